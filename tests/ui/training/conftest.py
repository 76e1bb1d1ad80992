from __future__ import annotations

import pytest

from cnnstudio.ui.document import Document
from cnnstudio.ui.training.panel import TrainingPanel
from tests import remains
from tests.ui.training.engine_room import engine, full_speed, nothing_left  # noqa: F401
from tests.ui.training.studio import small_design


@pytest.fixture
def document(qapp):
    return Document(small_design())


@pytest.fixture
def panel(qtbot, document, engine):  # noqa: F811
    """The training panel of a small network at 1366x768, ended with its run."""
    engine.start()
    made = TrainingPanel(document, engine)
    qtbot.addWidget(made)
    made.resize(910, 216)
    made.show()
    session = made.session
    yield made
    if session.busy and engine.alive:
        session.stop()
        qtbot.waitUntil(lambda: not session.busy, timeout=20_000)
    session.deleteLater()
    # While the engine, whose child it is, is still held.
    remains.forget_deleted()
