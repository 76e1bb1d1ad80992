"""The way of a wire from an output to an input: straight, in a curve, beside blocks, or around to the next column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from cnnstudio.ui.canvas.metrics import FORK_GAP, ROW_GAP, WIDTH

Point = tuple[float, float]

_CLEAR = 12.0
"""Between a wire that passes and a block."""
_LEAVE, _ARRIVE = 26.0, 12.0
"""How far below an output and above an input a wire turns: below the shape that stands beside its beginning."""
_CELL = 256.0
_CURVE_REACH = 2.0 * FORK_GAP


class Box(NamedTuple):
    """A row on the canvas: a layer with its tags."""

    left: float
    top: float
    right: float
    bottom: float


class Obstacles:
    """The boxes that wires keep clear of, found by place."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        self._cells: dict[tuple[int, int], list[Box]] = {}
        for box in boxes:
            for cell in _cells(*box):
                self._cells.setdefault(cell, []).append(box)

    def between(self, left: float, top: float, right: float, bottom: float) -> list[Box]:
        """Return the boxes that reach into an area."""
        found = []
        for cell in _cells(left, top, right, bottom):
            for box in self._cells.get(cell, ()):
                if box[0] < right and box[2] > left and box[1] < bottom and box[3] > top and box not in found:
                    found.append(box)
        return found


def _cells(left: float, top: float, right: float, bottom: float) -> list[tuple[int, int]]:
    columns = range(int(left // _CELL), int(right // _CELL) + 1)
    return [(column, row) for row in range(int(top // _CELL), int(bottom // _CELL) + 1) for column in columns]


def route(start: Point, end: Point, obstacles: Obstacles, lane: int = 0, width: float = WIDTH) -> tuple[Point, ...]:
    """Return the corners of a wire. Two points are a straight line or, where x differs, one gentle curve.

    `lane` moves the upright part of a wire that passes beside blocks, so that wires lie beside and not upon each other. A
    block is `width` wide.
    """
    (x1, y1), (x2, y2) = start, end
    if y2 - y1 < 4:
        return _around(start, end, obstacles, lane, width)
    between = obstacles.between(min(x1, x2) - 4, y1 + 1, max(x1, x2) + 4, y2 - 1)
    if not between:
        if abs(x1 - x2) < 1 or y2 - y1 <= _CURVE_REACH:
            return start, end
        turn = y2 - min(_CURVE_REACH / 2, (y2 - y1) / 2)
        return start, (x1, turn), (x2, turn), end
    for turn in (y2 - FORK_GAP / 2, y1 + FORK_GAP / 2):
        if abs(x1 - x2) >= 1 and y1 < turn < y2 and not _meets(start, end, turn, obstacles):
            return start, (x1, turn), (x2, turn), end
    return _beside(start, end, obstacles, lane, width)


def _meets(start: Point, end: Point, turn: float, obstacles: Obstacles) -> bool:
    (x1, y1), (x2, y2) = start, end
    return bool(
        obstacles.between(x1 - 4, y1 + 1, x1 + 4, turn)
        or obstacles.between(min(x1, x2) - 4, turn - 4, max(x1, x2) + 4, turn + 4)
        or obstacles.between(x2 - 4, turn, x2 + 4, y2 - 1)
    )


def _beside(start: Point, end: Point, obstacles: Obstacles, lane: int, width: float) -> tuple[Point, ...]:
    (x1, y1), (x2, y2) = start, end
    right = _free_lane(max(x1, x2), y1, y2, obstacles, 1) + 8 * lane
    left = _free_lane(min(x1, x2), y1, y2, obstacles, -1) - 8 * lane
    middle = (x1 + x2) / 2
    x = left if middle - left < right - middle - 1 or (x2 < x1 - 1 and middle - left <= right - middle + width / 2) else right
    leave, arrive = _turns(start, end, obstacles)
    return start, (x1, leave), (x, leave), (x, arrive), (x2, arrive), end


def _free_lane(x: float, top: float, bottom: float, obstacles: Obstacles, side: int) -> float:
    """Return the first x beside `x` at which nothing stands between two heights."""
    for _ in range(24):
        met = obstacles.between(x - _CLEAR + 1, top + 1, x + _CLEAR - 1, bottom - 1)
        if not met:
            return x
        x = max(box.right for box in met) + _CLEAR if side > 0 else min(box.left for box in met) - _CLEAR
    return x


def _around(start: Point, end: Point, obstacles: Obstacles, lane: int, width: float) -> tuple[Point, ...]:
    """Return the way to an input that is not below: down, up between the columns, and in from above."""
    (x1, _y1), (x2, _y2) = start, end
    leave, arrive = _turns(start, end, obstacles)
    half = width / 2
    if abs(x2 - x1) > width + 2 * _CLEAR:
        side = -1 if x2 > x1 else 1
        x = _free_lane(x2 + side * (half + _CLEAR), arrive, leave, obstacles, side) + side * 8 * lane
    else:
        x = _free_lane(max(x1, x2) + half + _CLEAR, arrive, leave, obstacles, 1) + 8 * lane
    return start, (x1, leave), (x, leave), (x, arrive), (x2, arrive), end


def _turns(start: Point, end: Point, obstacles: Obstacles) -> tuple[float, float]:
    """Return the heights at which a wire turns behind its beginning and before its end: in the middle of narrow gaps."""
    (x1, y1), (x2, y2) = start, end
    below = obstacles.between(x1 - 4, y1 + 1, x1 + 4, y1 + FORK_GAP + 2)
    above = obstacles.between(x2 - 4, y2 - FORK_GAP - 2, x2 + 4, y2 - 1)
    leave = min([_LEAVE, *((box.top - y1) * 0.65 for box in below if box.top > y1)])
    arrive = min([_ARRIVE, *((y2 - box.bottom) * 0.5 for box in above if box.bottom < y2)])
    return y1 + leave, y2 - arrive


def lanes(ways: Mapping[object, Sequence[Point]]) -> dict[object, int]:
    """Return a lane for wires that run upright beside blocks at one place: those with common heights get different ones."""
    found: dict[object, int] = {}
    taken: dict[int, list[tuple[float, float, int]]] = {}
    for key, points in sorted(ways.items(), key=lambda way: (abs(way[1][2][1] - way[1][3][1]), str(way[0]))):
        x, one, other = points[2][0], points[2][1], points[3][1]
        low, high = min(one, other), max(one, other)
        column = taken.setdefault(round(x / ROW_GAP), [])
        used = {lane for start, end, lane in column if start < high and low < end}
        lane = next(number for number in range(len(used) + 1) if number not in used)
        column.append((low, high, lane))
        if lane:
            found[key] = lane
    return found
