"""Selecting and moving blocks."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from cnnstudio.ui.canvas import edits
from cnnstudio.ui.canvas.gestures.gesture import Desk, Pointer, far
from cnnstudio.ui.canvas.metrics import Position, snapped
from cnnstudio.ui.words import filled, translate


class MoveBlocks:
    """A press on a block selects it (Shift adds, Ctrl toggles), a drag moves all selected ones, tags with their layer."""

    cursor = Qt.CursorShape.ArrowCursor

    def __init__(self, desk: Desk, id: str) -> None:
        self._desk, self._id = desk, id
        self._heads: dict[str, Position] = {}

    def start(self, at: Pointer) -> None:
        self._from = at
        selection = self._desk.selection
        self._before = (selection.ids, selection.current)
        self._alone = False
        if at.has(Qt.KeyboardModifier.ControlModifier):
            selection.set(selection.ids ^ {self._id}, self._id)
        elif at.has(Qt.KeyboardModifier.ShiftModifier):
            selection.set(selection.ids | {self._id}, self._id)
        elif self._id in selection.ids:
            self._alone = True
            selection.set(selection.ids, self._id)
        else:
            selection.set({self._id}, self._id)

    def move(self, at: Pointer) -> None:
        if not self._heads:
            if not far(self._from, at) or self._id not in self._desk.selection.ids:
                return
            self._grab()
        self._desk.scene.preview(self._shifted(at.scene - self._from.scene))

    def finish(self, at: Pointer) -> None:
        if not self._heads:
            if self._alone:
                self._desk.selection.set({self._id}, self._id)
            return
        heads = self._shifted(at.scene - self._from.scene)
        self._desk.scene.settle()
        if heads != self._heads:
            document, placed = self._desk.document, self._desk.scene.placed
            document.edit(move_text(len(heads)), edits.moved(document.design, placed, heads))

    def cancel(self) -> None:
        if self._heads:
            self._desk.scene.settle()
        self._desk.select(*self._before)

    def _grab(self) -> None:
        placed = self._desk.scene.placed
        for id in self._desk.selection.ids:
            head = placed.rows.head[id]
            self._heads[head] = placed.heads[head]

    def _shifted(self, by: QPointF) -> dict[str, Position]:
        x, y = self._heads[self._desk.scene.placed.rows.head[self._id]]
        dx, dy = snapped(x + by.x()) - x, snapped(y + by.y()) - y
        return {head: (left + dx, top + dy) for head, (left, top) in self._heads.items()}


def move_text(count: int) -> str:
    """Return the name of the step that moves so many layers."""
    return translate("Canvas", "Move block") if count == 1 else filled(translate("Canvas", "Move {n} blocks"), n=count)
