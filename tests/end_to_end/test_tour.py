"""The tour: five notes, one after the other, to be left at any moment; shown by itself only once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from cnnstudio.ui import settings
from cnnstudio.ui.actions import find_action, find_panel
from cnnstudio.ui.commands import tour
from tests.end_to_end import hands


@pytest.fixture(autouse=True)
def unseen():
    settings.forget("tour/seen")
    yield
    settings.forget("tour/seen")


def is_over(window) -> bool:
    hands.settle()
    return not any(note.isVisible() for note in window.findChildren(tour.Note))


def test_five_notes_lie_inside_the_window_and_end(window):
    find_action(window, "help.tour").trigger()
    hands.settle()
    note, said = find_panel(window, "tour.note"), []
    for _ in range(5):
        assert window.rect().contains(note.geometry()) and note.next.hasFocus()
        about = find_panel(window, "tour")
        assert not about.stops[about.at].area().isEmpty()
        said.append(note.text.text())
        hands.press(window, Qt.Key.Key_Space)
    assert len(set(said)) == 5 and is_over(window)


def test_it_is_left_by_escape_by_skip_and_by_turning_to_explore(window):
    for leave in (
        lambda: hands.press(window, Qt.Key.Key_Escape),
        lambda: hands.click_named(window, "tour.skip"),
        lambda: hands.tab(window, 1),
    ):
        tour.begin(window)
        hands.settle()
        leave()
        assert is_over(window)


def test_the_window_can_be_used_meanwhile(window):
    tour.begin(window)
    hands.settle()
    hands.pick(window, "pool2")
    assert window.selection.ids == {"pool2"}
    hands.click_named(window, "tour.skip")
    assert is_over(window)


def test_it_comes_by_itself_once_and_not_over_work(window):
    window.activateWindow()
    hands.settle()
    window.document.edit("Rename", window.document.design.with_graph(window.document.design.graph.remove({"conv1"})))
    assert tour.begin_first(window) is None
    window.document.undo()
    window.middle.hush()
    shown = tour.begin_first(window)
    assert shown is not None
    shown.leave()
    assert is_over(window) and tour.begin_first(window) is None
