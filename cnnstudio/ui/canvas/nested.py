"""The automatic layout where groups stand open: what is in one is laid out first, and kept together as one large block."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from cnnstudio.graph.graph import Graph
from cnnstudio.ui.canvas import columns, layout
from cnnstudio.ui.canvas.docks import Rows, rows
from cnnstudio.ui.canvas.layers import across, layered
from cnnstudio.ui.canvas.metrics import LEAST_COLUMN_GAP, ROW_GAP, WIDTH, Position, Size, snapped_up
from cnnstudio.ui.canvas.regions import BOTTOM, SIDE, TOP, unit_of

Heads = dict[str, Position]


class _Laid(NamedTuple):
    """A level that is laid out: its layers, its size, and the x of the middle of the block it begins with."""

    heads: Heads
    size: Size
    middle: float


class _Unit(NamedTuple):
    """What stands at a level: a layer, or an open group with what is in it."""

    size: Size
    inside: _Laid | None = None


def arrange_nested(graph: Graph, view: Size, beside: float) -> Heads:
    """Return what `layout.arrange` does for a network with open groups."""
    return _level(graph, rows(graph), "", view, max(beside, LEAST_COLUMN_GAP)).heads


def _level(graph: Graph, found: Rows, path: str, view: Size, least: float) -> _Laid:
    heads = [head for head in found.tags if unit_of(head, path)]
    feeds = _feeds(graph, found, heads, path)
    units = {unit: _unit(graph, found, unit, heads, view, least) for unit in _sorted(feeds)}
    placed: Heads = {}
    left, top, reach, middle = 0.0, 0.0, 0.0, WIDTH / 2
    for part in _parts(feeds, list(units)):
        positions, (width, height) = _part(part, units, feeds, view, least)
        if placed and (left == 0.0 or (top and top + height > view[1])):
            left, top, reach = left + reach + least, 0.0, 0.0
        for unit, (x, y) in positions.items():
            inside, wide = units[unit].inside, units[unit].size[0]
            if not placed:
                middle = x + left + wide / 2
            if inside is None:
                placed[unit] = (x + left, y + top)
            else:
                by = x + left + wide / 2 - inside.middle, y + top + TOP
                placed.update({head: (inner[0] + by[0], inner[1] + by[1]) for head, inner in inside.heads.items()})
        top += height + ROW_GAP
        reach = max(reach, snapped_up(width))
    return _Laid(placed, _size(found, placed), middle)


def _size(found: Rows, placed: Heads) -> Size:
    """Return how far the layers of a level reach to the right and down; frames in it count with their edges."""
    from cnnstudio.ui.canvas.regions import around_all, boxes, row_box

    edges = around_all([*(row_box(found, placed, head) for head in placed), *boxes(found, placed).values()])
    return edges.right, edges.bottom


def _unit(graph: Graph, found: Rows, unit: str, heads: Iterable[str], view: Size, least: float) -> _Unit:
    if unit in found.tags:
        return _Unit((float(WIDTH), found.height(unit)))
    inside = _level(graph, found, unit, view, least)
    left = min(x for x, _ in inside.heads.values())
    # As wide at both sides of the block it begins with, so that the wire from above is straight.
    reach = max(inside.middle - left, inside.size[0] - inside.middle) + SIDE
    return _Unit((2 * reach, TOP + inside.size[1] + BOTTOM), inside)


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


def _part(
    part: list[str], units: Mapping[str, _Unit], feeds: Mapping[str, list[str]], view: Size, least: float
) -> tuple[Heads, Size]:
    place = {unit: at for at, unit in enumerate(part)}
    wires = [(place[other], place[unit]) for unit in part for other in feeds[unit] if place[other] < place[unit]]
    points = layered(len(part), list(dict.fromkeys(wires)))
    points.widths = [units[unit].size[0] for unit in part]
    x = across(points)
    heights = layout.row_heights(points, [units[unit].size[1] for unit in part])
    spans = [layout.span(points, row, x) for row in points.rows]
    starts = columns.cuts(heights, layout.crossing(points), layout.column_height(heights, spans, view, least))
    return layout.in_columns(part, points, x, heights, spans, starts, view, least)
