"""In Spanish, in the smallest window, nothing that one needs is cut."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QScrollArea

from cnnstudio.ui import docks
from cnnstudio.ui.application import QtWords
from cnnstudio.ui.explore.why.explaining import Value
from tests.end_to_end import hands
from tests.end_to_end.conftest import fresh_user, opened, shut, wait_ready
from tests.end_to_end.hands import until
from tests.end_to_end.reading import cut


@pytest.fixture
def narrow(qapp, tmp_path):
    """A window of 900x600 that speaks Spanish, and its engine."""
    fresh_user(tmp_path / "settings", "es")
    speaker = QtWords(qapp)
    window = opened()
    window.resize(900, 600)
    hands.settle()
    docks.resize(window, window.docks)
    wait_ready(window)
    yield window
    shut(window)
    qapp.removeTranslator(speaker)


def test_titles_and_buttons_below_the_canvas_are_whole_while_a_run_goes_step_by_step(narrow):
    session = narrow.training.session
    assert not cut(narrow, but=narrow.header)
    hands.click(narrow.training.start)
    until(lambda: session.history is not None and session.history.count, 60)
    hands.click_named(narrow.training, "training.pace.step")
    until(lambda: narrow.training.pace.step.isVisible() and len(narrow.training.curves.plots) == 2)
    hands.settle()
    assert not cut(narrow, but=narrow.header)
    curves = narrow.training.curves
    until(curves.legend.height)
    until(lambda: all(plot.geometry().bottom() < curves.legend.y() for plot in curves.plots.values()))
    assert narrow.training.start.accessibleName() == narrow.training.start.toolTip() == "Detener"
    narrow.resize(1100, 700)
    hands.settle()
    assert not cut(narrow, but=narrow.training.progress)
    narrow.resize(1366, 768)
    hands.settle()
    assert narrow.training.start.text() == "Detener" and narrow.training.progress.bar.isVisible()
    hands.click(narrow.training.start)
    until(lambda: not narrow.training.busy)


def test_the_header_says_what_is_chosen_and_ends_what_it_cuts_with_dots(narrow):
    texts = [part for part in narrow.header.findChildren(QLabel) if part.isVisible() and part.text()]
    assert {"Datos", "Dispositivo", "Auto"} <= {part.text() for part in texts}
    assert all(part.fontMetrics().horizontalAdvance(part.text()) <= part.width() for part in texts)
    assert narrow.header.data.choice().startswith("Dígitos manuscritos") and narrow.header.data.toolTip()


def sideways(window) -> list[int]:
    """How far each part of Explore that can be seen scrolls to the side."""
    areas = [area for area in window.explore.findChildren(QScrollArea) if area.isVisible()]
    return [area.horizontalScrollBar().maximum() for area in areas]


def test_explore_does_not_scroll_sideways(narrow):
    hands.tab(narrow, 1)
    until(lambda: narrow.explore.looking.last is not None, 60)
    hands.settle()
    explore = narrow.explore
    assert not any(sideways(narrow)) and explore.inside.maps.y() > explore.inside.filters.y()
    explore.why.explaining.explain(Value("conv1", (0, 11, 12)))
    until(lambda: explore.why.explaining.found is not None)
    until(lambda: not explore.why.panel.visibleRegion().isEmpty())
    assert not any(sideways(narrow))
    explore.why.explaining.leave()
    narrow.resize(1366, 768)
    hands.settle()
    assert not any(sideways(narrow)) and explore.inside.maps.x() > explore.inside.filters.x()
