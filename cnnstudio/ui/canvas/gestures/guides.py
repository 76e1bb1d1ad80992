"""Lines that show what a moved thing lines up with, and the little jump onto them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator
from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsLineItem

from cnnstudio.ui.canvas.gestures.gesture import Desk
from cnnstudio.ui.canvas.metrics import WIDTH

_REACH = 6.0
"""Pixels from which a line draws."""
_OVER = 12.0
"""How far a line stands out beyond what it touches."""


class _Side(NamedTuple):
    """What stands still along one axis: where the lines are, in order, and from where to where each reaches across."""

    at: list[float]
    span: list[tuple[float, float]]

    def nearest(self, value: float, reach: float) -> int | None:
        after = bisect_left(self.at, value)
        near = [i for i in (after - 1, after) if 0 <= i < len(self.at) and abs(self.at[i] - value) <= reach]
        return min(near, key=lambda i: abs(self.at[i] - value), default=None)


class Guides:
    """Compares a moved box with what stands still in sight: edges with edges, middles with middles."""

    def __init__(self, desk: Desk, heads: Collection[str], remarks: Collection[str]) -> None:
        self._desk = desk
        boxes = list(_still(desk, heads, remarks))
        flat = [(box.left(), box.right(), box.top(), box.bottom()) for box in boxes]
        upright = [(box.top(), box.bottom(), box.left(), box.right()) for box in boxes]
        self._sides = [(_middles(flat), _edges(flat)), (_middles(upright), _edges(upright))]
        self._lines: list[QGraphicsLineItem] = []

    def near(self, box: QRectF, show: bool) -> tuple[float | None, float | None]:
        """Return how far the box jumps across and down, None where nothing is near; with `show` draw the lines."""
        reach = _REACH / self._desk.zoom
        across = (box.left(), box.right()), (box.top(), box.bottom())
        found = [self._nearest(axis, *across[axis], reach) for axis in (0, 1)]
        if show:
            self.clear()
            jumped = box.translated(*(0.0 if one is None else one[0] for one in found))
            for axis, one in enumerate(found):
                if one is not None:
                    self._draw(axis, one, jumped)
        dx, dy = (None if one is None else one[0] for one in found)
        return dx, dy

    def clear(self) -> None:
        """Take the lines away."""
        for line in self._lines:
            self._desk.scene.removeItem(line)
        self._lines.clear()

    def _nearest(self, axis: int, low: float, high: float, reach: float) -> tuple[float, float, tuple[float, float]] | None:
        """Return the jump, where the line is, and what it reaches over."""
        middles, edges = self._sides[axis]
        best = None
        for side, value in ((middles, (low + high) / 2), (edges, low), (edges, high)):
            at = side.nearest(value, reach)
            if at is not None and (best is None or abs(side.at[at] - value) < abs(best[0]) - 1e-6):
                best = (side.at[at] - value, side.at[at], side.span[at])
        return best

    def _draw(self, axis: int, found: tuple[float, float, tuple[float, float]], box: QRectF) -> None:
        _jump, at, (low, high) = found
        own = (box.left(), box.right()) if axis else (box.top(), box.bottom())
        low, high = min(low, own[0]) - _OVER, max(high, own[1]) + _OVER
        line = QGraphicsLineItem(QLineF(low, at, high, at) if axis else QLineF(at, low, at, high))
        pen = QPen(self._desk.scene.look.box)
        pen.setCosmetic(True)
        line.setPen(pen)
        line.setZValue(9)
        self._desk.scene.addItem(line)
        self._lines.append(line)


def _still(desk: Desk, heads: Collection[str], remarks: Collection[str]) -> Iterator[QRectF]:
    sight = desk.view.mapToScene(desk.view.viewport().rect()).boundingRect()
    placed = desk.scene.placed
    for head, (x, y) in placed.heads.items():
        box = QRectF(x, y, WIDTH, placed.rows.height(head))
        if head not in heads and box.intersects(sight):
            yield box
    for id, item in desk.scene.remarks.items.items():
        box = item.card.translated(item.pos())
        if id not in remarks and box.intersects(sight):
            yield box


def _edges(boxes: list[tuple[float, float, float, float]]) -> _Side:
    return _side([(edge, low, high) for left, right, low, high in boxes for edge in (left, right)])


def _middles(boxes: list[tuple[float, float, float, float]]) -> _Side:
    return _side([((left + right) / 2, low, high) for left, right, low, high in boxes])


def _side(lines: list[tuple[float, float, float]]) -> _Side:
    found: dict[float, tuple[float, float]] = {}
    for at, low, high in lines:
        known = found.get(at, (low, high))
        found[at] = (min(known[0], low), max(known[1], high))
    places = sorted(found)
    return _Side(places, [found[at] for at in places])
