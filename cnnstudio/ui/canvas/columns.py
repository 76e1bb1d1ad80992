"""Folds a tall stack of rows into columns, cutting where the network is a chain."""

from __future__ import annotations

import math
from collections.abc import Sequence

_LEAST_FILLED = 0.5
_BAD = 80.0
MOST_WIRES = 2
"""Wires over a cut: one in a chain, two where a shortcut begins."""


def cuts(heights: Sequence[float], wires: Sequence[int], available: float) -> list[int]:
    """Return the index of the first row of each column.

    `wires[i]` tells how many wires of one output run from row i to rows behind it, a large number where there are more outputs.
    A column is at most `available` high where there is a place to cut, else it ends at the next such place.
    """
    starts, at, left = [0], 0, sum(heights)
    while left > available > 0:
        columns = math.ceil(left / available)
        end = _end(heights, wires, at, left / columns, available)
        if end >= len(heights):
            break
        starts.append(end)
        left -= sum(heights[at:end])
        at = end
    return starts


def _end(heights: Sequence[float], wires: Sequence[int], start: int, target: float, available: float) -> int:
    best, cheapest = 0, math.inf
    height = 0.0
    for row in range(start, len(heights)):
        height += heights[row]
        if height > available and best:
            break
        if wires[row] > MOST_WIRES or height < _LEAST_FILLED * target:
            continue
        cost = _BAD * (wires[row] - 1) + abs(height - target)
        if cost <= cheapest:
            best, cheapest = row + 1, cost
    return best or len(heights)
