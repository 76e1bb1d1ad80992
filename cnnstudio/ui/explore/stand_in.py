"""A painted picture that stands in where no data set gives one, so that a network can be looked into at once."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPolygonF

from cnnstudio.protocol.arrays import Bytes
from cnnstudio.ui.explore.picture_view import pixels_of

SIDE = 224


@cache
def stand_in() -> Bytes:
    """Return a house under the sun, uint8 (3, SIDE, SIDE): edges in all directions, surfaces, a gradient."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    sky = QLinearGradient(0, 0, 0, SIDE)
    sky.setColorAt(0, QColor("#2f6fb5"))
    sky.setColorAt(1, QColor("#cfe6f7"))
    painter.fillRect(image.rect(), sky)
    painter.fillRect(QRectF(0, 164, SIDE, 60), QColor("#4f8a3c"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#f6c945"))
    painter.drawEllipse(QPointF(46, 46), 24, 24)
    painter.fillRect(QRectF(72, 104, 96, 84), QColor("#e8dcc6"))
    painter.setBrush(QColor("#a83a2c"))
    painter.drawPolygon(QPolygonF([QPointF(60, 106), QPointF(120, 52), QPointF(180, 106)]))
    for x in (84, 132):
        painter.fillRect(QRectF(x, 118, 24, 22), QColor("#33475b"))
        painter.fillRect(QRectF(x + 11, 118, 2, 22), QColor("#e8dcc6"))
    painter.fillRect(QRectF(110, 150, 22, 38), QColor("#5b3a21"))
    painter.setBrush(QColor("#2f5d27"))
    painter.drawEllipse(QPointF(198, 140), 20, 32)
    painter.fillRect(QRectF(195, 160, 6, 28), QColor("#5b3a21"))
    painter.end()
    return pixels_of(image)
