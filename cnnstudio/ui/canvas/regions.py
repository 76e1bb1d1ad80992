"""The frames of open groups: how much room each takes around what is in it, and what moves aside when one grows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from cnnstudio.graph.addresses import parent_of
from cnnstudio.ui.canvas.docks import Rows
from cnnstudio.ui.canvas.metrics import WIDTH, Position

SIDE, TOP, BOTTOM = 24.0, 48.0, 32.0
"""Between a frame and what is in it; above stands its title, below the shape that leaves the last block."""
_NEAR = 1.0


class Box(NamedTuple):
    """The edges of something on the canvas."""

    left: float
    top: float
    right: float
    bottom: float

    def moved(self, dx: float, dy: float) -> Box:
        """Return the box elsewhere."""
        return Box(self.left + dx, self.top + dy, self.right + dx, self.bottom + dy)

    def meets(self, other: Box) -> bool:
        """Tell whether two boxes overlap."""
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom


def around_all(boxes: Iterable[Box]) -> Box:
    """Return the box that holds all of them."""
    found = list(boxes)
    return Box(
        min(box.left for box in found),
        min(box.top for box in found),
        max(box.right for box in found),
        max(box.bottom for box in found),
    )


def padded(box: Box) -> Box:
    """Return the frame around what a group holds."""
    return Box(box.left - SIDE, box.top - TOP, box.right + SIDE, box.bottom + BOTTOM)


def row_box(rows: Rows, heads: Mapping[str, Position], head: str) -> Box:
    """Return the box of a layer with its tags."""
    x, y = heads[head]
    return Box(x, y, x + WIDTH, y + rows.height(head))


def boxes(rows: Rows, heads: Mapping[str, Position]) -> dict[str, Box]:
    """Return the frames of all open groups, by address; which are open is told by the addresses of the layers."""
    inside: dict[str, list[Box]] = {}
    for head in heads:
        if "." in head:
            path = parent_of(head)
            inside.setdefault(path, []).append(row_box(rows, heads, head))
            while path:
                inside.setdefault(path, [])
                path = parent_of(path)
    found: dict[str, Box] = {}
    for path in sorted(inside, key=lambda path: -path.count(".")):
        found[path] = padded(around_all(inside[path]))
        if parent_of(path):
            inside[parent_of(path)].append(found[path])
    return found


def unit_of(address: str, path: str) -> str:
    """Return what stands for an address at the level of `path`: itself, or the open group it is in; "" for one elsewhere."""
    if not path:
        return address.partition(".")[0]
    if not address.startswith(path + "."):
        return ""
    return path + "." + address[len(path) + 1 :].partition(".")[0]


def units(rows: Rows, heads: Mapping[str, Position], path: str) -> dict[str, Box]:
    """Return the boxes of what stands at one level: layers, and the frames of open groups."""
    frames = boxes(rows, heads)
    found: dict[str, Box] = {}
    for head in heads:
        unit = unit_of(head, path)
        if unit and unit not in found:
            found[unit] = row_box(rows, heads, head) if unit == head else frames[unit]
    return found


def under(heads: Iterable[str], unit: str) -> list[str]:
    """Return the layers that a unit is made of."""
    return [head for head in heads if head == unit or head.startswith(unit + ".")]


def shift(box: Box, old: Box, new: Box, sideways: bool = False) -> Position:
    """Return how far something moves aside when what stood in `old` stands in `new`; back again the other way round.

    Columns beside it move to the side, what is in its own column up or down; `sideways` it is the other way with lines.
    """
    if sideways:
        dy, dx = shift(_flipped(box), _flipped(old), _flipped(new))
        return dx, dy
    if box.left >= old.right - _NEAR:
        return new.right - old.right, 0.0
    if box.right <= old.left + _NEAR:
        return new.left - old.left, 0.0
    if box.top >= old.bottom - _NEAR:
        return 0.0, new.bottom - old.bottom
    if box.bottom <= old.top + _NEAR:
        return 0.0, new.top - old.top
    return 0.0, 0.0


def _flipped(box: Box) -> Box:
    return Box(box.top, box.left, box.bottom, box.right)


def with_room(
    before: Mapping[str, Box],
    rows: Rows,
    heads: Mapping[str, Position],
    own: Collection[str],
    old: Box,
    new: Box,
    sideways: bool = False,
) -> tuple[dict[str, Position], Box, Box]:
    """Return the layers once `own`, which stood in `old`, stand in `new`: what is around moves, level by level up to the top.

    `own` are of one level; `before` holds the frames as they were. Last come the two boxes at the top, for what is no layer.
    """
    found = dict(heads)
    while True:
        path = parent_of(min(own))
        for unit, box in units(rows, found, path).items():
            if unit not in own:
                dx, dy = shift(box, old, new, sideways)
                for head in under(found, unit) if dx or dy else ():
                    found[head] = (found[head][0] + dx, found[head][1] + dy)
        if not path or path not in before:
            return found, old, new
        after = boxes(rows, found)
        if path not in after:
            return found, old, new
        own, old, new = (path,), before[path], after[path]
