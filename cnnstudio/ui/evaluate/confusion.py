"""The confusion matrix: rows are what pictures show, columns what the network says; a cell opens its pictures."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.protocol.answers import Assessed
from cnnstudio.ui.explore.bars import name_of
from cnnstudio.ui.theme import font, theme
from cnnstudio.ui.widgets import show_tip
from cnnstudio.ui.words import filled, number, translate

_LEAST_CELL, _MOST_CELL = 8, 46
_MOST_LABEL = 96
_STEPS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Confusion(QWidget):
    """`chosen((actual, predicted))` tells of a cell that was clicked or entered; None where it is let go again."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("evaluate.confusion")
        self.setAccessibleName(translate("Evaluate", "Confusion matrix"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.found: Assessed | None = None
        self.names: list[str] = []
        self.cell: tuple[int, int] | None = None
        self._at = (0, 0)
        self._pointed: tuple[int, int] | None = None
        theme.changed.connect(self.update)

    def show_found(self, found: Assessed | None, names: list[str], cell: tuple[int, int] | None) -> None:
        """Show these counts, and mark the cell whose pictures are shown."""
        self.found, self.names, self.cell = found, names, cell
        last = self._count - 1
        self._at = (min(self._at[0], max(last, 0)), min(self._at[1], max(last, 0)))
        self.setAccessibleDescription(self._words(self._at))
        self.update()

    @property
    def _count(self) -> int:
        return 0 if self.found is None else len(self.found.confusion)

    def sizeHint(self) -> QSize:
        return QSize(360, 330)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 200)

    def place(self, cell: tuple[int, int]) -> QRectF:
        """Return where a cell lies."""
        left, top, side = self._grid()
        return QRectF(left + cell[1] * side, top + cell[0] * side, side, side)

    def _grid(self) -> tuple[float, float, float]:
        """Return left, top and the side of a cell."""
        metrics = QFontMetrics(self._font())
        widest = max((metrics.horizontalAdvance(self._name(at)) for at in range(self._count)), default=0)
        left = min(widest, round(_MOST_LABEL * theme.scale)) + 26 * theme.scale
        top = 40 * theme.scale
        side = min((self.width() - left - 2) / max(self._count, 1), (self.height() - top - 2) / max(self._count, 1))
        return left, top, max(_LEAST_CELL, min(side, _MOST_CELL * theme.scale))

    def _font(self) -> QFont:
        return font(round(11 * theme.scale))

    def _name(self, at: int) -> str:
        return name_of(self.names, at)

    # -- drawing ------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.found is None:
            return
        painter = QPainter(self)
        painter.setFont(self._font())
        self._paint_names(painter)
        totals = np.maximum(self.found.confusion.sum(axis=1), 1)
        for actual, row in enumerate(self.found.confusion):
            for predicted, count in enumerate(row):
                self._paint_cell(painter, (actual, predicted), int(count), count / totals[actual])
        for cell, colour in ((self._pointed, "muted"), (self._at if self.hasFocus() else None, "accent"), (self.cell, "text")):
            if cell is not None:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.current.colour(colour), 2))
                painter.drawRect(self.place(cell).adjusted(1, 1, -1, -1))

    def _paint_names(self, painter: QPainter) -> None:
        left, top, side = self._grid()
        scale, metrics = theme.scale, painter.fontMetrics()
        painter.setPen(theme.current.colour("muted"))
        middle = Qt.AlignmentFlag.AlignCenter
        across = QRectF(left, 0, side * self._count, 18 * scale)
        painter.drawText(across, middle, translate("Evaluate", "what the network says"))
        painter.save()
        painter.translate(8 * scale, top + side * self._count / 2)
        painter.rotate(-90)
        painter.drawText(QRectF(-140, -9 * scale, 280, 18 * scale), middle, translate("Evaluate", "what it is"))
        painter.restore()
        painter.setPen(theme.current.colour("text"))
        room = left - 26 * scale
        each = max(1, round(metrics.height() / side + 0.4))
        for at in range(0, self._count, each):
            name = metrics.elidedText(self._name(at), Qt.TextElideMode.ElideRight, round(room))
            spot = QRectF(20 * scale, top + at * side, room, side)
            painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, name)
            short = metrics.elidedText(self._name(at), Qt.TextElideMode.ElideRight, max(round(side * each) - 2, 8))
            painter.drawText(QRectF(left + at * side, 18 * scale, side * each, top - 18 * scale), middle, short)

    def _paint_cell(self, painter: QPainter, cell: tuple[int, int], count: int, share: float) -> None:
        place = self.place(cell)
        right = cell[0] == cell[1]
        colour = QColor(theme.current.good if right else theme.current.problem)
        painter.fillRect(place.adjusted(0.5, 0.5, -0.5, -0.5), theme.current.colour("field"))
        if count:
            colour.setAlphaF(0.12 + 0.7 * min(1.0, share if right else share * 4))
            painter.fillRect(place.adjusted(0.5, 0.5, -0.5, -0.5), colour)
        text = number(count)
        if count and painter.fontMetrics().horizontalAdvance(text) <= place.width() - 2:
            painter.setPen(theme.current.colour("text"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    # -- pointing -----------------------------------------------------------------------------------------------------

    def cell_at(self, point: QPointF) -> tuple[int, int] | None:
        """Return the (actual, predicted) under a point."""
        left, top, side = self._grid()
        row, column = int((point.y() - top) // side), int((point.x() - left) // side)
        inside = 0 <= row < self._count and 0 <= column < self._count
        return (row, column) if inside else None

    def _words(self, cell: tuple[int, int]) -> str:
        if self.found is None or not self._count:
            return ""
        count = int(self.found.confusion[cell])
        actual, predicted = (self._name(at) for at in cell)
        if cell[0] == cell[1]:
            text = translate("Evaluate", "{count} pictures of {actual} are known as such")
        else:
            text = translate("Evaluate", "{count} pictures of {actual} are taken for {predicted}")
        return filled(text, count=count, actual=actual, predicted=predicted)

    def _choose(self, cell: tuple[int, int]) -> None:
        self.chosen.emit(None if cell == self.cell else cell)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self._at = cell
            self._choose(cell)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        pointed = self.cell_at(event.position())
        if pointed != self._pointed:
            self._pointed = pointed
            self.setCursor(Qt.CursorShape.PointingHandCursor if pointed else Qt.CursorShape.ArrowCursor)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._pointed = None
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            cell = self.cell_at(QPointF(event.pos()))
            show_tip(event.globalPos(), self._words(cell) if cell is not None else "", self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if event.key() in _ENTER and not event.modifiers() and self._count:
            self._choose(self._at)
        elif event.key() == Qt.Key.Key_Home:
            self._go(0, 0)
        elif step is not None and self._count:
            self._go(self._at[0] + step[0], self._at[1] + step[1])
        else:
            super().keyPressEvent(event)

    def _go(self, row: int, column: int) -> None:
        last = max(self._count - 1, 0)
        self._at = (min(max(row, 0), last), min(max(column, 0), last))
        self.setAccessibleDescription(self._words(self._at))
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
