from __future__ import annotations

import pytest

from cnnstudio.ui.document import Document
from cnnstudio.ui.explore.panel import ExplorePanel
from cnnstudio.ui.selection import Selection
from tests import remains
from tests.ui.training.engine_room import engine, full_speed, nothing_left  # noqa: F401
from tests.ui.training.studio import small_design


@pytest.fixture
def document(qapp):
    return Document(small_design())


@pytest.fixture
def selection(document):
    made = Selection()
    made.follow(document)
    return made


@pytest.fixture
def panel(qtbot, document, selection, engine):  # noqa: F811
    """Explore with a small network, shown, its first picture through the network."""
    engine.start()
    made = ExplorePanel(document, selection, engine)
    qtbot.addWidget(made)
    made.resize(910, 470)
    made.show()
    qtbot.waitUntil(lambda: made.looking.last is not None, timeout=60_000)
    looking, session = made.looking, made.looking.session
    yield made
    if session.busy and engine.alive:
        session.stop()
        qtbot.waitUntil(lambda: not session.busy, timeout=20_000)
    looking.watch(False)
    looking.deleteLater()
    session.deleteLater()
    # While the engine, whose child it is, is still held.
    remains.forget_deleted()
