"""Twenty thousand random things done to the window leave one that works, and a design that loads."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QFileDialog

from cnnstudio.design.file import dumps, loads
from cnnstudio.ui import words
from cnnstudio.ui.beginnings import first_design
from cnnstudio.ui.training.session import Phase
from tests.end_to_end import hands
from tests.end_to_end.conftest import fresh_user, opened, shut, wait_ready
from tests.end_to_end.hands import until
from tests.end_to_end.storm import Storm


class Door(QObject):
    """Keeps the window open: random hands find every way to quit."""

    def __init__(self, window) -> None:
        super().__init__(window)
        self.window, self.locked = window, True
        window.installEventFilter(self)

    def eventFilter(self, watched, event) -> bool:
        if self.locked and watched is self.window and event.type() == QEvent.Type.Close:
            event.ignore()
            return True
        return False


@pytest.fixture
def stormy(qapp, tmp_path, monkeypatch):
    """A window that cannot be closed and asks for no file; its engine computes."""
    monkeypatch.setattr(QFileDialog, "open", lambda dialog, *_: dialog.deleteLater())
    monkeypatch.chdir(tmp_path)
    fresh_user(tmp_path / "settings")
    window = opened()
    door = Door(window)
    wait_ready(window)
    yield window
    door.locked = False
    shut(window)


def weather(window, complaints, seed: int, count: int) -> None:
    storm = Storm(window, seed, count)
    storm.blow()
    it_works(window)


def it_works(window) -> None:
    """The window says its words, edits, saves, and trains."""
    design = window.document.design
    assert loads(dumps(design)) == design
    words.choose_language("en")
    window.views.present(False)
    window.views.reset()
    window.resize(1366, 768)
    hands.until(lambda: QApplication.activePopupWidget() is None)
    window.training.stop()
    until(lambda: not window.training.busy)
    window.document.new(first_design())
    window.show_design()
    hands.settle()
    hands.append(window, "ReLU")
    assert len(window.document.design.graph) == 16
    window.document.undo()
    wait_ready(window)
    window.training.set_pace("full")
    hands.click(window.header.train)
    session = window.training.session
    until(lambda: session.history is not None and session.history.count >= 2, 60)
    assert session.phase is Phase.TRAINING


def test_a_storm(stormy, complaints):
    weather(stormy, complaints, 1, 1_500)


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", (10, 11))
def test_a_long_storm(stormy, complaints, seed):
    weather(stormy, complaints, seed, 20_000)
