"""The whole studio: a real window, a real engine beside it, and nothing left of either."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest

from cnnstudio import words
from cnnstudio.ui.beginnings import first_design
from cnnstudio.ui.main_window import MainWindow
from cnnstudio.ui.theme import theme
from tests import remains
from tests.end_to_end.hands import settle, until

_HARMLESS = ("This plugin does not support", "occurs outside target window")
"""What Qt says of a screen that is none, and QTest of a hand that is beside the window."""


@pytest.fixture(scope="module", autouse=True)
def nothing_left(qapp):
    """Fail a module that leaves a widget, a thread or a process alive."""
    with remains.nothing_left():
        yield


@pytest.fixture(autouse=True)
def complaints(monkeypatch):
    """Fail a test during which an error came through to a hook, or Qt warned."""
    heard: list[str] = []
    monkeypatch.setattr(sys, "excepthook", lambda *error: heard.append("".join(traceback.format_exception(*error))))

    def hear(kind: QtMsgType, _where: object, text: str) -> None:
        heard.append(text)
        if kind is QtMsgType.QtFatalMsg:
            sys.stderr.write(f"{text}\n")

    before = qInstallMessageHandler(hear)
    yield heard
    qInstallMessageHandler(before)
    serious = [text for text in heard if not any(word in text for word in _HARMLESS)]
    assert not serious, "\n".join(serious[:5])


def fresh_user(folder: Path, language: str = "en") -> None:
    """Let the studio find no settings: nothing was ever trained, and the colours are light."""
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    words.set_language(language)
    theme.appearance, theme.scale = "light", 1.0


def opened() -> MainWindow:
    """Return a window of 1366x768 whose engine starts."""
    window = MainWindow()
    window.showNormal()
    window.resize(1366, 768)
    settle()
    list(window.panels.load_beside())
    for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton):
        # QTest holds down what another test pressed and did not let go.
        QTest.mouseRelease(window.windowHandle(), button, Qt.KeyboardModifier.NoModifier, QPoint(1, 1))
    settle()
    return window


def shut(window: MainWindow) -> None:
    """Close a window without a question, and forget it."""
    window._closing = True
    window.close()
    window.deleteLater()
    settle()


def wait_ready(window: MainWindow) -> None:
    """Wait until there is an engine that computes."""
    window.engine.start()
    until(lambda: window.engine.is_ready, 90)


@pytest.fixture(scope="module")
def studio(qapp, tmp_path_factory):
    """The window of a whole module, which shares one engine."""
    fresh_user(tmp_path_factory.mktemp("settings"))
    window = opened()
    yield window
    shut(window)
    words.set_language(None)


@pytest.fixture
def window(studio):
    """The window as it is at first: LeNet-5 on the canvas, nothing under way, the engine warm."""
    wait_ready(studio)
    yield studio
    studio.training.stop()
    until(lambda: not studio.training.busy, 20)
    studio.document.new(first_design())
    studio.show_design()
    settle()
    remains.forget_deleted()
