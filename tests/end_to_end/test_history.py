"""A thousand steps, each by its name: a click goes there."""

from __future__ import annotations

import tracemalloc

import pytest
from PySide6.QtCore import Qt

from cnnstudio.ui import edits
from cnnstudio.ui.actions import find_panel
from cnnstudio.ui.beginnings import first_design
from cnnstudio.ui.document import UNDO_STEPS, Document
from cnnstudio.ui.panels.history import Steps
from tests.end_to_end import hands
from tests.end_to_end.conftest import opened, shut

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def history(window):
    """The panel, in front of the others."""
    hands.press(window, Qt.Key.Key_H, hands.CONTROL | SHIFT)
    yield find_panel(window, "history.list")
    window.docks["panel.history"].close()


def step(window, value: int) -> None:
    design = edits.set_values(window.document.design, "conv1", out_channels=value)
    window.document.edit(f"Filters {value}", design)


def texts(history) -> list[str]:
    return [history.steps.index(row).data() for row in range(history.steps.rowCount())]


def go(history, row: int) -> None:
    """Click a row."""
    index = history.steps.index(row)
    history.scrollTo(index)
    hands.settle()
    hands.click(history.viewport(), history.visualRect(index).center())


def filters(window) -> int:
    return window.document.design.graph["conv1"].block.out_channels


def test_steps_are_listed_and_a_click_goes_there(window, history):
    for value in (7, 8, 9):
        step(window, value)
    assert texts(history)[1:] == ["Filters 7", "Filters 8", "Filters 9"]
    heard = []
    window.document.changed.connect(lambda before, after: heard.append((before, after)))
    go(history, 1)
    assert filters(window) == 7 and window.document.undo_stack.index() == 1
    assert len(heard) == 1, "views hear of the way there once"
    assert window.document.report.nodes["conv1"].parameters == 7 * 26
    assert window.canvas.scene.blocks.keys() == window.document.design.graph.nodes.keys()
    assert history.currentIndex().row() == 1
    go(history, 3)
    assert filters(window) == 9
    go(history, 0)
    assert filters(window) == 6
    hands.press(window, Qt.Key.Key_Z, hands.CONTROL | SHIFT)
    assert filters(window) == 7 and history.currentIndex().row() == 1


def test_the_keyboard_goes_there_too(window, history):
    step(window, 7)
    step(window, 8)
    history.setFocus()
    hands.press(window, Qt.Key.Key_Up)
    assert filters(window) == 8
    hands.press(window, Qt.Key.Key_Return)
    assert filters(window) == 7


def test_the_saved_state_is_marked(window, history, tmp_path):
    step(window, 7)
    assert not any("saved" in text for text in texts(history))
    window.document.save(tmp_path / "net.cnn")
    step(window, 8)
    assert [number for number, text in enumerate(texts(history)) if "saved" in text] == [1]
    go(history, 1)
    assert not window.document.dirty


def test_a_step_after_going_back_forgets_what_was_undone(window, history):
    step(window, 7)
    step(window, 8)
    go(history, 1)
    step(window, 9)
    assert texts(history)[1:] == ["Filters 7", "Filters 9"]


def test_a_thousand_steps_are_kept_and_cost_little(qapp):
    document = Document(first_design())
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for value in range(1, UNDO_STEPS + 101):
        document.edit(f"Filters {value}", edits.set_values(document.design, "conv1", out_channels=value))
    grown = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert UNDO_STEPS == 1000 and document.undo_stack.count() == UNDO_STEPS
    assert grown < 16 * 2**20
    steps = Steps(document)
    assert steps.rowCount() == UNDO_STEPS + 1 and "1000" in steps.index(0).data()
    assert steps.index(UNDO_STEPS).data() == f"Filters {UNDO_STEPS + 100}"
    for index, value in ((0, 100), (UNDO_STEPS, UNDO_STEPS + 100)):
        document.go_to(index)
        assert document.design.graph["conv1"].block.out_channels == value


def test_the_panel_is_where_it_was(window, history):
    assert window.docks["panel.history"].isVisible()
    window.views.remember()
    other = opened()
    try:
        hands.until(lambda: "panel.history" in other.docks)
        hands.settle()
        assert other.docks["panel.history"].isVisible()
        other.views.reset()
        hands.settle()
        assert not other.docks["panel.history"].isVisible()
    finally:
        shut(other)
        window.views.reset()
