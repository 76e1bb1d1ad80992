"""Fixtures around one real engine that a module's tests share."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSettings

from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.training import pace
from tests import remains


@pytest.fixture(autouse=True, scope="module")
def nothing_left(qapp):
    """Fail a module that leaves a widget, a thread or a child process alive."""
    with remains.nothing_left():
        yield


@pytest.fixture(autouse=True)
def full_speed(fresh_settings):
    """Let no test but those that ask for it be the first run ever."""
    pace.remember_run()
    yield


@pytest.fixture(scope="module")
def engine(qapp, nothing_left):
    """One engine for the module; a test that kills it starts it again."""
    made = EngineClient()
    yield made
    made.close()


def forget_settings(folder):
    """Be a person who never used the studio."""
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
