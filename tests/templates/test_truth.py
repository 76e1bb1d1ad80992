"""Our list of true numbers holds all that its source holds."""

from __future__ import annotations

import json

import pytest

from tests.templates.truth import SOURCE, TRUTH

pytestmark = pytest.mark.skipif(not SOURCE.is_dir(), reason="the source of the numbers is not on this machine")


def source(name: str):
    return json.loads((SOURCE / name).read_text(encoding="utf-8"))


def test_every_number_of_the_lectures_is_tested_or_named_as_none_of_a_network():
    sections = ("networks", "windows", "flagged networks", "flagged windows", "not about a network")
    assert {id for section in sections for id in TRUTH[section]} == {entry["id"] for entry in source("lectures.json")}


def test_numbers_that_hold_are_those_of_the_source():
    found = {entry["id"]: entry for entry in source("lectures.json")}
    for id, value in {**TRUTH["networks"], **TRUTH["windows"]}.items():
        assert (found[id]["verdict"], found[id]["recomputed"]) == ("holds", value), id


def test_numbers_that_do_not_hold_are_flagged_in_the_source():
    found = {entry["id"]: entry["verdict"] for entry in source("lectures.json")}
    assert {found[id] for section in ("flagged networks", "flagged windows") for id in TRUTH[section]} == {"flagged"}


def test_architectures_are_those_of_the_source():
    found = source("architectures.json")
    assert {name: [found[name]["parameters"], found[name]["macs"]] for name in TRUTH["architectures"]} == TRUTH["architectures"]
