"""What comes to the canvas besides mouse, wheel and keys: tooltips, and fingers on a touch pad."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHelpEvent, QNativeGestureEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture

from cnnstudio.ui.canvas.hover import words
from cnnstudio.ui.widgets import show_tip

if TYPE_CHECKING:
    from cnnstudio.ui.canvas.board import Board


class Senses(QObject):
    """Listens to a board's viewport. With the first event of any kind, Qt for Python loads every kind: 5 ms."""

    def __init__(self, board: Board) -> None:
        super().__init__(board)
        self._board = board
        board.viewport().grabGesture(Qt.GestureType.PinchGesture)
        board.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        board = self._board
        kind = event.type()
        if kind == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = words(board.stage, board.mapToScene(event.pos()), board.desk.zoom) if board.gesture is None else ""
            show_tip(event.globalPos(), text, board.viewport())
            return True
        if kind == QEvent.Type.NativeGesture and isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                board.set_zoom(board.desk.zoom * (1 + event.value()), event.position().toPoint())
            return True
        if kind == QEvent.Type.Gesture and isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                at = board.viewport().mapFromGlobal(pinch.hotSpot().toPoint())
                board.set_zoom(board.desk.zoom * pinch.scaleFactor(), at)
            return True
        return False
