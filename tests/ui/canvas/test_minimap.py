from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from cnnstudio.ui.canvas.metrics import WIDTH
from tests.ui.canvas.networks import lenet, long_chain


def test_the_map_is_there_while_not_all_is_in_sight(canvas, qtbot):
    hand = canvas(lenet())
    assert not hand.view._map.isVisible()
    hand.wheel(QPoint(300, 300), 5)
    assert not hand.view._map.isVisible()
    qtbot.waitUntil(hand.view._map.isVisible)
    hand.key(Qt.Key.Key_Home)
    qtbot.wait(300)
    assert not hand.view._map.isVisible()


def test_a_click_on_the_map_goes_there(canvas, qtbot):
    hand = canvas(long_chain(200), (600, 400))
    last = hand.graph.order[-1]
    small = hand.view._map
    qtbot.waitUntil(small.isVisible)
    QTest.mouseClick(small, Qt.MouseButton.LeftButton, pos=QPoint(small.width() - 10, small.height() // 2))
    visible = hand.board.mapToScene(hand.board.viewport().rect()).boundingRect()
    assert visible.right() >= hand.view.scene.blocks[last].sceneBoundingRect().left()
    assert small.isVisible()
    assert not small.grab().isNull()


def test_the_map_is_small_in_a_small_window_and_steps_off_the_blocks(canvas, qtbot):
    hand = canvas(lenet(), (480, 320))
    small = hand.view._map
    first = hand.view.scene.blocks[hand.graph.order[0]].sceneBoundingRect()
    corner = hand.board.mapToScene(hand.board.viewport().rect().bottomRight() - QPoint(90, 50))
    hand.board.centerOn(hand.board.mapToScene(hand.board.viewport().rect().center()) + first.center() - corner)
    qtbot.waitUntil(small.isVisible)
    assert small.width() <= hand.view.width() / 5 and small.height() <= hand.view.height() / 5
    covered = hand.board.mapToScene(small.geometry()).boundingRect()
    in_sight = hand.board.mapToScene(hand.board.viewport().rect()).boundingRect()
    blocks = [item.sceneBoundingRect() for item in hand.view.scene.blocks.values()]
    assert any(in_sight.intersects(block) for block in blocks)
    assert not any(covered.intersects(block) for block in blocks)


def test_the_map_keeps_below_what_stands_above_the_board_and_off_the_room_of_the_strips(canvas, qtbot):
    hand = canvas(lenet(), (900, 500))
    bar = QLabel("bar")
    bar.setFixedHeight(60)
    hand.view.layout().insertWidget(0, bar)
    scene = hand.view.scene
    scene.keep_free(200)
    board, small = hand.board, hand.view._map
    seen = {}
    for share in (0.1, 0.3, 0.5, 0.7, 0.9):
        area = scene.content()
        hand.wheel(QPoint(300, 200), 3)
        board.centerOn(area.left() + area.width() * share, area.bottom() - 100)
        qtbot.wait(300)
        if not small.isVisible():
            continue
        assert board.geometry().contains(small.geometry())
        seen[share] = {tuple(corner.toTuple()): small._covered(corner) for corner in small._corners()}
        assert seen[share][small.pos().toTuple()] == min(seen[share].values())
        strips = [QRectF(x + WIDTH, y, 200, scene.placed.rows.height(head)) for head, (x, y) in scene.placed.heads.items()]
        lies = board.mapToScene(small.geometry().translated(-board.pos())).boundingRect()
        covered = any(strip.intersects(lies) for strip in strips)
        assert not covered or min(seen[share].values()) > 0
    assert any(min(found.values()) == 0 < max(found.values()) for found in seen.values())
