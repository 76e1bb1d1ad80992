"""Looking sentences up without Qt."""

from __future__ import annotations

import pytest

from cnnstudio import words
from cnnstudio.graph.text import Message, translate

TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES">
<context><name>Tests</name>
<message><source>open</source><translation>abrir</translation></message>
<message><source>{count} of {thing} &amp; {share}</source><translation>{share} de {thing}: {count}</translation></message>
<message><source>waiting</source><translation type="unfinished">pendiente</translation></message>
<message><source>gone</source><translation type="vanished">ido</translation></message>
</context>
<context><name>Other</name><message><source>open</source><translation>abierto</translation></message></context>
</TS>
"""


@pytest.fixture
def spanish(tmp_path, monkeypatch):
    file = tmp_path / "cnnstudio_es.ts"
    file.write_text(TS, encoding="utf-8")
    monkeypatch.setattr(words, "resource", lambda *parts: tmp_path / parts[-1])
    words.set_language("es")


def test_context_decides(spanish):
    assert words.say(translate("Tests", "open")) == "abrir"
    assert words.say(translate("Other", "open")) == "abierto"


def test_places_and_numbers(spanish):
    message = Message(
        "x", translate("Tests", "{count} of {thing} & {share}"), count=61706, thing=translate("Tests", "open"), share=0.5
    )
    assert words.say(message) == "0,5 de abrir: 61\u202f706"


@pytest.mark.parametrize("source", ["waiting", "gone", "never heard of"])
def test_what_is_not_translated_is_english(spanish, source):
    assert words.say(translate("Tests", source)) == source


def test_english_is_the_source_itself(spanish):
    words.set_language("en")
    assert words.say(translate("Tests", "open")) == "open"
    assert words.number(0.5) == "0.5"


def test_missing_or_broken_catalogue_is_english(tmp_path, monkeypatch):
    (tmp_path / "cnnstudio_es.ts").write_text("<TS><context>", encoding="utf-8")
    for folder in (tmp_path, tmp_path / "nowhere"):
        monkeypatch.setattr(words, "resource", lambda *parts, folder=folder: folder / parts[-1])
        words.set_language("es")
        assert words.say(translate("Tests", "open")) == "open"


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"LANG": "es_MX.UTF-8"}, "es"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "es_ES"}, "es"),
        ({"LANG": "es_ES", "LC_MESSAGES": "C.UTF-8"}, "en"),
        ({"LANG": "en_US", "CNNSTUDIO_LANG": "es"}, "es"),
    ],
)
def test_system_language(monkeypatch, variables, expected):
    for name in ("CNNSTUDIO_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert words.system_language() == expected


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (9999, "9999"), (44426, "44\u202f426"), (-12345678, "-12\u202f345\u202f678"), (0.001, "0.001")],
)
def test_numbers_in_english(value, text):
    words.set_language("en")
    assert words.number(value) == text


def test_memory():
    words.set_language("es")
    assert words.memory(512) == "512 B"
    assert words.memory(3 * 2**29) == "1,5 GiB"


def test_language_option_is_taken_anywhere(cli, spanish):
    for arguments in (["--lang", "es", "templates"], ["templates", "--lang=es"]):
        assert cli(*arguments).code == 0
        assert words.language() == "es"
    assert cli("templates", "--lang", "en").code == 0
    assert words.language() == "en"
