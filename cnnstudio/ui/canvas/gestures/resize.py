"""Changing the size of a note or frame by its corner."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from cnnstudio.design.notes import Frame
from cnnstudio.ui.canvas import remarks
from cnnstudio.ui.canvas.gestures.gesture import Desk, Pointer
from cnnstudio.ui.canvas.metrics import snapped
from cnnstudio.ui.canvas.remark_item import LEAST_FRAME, LEAST_NOTE
from cnnstudio.ui.words import translate


class Resize:
    """A drag at the lower right corner."""

    cursor = Qt.CursorShape.SizeFDiagCursor

    def __init__(self, desk: Desk, id: str) -> None:
        self._desk, self._id = desk, id
        self._remark = desk.document.design.remarks[id]

    def start(self, at: Pointer) -> None:
        self._from = at
        self._before = (self._desk.selection.ids, self._desk.selection.current, self._desk.selection.remarks)
        self._desk.selection.set((), remarks={self._id})

    def move(self, at: Pointer) -> None:
        self._desk.scene.remarks.preview_size(self._id, *self._size(at))

    def finish(self, at: Pointer) -> None:
        document, (width, height) = self._desk.document, self._size(at)
        self._desk.scene.remarks.bring(document.design)
        if (width, height) != (self._remark.width, self._remark.height):
            changed = replace(self._remark, width=width, height=height)
            document.edit(resize_text(isinstance(changed, Frame)), remarks.with_changed(document.design, changed))

    def cancel(self) -> None:
        self._desk.scene.remarks.bring(self._desk.document.design)
        self._desk.select(*self._before)

    def _size(self, at: Pointer) -> tuple[float, float]:
        by, remark = at.scene - self._from.scene, self._remark
        least = LEAST_FRAME if isinstance(remark, Frame) else LEAST_NOTE
        return max(snapped(remark.width + by.x()), least[0]), max(snapped(remark.height + by.y()), least[1])


def resize_text(frame: bool) -> str:
    """Return the name of the step that changes a size."""
    return translate("Canvas", "Resize frame") if frame else translate("Canvas", "Resize note")
