"""Places for new blocks where groups stand open: a group grows by what is put into it, and what is around it moves aside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cnnstudio.graph.addresses import parent_of
from cnnstudio.graph.graph import Graph
from cnnstudio.ui.canvas.docks import Rows
from cnnstudio.ui.canvas.metrics import ROW_GAP, Position, snapped_up
from cnnstudio.ui.canvas.placing import place_new
from cnnstudio.ui.canvas.regions import Box, boxes, shift, under, units

Heads = dict[str, Position]


def settled_nested(graph: Graph, found: Rows, known: Mapping[str, Position], before: Mapping[str, Box]) -> Heads:
    """Return what `placing.settled` does for a network with open groups; `before` holds their frames as they were."""
    placed = {head: known[head] for head in found.tags if head in known}
    paths = {""} | {path for head in found.tags for path in _around(head)}
    movers: dict[str, list[str]] = {path: [] for path in paths}
    for head in found.tags:
        if head not in placed:
            placed[head] = place_new(graph, found, head, placed)
            movers[parent_of(head)].append(head)
        elif any(tag not in known for tag in found.tags[head]):
            movers[parent_of(head)].append(head)
    for path in sorted(paths, key=lambda path: -path.count(".") - bool(path)):
        if not movers[path]:
            continue
        placed = _pushed(found, placed, path, movers[path])
        if path:
            old = before.get(path)
            if old is not None:
                placed = _aside(found, placed, path, old, boxes(found, placed)[path])
            movers[parent_of(path)].append(path)
    return placed


def _around(head: str) -> Iterable[str]:
    while head := parent_of(head):
        yield head


def _pushed(found: Rows, placed: Heads, path: str, movers: Iterable[str]) -> Heads:
    """Move down what stands below the `movers` at one level and too near, and what then is too near again."""
    placed, waiting = dict(placed), list(movers)
    here = units(found, placed, path)
    while waiting:
        mover = waiting.pop()
        if mover not in here:
            continue
        box = here[mover]
        floor = snapped_up(box.bottom + ROW_GAP)
        for other, at in here.items():
            if other != mover and at.left < box.right and box.left < at.right and box.top <= at.top < floor:
                here[other] = at.moved(0.0, floor - at.top)
                _move(placed, other, 0.0, floor - at.top)
                waiting.append(other)
    return placed


def _aside(found: Rows, placed: Heads, path: str, old: Box, new: Box) -> Heads:
    """Move aside what stands around a frame that has grown; where it has shrunk nothing moves."""
    grown = Box(min(old.left, new.left), min(old.top, new.top), max(old.right, new.right), max(old.bottom, new.bottom))
    placed = dict(placed)
    for unit, box in units(found, placed, parent_of(path)).items():
        dx, dy = (0.0, 0.0) if unit == path else shift(box, old, grown)
        if dx or dy:
            _move(placed, unit, dx, dy)
    return placed


def _move(placed: Heads, unit: str, dx: float, dy: float) -> None:
    for head in under(placed, unit):
        placed[head] = (placed[head][0] + dx, placed[head][1] + dy)
