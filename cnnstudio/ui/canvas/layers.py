"""Layers of a graph: who stands in which row, in which order from left to right, and at which x."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass, field

from cnnstudio.ui.canvas.metrics import LANE, SIDE_GAP, WIDTH

_SWEEPS = 4
_LANES_PER_BLOCK = 4


@dataclass
class Layered:
    """Numbered points in rows: the blocks first (`count` of them), then one for each row that a long wire passes.

    `above` and `below` join points of neighbouring rows; `rows` holds them from left to right; `spine` is the longest path.
    `shift` is how far right on its target a wire ends, 0 to 1, where a block takes several.
    """

    count: int
    rows: list[list[int]] = field(default_factory=list)
    above: list[list[int]] = field(default_factory=list)
    below: list[list[int]] = field(default_factory=list)
    spine: frozenset[int] = frozenset()
    shift: dict[tuple[int, int], float] = field(default_factory=dict)
    across: float = float(WIDTH)
    widths: Sequence[float] = ()
    """How wide each block is, where they differ."""

    def width(self, point: int) -> float:
        """Return how wide a point is: a block, or the lane of a wire."""
        if point < len(self.widths):
            return self.widths[point]
        return self.across if point < self.count else float(LANE)


def layered(count: int, wires: Sequence[tuple[int, int]], across: float = float(WIDTH)) -> Layered:
    """Return the points 0 to `count` - 1 in rows; a block is `across` wide.

    Every wire leads from a smaller number to a larger one; those into one point come in the order of its inputs.
    """
    above: list[list[int]] = [[] for _ in range(count)]
    below: list[list[int]] = [[] for _ in range(count)]
    for source, target in wires:
        above[target].append(source)
        below[source].append(target)
    level = _levels(count, above, below)
    found = Layered(count, spine=_spine(count, above), across=across)
    found.rows = [[] for _ in range(max(level, default=-1) + 1)]
    found.above = [[] for _ in range(count)]
    found.below = [[] for _ in range(count)]
    for point in range(count):
        found.rows[level[point]].append(point)
    _join(found, wires, level, above)
    if any(len(row) > 1 for row in found.rows):
        _order(found)
    return found


def _levels(count: int, above: list[list[int]], below: list[list[int]]) -> list[int]:
    level = [0] * count
    for point in range(count):
        if above[point]:
            level[point] = max([level[other] for other in above[point]]) + 1
    for point in reversed(range(count)):
        if not above[point] and below[point]:
            level[point] = max(min([level[other] for other in below[point]]) - 1, 0)
    return level


def _spine(count: int, above: list[list[int]]) -> frozenset[int]:
    if not count:
        return frozenset()
    length, best = [0] * count, [-1] * count
    for point in range(count):
        for other in above[point]:
            if length[other] + 1 > length[point]:
                length[point], best[point] = length[other] + 1, other
    at = length.index(max(length))
    found = set()
    while at >= 0:
        found.add(at)
        at = best[at]
    return frozenset(found)


def _join(found: Layered, wires: Sequence[tuple[int, int]], level: list[int], into: list[list[int]]) -> None:
    allowed = _LANES_PER_BLOCK * found.count + 200
    for source, target in sorted(wires, key=lambda wire: level[wire[1]] - level[wire[0]]):
        span = level[target] - level[source]
        last = source
        if span > 1:
            allowed -= span - 1
            if allowed < 0:
                break
            for row in range(level[source] + 1, level[target]):
                lane = len(found.above)
                found.above.append([last])
                found.below.append([])
                found.below[last].append(lane)
                found.rows[row].append(lane)
                last = lane
        found.below[last].append(target)
        found.above[target].append(last)
        if len(into[target]) > 1:
            found.shift[last, target] = into[target].index(source) / len(into[target])


def _order(found: Layered) -> None:
    best, fewest = [list(row) for row in found.rows], _crossings(found)
    for sweep in range(_SWEEPS):
        if not fewest:
            break
        down = sweep % 2 == 0
        joined = found.above if down else found.below
        rows = found.rows if down else found.rows[::-1]
        place = {point: at for at, point in enumerate(rows[0])}
        for row in rows[1:]:
            if len(row) > 1:
                own = {point: float(at) for at, point in enumerate(row)}
                row.sort(key=lambda point: _mean(found, point, joined[point], place, own[point]))
            place = {point: at for at, point in enumerate(row)}
        crossings = _crossings(found)
        if crossings < fewest:
            best, fewest = [list(row) for row in found.rows], crossings
    found.rows = best


def _mean(found: Layered, point: int, joined: list[int], place: dict[int, int], own: float) -> float:
    if not joined:
        return own
    shift = found.shift
    return sum([place[other] + shift.get((point, other), 0.0) for other in joined]) / len(joined)


def _crossings(found: Layered) -> int:
    total = 0
    for upper, lower in zip(found.rows, found.rows[1:], strict=False):
        if len(upper) == 1:
            continue
        place = {point: at for at, point in enumerate(lower)}
        seen: list[float] = []
        for point in upper:
            ends = sorted([place[other] + found.shift.get((point, other), 0.0) for other in found.below[point]])
            total += sum([len(seen) - bisect_right(seen, end) for end in ends])
            for end in ends:
                insort(seen, end)
    return total


def across(found: Layered, sweeps: int = 6) -> list[float]:
    """Return the x of each point's middle: the spine straight, the others as near to their neighbours as there is room."""
    x = [0.0] * len(found.above)
    for row in found.rows:
        _spread(found, row, x, [0.0] * len(row))
    if all(len(row) == 1 for row in found.rows):
        return x
    for sweep in range(sweeps):
        for row in found.rows if sweep % 2 == 0 else found.rows[::-1]:
            _spread(found, row, x, [_wanted(found, point, x) for point in row])
    return x


def _wanted(found: Layered, point: int, x: list[float]) -> float:
    if point in found.spine:
        return 0.0
    joined = found.above[point] + found.below[point]
    if point < found.count:
        joined = [other for other in joined if other < found.count] or joined
    else:
        joined = [other for other in joined if other >= found.count] or joined
    return sum([x[other] for other in joined]) / len(joined) if joined else x[point]


def _spread(found: Layered, row: list[int], x: list[float], wanted: list[float]) -> None:
    """Set x of a row: nearest to `wanted` (least squares, blocks before lanes, the spine before all) without overlap."""
    if len(row) == 1:
        x[row[0]] = wanted[0]
        return
    offset, offsets = 0.0, []
    for at, point in enumerate(row):
        if at:
            offset += _apart(found, row[at - 1], point)
        offsets.append(offset)
    pools: list[tuple[float, float, int]] = []
    for at, point in enumerate(row):
        weight = 1e6 if point in found.spine else (100.0 if point < found.count else 1.0)
        value, members = wanted[at] - offsets[at], 1
        while pools and pools[-1][0] > value:
            other, heavy, more = pools.pop()
            value = (value * weight + other * heavy) / (weight + heavy)
            weight, members = weight + heavy, members + more
        pools.append((value, weight, members))
    at = 0
    for value, _weight, members in pools:
        for _ in range(members):
            x[row[at]] = value + offsets[at]
            at += 1


def _apart(found: Layered, left: int, right: int) -> float:
    gap = SIDE_GAP if left < found.count and right < found.count else LANE
    return (found.width(left) + found.width(right)) / 2 + gap
