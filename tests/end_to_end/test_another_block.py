"""Another block is chosen in Explore: what was opened for the one before goes, or says whose it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from cnnstudio.ui.explore.panel import ExplorePanel
from cnnstudio.ui.explore.why.explaining import Value
from cnnstudio.ui.main_window import MainWindow
from tests.end_to_end.hands import click_named, press, settle, tab, until


@pytest.fixture
def explore(window: MainWindow) -> Iterator[ExplorePanel]:
    """LeNet-5 in Explore, a value of its second convolution explained, and what excites its map."""
    window.show_design()
    tab(window, 1)
    explore = window.explore
    until(lambda: explore.looking.last is not None)
    explore.looking.choose_block("conv2")
    explore.why.explaining.explain(Value("conv2", (3, 2, 2)))
    until(lambda: explore.why.explaining.found is not None and "conv2" in explore.looking.last.maps)
    settle()
    click_named(window, "why.excites")
    settle()
    assert explore.units.isVisible()
    yield explore


def choose(window: MainWindow, explore: ExplorePanel, block: str) -> None:
    """Choose a block in the list above the maps, with the keys."""
    box = explore.inside.maps.block
    box.setFocus()
    while box.currentText() != block:
        press(window, Qt.Key.Key_Down if box.findText(block) > box.currentIndex() else Qt.Key.Key_Up)
    until(lambda: explore.looking.last is not None and block in explore.looking.last.maps)
    settle()


def test_what_excites_a_unit_goes_with_its_block(window: MainWindow, explore: ExplorePanel) -> None:
    choose(window, explore, "relu1")
    assert not explore.units.isVisible() and explore.units.searching.unit is None


def test_a_sum_stays_with_the_blocks_that_went_into_it_and_says_whose_it_is(window: MainWindow, explore: ExplorePanel) -> None:
    heading = explore.why.panel.heading
    assert heading.text() == "Why this value?"
    choose(window, explore, "pool1")
    assert explore.why.panel.isVisible() and heading.text() == "Why this value of conv2?"
    field = explore.why.lights.field
    click_named(window, "why.after")
    until(lambda: explore.why.lights.field == (field[0], field[1] + 1, field[2], field[3] + 1))
    click_named(window, "why.before")
    until(lambda: explore.why.lights.field == field)
    choose(window, explore, "conv2")
    assert heading.text() == "Why this value?" and explore.why.explaining.value == Value("conv2", (3, 2, 2))


def test_a_sum_goes_where_nothing_of_it_is_seen(window: MainWindow, explore: ExplorePanel) -> None:
    choose(window, explore, "fc1")
    assert not explore.why.panel.isVisible() and explore.why.explaining.value is None
    assert explore.inside.filters.isVisible()
