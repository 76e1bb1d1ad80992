from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

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
