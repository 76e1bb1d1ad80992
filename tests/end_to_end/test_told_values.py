"""What is said of a value where it is pointed at: on the canvas, over the maps, in its sum; also where there are no numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from cnnstudio.templates.registry import templates
from cnnstudio.ui.beginnings import from_template
from cnnstudio.ui.commands.strips import FilmStrips, film_strips
from cnnstudio.ui.explore.bars import lost_words
from cnnstudio.ui.explore.panel import ExplorePanel
from cnnstudio.ui.explore.why.page import figure
from cnnstudio.ui.main_window import MainWindow
from cnnstudio.ui.middle import EVALUATE, EXPLORE
from tests.end_to_end.hands import click, click_named, hover, press, settle, tab, until


@pytest.fixture
def explore(window: MainWindow) -> Iterator[ExplorePanel]:
    """LeNet-5 in Explore."""
    window.show_design()
    tab(window, EXPLORE)
    until(lambda: window.explore.looking.last is not None)
    yield window.explore
    window.explore.units.searching.leave()
    window.explore.why.explaining.leave()


@pytest.fixture
def film(window: MainWindow) -> Iterator[FilmStrips]:
    """LeNet-5 with its strips on, each filled."""
    window.show_design()
    click(window.canvas.board.viewport(), QPoint(3, 3))
    press(window, Qt.Key.Key_A)
    strips = film_strips(window)
    until(lambda: strips.strips.items and strips.strips.items["conv1"].maps is not None, 60)
    yield strips
    explaining = window.explore.why.explaining
    explaining.leave()
    if strips.on:
        window.actions_["view.strips"].trigger()


def show(explore: ExplorePanel, address: str) -> None:
    """Look at a block."""
    explore.looking.choose_block(address)
    maps = explore.inside.maps
    looking = explore.looking
    until(lambda: looking.last is not None and maps.maps is not None and looking.last.maps.get(address) is maps.maps)


def point(explore: ExplorePanel, tile: int, row: int, column: int) -> QPoint:
    """Point at a value with the mouse; return where it lies."""
    mosaic = explore.inside.maps.mosaic
    at = explore.why.lights.spot(tile, (row, column, row + 1, column + 1)).center().toPoint()
    hover(mosaic, at)
    until(lambda: mosaic.pointed == (tile, row, column))
    return at


def told_by_strip(film: FilmStrips, head: str, share: tuple[float, float]) -> tuple[str, tuple[int, ...]]:
    """Return what a strip says of the place at these shares of its width and height, and which value that is."""
    item, viewport = film.strips.items[head], film.canvas.board.viewport()
    frame = item._frame
    at = item.mapToScene(frame.x() + share[0] * frame.width(), frame.y() + share[1] * frame.height())
    place = film.canvas.board.mapFromScene(at)
    QTest.mouseMove(viewport, place)
    QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, place, viewport.mapToGlobal(place)))
    return QToolTip.text(), item.value_at(item.mapFromScene(film.canvas.board.mapToScene(place)))


def test_the_caption_and_the_sum_tell_the_same_figure(window: MainWindow, explore: ExplorePanel) -> None:
    for address, spot in (("conv1", (0, 12, 12)), ("fc3", (0, 0, 3)), ("softmax", (0, 0, 3))):
        show(explore, address)
        at = point(explore, *spot)
        caption = explore.inside.maps.pointed.text()
        click(explore.inside.maps.mosaic, at)
        explaining = explore.why.explaining
        until(lambda explaining=explaining, address=address: explaining.found and explaining.found.address == address)
        value = figure(float(explaining.found.value))
        assert value in caption and explore.why.panel.title.text().endswith(f"= {value}"), (address, caption)


def test_values_of_the_answer_are_called_by_their_classes(window: MainWindow, explore: ExplorePanel) -> None:
    show(explore, "softmax")
    at = point(explore, 0, 0, 3)
    assert explore.inside.maps.pointed.text().startswith("class 3: ")
    click(explore.inside.maps.mosaic, at)
    explaining, panel = explore.why.explaining, explore.why.panel
    until(lambda: explaining.found is not None)
    assert panel.title.text().startswith("softmax, class 3 = ")
    bars = {piece.name: piece.target for piece in panel.sheet.page.pieces if hasattr(piece, "share")}
    assert set(bars) == {str(digit) for digit in range(10)}
    assert all(target.index == (int(name),) for name, target in bars.items())
    explaining.follow(bars["3"])
    until(lambda: explaining.found.address == "fc3")
    assert panel.title.text().startswith("fc3, class 3 = ")
    click_named(window, "why.excites")
    until(lambda: explore.units.searching.excited is not None and not explore.units.searching.under_way)
    assert explore.units.title.text() == "What excites fc3, class 3, most"
    explore.units.searching.leave()
    show(explore, "fc2")
    click(explore.inside.maps.mosaic, point(explore, 0, 0, 3))
    until(lambda: explaining.found.address == "fc2")
    assert panel.title.text().startswith("fc2, unit 4 = ")


def test_a_strip_tells_the_value_that_is_pointed_at(window: MainWindow, film: FilmStrips) -> None:
    text, (unit,) = told_by_strip(film, "flatten", (0.6, 0.5))
    maps = film.strips.items["flatten"].maps
    assert text.startswith(f"unit {unit + 1}: {figure(float(maps.values[unit]))} · 256 values: from ")
    text, (digit,) = told_by_strip(film, "fc3", (0.35, 0.5))
    assert text.startswith(f"class {digit}: {figure(float(film.strips.items['fc3'].maps.values[digit]))} · 10 values")
    text, (channel, row, column) = told_by_strip(film, "conv1", (0.55, 0.4))
    assert text.startswith("about ") and f" at row {row + 1}, column {column + 1} · map {channel + 1}: from " in text


def test_a_strip_opens_the_sum_with_its_activation(window: MainWindow, film: FilmStrips) -> None:
    item = film.strips.items["conv1"]
    click(window.canvas.board.viewport(), film.canvas.board.mapFromScene(item.mapToScene(item._spot(2).center())))
    explaining, sheet = window.explore.why.explaining, window.explore.why.panel.sheet
    until(lambda: explaining.found is not None and explaining.found.address == "relu1")
    until(lambda: "relu1" in window.explore.why.panel.title.text())
    lines = sheet.page.as_text().splitlines()
    x = figure(float(explaining.found.reason.value))
    assert lines[1].startswith("max(0, x) = ") and lines[2].startswith(f"x = {x} is the sum of conv1, map 3, row ")
    assert "kernel" in lines and any(line.endswith(f" = {x}") for line in lines[3:])
    follow = next(target for rect, target in sheet._stops)
    assert follow.address == "conv1" and follow.index == tuple(explaining.found.index)
    assert any(target.address == "input" for _, target in sheet._stops)


def test_maps_of_one_value_share_a_scale(window: MainWindow, explore: ExplorePanel) -> None:
    window.document.new(from_template(templates()["gap-cnn"], "digits"))
    until(lambda: explore.looking.graph is not None and "gap" in explore.looking.graph, 60)
    show(explore, "gap")
    mosaic, maps = explore.inside.maps.mosaic, explore.inside.maps.maps
    shades = mosaic.tiles.pixels.ravel().astype(float)
    assert maps.shape == (256, 1, 1) and shades.min() == 0 and shades.max() == 254
    assert np.corrcoef(shades, maps.values)[0, 1] > 0.999
    image = mosaic.grab().toImage()
    assert len({image.pixel(mosaic.tile_rect(tile).center().toPoint()) for tile in range(256)}) > 20
    point(explore, 7, 0, 0)
    caption = explore.inside.maps.pointed.text()
    assert caption.startswith(f"{figure(float(maps.values[7]))} · map 8 of 256: from ")


def test_a_network_that_diverged_says_so_and_claims_nothing(window: MainWindow, film: FilmStrips) -> None:
    design = window.document.design
    plan = design.plan.with_values(epochs=2, optimizer="sgd", learning_rate=100.0, threads=1, precision="float32")
    window.document.edit("Plan", replace(design, plan=plan))
    window.actions_["train.pace.full"].trigger()
    click(window.header.train)
    session = window.training.session
    until(lambda: session.started is not None and not session.busy, 60)
    until(lambda: len(film.feed.probabilities) and np.isnan(film.feed.probabilities).all())
    assert "no numbers" in film.bar.verdict.text() and "%" not in film.bar.verdict.text()
    for head in ("conv1", "fc3"):
        assert "no numbers" in told_by_strip(film, head, (0.55, 0.4))[0]
    image = window.canvas.board.grab().toImage()
    spot = film.canvas.board.mapFromScene(film.strips.items["conv1"].mapToScene(film.strips.items["conv1"]._spot(1).center()))
    assert len({image.pixel(spot + QPoint(x, y)) for x in range(-9, 9) for y in range(-9, 9)}) > 1
    tab(window, EXPLORE)
    explore = window.explore
    show(explore, "conv1")
    until(lambda: explore.pictures.verdict.text() == lost_words())
    assert explore.pictures.bars.predicted is None and "no numbers" in explore.inside.maps.pointed.text()
    assert "no numbers" in explore.inside.filters.pointed.text()
    point(explore, 0, 5, 5)
    assert explore.inside.maps.pointed.text().startswith("NaN at row 6, column 6 · map 1: no numbers")
    tab(window, EVALUATE)
    page = window.middle.evaluate
    until(lambda: page.assessing.done and page.empty.isVisible())
    assert page.empty.text() == lost_words() and not page.classes.isVisible()
    settle()
