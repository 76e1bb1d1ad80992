"""Every sentence that a person may read is found by lupdate and has its Spanish."""

from __future__ import annotations

import ast
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cnnstudio import words
from cnnstudio.graph.text import Message, Text

REPOSITORY = Path(__file__).resolve().parents[1]
PACKAGE = REPOSITORY / "cnnstudio"
SPANISH = REPOSITORY / "resources" / "translations" / "cnnstudio_es.ts"

Key = tuple[str, str]


@pytest.fixture(scope="module")
def tools():
    spec = importlib.util.spec_from_file_location("translations", REPOSITORY / "tools" / "translations.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def spanish(tools) -> dict[Key, str]:
    """The catalogue as it lies in the repository."""
    return tools.read(SPANISH)


@pytest.fixture(scope="module")
def found(tools, tmp_path_factory) -> set[Key]:
    """All sentences that lupdate finds, in a catalogue of their own."""
    return set(tools.read(fresh(tools, tmp_path_factory.mktemp("lupdate"), PACKAGE)))


def fresh(tools, folder: Path, sources: Path) -> Path:
    catalogue = folder / "fresh.ts"
    tools.update(catalogue, "es", sources)
    return catalogue


def test_every_sentence_has_its_spanish(found, spanish):
    missing = sorted(key for key in found if not spanish.get(key))
    assert not missing, "python tools/translations.py lists them, resources/translations/cnnstudio_es.ts takes them"


def test_no_spanish_is_left_over(found, spanish):
    assert not sorted(spanish.keys() - found)


def test_lupdate_finds_every_marked_sentence(found):
    marked = {key for path in sorted(PACKAGE.rglob("*.py")) for key in marks(path)}
    assert marked
    assert not sorted(marked - found)


def test_sentences_are_marked_by_a_call_of_that_name():
    """lupdate knows no other: neither an alias nor the class behind it."""
    assert not [
        f"{path.relative_to(REPOSITORY)}:{node.lineno}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.alias) and node.name == "translate" and node.asname)
        or (isinstance(node, ast.Call) and ast.unparse(node.func) == "Text" and all(map(written_out, node.args)))
    ]


def test_the_window_looks_nothing_up_before_the_language_is_known():
    """`translate` of `cnnstudio.ui.words` looks up at once, so that it belongs into functions."""
    early = []
    for path in sorted((PACKAGE / "ui").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        origin = {name.name: node.module for node in tree.body if isinstance(node, ast.ImportFrom) for name in node.names}
        if origin.get("translate") == "cnnstudio.ui.words":
            early += [f"{path.relative_to(REPOSITORY)}:{node.lineno}" for node in at_import(tree) if calls_translate(node)]
    assert not early


def test_places_are_the_same_in_both_languages(spanish):
    wrong = [source for (_, source), translation in spanish.items() if translation and places(source) != places(translation)]
    assert not wrong


def test_a_translation_keeps_the_frame_of_its_source(spanish):
    wrong = [
        (source, translation)
        for (_, source), translation in spanish.items()
        if translation and frame(source) != frame(translation)
    ]
    assert not wrong


def test_a_menu_gives_no_letter_twice_by_an_ampersand(spanish):
    assert not [source for (_, source), translation in spanish.items() if source.count("&") != translation.count("&")]


def test_a_sentence_with_values_inside_is_caught(tools, tmp_path):
    source = tmp_path / "source"
    source.mkdir()
    (source / "hidden.py").write_text('translate("Test", "{count} blocks", count=3)\ntranslate("Test", "seen")\n')
    seen = set(tools.read(fresh(tools, tmp_path, source)))
    assert seen == {("Test", "seen")}
    with pytest.raises(AssertionError):
        list(marks(source / "hidden.py"))


def test_the_command_line_reads_the_same_catalogue(spanish, monkeypatch):
    key = next(key for key, translation in spanish.items() if "{" not in key[1] and translation != key[1])
    monkeypatch.setattr(words, "_chosen", "es")
    assert words.say(Text(*key)) == spanish[key]
    monkeypatch.setattr(words, "_chosen", "en")
    assert words.say(Message("test", Text(*key))) == key[1]


def marks(path: Path) -> Iterator[Key]:
    """Yield context and source of every `translate(...)` in a file; insist that these are its only arguments, written out."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        function = ast.unparse(node.func)
        painted = "." in function and not any(map(written_out, node.args))
        if function.rpartition(".")[2] != "translate" or painted:
            continue
        where = f"{path.name}:{node.lineno}"
        assert len(node.args) == 2 and not node.keywords, f"{where}: translate takes a context and a sentence, nothing else"
        assert all(map(written_out, node.args)), f"{where}: translate takes two texts that are written out"
        context, source = node.args
        yield context.value, source.value


def at_import(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes that run when a module is imported."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield child
            yield from at_import(child)


def calls_translate(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "translate"


def written_out(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(node.value)


def places(text: str) -> list[str]:
    return sorted(re.findall(r"\{[^}]*\}", text))


def frame(text: str) -> tuple[bool, bool, str]:
    """Return what the two languages must have in common at the edges of a sentence."""
    ending = text[-1] if text[-1] in ".:…?!" else ""
    return text[0].isspace(), text[-1].isspace(), ending
