"""What blocks lie on: the canvas colour with a faint grid of dots."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPixmap

from cnnstudio.ui.theme import theme

_STEP = 24


def backdrop() -> QBrush:
    """Return the brush of the canvas in the palette in use."""
    tile = QPixmap(_STEP, _STEP)
    tile.fill(QColor(theme.current.canvas))
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.current.dots))
    painter.drawEllipse(QPointF(_STEP / 2, _STEP / 2), 1.2, 1.2)
    painter.end()
    return QBrush(tile)
