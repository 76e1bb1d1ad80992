"""Selecting with a box."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QGraphicsRectItem

from cnnstudio.design.notes import Frame
from cnnstudio.ui.canvas.gestures.gesture import Desk, Pointer, far
from cnnstudio.ui.canvas.remark_item import RemarkItem


class BoxSelect:
    """Selects the blocks and notes that a box touches, and the frames it holds; Shift adds them, Ctrl toggles.

    A click in the empty selects nothing.
    """

    cursor = Qt.CursorShape.ArrowCursor

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._box: QGraphicsRectItem | None = None

    def start(self, at: Pointer) -> None:
        self._from = at
        self._before = (self._desk.selection.ids, self._desk.selection.current, self._desk.selection.remarks)
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
        for address, item in self._desk.scene.groups.items.items():
            if area.contains(item.card.translated(item.pos())):
                found = frozenset([id for id in found if not id.startswith(address + ".")]) | {address}
        remarks = frozenset(id for id, item in self._desk.scene.remarks.items.items() if _takes(area, item))
        old, _current, noted = self._before
        if self._from.has(Qt.KeyboardModifier.ControlModifier):
            found, remarks = found ^ old, remarks ^ noted
        elif self._from.has(Qt.KeyboardModifier.ShiftModifier):
            found, remarks = found | old, remarks | noted
        self._desk.selection.set(found, remarks=remarks)

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


def _takes(area: QRectF, item: RemarkItem) -> bool:
    box = item.card.translated(item.pos())
    return area.contains(box) if isinstance(item.remark, Frame) else area.intersects(box)
