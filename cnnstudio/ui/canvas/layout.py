"""The automatic layout: top to bottom, in columns where the network is taller than the view."""

from __future__ import annotations

import math
from collections.abc import Sequence

from cnnstudio.graph.graph import Graph
from cnnstudio.ui.canvas import columns
from cnnstudio.ui.canvas.docks import Rows, rows
from cnnstudio.ui.canvas.layers import Layered, across, layered
from cnnstudio.ui.canvas.metrics import (
    COLUMN_GAP,
    FORK_GAP,
    LEAST_COLUMN_GAP,
    MARGIN,
    ROW_GAP,
    Position,
    Size,
    snapped,
    snapped_up,
)


def arrange(graph: Graph, view: Size = (920.0, 480.0), beside: float = 0.0) -> dict[str, Position]:
    """Return the upper left corner of every layer's row for a view of that width and height at 100 %.

    Rows run top to bottom. A network too tall for the view is laid in columns; one too large for any such view is folded to the
    shape of the view. Parts without a wire between them stand beside each other. At the right of each column `beside` units
    stay free. What is in an open group is kept together.
    """
    if any("." in id for id in graph.nodes):
        from cnnstudio.ui.canvas.nested import arrange_nested

        return arrange_nested(graph, view, beside)
    found = rows(graph)
    least = max(beside, LEAST_COLUMN_GAP)
    left, top, reach = 0.0, 0.0, 0.0
    placed: dict[str, Position] = {}
    for part in parts(graph, found):
        positions, (width, height) = _part(graph, found, part, view, least)
        if placed and (left == 0.0 or (top and top + height > view[1])):
            left, top, reach = left + reach + least, 0.0, 0.0
        for head, (x, y) in positions.items():
            placed[head] = (x + left, y + top)
        top += height + ROW_GAP
        reach = max(reach, snapped_up(width))
    return placed


def parts(graph: Graph, found: Rows) -> list[list[str]]:
    """Return the connected parts, the one with the most rows first, each in the order of the graph."""
    group = {head: head for head in found.tags}

    def root(head: str) -> str:
        while group[head] != head:
            group[head] = group[group[head]]
            head = group[head]
        return head

    for edge in graph.wires.values():
        group[root(found.head[edge.source])] = root(found.head[edge.target])
    parts: dict[str, list[str]] = {}
    for head in found.tags:
        parts.setdefault(root(head), []).append(head)
    return sorted(parts.values(), key=len, reverse=True)


def _part(graph: Graph, found: Rows, heads: list[str], view: Size, least: float) -> tuple[dict[str, Position], Size]:
    points = layered(len(heads), feeds(graph, found, heads))
    x = across(points)
    heights = row_heights(points, [found.height(head) for head in heads])
    spans = [span(points, row, x) for row in points.rows]
    starts = columns.cuts(heights, crossing(points), column_height(heights, spans, view, least))
    return in_columns(heads, points, x, heights, spans, starts, view, least)


def feeds(graph: Graph, found: Rows, heads: list[str]) -> list[tuple[int, int]]:
    """Return which layer feeds which, as places in `heads`; wires that lead back are left out."""
    number = {head: at for at, head in enumerate(heads)}
    wires = []
    for head in heads:
        for source in graph.sources(head):
            pair = number[found.head[source]], number[head]
            if pair[0] < pair[1]:
                wires.append(pair)
    return list(dict.fromkeys(wires))


def in_columns(
    heads: list[str],
    points: Layered,
    x: list[float],
    heights: Sequence[float],
    spans: Sequence[tuple[float, float]],
    starts: list[int],
    view: Size,
    least: float,
) -> tuple[dict[str, Position], Size]:
    ends = [*starts[1:], len(points.rows)]
    edges = [(min(s[0] for s in spans[a:b]), max(s[1] for s in spans[a:b])) for a, b in zip(starts, ends, strict=True)]
    gap = _gap([right - left for left, right in edges], view[0], least)
    placed: dict[str, Position] = {}
    origin, tallest = 0.0, 0.0
    for (start, end), (low, high) in zip(zip(starts, ends, strict=True), edges, strict=True):
        y = 0.0
        for row in range(start, end):
            for point in points.rows[row]:
                if point < points.count:
                    placed[heads[point]] = (snapped(origin + x[point] - points.width(point) / 2 - low), y)
            y += heights[row]
        tallest = max(tallest, y)
        origin = snapped_up(origin + high - low + gap)
    return placed, (origin - gap, tallest - ROW_GAP)


def row_heights(points: Layered, sizes: list[float]) -> list[float]:
    found = []
    for at, row in enumerate(points.rows):
        below = points.rows[at + 1] if at + 1 < len(points.rows) else []
        forks = len(row) > 1 or len(below) > 1
        found.append(
            snapped_up(max([sizes[p] for p in row if p < points.count], default=0.0) + (FORK_GAP if forks else ROW_GAP))
        )
    return found


def span(points: Layered, row: list[int], x: list[float]) -> tuple[float, float]:
    return (
        min([x[p] - points.width(p) / 2 for p in row]),
        max([x[p] + points.width(p) / 2 for p in row]),
    )


def crossing(points: Layered) -> list[int]:
    """Return for each row how many wires leave it, where they leave one block and none passes; else too many for a cut."""
    return [
        len(points.below[row[0]]) if len(row) == 1 and row[0] < points.count else columns.MOST_WIRES + 1 for row in points.rows
    ]


def column_height(heights: Sequence[float], spans: Sequence[tuple[float, float]], view: Size, least: float) -> float:
    """Return how high a column may be: the view, or what gives the whole the shape of the view where it is far larger."""
    total = sum(heights)
    available = view[1] - 2 * MARGIN + ROW_GAP
    pitch = max(right for _left, right in spans) - min(left for left, _right in spans) + least
    if available <= 0 or math.ceil(total / available) * pitch <= view[0] / 0.8:
        return max(available, 1.0)
    return max(available, math.sqrt(total * pitch * view[1] / view[0]))


def _gap(widths: Sequence[float], available: float, least: float) -> float:
    between = len(widths) - 1
    if not between:
        return 0.0
    room = (available - 2 * MARGIN - sum(widths)) / between
    return snapped(min(max(room, least), max(COLUMN_GAP, least)))
