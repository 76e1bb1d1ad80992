"""Finds the stretch of a selection that follows itself: the same chain of blocks, each copy behind the one before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cnnstudio.graph.block import UnknownBlock
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.group import MOST_COPIES


class Repeat(NamedTuple):
    """Copies in the order in which they run, each with its blocks in the same order."""

    copies: tuple[tuple[str, ...], ...]


def stretch(graph: Graph, ids: set[str]) -> Repeat | None:
    """Return the repetition that covers most of `ids`, with the shortest period and as early as can be; None for none.

    Every copy has equal blocks wired alike, one value enters it and one leaves it, and that one is read by the next copy alone
    (by anything behind the last).
    """
    order = [id for id in graph.order if id in ids]
    best: Repeat | None = None
    for period in range(1, len(order) // 2 + 1):
        for start in range(len(order) - 2 * period + 1):
            if best is not None and len(order) - start < _size(best):
                break
            found = _repeated(graph, order, start, period)
            if found is not None and (best is None or _worth(graph, found) > _worth(graph, best)):
                best = found
    return best


def _worth(graph: Graph, repeat: Repeat) -> tuple[int, bool]:
    """Return what decides between repetitions: a copy should begin with a layer, not with the activation of the one before."""
    return _size(repeat), not getattr(graph[repeat.copies[0][0]].block, "docks", False)


def _size(repeat: Repeat) -> int:
    return len(repeat.copies) * len(repeat.copies[0])


def _repeated(graph: Graph, order: Sequence[str], start: int, period: int) -> Repeat | None:
    """Return how often the stretch of `period` blocks from `start` on follows itself, None for once."""
    first = order[start : start + period]
    if not _alike(graph, first, order[start + period : start + 2 * period]):
        return None
    shape = _shape(graph, first)
    if shape is None:
        return None
    copies = [tuple(first)]
    at = start + period
    while at + period <= len(order) and len(copies) < MOST_COPIES:
        following = order[at : at + period]
        if not _alike(graph, first, following) or _shape(graph, following) != shape:
            break
        if not _follows(graph, copies[-1], following):
            break
        copies.append(tuple(following))
        at += period
    return Repeat(tuple(copies)) if len(copies) > 1 else None


def _alike(graph: Graph, first: Sequence[str], second: Sequence[str]) -> bool:
    pairs = [(graph[a], graph[b]) for a, b in zip(first, second, strict=True)]
    return all(a.block == b.block and a.name == b.name for a, b in pairs)


def _shape(graph: Graph, copy: Sequence[str]) -> tuple[object, ...] | None:
    """Return the wiring of a stretch with places for ids, None where not one value enters it and one leaves it."""
    place = {id: number for number, id in enumerate(copy)}
    wires: list[tuple[object, ...]] = []
    entering, leaving, unread = set(), set(), set()
    for id in copy:
        for edge in graph.into(id):
            if edge.source not in place:
                entering.add((edge.source, edge.source_port))
            wires.append(
                (place.get(edge.source), edge.source_port if edge.source in place else "", place[id], edge.target_port)
            )
        for port in unfed(graph, id):
            entering.add((id, port))
            wires.append((None, "", place[id], port))
        readers = graph.out_of(id)
        leaving.update([(place[id], edge.source_port) for edge in readers if edge.target not in place])
        unread.update([(place[id], port) for port in graph[id].block.outputs if not readers])
    leaving = leaving or unread
    if len(entering) != 1 or len(leaving) != 1:
        return None
    return tuple(wires), frozenset(leaving)


def unfed(graph: Graph, id: str) -> list[str]:
    """Return the input ports of a block that need a wire and have none."""
    block = graph[id].block
    if isinstance(block, UnknownBlock) or (block.variadic and graph.into(id)):
        return []
    return [port for port in (("x0",) if block.variadic else block.inputs) if (id, port) not in graph.wires]


def _follows(graph: Graph, before: Sequence[str], after: Sequence[str]) -> bool:
    """Tell whether all that leaves one stretch enters the next, which takes nothing else."""
    inside = {*before, *after}
    leaving = {edge.target for id in before for edge in graph.out_of(id) if edge.target not in before}
    entering = {edge.source for id in after for edge in graph.into(id) if edge.source not in after}
    return bool(leaving) and leaving <= inside and entering <= set(before)
