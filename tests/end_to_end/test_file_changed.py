"""Someone else changes or removes the open file: that is said when the person comes back, and asked about before saving."""

from __future__ import annotations

import os

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from cnnstudio.design import file
from cnnstudio.ui import edits, parts
from cnnstudio.ui.actions import find_panel
from cnnstudio.ui.beginnings import first_design
from tests.end_to_end import hands
from tests.end_to_end.another_studio import RestingEngine, another_studio
from tests.end_to_end.conftest import fresh_user, opened, shut
from tests.end_to_end.hands import until


@pytest.fixture
def studio(qapp, tmp_path, monkeypatch):
    """Return a function that opens a window with a file."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    fresh_user(tmp_path / "settings")
    monkeypatch.setattr(parts, "engine", RestingEngine)
    every = []

    def open_one(path):
        every.append(opened())
        until(lambda: every[-1].safety.recovery is not None and every[-1].safety.recovery.looked)
        every[-1].files.open(path)
        hands.settle()
        return every[-1]

    yield open_one
    for window in every:
        shut(window)


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "net.cnn"
    file.save(first_design(), made)
    return made


@pytest.fixture
def window(studio, path):
    """A window with a file, and a change that is not saved."""
    made = studio(path)
    change(made, 9)
    return made


def with_filters(count):
    return edits.set_values(first_design(), "conv1", out_channels=count)


def change(window, count):
    document = window.document
    document.edit("Change", edits.set_values(document.design, "conv1", out_channels=count))


def filters(design):
    return design.graph["conv1"].block.out_channels


def saved_elsewhere(path, count=77):
    """Do what another program does."""
    return file.save(with_filters(count), path)


def press_save(window):
    hands.press(window, Qt.Key.Key_S, hands.CONTROL)


def question(window):
    return window.findChild(QMessageBox)


def click(window, name):
    hands.click_named(window, name)
    until(lambda: question(window) is None)
    hands.activate(window)


def answer_dialog(window, path):
    dialog = find_panel(window, "file.save_as.dialog")
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()
    until(lambda: window.findChild(QFileDialog) is None)
    hands.activate(window)


def come_back(window):
    """Give the focus to something else and back, as when the person was in another program."""
    other = QMessageBox()
    other.show()
    hands.activate(other)
    other.close()
    other.deleteLater()
    hands.activate(window)


def test_overwritten_after_a_question(window, path):
    saved_elsewhere(path)
    press_save(window)
    box = question(window)
    assert "net.cnn" in box.text() and "15" in box.informativeText() and "different: 1." in box.informativeText()
    assert filters(file.load(path)) == 77, "nothing is written before the answer"
    click(window, "ask.changed.overwrite")
    assert filters(file.load(path)) == 9 and not window.document.dirty
    change(window, 10)
    press_save(window)
    assert question(window) is None and filters(file.load(path)) == 10, "it is ours again"


def test_saved_as_another(window, path):
    theirs = saved_elsewhere(path)
    press_save(window)
    hands.press(question(window), Qt.Key.Key_Return)
    answer_dialog(window, path.with_name("mine.cnn"))
    assert path.read_bytes() == theirs
    assert filters(file.load(path.with_name("mine.cnn"))) == 9
    assert window.document.path == path.with_name("mine.cnn") and not window.document.dirty


def test_the_file_is_shown_and_that_is_undone(window, path):
    saved_elsewhere(path)
    press_save(window)
    click(window, "ask.changed.reload")
    assert filters(window.document.design) == 77 and not window.document.dirty
    hands.press(window, Qt.Key.Key_Z, hands.CONTROL)
    assert filters(window.document.design) == 9 and window.document.dirty
    press_save(window)
    assert question(window) is None and filters(file.load(path)) == 9


def test_cancel_changes_nothing(window, path):
    theirs = saved_elsewhere(path)
    press_save(window)
    hands.press(question(window), Qt.Key.Key_Escape)
    until(lambda: question(window) is None)
    assert path.read_bytes() == theirs and window.document.dirty and filters(window.document.design) == 9


def test_what_is_no_design_any_more(window, path):
    path.write_text("a letter")
    press_save(window)
    assert question(window).informativeText()
    assert window.findChild(QMessageBox).findChild(object, "ask.changed.reload") is None
    click(window, "ask.changed.overwrite")
    assert filters(file.load(path)) == 9
    assert path.with_name("net.cnn~").read_text() == "a letter", "what was there is kept"


@pytest.mark.parametrize("again", [True, False])
def test_a_file_that_is_gone(window, path, again):
    path.unlink()
    press_save(window)
    assert "no longer" in question(window).text()
    if again:
        click(window, "ask.gone.save")
        assert filters(file.load(path)) == 9
    else:
        hands.click_named(window, "ask.gone.save_as")
        answer_dialog(window, path.with_name("mine.cnn"))
        assert not path.exists() and filters(file.load(path.with_name("mine.cnn"))) == 9


def test_a_folder_that_is_gone_is_one_sentence(window, path):
    path.with_name("net.cnn").unlink()
    window.document.path = path.parent / "gone" / "net.cnn"
    press_save(window)
    click(window, "ask.gone.save")
    assert window.messages.isVisible() and window.document.dirty


def test_touched_is_not_changed(window, path):
    os.utime(path, (1, 1))
    come_back(window)
    assert not window.middle.messages.isVisible()
    press_save(window)
    assert question(window) is None and filters(file.load(path)) == 9


def test_closing_asks_too(window, path):
    saved_elsewhere(path)
    window.close()
    hands.answer(window, "ask.save", QMessageBox.StandardButton.Save)
    assert window.isVisible()
    click(window, "ask.changed.reload")
    assert window.isVisible(), "what the file holds is to be looked at"
    change(window, 5)
    saved_elsewhere(path, 78)
    window.close()
    hands.answer(window, "ask.save", QMessageBox.StandardButton.Save)
    hands.click_named(window, "ask.changed.overwrite")
    assert not window.isVisible() and filters(file.load(path)) == 5


def test_coming_back_to_a_changed_file(window, path):
    messages = window.middle.messages
    saved_elsewhere(path)
    come_back(window)
    assert messages.isVisible() and "net.cnn" in messages.text.text()
    hands.click_named(window, "message.close")
    come_back(window)
    assert not messages.isVisible(), "it is said once"
    saved_elsewhere(path, 78)
    press_save(window)
    click(window, "ask.changed.overwrite")
    assert not messages.isVisible()
    saved_elsewhere(path, 79)
    come_back(window)
    hands.click_named(window, "message.action")
    assert filters(window.document.design) == 79 and not window.document.dirty
    hands.press(window, Qt.Key.Key_Z, hands.CONTROL)
    assert filters(window.document.design) == 9


def test_coming_back_to_a_file_that_is_gone(window, path):
    held = path.read_bytes()
    path.unlink()
    come_back(window)
    assert window.messages.isVisible() and not window.messages.action.isVisible()
    path.write_bytes(held)
    window.messages.hide()
    come_back(window)
    assert not window.messages.isVisible()


def test_two_windows_do_not_overwrite_each_other(studio, path):
    first, second = studio(path), studio(path)
    assert second.messages.isVisible() and "net.cnn" in second.messages.text.text()
    change(first, 3)
    change(second, 4)
    press_save(second)
    assert filters(file.load(path)) == 4
    hands.activate(first)
    assert first.messages.isVisible()
    press_save(first)
    assert filters(file.load(path)) == 4
    click(first, "ask.changed.overwrite")
    assert filters(file.load(path)) == 3
    hands.activate(second)
    assert second.messages.action.isVisible()


def test_a_file_that_another_studio_has_open(studio, path):
    with another_studio("look", path):
        assert studio(path).messages.isVisible()


def test_a_file_that_nobody_else_has_open(studio, path):
    assert not studio(path).middle.messages.isVisible()
