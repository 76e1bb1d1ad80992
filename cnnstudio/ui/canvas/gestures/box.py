"""Selecting with a box."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QGraphicsRectItem

from cnnstudio.ui.canvas.gestures.gesture import Desk, Pointer, far


class BoxSelect:
    """Selects the blocks that a box touches; Shift adds them, Ctrl toggles. A click in the empty selects nothing."""

    cursor = Qt.CursorShape.ArrowCursor

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._box: QGraphicsRectItem | None = None

    def start(self, at: Pointer) -> None:
        self._from = at
        self._before = (self._desk.selection.ids, self._desk.selection.current)
        if not self._keeps(at):
            self._desk.selection.set(())

    def move(self, at: Pointer) -> None:
        if self._box is None:
            if not far(self._from, at):
                return
            look = self._desk.scene.look
            self._box = self._desk.scene.addRect(QRectF(), look.box, look.band)
            self._box.setZValue(10)
        area = QRectF(self._from.scene, at.scene).normalized()
        self._box.setRect(area)
        found = frozenset(
            id for id, item in self._desk.scene.blocks.items() if item.card.translated(item.pos()).intersects(area)
        )
        old = self._before[0]
        if self._from.has(Qt.KeyboardModifier.ControlModifier):
            found = found ^ old
        elif self._from.has(Qt.KeyboardModifier.ShiftModifier):
            found = found | old
        self._desk.selection.set(found)

    def finish(self, at: Pointer) -> None:
        self._clear()

    def cancel(self) -> None:
        self._clear()
        self._desk.select(*self._before)

    def _clear(self) -> None:
        if self._box is not None:
            self._desk.scene.removeItem(self._box)
            self._box = None

    @staticmethod
    def _keeps(at: Pointer) -> bool:
        return at.has(Qt.KeyboardModifier.ShiftModifier) or at.has(Qt.KeyboardModifier.ControlModifier)
