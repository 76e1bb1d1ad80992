from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QNativeGestureEvent, QPointingDevice
from PySide6.QtWidgets import QApplication, QToolTip

from cnnstudio.graph.block import UnknownBlock
from cnnstudio.graph.text import Message, Text
from tests.ui.canvas.networks import lenet


def test_a_block_says_what_it_is(canvas, qtbot):
    hand = canvas(lenet())
    viewport, at = hand.board.viewport(), hand.block("conv1")
    qtbot.waitUntil(lambda: hand.board.children()[-1].metaObject().className() == "Senses")
    QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, at, viewport.mapToGlobal(at)))
    assert QToolTip.text()
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_names_out_of_a_file_are_no_markup(canvas, qtbot):
    strange = UnknownBlock("<img src='x'>", {}, Message("block.unknown", Text("", "")))
    hand = canvas(lenet().replace("conv1", strange))
    viewport, at = hand.board.viewport(), hand.block("conv1")
    qtbot.waitUntil(lambda: hand.board.children()[-1].metaObject().className() == "Senses")
    hand.view.scene.blocks["conv1"].set_badges((), ())
    QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, at, viewport.mapToGlobal(at)))
    assert "&lt;img" in QToolTip.text() and "<img" not in QToolTip.text()
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_two_fingers_zoom(canvas, qtbot):
    hand = canvas(lenet())
    viewport, before = hand.board.viewport(), hand.view.zoom
    qtbot.waitUntil(lambda: hand.board.children()[-1].metaObject().className() == "Senses")
    at = QPointF(viewport.rect().center())
    device = QPointingDevice.primaryPointingDevice()
    zoom = Qt.NativeGestureType.ZoomNativeGesture
    QApplication.sendEvent(viewport, QNativeGestureEvent(zoom, device, 2, at, at, QPointF(QPoint(1, 1)), 0.25, QPointF()))
    assert hand.view.zoom == before * 1.25
