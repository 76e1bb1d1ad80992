"""The first filters of a network for colour pictures are in colour; deeper ones a table of norms, or channel by channel."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from cnnstudio.blocks.batch_norm2d import BatchNorm2d
from cnnstudio.blocks.conv2d import Conv2d
from cnnstudio.blocks.flatten import Flatten
from cnnstudio.blocks.linear import Linear
from cnnstudio.blocks.softmax import Softmax
from cnnstudio.design.design import Design
from cnnstudio.engine.serving.display import MOST_WEIGHTS, shown_filters, shown_maps
from cnnstudio.templates.rows import network
from cnnstudio.ui.actions import find_panel
from cnnstudio.ui.explore.blocks import sees_colours
from cnnstudio.ui.explore.filter_readings import Shown
from cnnstudio.ui.explore.filters_view import FiltersView
from cnnstudio.ui.main_window import MainWindow
from cnnstudio.ui.middle import EXPLORE
from tests.end_to_end.hands import click, click_named, hover, press, settle, tab, until, wheel


def colour_network(channels: int = 3):
    return network((channels, 32, 32), BatchNorm2d(), Conv2d(9, 5), Conv2d(3, 3), Conv2d(4, 3), Flatten(), Linear(6), Softmax())


@pytest.fixture
def view(window: MainWindow) -> Iterator[FiltersView]:
    """The filters of the first convolution of a network for the coloured shapes."""
    window.document.new(Design({"main": colour_network()}, data="shapes"))
    window.show_design()
    tab(window, EXPLORE)
    looking, filters = window.explore.looking, window.explore.inside.filters
    until(lambda: looking.graph is not None and "bn1" in looking.graph)
    looking.choose_block("conv1")
    until(lambda: filters.filters is not None and filters.filters.shape == (9, 3, 5, 5))
    yield filters
    for button in ("rgb", "norms", "numbers", "sorted"):
        find_panel(window, f"explore.{button}").setChecked(button == "rgb")
    window.explore.editing.all_back()
    until(lambda: not window.explore.editing.under_way)
    window.explore.filters.panel.leave()


def show(window: MainWindow, block: str) -> None:
    window.explore.looking.choose_block(block)
    until(lambda: window.explore.inside.filters.address == block and block in window.explore.looking.last.filters)


def in_the_open(widget: QWidget) -> bool:
    """Tell whether nothing lies over a widget: filters and maps share their room anew when a panel goes."""
    top = widget.window()
    return widget.isVisible() and top.childAt(widget.mapTo(top, widget.rect().center())) is widget


def spot(window: MainWindow, tile: int, row: int, column: int):
    return window.explore.filters.lights.spot(tile, (row, column, row + 1, column + 1)).center().toPoint()


def test_a_filter_is_one_picture_whose_colours_are_its_weights(window: MainWindow, view: FiltersView) -> None:
    weights, scale = view.filters.weights, view.filters.scale
    assert view.shown is Shown.COLOURS and view.mosaic.tiles.pixels.shape == (9, 5, 5, 3)
    screen = view.mosaic.grab().toImage()
    for at in ((0, 0, 0), (4, 2, 3), (8, 4, 4)):
        seen = np.array(QColor(screen.pixel(spot(window, *at))).getRgb()[:3])
        expected = 127.5 + 127.5 * weights[at[0], :, at[1], at[2]] / scale
        assert np.abs(seen - expected).max() < 2
    hover(view.mosaic, spot(window, 4, 2, 3))
    told = view.pointed.text()
    for colour, value in zip(("red", "green", "blue"), weights[4, :, 2, 3], strict=True):
        assert f"{colour} {value:.3f}".replace("-", "−") in told
    assert "row 3, column 4 · filter 5" in told


def test_a_click_on_a_colour_opens_that_filter_and_keeps_the_channel(window: MainWindow, view: FiltersView) -> None:
    panel = window.explore.filters.panel
    click(view.mosaic, spot(window, 6, 1, 4))
    assert panel.chosen == ("conv1", 6) and panel.channel.value() == 1
    panel.channel.setValue(3)
    window.explore.filters.lights.picked.emit(2, 0, 0)
    assert panel.chosen == ("conv1", 2) and panel.channel.value() == 3
    panel.leave()
    settle()
    view.mosaic.setFocus()
    view.mosaic.choose(4)
    press(window, Qt.Key.Key_Right)
    press(window, Qt.Key.Key_Return)
    assert panel.chosen == ("conv1", 5)


def test_filters_are_zoomed_as_maps_are(window: MainWindow, view: FiltersView) -> None:
    wheel(view.mosaic, spot(window, 5, 2, 2), 4)
    fit = find_panel(window, "explore.filters.fit")
    assert fit.isVisible() and view.area.is_zoomed
    click(view.mosaic, spot(window, 5, 2, 2))
    assert window.explore.filters.panel.chosen == ("conv1", 5)
    window.explore.filters.panel.leave()
    until(lambda: view.isVisible() and in_the_open(fit))
    click(fit)
    assert not view.area.is_zoomed and not fit.isVisible()


def test_channels_are_seen_and_clicked_one_by_one_where_one_likes(window: MainWindow, view: FiltersView) -> None:
    click_named(window, "explore.rgb")
    assert view.shown is Shown.CHANNELS and view.mosaic.tiles.pixels.shape == (9, 5, 17)
    click(view.mosaic, spot(window, 3, 2, 2 * 6 + 1))
    assert window.explore.filters.panel.chosen == ("conv1", 3) and window.explore.filters.panel.channel.value() == 3


def test_the_three_numbers_of_a_colour_are_written_into_its_cell(window: MainWindow, view: FiltersView) -> None:
    before = view.mosaic.grab().toImage()
    click_named(window, "explore.numbers")
    assert view.mosaic.places.scale >= 48
    cell = window.explore.filters.lights.spot(0, (0, 0, 1, 1)).toRect()
    image = view.mosaic.grab().toImage()
    rows = [y for y in range(cell.top() + 2, cell.bottom() - 2) if _inked(image, cell, y)]
    lines = 1 + sum(b - a > 1 for a, b in pairwise(rows))
    assert lines == 3 and image != before


def _inked(image, cell, y: int) -> bool:
    return len({image.pixel(x, y) for x in range(cell.left() + 2, cell.right() - 2)}) > 1


def test_sorted_and_dead_filters_hold_in_colour(window: MainWindow, view: FiltersView) -> None:
    click(view.mosaic, spot(window, 7, 2, 2))
    click_named(window, "filter.all")
    click_named(window, "filter.zero")
    until(lambda: not view.filters.weights[7].any())
    click_named(window, "filter.all")
    window.explore.filters.panel.leave()
    until(lambda: view.isVisible() and in_the_open(find_panel(window, "explore.sorted")))
    click_named(window, "explore.sorted")
    assert view.order[-1] == 7 and window.explore.filters.lights.dead == (8,)
    assert (view.mosaic.tiles.pixels[8] == 127).all(), "zero is grey"
    click(view.mosaic, spot(window, 8, 2, 2))
    assert window.explore.filters.panel.chosen == ("conv1", 7)


def test_deeper_filters_are_a_table_of_norms(window: MainWindow, view: FiltersView) -> None:
    show(window, "conv2")
    assert view.shown is Shown.CHANNELS and view.channel.isVisible() and not view.rgb.isVisible()
    click_named(window, "explore.norms")
    assert not view.channel.isVisible() and view.mosaic.tiles.pixels.shape == (3, 1, 9) and view.mosaic.places.across == 1
    norms = np.sqrt((view.filters.weights.astype(np.float64) ** 2).sum(axis=(2, 3)))
    np.testing.assert_allclose(view.mosaic.tiles.numbers[:, 0], norms, rtol=1e-5)
    assert view.mosaic.tiles.pixels.argmax() == norms.argmax()
    hover(view.mosaic, spot(window, 1, 0, 7))
    assert f"norm {norms[1, 7]:.3f}" in view.pointed.text() and "input channel 8 · filter 2" in view.pointed.text()
    order = np.argsort(-(norms**2).sum(axis=1))
    click_named(window, "explore.sorted")
    assert view.order == order.tolist() != [0, 1, 2]
    np.testing.assert_allclose(view.mosaic.tiles.numbers[:, 0], norms[order], rtol=1e-5)
    click(view.mosaic, spot(window, 0, 0, 6))
    panel = window.explore.filters.panel
    assert panel.chosen == ("conv2", int(order[0])) and panel.channel.value() == 7


def test_three_channels_that_are_no_colours_are_no_picture(window: MainWindow, view: FiltersView) -> None:
    show(window, "conv3")
    assert view.filters.shape[1] == 3 and view.shown is Shown.CHANNELS and not view.rgb.isVisible() and view.norms.isVisible()


def test_colours_are_those_of_the_picture_alone() -> None:
    graph = colour_network()
    assert sees_colours(graph, "conv1") and not sees_colours(graph, "conv2") and not sees_colours(graph, "conv3")
    assert not sees_colours(colour_network(1), "conv1") and not sees_colours(graph, "nowhere")


def test_what_travels_is_bounded_and_the_norms_are_those_of_all_kernels() -> None:
    weights = np.random.default_rng(0).normal(size=(512, 512, 3, 3)).astype(np.float32)
    shown = shown_filters(weights, 2048)
    assert len(shown.weights) == 512 and shown.weights.size <= MOST_WEIGHTS
    np.testing.assert_allclose(shown.norms, np.linalg.norm(weights.reshape(512, 512, 9), axis=2), rtol=1e-5)
    assert shown_filters(np.zeros((2048, 2048, 1, 1), np.float32), 2048).norms.size <= MOST_WEIGHTS
    assert len(shown_maps(np.zeros((2048, 7, 7), np.float32), 2048).pixels) == 2048
    large = shown_maps(np.zeros((100, 256, 256), np.float32), 2048).pixels
    assert len(large) == 64
