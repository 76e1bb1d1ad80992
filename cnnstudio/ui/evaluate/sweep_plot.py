"""Accuracy over a turn, a size or a noise: a line for each network, told apart by dashes and by marks too."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.protocol.answers import Tried
from cnnstudio.ui.theme import font, theme
from cnnstudio.ui.words import translate
from cnnstudio.words import decimal

COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
"""Okabe and Ito's, in the order in which they are given out."""
DASHES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)
_LEFT, _BELOW, _ABOVE, _RIGHT = 44, 36, 10, 12


class SweepPlot(QWidget):
    """Shows the same trial of several networks."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("evaluate.sweep")
        self.setAccessibleName(translate("Evaluate", "Accuracy"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.lines: list[Tried | None] = []
        self.title = ""
        theme.changed.connect(self.update)

    def show_lines(self, lines: Sequence[Tried | None], title: str) -> None:
        """Show these, one for each network; `title` says what is along the axis."""
        self.lines, self.title = list(lines), title
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, 260)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 160)

    def _frame(self) -> QRectF:
        scale = theme.scale
        return QRectF(self.rect()).adjusted(_LEFT * scale, _ABOVE * scale, -_RIGHT * scale, -_BELOW * scale)

    def point(self, line: Tried, at: int) -> QPointF:
        """Return where a value of a line lies."""
        frame = self._frame()
        low, high = float(line.values[0]), float(line.values[-1])
        x = frame.left() + (float(line.values[at]) - low) / ((high - low) or 1) * frame.width()
        return QPointF(x, frame.bottom() - float(line.right[at]) / max(line.done, 1) * frame.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(round(11 * theme.scale)))
        self._paint_axes(painter)
        for at, line in enumerate(self.lines):
            if line is not None and line.done and line.right.ndim == 1:
                self._paint_line(painter, at, line)

    def _paint_axes(self, painter: QPainter) -> None:
        frame, scale = self._frame(), theme.scale
        for share in (0.0, 0.25, 0.5, 0.75, 1.0):
            y = frame.bottom() - share * frame.height()
            painter.setPen(theme.current.colour("border"))
            painter.drawLine(QPointF(frame.left(), y), QPointF(frame.right(), y))
            painter.setPen(theme.current.colour("muted"))
            spot = QRectF(0, y - 8, frame.left() - 6, 16)
            painter.drawText(spot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{round(share * 100)} %")
        first = next((line for line in self.lines if line is not None and line.right.ndim == 1), None)
        if first is not None:
            low, high = float(first.values[0]), float(first.values[-1])
            for value in np.linspace(low, high, 5):
                x = frame.left() + (value - low) / ((high - low) or 1) * frame.width()
                text = decimal(round(float(value), 2) + 0.0, 0 if high > 5 else 2).replace("-", "−")
                painter.drawText(QRectF(x - 30, frame.bottom() + 2, 60, 16), Qt.AlignmentFlag.AlignCenter, text)
        below = QRectF(frame.left(), frame.bottom() + 16 * scale, frame.width(), 18 * scale)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.title)

    def _paint_line(self, painter: QPainter, at: int, line: Tried) -> None:
        colour = QColor(COLOURS[at % len(COLOURS)])
        path = QPainterPath(self.point(line, 0))
        for place in range(1, len(line.values)):
            path.lineTo(self.point(line, place))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 2, DASHES[at % len(DASHES)]))
        painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for place in range(len(line.values)):
            spot = self.point(line, place)
            if at % 2:
                painter.drawRect(QRectF(spot.x() - 2.5, spot.y() - 2.5, 5, 5))
            else:
                painter.drawEllipse(spot, 3, 3)
