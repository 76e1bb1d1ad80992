from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtTest import QTest

from cnnstudio.graph.graph import Graph
from cnnstudio.ui.canvas.look import FLAT, FULL, SHAPES
from cnnstudio.ui.files import SUFFIX
from cnnstudio.ui.theme import theme
from tests.ui.canvas.networks import lenet, long_chain, short, skipping

CANVAS_AT_1366 = (914, 522)
"""What palette, inspector and curves leave of a window of 1366x768."""


def test_lenet_is_all_in_sight_and_readable_at_1366x768(canvas):
    hand = canvas(lenet(), CANVAS_AT_1366)
    visible = hand.board.mapToScene(hand.board.viewport().rect()).boundingRect()
    assert visible.contains(hand.view.scene.content())
    for font in hand.view.scene.look.fonts():
        assert QFontInfo(font).pixelSize() * hand.view.zoom >= 11


@pytest.mark.parametrize("graph", [skipping(20), long_chain(300)], ids=("residual", "chain"))
def test_a_large_network_begins_readable_too(canvas, graph):
    hand = canvas(graph, CANVAS_AT_1366)
    assert hand.view.zoom >= 0.8
    for font in hand.view.scene.look.fonts():
        assert QFontInfo(font).pixelSize() * hand.view.zoom >= 10
    visible = hand.board.mapToScene(hand.board.viewport().rect()).boundingRect()
    assert visible.contains(hand.view.scene.blocks["input1" if "input1" in graph else "input"].sceneBoundingRect())


@pytest.mark.parametrize("at", [QPoint(20, 30), QPoint(500, 300), QPoint(950, 650)])
def test_the_wheel_zooms_to_the_cursor(canvas, at):
    hand = canvas(lenet())
    for turns in (1, 1, 3, -2, -6):
        before, held = hand.view.zoom, hand.board.mapToScene(at)
        hand.wheel(at, turns)
        assert hand.view.zoom != before
        moved = hand.at(held) - at
        assert abs(moved.x()) <= 1
        assert abs(moved.y()) <= 1


def test_zoom_stays_within_bounds(canvas):
    hand = canvas(lenet())
    hand.wheel(QPoint(100, 100), 100)
    assert hand.view.zoom == pytest.approx(4)
    hand.wheel(QPoint(100, 100), -200)
    assert hand.view.zoom == pytest.approx(0.05)


@pytest.mark.parametrize("way", ["middle", "space"])
def test_the_canvas_is_moved_by_hand(canvas, way):
    hand = canvas(lenet())
    before, start = hand.block("conv1"), hand.block("pool2")
    if way == "space":
        QTest.keyPress(hand.board, Qt.Key.Key_Space)
    button = Qt.MouseButton.MiddleButton if way == "middle" else Qt.MouseButton.LeftButton
    asked = []
    hand.view.search_wanted.connect(asked.append)
    hand.drag(start, start + QPoint(60, -40), button)
    if way == "space":
        QTest.keyRelease(hand.board, Qt.Key.Key_Space)
    assert hand.block("conv1") - before == QPoint(60, -40)
    assert hand.document.undo_stack.count() == 0
    assert asked == []


def test_a_pan_that_is_given_up_goes_back(canvas):
    hand = canvas(lenet())
    before, start = hand.block("conv1"), hand.empty()
    hand.press(start, Qt.MouseButton.MiddleButton)
    hand.move(start + QPoint(60, 60))
    hand.key(Qt.Key.Key_Escape)
    hand.release(start, Qt.MouseButton.MiddleButton)
    assert hand.block("conv1") == before


def test_home_fits_all_and_f_the_selection(canvas):
    hand = canvas(skipping(10))
    hand.wheel(QPoint(5, 5), 4)
    hand.key(Qt.Key.Key_Home)
    visible = hand.board.mapToScene(hand.board.viewport().rect()).boundingRect()
    assert visible.contains(hand.view.scene.content())
    all_of_it = hand.view.zoom
    hand.selection.set({"conv1"})
    hand.key(Qt.Key.Key_F)
    assert hand.view.zoom > all_of_it
    middle = hand.board.mapToScene(hand.board.viewport().rect().center())
    assert hand.view.scene.content({"conv1"}).contains(middle)


