"""Moving the view."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from cnnstudio.ui.canvas.gestures.gesture import Desk, Pointer


class Pan:
    """Moves the view with the cursor, as if the canvas were held by hand."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.moved = False

    def start(self, at: Pointer) -> None:
        self._from = at.view
        self._bars = QPoint(self._desk.view.horizontalScrollBar().value(), self._desk.view.verticalScrollBar().value())

    def move(self, at: Pointer) -> None:
        self.moved = True
        self._scroll(self._bars - (at.view - self._from))

    def finish(self, at: Pointer) -> None:
        self.moved = self.moved or at.view != self._from

    def cancel(self) -> None:
        self._scroll(self._bars)

    def _scroll(self, to: QPoint) -> None:
        self._desk.view.horizontalScrollBar().setValue(to.x())
        self._desk.view.verticalScrollBar().setValue(to.y())
