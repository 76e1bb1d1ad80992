"""Selecting and moving blocks, notes and frames."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt

from cnnstudio.ui.canvas import edits, remarks
from cnnstudio.ui.canvas.gestures.gesture import Desk, Pointer, far
from cnnstudio.ui.canvas.gestures.guides import Guides
from cnnstudio.ui.canvas.metrics import WIDTH, Position, snapped
from cnnstudio.ui.words import filled, translate


class Move:
    """A press on a block, note or frame selects it (Shift adds, Ctrl toggles), a drag moves all that is selected.

    Tags move with their layer, what lies in a frame with the frame. What is held snaps to the edges and middles of what stands
    near, else to the grid; with Alt to nothing.
    """

    cursor = Qt.CursorShape.ArrowCursor

    def __init__(self, desk: Desk, id: str, remark: bool = False) -> None:
        self._desk, self._id, self._remark = desk, id, remark
        self._heads: dict[str, Position] = {}
        self._remarks: dict[str, Position] = {}
        self._guides: Guides | None = None

    def start(self, at: Pointer) -> None:
        self._from = at
        selection = self._desk.selection
        self._before = (selection.ids, selection.current, selection.remarks)
        self._alone = False
        held = self._held()
        if at.has(Qt.KeyboardModifier.ControlModifier):
            self._choose(held ^ {self._id})
        elif at.has(Qt.KeyboardModifier.ShiftModifier):
            self._choose(held | {self._id})
        elif self._id in held:
            self._alone = True
            self._choose(held)
        else:
            self._choose_alone()

    def move(self, at: Pointer) -> None:
        if self._guides is None:
            if not far(self._from, at) or self._id not in self._held():
                return
            self._grab()
        self._desk.scene.preview(*self._shifted(at, show=True))

    def finish(self, at: Pointer) -> None:
        if self._guides is None:
            if self._alone:
                self._choose_alone()
            return
        heads, places = self._shifted(at)
        self._guides.clear()
        self._desk.scene.settle()
        if heads != self._heads or places != self._remarks:
            document, placed = self._desk.document, self._desk.scene.placed
            design = edits.moved(remarks.moved(document.design, places), placed, heads)
            document.edit(move_text(len(heads), len(places)), design)

    def cancel(self) -> None:
        if self._guides is not None:
            self._guides.clear()
            self._desk.scene.settle()
        self._desk.select(*self._before)

    def _held(self) -> frozenset[str]:
        return self._desk.selection.remarks if self._remark else self._desk.selection.ids

    def _choose(self, chosen: frozenset[str]) -> None:
        selection = self._desk.selection
        if self._remark:
            selection.set(selection.ids, selection.current, chosen)
        else:
            selection.set(chosen, self._id, selection.remarks)

    def _choose_alone(self) -> None:
        if self._remark:
            self._desk.selection.set((), remarks={self._id})
        else:
            self._desk.selection.set({self._id}, self._id)

    def _grab(self) -> None:
        placed, selection, design = self._desk.scene.placed, self._desk.selection, self._desk.document.design
        heads, noted = remarks.inside(design, placed, selection.remarks)
        heads |= placed.heads_of(selection.ids)
        found = design.remarks
        self._heads = {head: placed.heads[head] for head in heads}
        self._remarks = {id: (found[id].x, found[id].y) for id in noted | selection.remarks}
        frame = self._desk.scene.groups.items.get(self._id)
        self._frame = (frame.pos().x(), frame.pos().y()) if frame is not None else (0.0, 0.0)
        self._guides = Guides(self._desk, heads, self._remarks)

    def _box(self) -> QRectF:
        """Return the box of what is held, where it was."""
        if self._remark:
            return QRectF(QPointF(*self._remarks[self._id]), self._desk.scene.remarks.items[self._id].card.size())
        rows = self._desk.scene.placed.rows
        if self._id not in rows.head:
            item = self._desk.scene.groups.items[self._id]
            return item.card.translated(QPointF(*self._frame))
        head = rows.head[self._id]
        return QRectF(*self._heads[head], WIDTH, rows.height(head))

    def _shifted(self, at: Pointer, show: bool = False) -> tuple[dict[str, Position], dict[str, Position]]:
        by = at.scene - self._from.scene
        box = self._box()
        assert self._guides is not None
        if at.has(Qt.KeyboardModifier.AltModifier):
            self._guides.clear()
            dx, dy = float(round(by.x())), float(round(by.y()))
        else:
            guided = self._guides.near(box.translated(by), show) if self._desk.snaps else (None, None)
            dx = by.x() + guided[0] if guided[0] is not None else snapped(box.x() + by.x()) - box.x()
            dy = by.y() + guided[1] if guided[1] is not None else snapped(box.y() + by.y()) - box.y()
        shift = [{id: (x + dx, y + dy) for id, (x, y) in held.items()} for held in (self._heads, self._remarks)]
        return shift[0], shift[1]


def move_text(heads: int, remarks: int = 0) -> str:
    """Return the name of the step that moves so many layers, notes and frames."""
    if heads:
        return translate("Canvas", "Move block") if heads == 1 else filled(translate("Canvas", "Move {n} blocks"), n=heads)
    return translate("Canvas", "Move note") if remarks == 1 else filled(translate("Canvas", "Move {n} notes"), n=remarks)
