"""A design is saved, opened again in another window, and trained anew; what is not saved is asked about."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from cnnstudio.ui.actions import find_action, find_panel
from cnnstudio.ui.training.session import Phase
from tests.end_to_end import hands
from tests.end_to_end.conftest import fresh_user, opened, shut, wait_ready
from tests.end_to_end.hands import until

Button = QMessageBox.StandardButton


@pytest.fixture
def windows(qapp, tmp_path):
    """Return a function that opens windows one after the other, as one person does."""
    fresh_user(tmp_path / "settings")
    every = []

    def open_one():
        every.append(opened())
        return every[-1]

    yield open_one
    for window in every:
        shut(window)


def change_filters(window, count: int) -> None:
    hands.pick(window, "conv1")
    hands.fill(window, "out_channels", str(count))
    assert window.document.design.graph["conv1"].block.out_channels == count


def train_to_the_end(window) -> None:
    """Train with the plan that there is, shortened to one epoch."""
    wait_ready(window)
    document = window.document
    document.edit("Plan", replace(document.design, plan=replace(document.design.plan, epochs=1, batch_size=256, threads=1)))
    find_action(window, "train.pace.full").trigger()
    hands.click(window.header.train)
    until(lambda: window.training.session.phase is Phase.DONE, 90)
    assert set(window.training.session.finished.test) == {"accuracy", "loss"}


def test_saved_reopened_retrained(windows, tmp_path):
    path = tmp_path / "mine.cnn"
    first = windows()
    change_filters(first, 9)
    train_to_the_end(first)
    trained = first.training.session.finished
    hands.press(first, Qt.Key.Key_S, hands.CONTROL)
    dialog = find_panel(first, "file.save_as.dialog")
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()
    hands.activate(first)
    assert path.is_file() and not first.document.dirty
    first.close()
    assert not first.isVisible(), "nothing is asked where all is saved"

    second = windows()
    find_action(second, "file.new").trigger()
    hands.settle()
    hands.click(next(b for b in second.start_page.findChildren(type(second.header.train)) if b.text() == path.name))
    assert second.document.design == first.document.design and second.document.path == path
    train_to_the_end(second)
    assert second.training.session.finished.test == pytest.approx(trained.test), "same plan, same seed, same result"


def test_unsaved_changes_are_asked_about(windows, tmp_path):
    window, path = windows(), tmp_path / "net.cnn"
    window.document.save(path)
    change_filters(window, 8)
    window.close()
    hands.answer(window, "ask.save", Button.Cancel)
    assert window.isVisible() and window.document.dirty
    hands.press(window, Qt.Key.Key_N, hands.CONTROL)
    hands.click_named(window.start_page, "start.empty")
    hands.answer(window, "ask.save", Button.Discard)
    assert not len(window.document.design.graph)
    window.files.open(path)
    change_filters(window, 8)
    window.close()
    hands.answer(window, "ask.save", Button.Save)
    assert not window.isVisible()
    window.document.open(path)
    assert window.document.design.graph["conv1"].block.out_channels == 8


def test_leaving_while_training_stops_and_keeps(windows, tmp_path):
    window = windows()
    wait_ready(window)
    hands.click(window.header.train)
    session = window.training.session
    until(lambda: session.history is not None and session.history.count, 30)
    window.close()
    hands.answer(window, "ask.stop", Button.Cancel)
    assert session.busy and window.isVisible()
    window.close()
    hands.click_named(window, "ask.stop.keep")
    until(lambda: not window.isVisible(), 10)
    assert list((session.run_folder / "checkpoints").glob("*.safetensors"))
