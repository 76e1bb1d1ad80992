"""Shapes as signed distances from their outline, negative inside, for a shape that just fits a circle of radius 1."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Grid: TypeAlias = NDArray[np.float64]


def _circle(x: Grid, y: Grid) -> Grid:
    return np.sqrt(x * x + y * y) - 0.9


def _ring(x: Grid, y: Grid) -> Grid:
    return np.abs(np.sqrt(x * x + y * y) - 0.75) - 0.2


def _cross(x: Grid, y: Grid) -> Grid:
    x, y = np.abs(x), np.abs(y)
    return np.minimum(_box(x, y, 0.95, 0.28), _box(x, y, 0.28, 0.95))


def _box(x: Grid, y: Grid, wide: float, high: float) -> Grid:
    return np.maximum(x - wide, y - high)


def _square(x: Grid, y: Grid) -> Grid:
    return _box(np.abs(x), np.abs(y), 0.7, 0.7)


def _star_polygon(points: int, inner: float) -> Callable[[Grid, Grid], Grid]:
    """A polygon whose corners lie in turn on radius 1 and on radius `inner`."""
    angle = np.arange(2 * points) * np.pi / points
    radius = np.where(np.arange(2 * points) % 2 == 0, 1.0, inner)
    corners = np.stack((radius * np.cos(angle), radius * np.sin(angle)), axis=1)

    def distance(x: Grid, y: Grid) -> Grid:
        nearest = np.full(x.shape, np.inf)
        inside = np.zeros(x.shape, dtype=bool)
        for (ax, ay), (bx, by) in zip(corners, np.roll(corners, -1, axis=0), strict=True):
            ex, ey, px, py = bx - ax, by - ay, x - ax, y - ay
            along = np.clip((px * ex + py * ey) / (ex * ex + ey * ey), 0.0, 1.0)
            nearest = np.minimum(nearest, (px - along * ex) ** 2 + (py - along * ey) ** 2)
            inside ^= ((ay > y) != (by > y)) & (px * (by - ay) < ex * py if by > ay else px * (by - ay) > ex * py)
        return np.asarray(np.where(inside, -1.0, 1.0) * np.sqrt(nearest))

    return distance


OUTLINES: tuple[Callable[[Grid, Grid], Grid], ...] = (
    _circle,
    _square,
    _star_polygon(3, 0.5),
    _cross,
    _star_polygon(5, 0.42),
    _ring,
)