def test_less_is_drawn_from_far_away(canvas):
    hand = canvas(lenet())
    assert hand.view.scene.look.detail == FULL
    hand.board.set_zoom(0.5)
    assert hand.view.scene.look.detail == SHAPES
    hand.board.set_zoom(0.3)
    assert hand.view.scene.look.detail == FLAT


def test_revealing_scrolls_to_a_block(canvas):
    hand = canvas(long_chain(200), (600, 400))
    last = hand.graph.order[-1]
    assert not hand.board.viewport().rect().contains(hand.block(last))
    hand.view.reveal(last)
    assert hand.board.viewport().rect().contains(hand.block(last))


def test_an_untouched_canvas_follows_the_size_of_the_window_and_a_touched_one_stays(canvas):
    hand = canvas(lenet(), (900, 1100))
    assert hand.corner("flatten1")[0] == hand.corner("input")[0]
    hand.view.resize(*CANVAS_AT_1366)
    assert hand.corner("flatten1")[0] > hand.corner("input")[0]
    assert hand.document.undo_stack.count() == 0
    hand.wheel(QPoint(100, 100), 1)
    before, zoom = hand.corner("flatten1"), hand.view.zoom
    hand.view.resize(900, 1100)
    assert (hand.corner("flatten1"), hand.view.zoom) == (before, zoom)


def test_arranging_is_one_step(canvas):
    hand = canvas(short(), layout={"input": (0, 0), "conv1": (900, 0), "pool1": (10, 10), "conv2": (300, 700)})
    assert hand.corner("conv1") == (900, 0)
    hand.view.arrange()
    assert hand.corner("conv1")[0] == hand.corner("input")[0]
    assert hand.document.undo_stack.count() == 1
    hand.document.undo()
    assert hand.corner("conv1") == (900, 0)


def test_presentation_enlarges_the_network(canvas):
    hand = canvas(short())
    hand.wheel(QPoint(100, 100), -1)
    before = hand.view.zoom
    theme.scale = 1.5
    theme.changed.emit()
    assert hand.view.zoom == pytest.approx(1.5 * before)


def words_fit(hint) -> bool:
    widest = max(hint.fontMetrics().horizontalAdvance(line) for line in hint.text().split("\n"))
    return hint.wordWrap() or widest <= hint.width()


def test_an_empty_canvas_says_what_to_do(canvas):
    hand = canvas(Graph())
    hint = hand.view._empty
    assert hint.isVisible() and all(word in hint.text() for word in ("Keras", "PyTorch", ".py", SUFFIX))
    for width in (320, 900):
        hand.view.resize(width, 400)
        assert hand.view.rect().contains(hint.geometry())
        assert hint.heightForWidth(hint.width()) <= hint.height() and words_fit(hint)
    hand.carry("Input", QPoint(300, 300))
    assert not hand.view._empty.isVisible()


def test_the_canvas_has_a_name_for_those_who_do_not_see_it(canvas):
    hand = canvas(short())
    assert hand.board.accessibleName()
    assert hand.board.accessibleDescription()


def test_pointing_lights_up_and_explains(canvas):
    from cnnstudio.ui.canvas.hover import words

    hand = canvas(lenet())
    hand.move(hand.block("conv1"))
    assert hand.view.scene.blocks["conv1"].hovered
    hand.move(hand.wire("pool1"))
    assert not hand.view.scene.blocks["conv1"].hovered
    assert hand.view.scene.wires["pool1", "x"].hovered
    assert words(hand.view.scene, hand.board.mapToScene(hand.wire("pool1")), 1.0) == "", "a wire has a card of its own"
    assert words(hand.view.scene, hand.board.mapToScene(hand.block("conv1")), 1.0)
    assert words(hand.view.scene, QPointF(-900, -900), 1.0) == ""


def test_the_ground_has_dots_near_and_none_far_away(canvas):
    hand = canvas(short())
    board, edge = hand.board, QRect(0, 400, 60, 60)

    def colours() -> set[int]:
        QTest.qWait(0)
        picture = board.viewport().grab(edge).toImage()
        return {picture.pixel(x, y) for x in range(60) for y in range(60)}

    board.set_zoom(1)
    assert len(colours()) > 1
    board.set_zoom(0.3)
    assert hand.view.scene.look.detail == FLAT
    assert colours() == {hand.view.scene.look.canvas.color().rgb()}
