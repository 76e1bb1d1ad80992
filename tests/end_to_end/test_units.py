"""For a unit, the pictures of the data set that excite it most, with the patch that does; a click looks into one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from cnnstudio.protocol.commands import At
from cnnstudio.ui.actions import find_panel
from cnnstudio.ui.explore.panel import ExplorePanel
from cnnstudio.ui.explore.why.explaining import Value
from cnnstudio.ui.main_window import MainWindow
from tests.end_to_end.hands import click, click_named, press, settle, tab, until


@pytest.fixture
def explore(window: MainWindow) -> Iterator[ExplorePanel]:
    """LeNet-5 in Explore."""
    window.show_design()
    tab(window, 1)
    until(lambda: window.explore.looking.last is not None and window.explore.looking.at_hand.design is not None)
    yield window.explore
    window.explore.units.searching.leave()
    window.explore.why.explaining.leave()


def search(window: MainWindow, explore: ExplorePanel, address: str, index: tuple[int, ...]) -> None:
    """Explain a value, and ask which pictures excite its unit."""
    explore.looking.choose_block(address)
    explore.why.explaining.explain(Value(address, index))
    until(lambda: explore.why.explaining.found is not None and explore.why.explaining.found.address == address)
    settle()
    click_named(window, "why.excites")
    searching = explore.units.searching
    until(lambda: searching.excited is not None and not searching.under_way and searching.pictured is not None)
    until(lambda: set(searching.excited.indexes) == set(searching.pictured.indexes))


def test_the_strongest_come_first_with_their_patch_and_open(window: MainWindow, explore: ExplorePanel) -> None:
    search(window, explore, "conv2", (5, 2, 2))
    excited = explore.units.searching.excited
    assert list(excited.values) == sorted(excited.values, reverse=True) and len(excited.values) == 8
    assert "conv2, map 6" in find_panel(window, "units.title").text()
    pictures = explore.units.pictures
    click(pictures, pictures.place(1).center().toPoint())
    index = int(excited.indexes[1])
    until(lambda: explore.looking.last.picture is not None and explore.looking.last.picture.index == index)
    assert explore.looking.last.picture.part == "train" and isinstance(explore.looking.spec, At)
    place = (5, int(excited.rows[1]), int(excited.columns[1]))
    explore.why.explaining.explain(Value("conv2", place))
    until(lambda: explore.why.explaining.found is not None and tuple(explore.why.explaining.found.index) == place)
    until(lambda: abs(float(explore.why.explaining.found.value) - float(excited.values[1])) < 1e-3)
    assert explore.over.field == tuple(int(side) for side in excited.fields[1])


def test_the_keyboard_opens_a_picture_and_closes_the_panel(window: MainWindow, explore: ExplorePanel) -> None:
    search(window, explore, "fc1", (7,))
    pictures, excited = explore.units.pictures, explore.units.searching.excited
    pictures.setFocus()
    press(window, Qt.Key.Key_Right)
    press(window, Qt.Key.Key_Return)
    until(lambda: explore.looking.last.picture is not None and explore.looking.last.picture.index == int(excited.indexes[1]))
    press(window, Qt.Key.Key_Escape)
    assert not explore.units.isVisible() and explore.units.searching.unit is None


def test_the_picture_itself_has_no_unit_to_ask_about(window: MainWindow, explore: ExplorePanel) -> None:
    explore.looking.choose_block("input")
    explore.why.explaining.explain(Value("input", (0, 3, 3)))
    until(lambda: explore.why.explaining.found is not None)
    assert not find_panel(window, "why.excites").isVisible()
