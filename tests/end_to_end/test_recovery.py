"""A studio is killed: the next one offers what was not saved, above the canvas, and loses nothing of it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton

from cnnstudio.design import desk, file
from cnnstudio.design.design import Design
from cnnstudio.design.journal import entry
from cnnstudio.design.log import encode
from cnnstudio.ui import edits, parts, words
from cnnstudio.ui.actions import find_panel
from cnnstudio.ui.beginnings import first_design
from tests.end_to_end import hands
from tests.end_to_end.another_studio import RestingEngine, another_studio, change, kept, killed
from tests.end_to_end.conftest import fresh_user, opened, shut
from tests.end_to_end.hands import until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal that kills")

Button = QMessageBox.StandardButton
BEHIND = 2.0
"""Seconds that the journal may be behind an edit."""


@pytest.fixture
def place(tmp_path, monkeypatch):
    """The folder of journals, of this test alone."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return desk.folder()


@pytest.fixture
def studio(qapp, tmp_path, place, monkeypatch):
    """Return a function that opens a window and waits until it has looked for what was lost."""
    fresh_user(tmp_path / "settings")
    monkeypatch.setattr(parts, "engine", RestingEngine)
    every = []

    def open_one():
        every.append(opened())
        until(lambda: every[-1].safety.recovery is not None and every[-1].safety.recovery.looked)
        hands.settle()
        return every[-1]

    yield open_one
    for window in every:
        shut(window)


def journals(place: Path) -> list[str]:
    return [path.name for path in place.glob("*.jsonl")] if place.exists() else []


def offers(window) -> list[str]:
    """Return the texts of what is offered; what is hidden is not."""
    found = window.findChildren(QPushButton)
    return sorted(b.objectName() for b in found if b.objectName().startswith("recovery.") and b.isVisible())


def dead(place: Path, design: Design, path: Path | None = None, at: float = 1.7e9) -> None:
    """Leave a journal as a studio does that was killed."""
    made = desk.Desk(place)
    made.journal.keep(entry(design, path, "", at))
    made.die()


def titled(title: str) -> Design:
    return Design(networks=first_design().networks, title=title)


def test_killed_and_recovered(studio, place):
    said = killed("edit_and_wait")
    assert said["seconds"] < BEHIND
    window = studio()
    assert offers(window) == ["recovery.discard.0", "recovery.recover.0"]
    text = find_panel(window, "recovery.text.0").text()
    assert "LeNet-5" in text and "today" in text and "15 blocks" in text
    hands.click_named(window, "recovery.recover.0")
    assert file.dumps(window.document.design).decode() == said["design"]
    assert window.document.dirty and window.document.path is None
    assert offers(window) == []
    assert kept(window) and len(journals(place)) == 1, "what is recovered is not saved yet: it is this window's to keep"


def test_the_file_is_never_overwritten(studio, place, tmp_path):
    path = tmp_path / "net.cnn"
    before = file.save(first_design(), path)
    said = killed("edit_and_wait", path)
    window = studio()
    assert path.name in find_panel(window, "recovery.text.0").text()
    hands.click_named(window, "recovery.recover.0")
    assert path.read_bytes() == before
    assert window.document.path == path and window.document.dirty
    hands.press(window, Qt.Key.Key_S, hands.CONTROL)
    assert path.read_bytes().decode() == said["design"] and not window.document.dirty
    assert path.with_name("net.cnn~").read_bytes() == before
    until(lambda: not journals(place))


def test_recovered_work_is_compared_with_the_file_as_it_was(studio, tmp_path):
    """The file was changed after the studio was killed: that is asked about before it is written."""
    path = tmp_path / "net.cnn"
    file.save(first_design(), path)
    killed("edit_and_wait", path)
    theirs = file.save(titled("theirs"), path)
    window = studio()
    hands.click_named(window, "recovery.recover.0")
    hands.press(window, Qt.Key.Key_S, hands.CONTROL)
    assert find_panel(window, "ask.changed").isVisible()
    hands.press(find_panel(window, "ask.changed"), Qt.Key.Key_Escape)
    assert path.read_bytes() == theirs and window.document.dirty


def test_a_clean_end_leaves_nothing(studio, place, tmp_path):
    window, path = studio(), tmp_path / "net.cnn"
    change(window, 9)
    until(lambda: journals(place))
    hands.press(window, Qt.Key.Key_S, hands.CONTROL)
    dialog = find_panel(window, "file.save_as.dialog")
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()
    until(lambda: not journals(place))
    hands.activate(window)
    change(window, 8)
    until(lambda: journals(place))
    window.document.undo()
    until(lambda: not journals(place))
    window.document.redo()
    until(lambda: journals(place))
    window.close()
    hands.answer(window, "ask.save", Button.Discard)
    assert not window.isVisible()
    assert list(place.iterdir()) == []


def test_closing_at_once_behind_an_edit_leaves_nothing(studio, place):
    window = studio()
    change(window, 9)
    window.close()
    hands.answer(window, "ask.save", Button.Discard)
    assert list(place.iterdir()) == []


def test_discarded_is_gone(studio, place):
    killed("edit_and_wait")
    window = studio()
    hands.click_named(window, "recovery.discard.0")
    assert offers(window) == [] and not journals(place)
    assert not window.document.dirty


