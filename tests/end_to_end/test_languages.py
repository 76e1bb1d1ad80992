"""In both languages the studio is used once through; every word is of that language, and at 1366x768 none is cut."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cnnstudio.ui import edits
from cnnstudio.ui.actions import find_action, find_panel
from cnnstudio.ui.application import QtWords
from cnnstudio.ui.training.session import Phase
from tests.end_to_end import hands
from tests.end_to_end.conftest import fresh_user, opened, shut, wait_ready
from tests.end_to_end.hands import until
from tests.end_to_end.reading import Words, cut, texts

SPANISH = Path(__file__).resolve().parents[2] / "resources" / "translations" / "cnnstudio_es.ts"
DOCKS = ("panel.code", "panel.outline", "panel.problems", "panel.training")


@pytest.fixture(params=("es", "en"))
def spoken(request, qapp, tmp_path):
    """A language, a window that speaks it from the start, and its engine."""
    fresh_user(tmp_path / "settings", request.param)
    speaker = QtWords(qapp)
    window = opened()
    wait_ready(window)
    yield request.param, window
    shut(window)
    qapp.removeTranslator(speaker)


def tour(window) -> Iterator[tuple[str, QWidget]]:
    """Use the studio once through; yield each place with the window that shows it."""
    yield "at first", window
    for id in ("conv1", "pool1", "fc1", "softmax1", "input"):
        window.selection.set([id])
        hands.settle()
        yield id, window
    yield from trouble(window)
    yield from training(window)
    find_action(window, "file.new").trigger()
    hands.settle()
    yield "start page", window
    window.show_design()
    yield from dialogs(window)


def trouble(window) -> Iterator[tuple[str, QWidget]]:
    """What a network that does not fit looks like, in every panel."""
    document = window.document
    document.edit("Break", edits.set_values(document.design, "conv1", kernel_size=(40, 40)))
    for name in DOCKS:
        window.docks[name].bring_forward()
        hands.settle()
        yield f"broken, {name}", window
    window.selection.set(["conv1"])
    hands.settle()
    yield "broken, inspector", window
    document.undo()
    hands.settle()


def training(window) -> Iterator[tuple[str, QWidget]]:
    """The first run, the plan, the curves, the look inside, the end."""
    session = window.training.session
    hands.click(window.header.train)
    until(lambda: session.history is not None and session.history.count, 60)
    until(lambda: bool(window.training.curves.plots))
    hands.settle()
    yield "training slowly", window
    hands.tab(window, 1)
    until(lambda: window.explore.looking.last is not None)
    hands.settle()
    yield "looking", window
    hands.click_named(window.training, "training.faster")
    until(lambda: len(session.history.ends) >= 1, 60)
    yield "training fast", window
    hands.click(window.header.train)
    until(lambda: session.phase is Phase.STOPPED)
    hands.settle()
    yield "stopped", window
    window.document.edit("Edit", edits.set_values(window.document.design, "conv1", out_channels=7))
    until(lambda: session.edited)
    hands.settle()
    yield "edited since", window
    hands.tab(window, 0)


def dialogs(window) -> Iterator[tuple[str, QWidget]]:
    """What opens over the window."""
    for name in ("help.shortcuts", "help.about"):
        find_action(window, name).trigger()
        hands.settle()
        dialog = find_panel(window, f"{name}.dialog")
        yield name, dialog
        dialog.close()
        hands.activate(window)
    window.close()
    hands.settle()
    box = find_panel(window, "ask.save")
    yield "unsaved", box
    hands.press(box, Qt.Key.Key_Escape)
    hands.activate(window)


def test_used_once_through(spoken):
    language, window = spoken
    words, wrong, narrow = Words(SPANISH), [], []
    for place, shown in tour(window):
        if language == "es":
            wrong += [(place, where, text) for where, text in texts(shown) if words.is_english(text)]
        narrow += [(place, text) for text in cut(shown, window.explore)]
        if shown is window:
            assert (window.width(), window.height()) == (1366, 768)
            assert window.palette_.isVisible() and window.inspector.isVisible() and window.header.train.isVisible()
    assert not wrong, "\n".join(sorted({f"{place}: {where}: {text}" for place, where, text in wrong}))
    assert not narrow, "\n".join(sorted({f"{place}: {text}" for place, text in narrow}))
