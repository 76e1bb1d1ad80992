"""Accuracy over every shift, as a map: the middle is the picture where it was, each cell one pixel further."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.protocol.answers import Tried
from cnnstudio.ui.evaluate.heat import heat, ink
from cnnstudio.ui.explore.bars import percent
from cnnstudio.ui.theme import font, theme
from cnnstudio.ui.widgets import show_tip
from cnnstudio.ui.words import filled, translate

_STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
_WIDE = 30
"""Pixels from which on a cell holds its number."""


class ShiftMap(QWidget):
    """`pointed((dx, dy))` tells of the shift under the mouse or the keys: pixels to the right and down."""

    pointed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("evaluate.shifts")
        self.setAccessibleName(translate("Evaluate", "Accuracy by shift"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.found: Tried | None = None
        self.at = (0, 0)
        theme.changed.connect(self.update)

    def show_found(self, found: Tried | None) -> None:
        """Show these figures."""
        self.found = found
        self.setAccessibleDescription(self.words(self.at))
        self.update()

    def show_at(self, at: tuple[int, int]) -> None:
        """Mark a shift (dx, dy)."""
        if at != self.at:
            self.at = at
            self.setAccessibleDescription(self.words(at))
            self.update()

    def accuracy(self, at: tuple[int, int]) -> float | None:
        """Return the share that is right after a shift (dx, dy); None where it is not known."""
        if self.found is None or not self.found.done:
            return None
        columns, rows = np.flatnonzero(self.found.values == at[0]), np.flatnonzero(self.found.down == at[1])
        if not len(columns) or not len(rows):
            return None
        return float(self.found.right[rows[0], columns[0]] / self.found.done)

    def words(self, at: tuple[int, int]) -> str:
        """Return what is known of a shift, as a sentence."""
        share = self.accuracy(at)
        if share is None:
            return ""
        return filled(translate("Evaluate", "{way}: {share} right"), way=way_words(*at), share=percent(share))

    def sizeHint(self) -> QSize:
        return QSize(280, 280)

    def minimumSizeHint(self) -> QSize:
        return QSize(150, 150)

    def _grid(self) -> tuple[float, float, float, int]:
        """Return left, top, the side of a cell, and how many there are in a row."""
        count = 17 if self.found is None else len(self.found.values)
        edge = 18 * theme.scale
        side = min((self.width() - edge) / count, (self.height() - edge) / count)
        return edge, 0.0, side, count

    def place(self, at: tuple[int, int]) -> QRectF:
        """Return where a shift lies."""
        left, top, side, count = self._grid()
        half = count // 2
        return QRectF(left + (at[0] + half) * side, top + (at[1] + half) * side, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left, _, side, count = self._grid()
        half = count // 2
        painter.setFont(font(round(11 * theme.scale)))
        for dy in range(-half, half + 1):
            for dx in range(-half, half + 1):
                self._paint_cell(painter, (dx, dy), side)
        painter.setPen(theme.current.colour("muted"))
        for step in (-half, 0, half):
            text = f"{step:+d}".replace("-", "−") if step else "0"
            below = self.place((step, half)).translated(0, side)
            below.setHeight(16 * theme.scale)
            painter.drawText(below.adjusted(-12, 0, 12, 0), Qt.AlignmentFlag.AlignCenter, text)
            beside = self.place((-half, step))
            spot = QRectF(0, beside.top() - 6, left - 3, beside.height() + 12)
            painter.drawText(spot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.current.colour("accent" if self.hasFocus() else "text"), 2))
        painter.drawRect(self.place(self.at).adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_cell(self, painter: QPainter, at: tuple[int, int], side: float) -> None:
        place, share = self.place(at), self.accuracy(at)
        painter.fillRect(place.adjusted(0.5, 0.5, -0.5, -0.5), theme.current.colour("field") if share is None else heat(share))
        if share is not None and side >= _WIDE * theme.scale:
            painter.setPen(ink(share))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(round(share * 100)))

    # -- pointing -----------------------------------------------------------------------------------------------------

    def _shift_at(self, point: QPointF) -> tuple[int, int] | None:
        left, top, side, count = self._grid()
        half = count // 2
        dx, dy = int((point.x() - left) // side) - half, int((point.y() - top) // side) - half
        return (dx, dy) if abs(dx) <= half and abs(dy) <= half else None

    def _point(self, at: tuple[int, int] | None) -> None:
        if at is not None and at != self.at:
            self.show_at(at)
            self.pointed.emit(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self._shift_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._point(self._shift_at(event.position()))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self._shift_at(QPointF(event.pos()))
            show_tip(event.globalPos(), self.words(at) if at is not None else "", self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        half = self._grid()[3] // 2
        self._point(tuple(min(max(a + b, -half), half) for a, b in zip(self.at, step, strict=True)))  # type: ignore[arg-type]

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


def way_words(dx: int, dy: int) -> str:
    """Return how far and where a picture is moved, in words."""
    if not dx and not dy:
        return translate("Evaluate", "not moved")
    sides = translate("Evaluate", "{n} px to the right") if dx > 0 else translate("Evaluate", "{n} px to the left")
    ups = translate("Evaluate", "{n} px down") if dy > 0 else translate("Evaluate", "{n} px up")
    parts = [filled(sides, n=abs(dx))] if dx else []
    return ", ".join([*parts, filled(ups, n=abs(dy))] if dy else parts)
