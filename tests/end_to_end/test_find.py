"""Ctrl+F leads from block to block, whatever they are called by."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cnnstudio.templates.registry import templates
from cnnstudio.ui.actions import find_panel
from cnnstudio.ui.commands.find import found
from tests.end_to_end import hands

SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
CONVS, DENSE = ["conv1", "conv2"], ["fc1", "fc2", "fc3"]


def look_for(window, text: str):
    """Press Ctrl+F on the canvas and type."""
    window.canvas.board.setFocus()
    hands.press(window, Qt.Key.Key_F, hands.CONTROL)
    for sign in text:
        QTest.keyClick(window.windowHandle(), sign)
    hands.settle()
    return find_panel(window, "find")


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("conv", CONVS),
        ("Convolution2D", CONVS),
        ("CONVOLUCION", CONVS),
        ("dense", DENSE),
        ("densa", DENSE),
        ("MaxPooling2D", ["pool1", "pool2"]),
        ("submuestreo 2x2", ["pool1", "pool2"]),
        ("5x5", CONVS),
        ("5 × 5", CONVS),
        ("filters 16", ["conv2"]),
        ("out_channels=16", ["conv2"]),
        ("filtros 6", ["conv1"]),
        ("stride 2", ["pool1", "pool2"]),
        ("paso 1", CONVS),
        ("conv 2", ["conv2"]),
        ("units 84", ["fc2"]),
        ("84", ["fc2"]),
        ("padding same", []),
        ("nothing", []),
        ("", []),
    ],
)
def test_words_mean_blocks(text, ids):
    assert found(templates()["lenet5-28"].build(), text) == ids


def test_enter_goes_on_and_shift_enter_back(window):
    bar = look_for(window, "dense")
    assert window.selection.ids == {"fc1"} and bar.count.text() == "1 of 3"
    hands.press(window, Qt.Key.Key_Return)
    assert window.selection.ids == {"fc2"} and bar.count.text() == "2 of 3"
    hands.press(window, Qt.Key.Key_Return, SHIFT)
    hands.press(window, Qt.Key.Key_Return, SHIFT)
    assert window.selection.ids == {"fc3"} and bar.count.text() == "3 of 3", "before the first comes the last"
    hands.press(window, Qt.Key.Key_Escape)
    assert window.canvas.board.hasFocus() and window.selection.ids == {"fc3"}
    with pytest.raises(KeyError):
        find_panel(window, "find")


@pytest.mark.parametrize("id", ["input", "flatten", "fc3"])
def test_the_canvas_shows_what_is_found(window, id):
    for _ in range(4):
        window.canvas.zoom_in()
    window.canvas.scroll_by(4000, 4000)
    area = window.canvas.board.viewport().rect()
    assert not area.contains(hands.block(window, id))
    bar = look_for(window, id)
    assert window.selection.ids == {id} and area.contains(hands.block(window, id))
    assert not bar.geometry().contains(hands.block(window, id))
    hands.press(window, Qt.Key.Key_Escape)


def test_what_is_not_there_is_said_and_selects_nothing_else(window):
    hands.pick(window, "conv1")
    bar = look_for(window, "zzz")
    assert bar.count.text() == "not found" and window.selection.ids == {"conv1"}
    hands.press(window, Qt.Key.Key_Return)
    assert window.selection.ids == {"conv1"}
    hands.press(window, Qt.Key.Key_Escape)


def test_all_that_is_found_can_be_selected(window):
    look_for(window, "stride 2")
    hands.press(window, Qt.Key.Key_Return, ALT)
    assert window.selection.ids == {"pool1", "pool2"} and window.canvas.board.hasFocus()


def test_the_list_follows_edits_and_undo(window):
    bar = look_for(window, "relu")
    count = len(bar.addresses)
    window.selection.set([bar.addresses[1]])
    window.canvas.delete_selection()
    hands.settle()
    assert len(bar.addresses) == count - 1
    hands.press(window, Qt.Key.Key_Escape)
    hands.press(window, Qt.Key.Key_Z, hands.CONTROL)
    hands.press(window, Qt.Key.Key_F, hands.CONTROL)
    hands.click_named(window, "find.close")
