from __future__ import annotations

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from cnnstudio import words
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.theme import theme
from tests import remains


@pytest.fixture(autouse=True, scope="module")
def still_heap():
    """Let each test collect only what it made."""
    with remains.still_heap():
        yield


@pytest.fixture(autouse=True)
def fresh_settings(tmp_path):
    """Give every test settings of its own, and English in light colours."""
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    words.set_language("en")
    theme.appearance, theme.scale = "light", 1.0
    yield
    words.set_language(None)


@pytest.fixture(autouse=True)
def nothing_left(qapp):
    """Fail a test that leaves a widget, a thread or a child process alive."""
    with remains.nothing_left():
        yield


class RestingEngine(EngineClient):
    """An engine client that starts no process: the shell is tested alone."""

    def start(self):
        return


@pytest.fixture
def window(qtbot, monkeypatch):
    """The window at 1366x768, without an engine, closed without a question at the end."""
    from cnnstudio.ui import parts
    from cnnstudio.ui.main_window import MainWindow

    monkeypatch.setattr(parts, "engine", RestingEngine)
    made = MainWindow()
    qtbot.addWidget(made)
    made.showNormal()
    made.resize(1366, 768)
    qtbot.waitExposed(made)
    list(made.panels.load_beside())
    QApplication.processEvents()
    yield made
    made._closing = True
    made.close()
