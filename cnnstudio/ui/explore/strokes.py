"""What is drawn by hand: strokes on a unit square, and their picture, the same on every screen."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPen

from cnnstudio.protocol.arrays import Bytes

SIDE = 168
"""Rows and columns of the picture that is sent: six for each of MNIST's 28."""
Point = tuple[float, float]


@dataclass(frozen=True)
class Stroke:
    """Points from the pen's touch to its lifting, and the pen's width, in parts of the square's side."""

    width: float
    points: list[Point] = field(default_factory=list)


def picture_of(strokes: list[Stroke]) -> Bytes:
    """Return strokes as bright ink on black, uint8 (1, SIDE, SIDE), smooth at the edges."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for stroke in strokes:
        paint(painter, stroke, SIDE)
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(SIDE, image.bytesPerLine())
    return rows[None, :, :SIDE].copy()


def paint(painter: QPainter, stroke: Stroke, side: float) -> None:
    """Paint a stroke in white on a square of so many pixels; a touch without a move is a dot."""
    pen = QPen(Qt.GlobalColor.white, stroke.width * side)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    points = [QPointF(x * side, y * side) for x, y in stroke.points]
    if len(points) == 1:
        painter.drawPoint(points[0])
    elif points:
        painter.drawPath(_smooth(points))


def _smooth(points: list[QPointF]) -> QPainterPath:
    """Return a curve through the middles between points: a quick hand is seen at few places only."""
    path = QPainterPath(points[0])
    for here, then in pairwise(points[1:]):
        path.quadTo(here, (here + then) / 2)
    path.lineTo(points[-1])
    return path
