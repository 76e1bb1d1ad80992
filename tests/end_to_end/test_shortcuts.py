"""Shortcuts are listed, changed by pressing keys, refused where they clash, and remembered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialog

from cnnstudio.ui import settings
from cnnstudio.ui.actions import find_action, find_panel
from cnnstudio.ui.commands import shortcuts
from tests.end_to_end import hands
from tests.end_to_end.conftest import opened, shut

CONTROL, SHIFT, ALT = hands.CONTROL, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def dialog(window):
    """The list of shortcuts, open beside the window."""
    hands.press(window, Qt.Key.Key_F1)
    made = find_panel(window, "help.shortcuts.dialog")
    yield made
    shortcuts.reset_all(window.actions_)
    if made in window.findChildren(QDialog):
        made.close()
    hands.activate(window)


def rows(dialog) -> dict[str, str]:
    return {item.data(0, Qt.ItemDataRole.UserRole): item.text(1) for item in dialog._rows()}


def choose(dialog, name: str) -> None:
    """Click the row of a command."""
    item = next(item for item in dialog._rows() if item.data(0, Qt.ItemDataRole.UserRole) == name)
    dialog.tree.scrollToItem(item)
    hands.settle()
    hands.click(dialog.tree.viewport(), dialog.tree.visualItemRect(item).center())


def give(dialog, name: str, key: Qt.Key, held: Qt.KeyboardModifier = hands.NONE) -> str:
    """Choose a command and press its new keys; return what is said then."""
    choose(dialog, name)
    hands.press(dialog, Qt.Key.Key_Return)
    assert dialog.keys.hasFocus() and dialog.isVisible()
    hands.press(dialog, key, held)
    return dialog.said.text()


def keys_of(window, name: str) -> list[str]:
    return [keys.toString() for keys in find_action(window, name).shortcuts()]


def test_every_command_is_listed_and_the_keys_of_the_canvas(window, dialog):
    shown = rows(dialog)
    assert {action.objectName() for action in window.actions_} <= shown.keys()
    assert shown["file.save"] == "Ctrl+S" and shown["edit.redo"] == "Ctrl+Shift+Z  Ctrl+Y"
    fixed = [item.text(1) for item in dialog._rows() if not item.data(0, Qt.ItemDataRole.UserRole)]
    assert {"F", "Home", "Space"} <= set(fixed)


def test_new_keys_do_what_they_say_and_the_old_ones_nothing(window, dialog):
    give(dialog, "edit.duplicate", Qt.Key.Key_F8)
    assert rows(dialog)["edit.duplicate"] == "F8"
    dialog.close()
    hands.activate(window)
    hands.until(lambda: QApplication.activeWindow() is window)
    hands.pick(window, "conv1")
    hands.until(lambda: window.canvas.board.hasFocus() and window.selection.ids == {"conv1"})
    hands.press(window, Qt.Key.Key_D, CONTROL)
    assert len(window.document.design.graph) == 15
    hands.press(window, Qt.Key.Key_F8)
    assert len(window.document.design.graph) == 16


def test_keys_of_another_command_are_refused_with_its_name(window, dialog):
    said = give(dialog, "edit.duplicate", Qt.Key.Key_S, CONTROL)
    assert "Save" in said and "Ctrl+S" in said and keys_of(window, "edit.duplicate") == ["Ctrl+D"]
    assert "Fit everything" in give(dialog, "edit.duplicate", Qt.Key.Key_Home)
    give(dialog, "file.save", Qt.Key.Key_F9)
    give(dialog, "edit.duplicate", Qt.Key.Key_S, CONTROL)
    assert keys_of(window, "edit.duplicate") == ["Ctrl+S"]
    choose(dialog, "file.save")
    hands.click(dialog.one)
    assert "Duplicate" in dialog.said.text() and keys_of(window, "file.save") == ["F9"], "its first keys are another's now"


@pytest.mark.parametrize(
    ("key", "held", "word"),
    [
        (Qt.Key.Key_BracketLeft, CONTROL, "Spanish"),
        (Qt.Key.Key_At, CONTROL, "Spanish"),
        (Qt.Key.Key_D, CONTROL | ALT, "AltGr"),
        (Qt.Key.Key_D, ALT, "menus"),
        (Qt.Key.Key_D, hands.NONE, "typing"),
        (Qt.Key.Key_D, SHIFT, "typing"),
        (Qt.Key.Key_Return, hands.NONE, "typing"),
    ],
)
def test_keys_that_not_everybody_can_press_are_refused_with_the_reason(window, dialog, key, held, word):
    assert word in give(dialog, "view.fit", key, held)
    assert keys_of(window, "view.fit") == ["Ctrl+0"] and not settings.texts("shortcuts")


def test_keys_are_taken_away_and_reset(window, dialog):
    give(dialog, "view.fit", Qt.Key.Key_Backspace)
    assert keys_of(window, "view.fit") == [] and settings.texts("shortcuts")
    hands.click(dialog.one)
    assert keys_of(window, "view.fit") == ["Ctrl+0"] and not settings.texts("shortcuts")
    give(dialog, "view.fit", Qt.Key.Key_F7)
    give(dialog, "view.zoom_in", Qt.Key.Key_F8)
    hands.click(dialog.all)
    assert keys_of(window, "view.zoom_in") == ["Ctrl++", "Ctrl+="] and keys_of(window, "view.fit") == ["Ctrl+0"]


def test_the_list_is_searched_by_command_and_by_keys(window, dialog):
    for text, name in (("duplicate", "edit.duplicate"), ("ctrl+0", "view.fit")):
        hands.click(dialog.search)
        hands.press(dialog, Qt.Key.Key_A, CONTROL)
        dialog.search.insert(text)
        visible = [item.data(0, Qt.ItemDataRole.UserRole) for item in dialog._rows() if not item.isHidden()]
        assert visible == [name] and dialog._current() == name


def test_chosen_keys_are_there_at_the_next_start_and_in_spanish(window, dialog):
    give(dialog, "edit.duplicate", Qt.Key.Key_F8)
    settings.remember("shortcuts", [*settings.texts("shortcuts"), "view.fit=Ctrl+S", "later.thing=F4", "broken", "edit.cut="])
    other = opened()
    try:
        hands.until(lambda: keys_of(other, "edit.cut") == [])
        assert keys_of(other, "edit.duplicate") == ["F8"]
        assert keys_of(other, "view.fit") == ["Ctrl+0"], "keys that another command has are not taken"
        other.speak("es")
        hands.until(lambda: find_action(other, "edit.duplicate").text() != "&Duplicate")
        assert keys_of(other, "edit.duplicate") == ["F8"]
    finally:
        other.speak("en")
        hands.settle()
        shut(other)


def test_no_two_share_keys_at_first(window):
    seen: dict[str, str] = {}
    for action in window.actions_:
        for keys in action.shortcuts():
            assert seen.setdefault(keys.toString(), action.objectName()) == action.objectName()
            assert shortcuts.unfit(QKeySequence(keys), shortcuts.on_canvas(action)) is None, action.objectName()
