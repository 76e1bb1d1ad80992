from __future__ import annotations

import time
import weakref

import pytest
import torch

from cnnstudio.engine.training import choose
from cnnstudio.engine.training.prepare import prepare
from tests.engine.conftest import lenet


@pytest.fixture
def tried(monkeypatch, tmp_path):
    """The networks that were tried, each with its precision and threads; trials begin from an empty cache, on two cores."""
    found = []

    def step(walk, optimizer, images, labels, precision):
        found.append((weakref.ref(walk), precision, torch.get_num_threads()))
        time.sleep(pace(precision))

    def pace(precision):
        return seconds[precision]

    seconds = {"float32": 0.001, "bfloat16": 0.001}
    monkeypatch.setattr(choose, "train_step", step)
    monkeypatch.setattr(choose, "TRIAL", 0.01)
    monkeypatch.setattr(choose, "physical_cores", lambda: 2)
    monkeypatch.setattr(choose, "_has_bf16", lambda device: True)
    monkeypatch.setattr(choose, "_place", lambda: tmp_path / "choices.json")
    found.append(seconds)
    return found


def chosen(few_digits, **plan) -> choose.Choices:
    return prepare(lenet(1, **{"threads": None, "precision": "auto", **plan}), few_digits).choices


def test_half_precision_must_be_clearly_faster(few_digits, tried):
    assert chosen(few_digits).precision == "float32"
    tried[0]["bfloat16"] = 0.0002
    assert chosen(few_digits, batch_size=16).precision == "bfloat16"


def test_a_choice_is_made_once_for_a_network_and_what_was_asked_for_stays(few_digits, tried):
    first = chosen(few_digits)
    assert {threads for _, _, threads in tried[1:]} == {1, 2}
    count = len(tried)
    assert chosen(few_digits) == first and len(tried) == count
    bound = chosen(few_digits, threads=2, precision="float32")
    assert (bound.threads, bound.precision) == (2, "float32") and len(tried) == count
    chosen(few_digits, batch_size=8)
    assert len(tried) > count


def test_a_cache_that_is_damaged_is_measured_anew(few_digits, tried, tmp_path):
    for content in (b"{", b"[]", b'{"a": {"threads": "many"}}', bytes(99)):
        (tmp_path / "choices.json").write_bytes(content)
        count = len(tried)
        chosen(few_digits)
        assert len(tried) > count


def test_of_a_slow_network_no_two_copies_are_held_and_each_takes_one_step(few_digits, tried, monkeypatch):
    monkeypatch.setattr(choose, "SLOW_STEP", 0.0005)
    held = []
    slow = choose.train_step

    def step(walk, *rest):
        held.append(sum(reference() is not None for reference, _, _ in tried[1:]))
        slow(walk, *rest)

    monkeypatch.setattr(choose, "train_step", step)
    chosen(few_digits)
    assert [precision for _, precision, _ in tried[1:]] == ["float32", "bfloat16"] and held == [0, 0]


def test_half_precision_that_fails_or_does_not_fit_is_not_chosen(few_digits, tried, monkeypatch):
    full = choose.train_step

    def step(walk, optimizer, images, labels, precision):
        if precision == "bfloat16":
            raise torch.OutOfMemoryError("CUDA out of memory")
        full(walk, optimizer, images, labels, precision)

    monkeypatch.setattr(choose, "train_step", step)
    assert chosen(few_digits).precision == "float32"
