"""Why this value? A click on a map writes its sum out; parts lead on; the field lights up in maps and picture."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from cnnstudio.protocol.reasons import Activated, Convolved, Entered, Passed, Pooled, Shared, Weighed
from cnnstudio.ui.explore.panel import ExplorePanel
from cnnstudio.ui.explore.why.explaining import Explaining, Value
from cnnstudio.ui.explore.why.page import figure
from cnnstudio.ui.main_window import MainWindow
from tests.end_to_end.hands import click, click_named, press, settle, tab, until


@pytest.fixture
def explore(window: MainWindow) -> Iterator[ExplorePanel]:
    """LeNet-5 in Explore, its first convolution on show."""
    window.show_design()
    tab(window, 1)
    window.explore.looking.choose_block("conv1")
    until(lambda: _shows(window, "conv1") and window.explore.inside.maps.maps.shape == (6, 24, 24))
    yield window.explore
    window.explore.why.explaining.leave()


def _shows(window: MainWindow, address: str) -> bool:
    looked = window.explore.looking.last
    return looked is not None and address in looked.maps and window.explore.inside.maps.maps is looked.maps[address]


def pick(window: MainWindow, address: str, place: tuple[int, ...]) -> Explaining:
    """Click a value in the maps of a block, and wait for its sum."""
    explore = window.explore
    explore.looking.choose_block(address)
    until(lambda: _shows(window, address))
    tile, row, column = place if len(place) == 3 else (0, *divmod(place[0], explore.inside.maps.mosaic.tiles.pixels.shape[2]))
    spot = explore.why.lights.spot(tile, (row, column, row + 1, column + 1))
    assert spot is not None
    click(explore.inside.maps.mosaic, spot.center().toPoint())
    until(lambda: answered(explore, Value(address, place)))
    return explore.why.explaining


def answered(explore: ExplorePanel, value: Value) -> bool:
    found = explore.why.explaining.found
    return found is not None and Value(found.address, tuple(found.index)) == value


def follow(window: MainWindow, value: Value) -> None:
    """Click what leads to a value."""
    sheet, scroll = window.explore.why.panel.sheet, window.explore.why.panel.area
    spot = sheet.spot(value)
    assert spot is not None, value
    at = spot.center().toPoint()
    scroll.ensureVisible(at.x(), at.y(), 10, 30)
    settle()
    click(sheet, at)
    until(lambda: answered(window.explore, value))


def test_a_click_writes_the_sum_out_and_lights_up_where_it_looks(window: MainWindow, explore: ExplorePanel) -> None:
    explaining = pick(window, "conv1", (1, 14, 9))
    found = explaining.found
    assert found is not None and isinstance(found.reason, Convolved)
    assert explore.why.panel.isVisible()
    title, text = explore.why.panel.title.text(), explore.why.panel.sheet.page.as_text()
    assert "row 15, column 10" in title and figure(float(found.value)) in title and "correlation" in text
    assert explore.why.lights.value == (1, 14, 9) and explore.over.field == (14, 9, 19, 14)
    assert explore.over.spot(explore.over.field) is not None


def test_the_way_leads_from_a_class_back_to_the_pixel_and_again_to_the_class(window: MainWindow, explore: ExplorePanel) -> None:
    explaining = pick(window, "softmax", (3,))
    start = explaining.value
    kinds = [type(explaining.found.reason)]
    for _ in range(20):
        stops = explore.why.panel.sheet._stops
        if not stops:
            break
        follow(window, stops[0][1])
        kinds.append(type(explaining.found.reason))
    assert {Shared, Weighed, Activated, Passed, Pooled, Convolved} <= set(kinds) and kinds[-1] is Entered
    assert explore.looking.block == explaining.value.address == "input"
    assert explaining.can_go_back
    for _ in kinds[1:]:
        click_named(window, "why.back")
    until(lambda: answered(explore, start))
    assert explore.looking.block == "softmax" and not explaining.can_go_back


def test_the_field_lights_up_only_in_the_maps_that_are_read(window: MainWindow, explore: ExplorePanel) -> None:
    pick(window, "pool1", (4, 3, 3))
    explore.looking.choose_block("relu1")
    until(lambda: _shows(window, "relu1") and explore.why.lights.field == (6, 6, 8, 8))
    assert explore.why.lights.channels == {4} and explore.why.lights.value is None
    pick(window, "conv2", (4, 3, 3))
    explore.looking.choose_block("relu1")
    until(lambda: _shows(window, "relu1") and explore.why.lights.field == (6, 6, 16, 16))
    assert explore.why.lights.channels == frozenset(range(6))


def test_a_drag_slides_the_window(window: MainWindow, explore: ExplorePanel) -> None:
    pick(window, "conv1", (0, 2, 2))
    mosaic, lights = explore.inside.maps.mosaic, explore.why.lights
    start, end = (lights.spot(0, (2, at, 3, at + 1)).center().toPoint() for at in (2, 9))
    QTest.mousePress(mosaic, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 8):
        QTest.mouseMove(mosaic, start + (end - start) * step / 7)
        settle()
    QTest.mouseRelease(mosaic, Qt.MouseButton.LeftButton, pos=end)
    until(lambda: answered(explore, Value("conv1", (0, 2, 9))))
    assert lights.value == (0, 2, 9) and explore.over.field == (2, 9, 7, 14)


def test_the_window_steps_plays_and_goes_round(window: MainWindow, explore: ExplorePanel) -> None:
    explaining = pick(window, "conv1", (0, 0, 23))
    click_named(window, "why.after")
    until(lambda: answered(explore, Value("conv1", (0, 1, 0))))
    click_named(window, "why.before")
    click_named(window, "why.before")
    until(lambda: answered(explore, Value("conv1", (0, 0, 22))))
    explaining._play.setInterval(30)
    click_named(window, "why.play")
    until(lambda: explaining.value.index[1] >= 1)
    click_named(window, "why.play")
    assert not explaining.playing
    for _ in range(24 * 24):
        explaining.slide(1)
    assert explaining.value.index[1] < 24


def test_the_keyboard_does_it_all(window: MainWindow, explore: ExplorePanel) -> None:
    mosaic, panel = explore.inside.maps.mosaic, explore.why.panel
    explore.inside.maps.choose(2)
    press(mosaic, Qt.Key.Key_Return)
    until(lambda: answered(explore, Value("conv1", (2, 12, 12))))
    panel.sheet.setFocus()
    press(panel.sheet, Qt.Key.Key_Down)
    press(panel.sheet, Qt.Key.Key_Right)
    press(panel.sheet, Qt.Key.Key_Return)
    until(lambda: answered(explore, Value("input", (0, 12, 13))))
    press(panel.sheet, Qt.Key.Key_Backspace)
    until(lambda: answered(explore, Value("conv1", (2, 12, 12))))
    press(panel.sheet, Qt.Key.Key_Escape)
    assert not panel.isVisible() and explore.over.field is None and explore.why.lights.value is None
    assert explore.inside.filters.isVisible()


def test_another_picture_and_the_training_are_followed(window: MainWindow, explore: ExplorePanel) -> None:
    explaining = pick(window, "conv1", (0, 10, 10))
    first = float(explaining.found.value)
    click_named(window, "explore.next")
    until(lambda: float(explaining.found.value) != first)
    window.train()
    until(lambda: explaining.found.step > 0, 60)
    step = explaining.found.step
    until(lambda: explaining.found.step > step)
    window.training.stop()
    until(lambda: not window.training.busy)


def test_a_dense_network_without_maps_and_one_of_a_single_value(window: MainWindow, explore: ExplorePanel) -> None:
    from cnnstudio.blocks.conv2d import Conv2d
    from cnnstudio.blocks.flatten import Flatten
    from cnnstudio.blocks.input import Input
    from cnnstudio.blocks.linear import Linear
    from cnnstudio.blocks.output import Output
    from cnnstudio.design.design import Design
    from cnnstudio.graph.graph import chain

    dense = chain(Input(1, 28, 28), Flatten(), Linear(10), Output(), ids=["input", "flatten", "fc", "output"])
    window.document.new(Design({"main": dense}, data="digits"))
    until(lambda: _shows(window, "flatten") or _shows(window, "input") or _shows(window, "fc"))
    explaining = pick(window, "fc", (4,))
    assert isinstance(explaining.found.reason, Weighed) and explaining.found.reason.left_out > 0
    assert explore.over.field == (0, 0, 28, 28)
    tiny = chain(Input(1, 28, 28), Conv2d(10, 28), Flatten(), Output(), ids=["input", "conv1", "flatten", "output"])
    window.document.new(Design({"main": tiny}, data="digits"))
    until(lambda: explore.looking.graph is not None and "conv1" in explore.looking.graph)
    explaining = pick(window, "conv1", (7, 0, 0))
    total = np.sum(explaining.found.reason.products, dtype=np.float64) + float(explaining.found.reason.bias)
    assert abs(total - float(explaining.found.value)) < 1e-4
    assert not explore.why.panel.after.isEnabled()


def test_spanish_speaks_of_the_same_value(window: MainWindow, explore: ExplorePanel) -> None:
    pick(window, "conv1", (0, 3, 4))
    window.actions_["view.language.es"].trigger()
    until(lambda: window.explore is not explore and "fila 4" in window.explore.why.panel.title.text())
    window.actions_["view.language.en"].trigger()
    until(lambda: "row 4" in window.explore.why.panel.title.text())
    window.explore.why.explaining.leave()


def test_a_wide_window_has_room_for_filters_maps_and_the_sum(window: MainWindow, explore: ExplorePanel) -> None:
    pick(window, "conv1", (0, 3, 4))
    assert not explore.inside.filters.isVisible()
    window.resize(1800, 900)
    until(lambda: explore.inside.filters.isVisible() and explore.why.panel.isVisible())
    window.resize(1366, 768)
    until(lambda: not explore.inside.filters.isVisible())
    explore.why.explaining.leave()
    until(lambda: explore.inside.filters.isVisible())


def test_clicks_between_maps_explain_nothing(window: MainWindow, explore: ExplorePanel) -> None:
    click(explore.inside.maps.mosaic, QPoint(explore.inside.maps.mosaic.width() - 3, 5))
    assert explore.why.explaining.value is None