def test_closing_the_bar_asks_again_at_the_next_start(studio, place):
    dead(place, titled("kept"))
    window = studio()
    hands.press(find_panel(window, "recovery.recover.0"), Qt.Key.Key_Escape)
    hands.click_named(window, "recovery.close")
    assert offers(window) == [] and len(journals(place)) == 1
    window.close()
    assert offers(studio()) == ["recovery.discard.0", "recovery.recover.0"]


def test_several_by_keyboard_and_in_spanish(studio, place):
    for number in range(6):
        dead(place, titled(f"net {number}"))
    window = studio()
    assert len(offers(window)) == 8, "four at a time"
    window.speak("es")
    until(lambda: words.language() == "es")
    hands.settle()
    button = find_panel(window, "recovery.recover.0")
    assert button.text() == "Recuperar" and button.accessibleDescription()
    first = find_panel(window, "recovery.text.0").text()
    button.setFocus()
    hands.press(window, Qt.Key.Key_Space)
    assert f"«{window.document.design.title}»" in first
    assert len(offers(window)) == 8 and find_panel(window, "recovery.text.0").text() != first
    find_panel(window, "recovery.recover.0").setFocus()
    hands.press(window, Qt.Key.Key_Space)
    hands.answer(window, "ask.save", Button.Cancel)
    assert len(offers(window)) == 8, "nothing is given up while what is open is not saved"


def test_what_cannot_be_read_is_one_sentence_and_stays(studio, place):
    place.mkdir(parents=True)
    for name, data in {"foreign": b"\xff" * 50, "newer": encode({"journal": 99}), "torn": b'{"jour'}.items():
        (place / f"{name}.jsonl").write_bytes(data)
    hostile = '{"cnnstudio": {"format": 1}, "networks": {"main": {"nodes": [{"id": "import", "type": "X"}]}}}'
    (place / "hostile.jsonl").write_bytes(encode({"journal": 1}) + encode({"at": 1, "design": hostile, "title": "<b>\u202e"}))
    window = studio()
    assert offers(window) == [*(f"recovery.discard.{at}" for at in range(4)), "recovery.recover.0"]
    for at in range(4):
        assert find_panel(window, f"recovery.text.{at}").text()
    before = window.document.design
    hands.click_named(window, "recovery.recover.0")
    assert window.messages.isVisible() and window.document.design is before
    assert len(journals(place)) == 4
    for _ in range(4):
        hands.click_named(window, "recovery.discard.0")
    assert not journals(place)


def test_a_living_studio_keeps_its_own(studio, place):
    with another_studio("edit_and_wait"):
        assert offers(studio()) == []
    assert offers(studio()) == ["recovery.discard.0", "recovery.recover.0"]


def test_one_of_two_windows_recovers(studio, place):
    dead(place, titled("one"))
    first, second = studio(), studio()
    hands.click_named(first, "recovery.recover.0")
    hands.activate(second)
    hands.click_named(second, "recovery.recover.0")
    assert first.document.design.title == "one" and second.document.design.title != "one"
    assert second.messages.isVisible() and offers(second) == []


def test_killed_while_training(studio):
    said = killed("train")
    assert said["seconds"] < BEHIND
    window = studio()
    hands.click_named(window, "recovery.recover.0")
    assert file.dumps(window.document.design).decode() == said["design"]


@pytest.mark.parametrize(
    ("call", "number", "side", "landed"),
    [("write", 0, "before", False), ("replace", 1, "before", False), ("replace", 1, "behind", True)],
)
def test_killed_while_saving(studio, place, tmp_path, call, number, side, landed):
    path = tmp_path / "net.cnn"
    before = file.save(first_design(), path)
    said = killed_by_itself("save_and_die", path, call, number, side)
    assert path.read_bytes() == (said["design"].encode() if landed else before)
    window = studio()
    if landed:
        assert offers(window) == [] and not journals(place), "the file has it"
        return
    hands.click_named(window, "recovery.recover.0")
    assert file.dumps(window.document.design).decode() == said["design"]
    assert window.document.path == path


def killed_by_itself(*arguments: object) -> dict:
    """Wait until a studio that kills itself is dead; return what it said before."""
    with another_studio(*arguments) as said:
        until(lambda: not Path(f"/proc/{said['pid']}/cmdline").exists() or not cmdline(said["pid"]), 30)
        return said


def cmdline(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def test_a_disk_that_takes_no_journal_is_said_once(studio, place):
    place.parent.mkdir(parents=True)
    place.write_text("a file where the folder should be")
    window = studio()
    assert window.messages.isVisible() and str(place) in window.messages.text.text()
    window.messages.hide()
    edits_before = window.document.undo_stack.count()
    window.document.edit("x", edits.set_values(window.document.design, "conv1", out_channels=3))
    hands.settle()
    assert window.document.undo_stack.count() == edits_before + 1 and not window.messages.isVisible()


def test_what_is_recovered_has_the_room_that_the_offer_took(studio, place):
    dead(place, titled("Kept"))
    window = studio()
    beside = len({x for x, _y in window.canvas.scene.placed.heads.values()})
    hands.click_named(window, "recovery.recover.0")
    assert window.document.design.title == "Kept"
    until(lambda: len({x for x, _y in window.canvas.scene.placed.heads.values()}) < beside)
