"""A wire on the canvas."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker
from PySide6.QtWidgets import QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from cnnstudio.graph.graph import Edge
from cnnstudio.ui.canvas.look import FLAT, Look
from cnnstudio.ui.canvas.routes import Point

_CORNER, _BEND = 12.0, 30.0
"""How far from a corner its rounding begins: beside a port, where there is little room, and on the way past blocks."""
_REACH = 12.0
_THICK = 4.0


class WireItem(QGraphicsRectItem):
    """Draws one wire along its way. Its bounding rectangle is kept by Qt, which asks for it twice in every frame."""

    def __init__(self, edge: Edge, look: Look) -> None:
        super().__init__()
        self.setPen(Qt.PenStyle.NoPen)
        self.edge, self.look = edge, look
        self.points: tuple[Point, ...] = ()
        self.hovered = self.wrong = self.faint = False
        self.path = QPainterPath()
        self._line: list[QPointF] = []

    def set_way(self, points: tuple[Point, ...]) -> None:
        """Run along these corners, in scene coordinates."""
        if points != self.points:
            self.points = points
            self.path = wire_path(points, self.look.sideways)
            self._line = [QPointF(x, y) for x, y in points]
            self.setRect(self.path.controlPointRect().adjusted(-_THICK, -_THICK, _THICK, _THICK))
            self.update()

    def set_state(self, **states: bool) -> None:
        """Set `hovered`, `wrong` (its shapes do not fit) or `faint` (it is being replaced)."""
        if any(getattr(self, name) is not value for name, value in states.items()):
            for name, value in states.items():
                setattr(self, name, value)
            self.update()

    def near(self, at: QPointF, reach: float = _REACH) -> bool:
        """Tell whether a point lies on the wire, give or take `reach` scene units."""
        if not self.rect().adjusted(-reach, -reach, reach, reach).contains(at):
            return False
        stroker = QPainterPathStroker()
        stroker.setWidth(reach)
        return stroker.createStroke(self.path).contains(at)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        look = self.look
        painter.setPen(look.hover_wire if self.hovered else (look.wrong_wire if self.wrong else look.wire))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.faint:
            painter.setOpacity(0.3)
        if look.detail == FLAT:
            painter.drawPolyline(self._line)
        else:
            painter.drawPath(self.path)


def wire_path(points: Sequence[Point], sideways: bool = False) -> QPainterPath:
    """Return the line through corners: straight, one gentle curve between two points, else with rounded corners.

    A curve leaves downwards, `sideways` to the right.
    """
    path = QPainterPath(QPointF(*points[0]))
    if len(points) == 2:
        (x1, y1), (x2, y2) = points
        if abs(x1 - x2) < 1 or abs(y1 - y2) < 1:
            path.lineTo(x2, y2)
        elif sideways:
            bend = max(abs(x2 - x1) * 0.55, 12.0)
            path.cubicTo(x1 + bend, y1, x2 - bend, y2, x2, y2)
        else:
            bend = max(abs(y2 - y1) * 0.55, 12.0)
            path.cubicTo(x1, y1 + bend, x2, y2 - bend, x2, y2)
        return path
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        start = _toward(corner, before, _CORNER if before == points[0] else _BEND)
        end = _toward(corner, after, _CORNER if after == points[-1] else _BEND)
        path.lineTo(*start)
        path.quadTo(corner[0], corner[1], end[0], end[1])
    path.lineTo(*points[-1])
    return path


def _toward(corner: Point, other: Point, reach: float) -> Point:
    """Return the point at which the rounding of a corner begins on the side of `other`, at most `reach` away."""
    dx, dy = other[0] - corner[0], other[1] - corner[1]
    length = abs(dx) + abs(dy)
    if length < 1e-6:
        return corner
    share = min(reach, length / 2) / length
    return corner[0] + dx * share, corner[1] + dy * share
