"""Networks drawn left to right: the same rules as top to bottom, with across and along exchanged."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace

from cnnstudio.design.design import Design
from cnnstudio.graph.graph import Graph
from cnnstudio.ui.canvas import columns
from cnnstudio.ui.canvas.docks import Rows, rows
from cnnstudio.ui.canvas.layers import Layered, across, layered
from cnnstudio.ui.canvas.layout import crossing, feeds, parts
from cnnstudio.ui.canvas.metrics import HEIGHT, MARGIN, SIDE_GAP, WIDTH, Position, Size, snapped, snapped_up

SHAPE_GAP = 112.0
"""Between a block and the next: room for the shape over the wire."""
LINE_GAP, _LESS, _LEAST = 40.0, 32.0, 24.0
"""Between two lines: room for the wire that leads to the next; less where all of it can then be seen."""
_READABLE = 11 / 12
"""The smallest zoom at which a network is first shown."""
_KEY, _RIGHT = "direction", "right"

Heads = dict[str, Position]


def is_sideways(design: Design) -> bool:
    """Tell whether the network is drawn left to right."""
    return design.extra.get(_KEY) == _RIGHT


def turned(design: Design, sideways: bool) -> Design:
    """Return the design drawn left to right, or top to bottom."""
    rest = {key: value for key, value in design.extra.items() if key != _KEY}
    return replace(design, extra={**rest, _KEY: _RIGHT} if sideways else rest)


def arrange_sideways(graph: Graph, view: Size, below: float = 0.0) -> Heads:
    """Return the upper left corner of every layer for a view of that size: left to right, in lines where it is too wide.

    Below each row `below` units stay free.
    """
    if any("." in id for id in graph.nodes):
        from cnnstudio.ui.canvas.nested import arrange_nested

        return arrange_nested(graph, view, sideways=True)
    found = rows(graph)
    placed: Heads = {}
    top = 0.0
    for part in parts(graph, found):
        positions, height = _part(graph, found, part, view, below)
        placed.update({head: (x, y + top) for head, (x, y) in positions.items()})
        top += snapped_up(height + SIDE_GAP)
    return placed


def _part(graph: Graph, found: Rows, heads: list[str], view: Size, below: float) -> tuple[Heads, float]:
    heights = [found.height(head) + below for head in heads]
    tall = max(heights)
    # A row is hung up at the middle of its card, so that a chain is a straight line: below it hang the tags.
    points = layered(len(heads), feeds(graph, found, heads), 2 * tall - HEIGHT)
    y = across(points)
    pitch = WIDTH + SHAPE_GAP
    bottoms = [at - HEIGHT / 2 + (heights[p] if p < points.count else HEIGHT) for p, at in enumerate(y)]
    spans = [(min(y[p] for p in row) - HEIGHT / 2, max(bottoms[p] for p in row)) for row in points.rows]
    starts = columns.cuts([pitch] * len(points.rows), crossing(points), _line_width(len(points.rows), spans, view))
    for gap in (LINE_GAP, _LESS, _LEAST):
        placed, high = _lines(heads, points, y, spans, starts, pitch, gap)
        if high <= (view[1] - 2 * MARGIN) / _READABLE:
            return placed, high
    return _lines(heads, points, y, spans, starts, pitch, LINE_GAP)


def _line_width(ranks: int, spans: list[tuple[float, float]], view: Size) -> float:
    """Return how wide a line may be: the view, or what gives the whole the shape of the view where it is far larger.

    Two blocks stand beside each other in any case.
    """
    total = ranks * (WIDTH + SHAPE_GAP)
    available = max(view[0] - 2 * MARGIN + SHAPE_GAP, 2 * (WIDTH + SHAPE_GAP))
    height = max(bottom for _top, bottom in spans) - min(top for top, _bottom in spans) + LINE_GAP
    if math.ceil(total / available) * height <= view[1] / 0.8:
        return available
    return max(available, math.sqrt(total * height * view[0] / view[1]))


def _lines(
    heads: list[str],
    points: Layered,
    y: list[float],
    spans: list[tuple[float, float]],
    starts: list[int],
    pitch: float,
    gap: float,
) -> tuple[Heads, float]:
    placed: Heads = {}
    origin = bottom = 0.0
    for start, end in zip(starts, [*starts[1:], len(points.rows)], strict=True):
        low, high = min(span[0] for span in spans[start:end]), max(span[1] for span in spans[start:end])
        for rank in range(start, end):
            for point in points.rows[rank]:
                if point < points.count:
                    placed[heads[point]] = ((rank - start) * pitch, snapped(origin + y[point] - HEIGHT / 2 - low))
        origin, bottom = snapped_up(origin + high - low + gap), origin + high - low
    return placed, bottom


def settled_sideways(graph: Graph, found: Rows, known: Mapping[str, Position]) -> Heads:
    """Return positions for all layers, given those of the blocks that have one: a new one stands right of what feeds it.

    Its readers, and what then is too near, move to the right.
    """
    placed = {head: known[head] for head in found.tags if head in known}
    for head in found.tags:
        if head not in placed:
            placed[head], movable = _place(graph, found, head, placed)
            placed = _pushed(found, placed, [head], movable)
    return placed


def _place(graph: Graph, found: Rows, head: str, placed: Heads) -> tuple[Position, set[str]]:
    readers = {found.head[edge.target] for edge in graph.out_of(found.last(head))}
    x, y, movable = 0.0, 0.0, set[str]()
    feeder = next((other for edge in graph.into(head) if (other := found.head[edge.source]) in placed), None)
    reader = next((other for other in readers if other in placed), None)
    if feeder is not None:
        (x, y), movable = placed[feeder], readers
        x += WIDTH + SHAPE_GAP
    elif reader is not None:
        x, y = placed[reader]
        x -= WIDTH + SHAPE_GAP
    elif placed:
        y = snapped(max(top + found.height(other) for other, (_, top) in placed.items()) + SIDE_GAP)
        x = min(left for left, _ in placed.values())
    others = [(left, top, found.height(other)) for other, (left, top) in placed.items() if other not in movable]
    height = found.height(head)
    while any(abs(left - x) < WIDTH and y - tall - 8 < top < y + height + 8 for left, top, tall in others):
        y += snapped_up(height + SIDE_GAP)
    return (x, y), movable


def _pushed(found: Rows, placed: Heads, movers: Iterable[str], readers: set[str]) -> Heads:
    placed, waiting = dict(placed), list(movers)
    while waiting:
        head = waiting.pop()
        x, y = placed[head]
        floor, height = x + WIDTH + SHAPE_GAP, found.height(head)
        for other, (left, top) in placed.items():
            beside = top < y + height and y < top + found.height(other)
            if other != head and beside and x <= left < floor:
                placed[other] = (floor, top)
                waiting.append(other)
    return placed
