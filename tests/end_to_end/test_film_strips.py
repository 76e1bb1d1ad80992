"""Film strips on the canvas: switched by a key, live while it trains, for the picture at hand."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from cnnstudio.blocks.relu import ReLU
from cnnstudio.templates.registry import templates
from cnnstudio.ui.actions import find_panel
from cnnstudio.ui.beginnings import from_template
from cnnstudio.ui.commands.strips import FilmStrips, film_strips
from cnnstudio.ui.explore.at_hand import Kind
from cnnstudio.ui.explore.why.explaining import explaining_of
from cnnstudio.ui.main_window import MainWindow
from tests.end_to_end.hands import click, click_named, drag, pick, press, settle, tab, until, wheel

STROKES = Path(__file__).parents[1] / "files" / "strokes" / "upright.json"


@pytest.fixture
def film(window: MainWindow) -> Iterator[FilmStrips]:
    """LeNet-5 with its strips on, each filled."""
    window.show_design()
    click(window.canvas.board.viewport(), QPoint(3, 3))
    press(window, Qt.Key.Key_A)
    strips = film_strips(window)
    until(lambda: strips.strips.items and strips.strips.items["conv1"].maps is not None, 60)
    yield strips
    if strips.on:
        window.actions_["view.strips"].trigger()


def spot(film: FilmStrips, head: str, place: int) -> QPoint:
    """Return the middle of a map in the viewport."""
    item = film.strips.items[head]
    return film.canvas.board.mapFromScene(item.mapToScene(item._spot(place).center()))


def pixel(film: FilmStrips, at: QPoint) -> QImage:
    """Return what is painted around a point of the canvas."""
    return film.canvas.board.viewport().grab().toImage().copy(at.x() - 8, at.y() - 8, 16, 16)


def short_run(window: MainWindow, **plan: object) -> None:
    design = window.document.design
    window.document.edit("plan", replace(design, plan=design.plan.with_values(threads=1, device="cpu", **plan)))
    window.actions_["train.pace.full"].trigger()


def test_the_key_shows_what_leaves_every_row(window: MainWindow, film: FilmStrips) -> None:
    assert window.actions_["view.strips"].isChecked()
    shown = {head: item.address for head, item in film.strips.items.items() if item.maps is not None}
    assert shown["conv1"] == "relu1" and shown["fc3"] == "softmax" and "output" not in shown
    assert film.feed.subject.kind is Kind.INITIAL and film.feed.step == 0
    for head, count, more in (("conv1", 6, 0), ("conv2", 6, 10)):
        fit = film.strips.items[head]._fit
        assert (fit.shown, fit.more) == (count, more)
    assert film.strips.items["fc3"].names == [str(digit) for digit in range(10)]
    at = spot(film, "conv1", 2)
    before = pixel(film, at)
    assert len({before.pixel(x, y) for x in range(16) for y in range(16)}) > 3
    click(window.canvas.board.viewport(), QPoint(3, 3))
    press(window, Qt.Key.Key_A)
    assert not film.strips.items and not film.on and not window.actions_["view.strips"].isChecked()
    assert pixel(film, at) != before and window.canvas.findChild(type(film.bar)) is None


def test_nothing_is_asked_while_strips_are_off_or_out_of_sight(window: MainWindow, film: FilmStrips) -> None:
    told: list[object] = []
    film.feed.arrived.connect(lambda: told.append(1))
    tab(window, 1)
    assert not film.feed._watching
    until(lambda: window.explore.looking.last is not None)
    told.clear()
    window.explore.looking.next_picture()
    QTest.qWait(150)
    assert not told
    tab(window, 0)
    until(lambda: told)
    assert film.feed.picture is not None and film.feed.picture.index == 1


def test_strips_live_at_least_five_times_a_second_while_it_trains(window: MainWindow, film: FilmStrips) -> None:
    short_run(window, epochs=200)
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(lambda: film.feed.subject.kind is Kind.RUN and film.feed.step, 60)
    steps: list[int] = []
    film.feed.arrived.connect(lambda: steps.append(film.feed.step or 0))
    first = film.strips.items["conv1"].maps
    start = time.monotonic()
    until(lambda: len(steps) >= 15)
    rate = 15 / (time.monotonic() - start)
    assert steps == sorted(steps) and steps[-1] > steps[0]
    assert rate >= 5, rate
    assert first is not None and not np.array_equal(first.pixels, film.strips.items["conv1"].maps.pixels)
    window.training.stop()
    until(lambda: not window.training.busy)


def test_a_strip_moves_with_its_block_and_goes_with_it(window: MainWindow, film: FilmStrips) -> None:
    item = film.strips.items["pool1"]
    before = item.mapToScene(item._spot(0).center())
    board = window.canvas.board
    start = board.mapFromScene(window.canvas.scene.blocks["pool1"].mapToScene(QPointF(50, 24)))
    drag(board.viewport(), start, start + QPoint(40, 0))
    assert item.mapToScene(item._spot(0).center()).x() > before.x() + 20
    pick(window, "pool1")
    press(window, Qt.Key.Key_Delete)
    until(lambda: "pool1" not in film.strips.items)
    window.document.undo()
    until(lambda: "pool1" in film.strips.items and film.strips.items["pool1"].maps is not None)


def test_far_away_nothing_is_computed(window: MainWindow, film: FilmStrips) -> None:
    board = window.canvas.board
    wheel(board.viewport(), board.viewport().rect().center(), -6)
    until(lambda: not film.strips.items)
    assert film.feed._blocks == ()
    window.canvas.fit()
    until(lambda: film.strips.items and film.feed.maps)


def design_shape(window: MainWindow, id: str) -> tuple[int, ...]:
    shape = window.document.report.shape(id)
    assert shape is not None
    return shape[1:]


def test_hovering_tells_the_channel_and_a_click_opens_it_in_explore(window: MainWindow, film: FilmStrips) -> None:
    viewport = window.canvas.board.viewport()
    at = spot(film, "conv1", 3)
    QTest.mouseMove(viewport, at)
    settle()
    assert film.strips.items["conv1"].pointed == 3
    QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, at, viewport.mapToGlobal(at)))
    maps = film.strips.items["conv1"].maps
    assert maps is not None and " · map 4: from " in QToolTip.text() and f"{maps.high[3]:.2f}"[:3] in QToolTip.text()
    design = window.document.design
    click(viewport, at)
    assert window.header.tabs.currentIndex() == 1 and window.document.design is design
    looking = window.explore.looking
    assert looking.block == "relu1" and window.selection.current == "relu1"
    until(lambda: looking.last is not None and "relu1" in looking.last.maps)
    assert window.explore.inside.maps.mosaic._chosen == 3
    explaining = explaining_of(looking)
    until(lambda: explaining.found is not None and explaining.found.address == "relu1")
    channel, row, column = explaining.found.index
    height, width = design_shape(window, "relu1")
    assert channel == 3 and abs(row - height / 2) <= 1 and abs(column - width / 2) <= 1
    assert "input" in explaining.found.fields or "input1" in explaining.found.fields
    explaining.leave()
    tab(window, 0)


def test_what_a_value_depends_on_lights_up_in_the_strips_before_it(window: MainWindow, film: FilmStrips) -> None:
    items, viewport = film.strips.items, window.canvas.board.viewport()
    until(lambda: all(items[head].maps is not None for head in ("input", "conv1", "conv2", "fc1")))
    plain = film.canvas.board.grab(items_area(film, "input")).toImage()
    QTest.mouseMove(viewport, spot(film, "conv2", 3))
    settle()
    channels, (row,), (column,) = items["conv2"].lit.axes
    assert channels == {3} and row in (3, 4) and column in (3, 4)
    top, left = 2 * row, 2 * column
    assert items["conv1"].lit.rect == (top, left, top + 10, left + 10) and len(items["conv1"].lit_spots()) == 6
    assert items["input"].lit.rect == (top, left, top + 14, left + 14) and len(items["input"].lit_spots()) == 1
    assert items["fc1"].lit is None and not items["fc1"].lit_spots()
    assert film.canvas.board.grab(items_area(film, "input")).toImage() != plain
    bar = items["fc3"].mapToScene(items["fc3"]._frame.center())
    QTest.mouseMove(viewport, window.canvas.board.mapFromScene(bar))
    settle()
    assert len(items["fc3"].lit.axes[0]) == 1
    assert items["input"].lit.rect == (0, 0, 28, 28) and len(items["fc1"].lit.axes[0]) == 120
    QTest.mouseMove(viewport, QPoint(3, 3))
    settle()
    assert all(item.lit is None for item in items.values())
    assert film.canvas.board.grab(items_area(film, "input")).toImage() == plain


def test_the_value_that_is_explained_stays_lit_on_the_canvas(window: MainWindow, film: FilmStrips) -> None:
    click(window.canvas.board.viewport(), spot(film, "conv1", 3))
    explaining = explaining_of(window.explore.looking)
    until(lambda: explaining.found is not None)
    tab(window, 0)
    until(lambda: film.strips.items["input"].lit is not None)
    _, row, column = explaining.found.index
    assert film.strips.items["conv1"].lit.axes == ({3}, {row}, {column})
    assert film.strips.items["input"].lit.rect == (row, column, row + 5, column + 5)
    explaining.leave()
    assert film.strips.items["input"].lit is None


def items_area(film: FilmStrips, head: str) -> QRect:
    """Return where a strip lies in the board."""
    item, board = film.strips.items[head], film.canvas.board
    return board.mapFromScene(item.mapRectToScene(item._frame.adjusted(-3, -3, 3, 3))).boundingRect()


def test_edited_blocks_show_nothing_of_the_run_until_the_canvas_is_chosen(window: MainWindow, film: FilmStrips) -> None:
    short_run(window, epochs=1)
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(lambda: window.explore.looking.session.finished is not None, 60)
    until(lambda: film.feed.subject.kind is Kind.RUN)
    design = window.document.design
    conv = design.graph["conv1"].block
    window.document.edit("wider", design.with_graph(design.graph.replace("conv1", replace(conv, out_channels=4))))
    until(lambda: film.strips.items["conv1"].maps is None)
    assert film.strips.items["fc3"].maps is not None
    assert film.bar is not None and film.bar.notice.shown == "edited"
    click_named(film.bar, "explore.canvas")
    until(lambda: film.strips.items["conv1"].maps is not None and film.strips.items["conv1"].maps.shape == (4, 24, 24))
    assert film.feed.subject.kind is Kind.INITIAL and film.feed.step == 0


def test_a_digit_drawn_over_the_canvas_goes_through_the_network(window: MainWindow, film: FilmStrips) -> None:
    click_named(film.bar, "hand.draw")
    card = film.card
    assert card is not None and card.isVisible()
    recorded = json.loads(STROKES.read_text(encoding="utf-8"))
    side = card.pad.surface.side / recorded["side"]
    for stroke in recorded["digits"]["2"]:
        points = [QPoint(round(x * side), round(y * side)) for x, y in stroke]
        QTest.mousePress(card.pad.surface, Qt.MouseButton.LeftButton, pos=points[0])
        for point in points[1:]:
            QTest.mouseMove(card.pad.surface, point)
        QTest.mouseRelease(card.pad.surface, Qt.MouseButton.LeftButton, pos=points[-1])
    until(lambda: film.feed.picture is not None and film.feed.picture.index is None and card.pad.answer.text())
    assert film.feed.picture is not None and film.feed.picture.seen.any()
    press(window, Qt.Key.Key_Escape)
    assert film.card is None and film.on
    click_named(film.bar, "hand.next")
    until(lambda: film.feed.picture is not None and film.feed.picture.index is not None)


def test_a_pasted_picture_is_the_picture_at_hand(window: MainWindow, film: FilmStrips) -> None:
    image = QImage(50, 50, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGray)
    QGuiApplication.clipboard().setImage(image)
    before = window.document.design
    click(window.canvas.board.viewport(), QPoint(3, 3))
    press(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    until(lambda: film.feed.picture is not None and film.feed.picture.index is None)
    assert window.document.design is before


def test_a_network_with_problems_says_so_and_comes_back(window: MainWindow, film: FilmStrips) -> None:
    film.feed.looking.choose_canvas(True)
    design = window.document.design
    conv = replace(design.graph["conv1"].block, kernel_size=(40, 40))
    window.document.edit("too large", design.with_graph(design.graph.replace("conv1", conv)))
    until(lambda: film.feed.looking.subject.kind is Kind.NOTHING)
    until(lambda: film.strips.items["conv1"].maps is None)
    caption = find_panel(film.bar, "hand.caption")
    assert film.bar.notice.shown == "problems" or "problem" in caption.text()
    window.document.undo()
    until(lambda: film.feed.looking.subject.kind is Kind.INITIAL and film.strips.items["conv1"].maps is not None)


def test_without_an_engine_one_sentence_says_it(window: MainWindow, film: FilmStrips) -> None:
    window.engine.close()
    settle()
    caption = find_panel(window, "hand.caption")
    assert "not running" in caption.text()
    window.engine.start()
    until(lambda: "initial" in caption.text(), 60)


def test_vgg16_without_data_shows_a_painted_picture_and_never_holds_the_window(window: MainWindow, film: FilmStrips) -> None:
    window.document.new(from_template(templates()["vgg16"], ""))
    window.show_design()
    until(lambda: film.feed.maps.get("stage1.pool") is not None, 120)
    assert film.bar is not None and film.bar.notice.shown == "missing" and film.feed.picture is not None
    assert film.strips.items["stage1"].maps is not None and film.strips.items["stage1"].maps.shape[0] == 64
    assert sum(maps.pixels.nbytes for maps in film.feed.maps.values()) < 500_000


def test_another_language_speaks_in_the_bar_too(window: MainWindow, film: FilmStrips) -> None:
    window.actions_["view.language.es"].trigger()
    until(lambda: film.bar is not None and film.bar.draw.text() == "Dibujar")
    assert film.on and window.actions_["view.strips"].isChecked()
    window.actions_["view.language.en"].trigger()
    until(lambda: film.bar is not None and film.bar.draw.text() == "Draw")


def test_a_new_block_gets_its_strip(window: MainWindow, film: FilmStrips) -> None:
    design = window.document.design
    window.document.edit("Add", design.with_graph(design.graph.add(ReLU(), "extra", after="pool2")))
    until(lambda: any(item.address == "extra" for item in film.strips.items.values()))


def test_a_dropped_picture_file_is_the_picture_at_hand(window: MainWindow, film: FilmStrips, tmp_path: Path) -> None:
    image = QImage(30, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.gray)
    image.save(str(tmp_path / "grey.png"))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "grey.png"))])
    rest = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(400, 300), *rest))
    QApplication.sendEvent(window, QDropEvent(QPointF(400, 300), *rest))
    until(lambda: film.feed.picture is not None and film.feed.picture.name == "grey.png")
    assert "grey.png" in film.bar.caption.text()


def test_strips_lie_below_where_the_network_runs_left_to_right(window: MainWindow, film: FilmStrips) -> None:
    window.canvas.turn(True)
    window.canvas.arrange()
    until(lambda: film.strips.items["conv2"]._below and film.strips.items["conv2"].maps is not None)
    scene = window.canvas.scene
    cards = [item.sceneBoundingRect().adjusted(9, 9, -9, -30) for item in scene.blocks.values()]
    for head, item in film.strips.items.items():
        lies = item.mapRectToScene(item._frame)
        assert lies.isEmpty() or lies.top() > scene.placed.heads[head][1] + scene.placed.rows.height(head)
        assert not any(lies.intersects(card) for card in cards)
