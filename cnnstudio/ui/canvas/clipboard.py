"""Copying blocks as text and pasting them: with new ids, wired among themselves."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from cnnstudio.design.design import Design
from cnnstudio.design.file import dump_part, load_part
from cnnstudio.graph.graph import Graph
from cnnstudio.ui.canvas import edits
from cnnstudio.ui.canvas.docks import rows
from cnnstudio.ui.canvas.layout import arrange
from cnnstudio.ui.canvas.metrics import GRID, WIDTH, Position, snapped
from cnnstudio.ui.canvas.places import Placed

_NEAR = 4.0


def copied(graph: Graph, placed: Placed, ids: Collection[str]) -> str:
    """Return some blocks, the wires between them and their positions as text; "" for none."""
    return dump_part(graph, placed.all, ids) if ids else ""


def pasted(design: Design, placed: Placed, text: str, at: Position) -> tuple[Design, frozenset[str]]:
    """Return the design with the blocks of `text`, the upper left one near `at`, and their ids. Raises `StudioError`."""
    part, layout = load_part(text)
    return joined(design, placed, part, layout, at)


def doubled(design: Design, placed: Placed, ids: Collection[str]) -> tuple[Design, frozenset[str]]:
    """Return the design with copies of some blocks beside them, and the ids of the copies."""
    inner = {key: edge for key, edge in design.graph.wires.items() if edge.source in ids and edge.target in ids}
    part = Graph({id: node for id, node in design.graph.nodes.items() if id in ids}, inner)
    positions = placed.all
    left, top = _corner({id: positions[id] for id in part.nodes})
    return joined(design, placed, part, positions, (left + 4 * GRID, top + 4 * GRID))


def joined(
    design: Design, placed: Placed, part: Graph, layout: Mapping[str, Position], at: Position
) -> tuple[Design, frozenset[str]]:
    """Return the design with the blocks of another graph under new ids, never exactly on top of others, and those ids."""
    graph, new = design.graph, {}
    for id in part.order:
        new[id] = id if id not in graph else graph.free_id(part[id].block)
        graph = graph.add(part[id].block, new[id], name=part[id].name)
    for edge in part.edges:
        graph = graph.connect(new[edge.source], new[edge.target], edge.target_port, edge.source_port)
    found = rows(part)
    heads = {head: layout[head] for head in found.tags if head in layout}
    if len(heads) < len(found.tags):
        heads = arrange(part)
    left, top = _corner(heads)
    dx, dy = _free(placed, heads, snapped(at[0] - left), snapped(at[1] - top))
    positions = {new[head]: (x + dx, y + dy) for head, (x, y) in heads.items()}
    return edits.inserted(design, placed, graph, positions), frozenset(new.values())


def _corner(positions: Mapping[str, Position]) -> Position:
    if not positions:
        return 0.0, 0.0
    return min(x for x, _ in positions.values()), min(y for _, y in positions.values())


def _free(placed: Placed, heads: Mapping[str, Position], dx: float, dy: float) -> Position:
    """Return the shift, moved on until no block lies exactly on another."""
    taken = {(round(x / _NEAR), round(y / _NEAR)) for x, y in placed.heads.values()}
    for _ in range(1 + len(taken)):
        if not any((round((x + dx) / _NEAR), round((y + dy) / _NEAR)) in taken for x, y in heads.values()):
            break
        dx, dy = dx + WIDTH / 8 // GRID * GRID, dy + 2 * GRID
    return dx, dy
