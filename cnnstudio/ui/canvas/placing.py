"""Places for blocks that have none yet, and room for rows that grew: as little as possible moves."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from cnnstudio.graph.graph import Graph
from cnnstudio.ui.canvas.docks import Rows
from cnnstudio.ui.canvas.metrics import LANE, ROW_GAP, SIDE_GAP, WIDTH, Position, snapped, snapped_up

Heads = dict[str, Position]
GAP = 8.0


def settled(graph: Graph, found: Rows, known: Mapping[str, Position]) -> Heads:
    """Return positions for all layers, given those of the blocks that have one.

    A layer without one comes below what feeds it: before its readers, which move down, else beside what is there. What
    lies below a layer that got a new tag moves down as far as it must.
    """
    placed = {head: known[head] for head in found.tags if head in known}
    movers = [head for head in placed if any(tag not in known for tag in found.tags[head])]
    for head in found.tags:
        if head not in placed:
            placed[head] = place_new(graph, found, head, placed)
            movers.append(head)
    return pushed(found, placed, movers)


def pushed(found: Rows, placed: Heads, movers: Iterable[str]) -> Heads:
    """Return the positions with all that lies below the `movers` and too near moved down, and what then is too near again."""
    placed = dict(placed)
    waiting = list(movers)
    while waiting:
        head = waiting.pop()
        x, y = placed[head]
        floor = snapped_up(y + found.height(head) + ROW_GAP)
        for other, (left, top) in placed.items():
            if abs(left - x) < WIDTH and y <= top < floor and other != head:
                placed[other] = (left, floor)
                waiting.append(other)
    return placed


def place_new(graph: Graph, found: Rows, head: str, placed: Heads) -> Position:
    """Return a place for a layer that has none: below what feeds it, else above a reader, else beside what is there."""
    x, y, may_move = _wanted(graph, found, head, placed)
    height = found.height(head)
    others = [(left, top, found.height(other)) for other, (left, top) in placed.items() if other not in may_move]
    while any(abs(x - left) < WIDTH + LANE and y - tall - GAP < top < y + height + GAP for left, top, tall in others):
        x += WIDTH + SIDE_GAP
    return x, y


def _wanted(graph: Graph, found: Rows, head: str, placed: Heads) -> tuple[float, float, Collection[str]]:
    """Return the place a layer would have, and the layers that would move down for it."""
    readers = {found.head[edge.target] for edge in graph.out_of(found.last(head))}
    for edge in graph.into(head):
        feeder = found.head[edge.source]
        if feeder in placed:
            x, y = placed[feeder]
            return x, snapped_up(y + found.height(feeder) + ROW_GAP), readers
    for reader in readers:
        if reader in placed:
            x, y = placed[reader]
            return x, snapped(y - found.height(head) - ROW_GAP), ()
    if not placed:
        return 0.0, 0.0, ()
    return snapped(max(x for x, _ in placed.values()) + WIDTH + SIDE_GAP), min(y for _, y in placed.values()), ()
