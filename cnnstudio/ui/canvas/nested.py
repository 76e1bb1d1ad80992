"""The automatic layout where groups stand open: what is in one is laid out first, and kept together as one large block."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cnnstudio.graph.graph import Graph
from cnnstudio.ui.canvas import columns, layout
from cnnstudio.ui.canvas.docks import Rows, rows
from cnnstudio.ui.canvas.layers import Layered, across, layered
from cnnstudio.ui.canvas.metrics import (
    HEIGHT,
    LEAST_COLUMN_GAP,
    MARGIN,
    ROW_GAP,
    SIDE_GAP,
    WIDTH,
    Position,
    Size,
    snapped,
    snapped_up,
)
from cnnstudio.ui.canvas.regions import Box, around_all, boxes, padded, row_box, unit_of
from cnnstudio.ui.canvas.sideways import SHAPE_GAP

Heads = dict[str, Position]


class _Laid(NamedTuple):
    """A level that is laid out: its layers, the edges of all that is there, and where the middle of its first block lies.

    That is an x; where the network is drawn left to right, a y.
    """

    heads: Heads
    edges: Box
    middle: float


class _Unit(NamedTuple):
    """What stands at a level: a layer, or an open group with what is in it."""

    size: Size
    inside: _Laid | None = None


class _Way(NamedTuple):
    """How a network is laid out: for which view, with how much room between columns, and whether left to right."""

    view: Size
    least: float
    sideways: bool


def arrange_nested(graph: Graph, view: Size, beside: float = 0.0, sideways: bool = False) -> Heads:
    """Return what `layout.arrange` does for a network with open groups; `sideways` what `arrange_sideways` does."""
    return _level(graph, rows(graph), "", _Way(view, max(beside, LEAST_COLUMN_GAP), sideways)).heads


def _level(graph: Graph, found: Rows, path: str, way: _Way) -> _Laid:
    feeds = _feeds(graph, found, [head for head in found.tags if unit_of(head, path)], path)
    units = {unit: _unit(graph, found, unit, way) for unit in _sorted(feeds)}
    placed: Heads = {}
    left, top, reach, middle = 0.0, 0.0, 0.0, 0.0
    for part in _parts(feeds, list(units)):
        positions, (width, height) = (_lines if way.sideways else _columns)(part, units, feeds, way)
        if placed and not way.sideways and (left == 0.0 or (top and top + height > way.view[1])):
            left, top, reach = left + reach + way.least, 0.0, 0.0
        for unit, (x, y) in positions.items():
            at = x + left, y + top
            if not placed:
                middle = at[1] + units[unit].size[1] / 2 if way.sideways else at[0] + units[unit].size[0] / 2
            placed.update(_put(unit, units[unit], at, way.sideways))
        top += height + (SIDE_GAP if way.sideways else ROW_GAP)
        reach = max(reach, snapped_up(width))
    within = [box for address, box in boxes(found, placed).items() if not path or address.startswith(path + ".")]
    return _Laid(placed, around_all([*(row_box(found, placed, head) for head in placed), *within]), middle)


def _unit(graph: Graph, found: Rows, unit: str, way: _Way) -> _Unit:
    """Return a unit, as much at both sides of the block that it begins with, so that the wire to it is straight."""
    if unit in found.tags:
        height = found.height(unit)
        return _Unit((float(WIDTH), 2 * height - HEIGHT if way.sideways else height))
    inside = _level(graph, found, unit, way)
    edges, middle = padded(inside.edges), inside.middle
    if way.sideways:
        return _Unit((edges.right - edges.left, 2 * max(middle - edges.top, edges.bottom - middle)), inside)
    return _Unit((2 * max(middle - edges.left, edges.right - middle), edges.bottom - edges.top), inside)


def _put(unit: str, what: _Unit, at: Position, sideways: bool) -> Heads:
    """Return where the layers of a unit lie, given the upper left corner of its room."""
    (x, y), (width, height), inside = at, what.size, what.inside
    if inside is None:
        return {unit: (x, y + (height - HEIGHT) / 2 if sideways else y)}
    edges = padded(inside.edges)
    if sideways:
        dx, dy = x - edges.left, y + height / 2 - inside.middle
    else:
        dx, dy = x + width / 2 - inside.middle, y - edges.top
    return {head: (left + dx, top + dy) for head, (left, top) in inside.heads.items()}


def _feeds(graph: Graph, found: Rows, heads: list[str], path: str) -> dict[str, list[str]]:
    """Return what feeds each unit of a level, in the order of the network."""
    feeds: dict[str, list[str]] = {}
    for head in heads:
        unit = unit_of(head, path)
        fed = feeds.setdefault(unit, [])
        for source in graph.sources(head):
            other = unit_of(found.head[source], path)
            if other and other != unit and other not in fed:
                fed.append(other)
    return feeds


def _sorted(feeds: Mapping[str, list[str]]) -> list[str]:
    """Return the units, each behind what feeds it; what a circle holds comes as it is drawn."""
    done: dict[str, None] = {}
    for unit in feeds:
        todo, under_way = [unit], set[str]()
        while todo:
            at = todo[-1]
            missing = [other for other in feeds[at] if other not in done and other not in under_way]
            if at in done or not missing:
                done[todo.pop()] = None
            else:
                under_way.add(at)
                todo.append(missing[0])
    return list(done)


def _parts(feeds: Mapping[str, list[str]], order: list[str]) -> list[list[str]]:
    """Return the connected parts, the one with the most units first."""
    part: dict[str, list[str]] = {unit: [unit] for unit in order}
    for unit in order:
        for other in feeds[unit]:
            mine, theirs = part[unit], part[other]
            if mine is not theirs:
                mine.extend(theirs)
                for each in theirs:
                    part[each] = mine
    place = {unit: at for at, unit in enumerate(order)}
    found = {id(members): sorted(members, key=lambda unit: place[unit]) for members in part.values()}
    return sorted(found.values(), key=len, reverse=True)


def _points(part: list[str], feeds: Mapping[str, list[str]], widths: list[float]) -> Layered:
    place = {unit: at for at, unit in enumerate(part)}
    wires = [(place[other], place[unit]) for unit in part for other in feeds[unit] if place[other] < place[unit]]
    points = layered(len(part), list(dict.fromkeys(wires)))
    points.widths = widths
    return points


def _columns(part: list[str], units: Mapping[str, _Unit], feeds: Mapping[str, list[str]], way: _Way) -> tuple[Heads, Size]:
    points = _points(part, feeds, [units[unit].size[0] for unit in part])
    x = across(points)
    heights = layout.row_heights(points, [units[unit].size[1] for unit in part])
    spans = [layout.span(points, row, x) for row in points.rows]
    starts = columns.cuts(heights, layout.crossing(points), layout.column_height(heights, spans, way.view, way.least))
    return layout.in_columns(part, points, x, heights, spans, starts, way.view, way.least)


def _lines(part: list[str], units: Mapping[str, _Unit], feeds: Mapping[str, list[str]], way: _Way) -> tuple[Heads, Size]:
    points = _points(part, feeds, [units[unit].size[1] for unit in part])
    y = across(points)
    widths = [max((units[part[p]].size[0] for p in row if p < points.count), default=0.0) + SHAPE_GAP for row in points.rows]
    spans = [layout.span(points, row, y) for row in points.rows]
    available = max(way.view[0] - 2 * MARGIN + SHAPE_GAP, 1.0)
    starts = columns.cuts(widths, layout.crossing(points), available)
    placed: Heads = {}
    origin, widest = 0.0, 0.0
    for start, end in zip(starts, [*starts[1:], len(points.rows)], strict=True):
        low, high = min(span[0] for span in spans[start:end]), max(span[1] for span in spans[start:end])
        x = 0.0
        for rank in range(start, end):
            for point in points.rows[rank]:
                if point < points.count:
                    placed[part[point]] = (x, snapped(origin + y[point] - points.width(point) / 2 - low))
            x += snapped_up(widths[rank])
        widest = max(widest, x - SHAPE_GAP)
        origin = snapped_up(origin + high - low + LEAST_COLUMN_GAP)
    return placed, (widest, origin - LEAST_COLUMN_GAP)
