"""Copying blocks, notes and frames as text and pasting them: with new ids, wired among themselves."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import NamedTuple

from cnnstudio.design.design import Design
from cnnstudio.design.file import dump_part, load_copied
from cnnstudio.graph.graph import Graph
from cnnstudio.ui.canvas import edits, remarks
from cnnstudio.ui.canvas.docks import rows
from cnnstudio.ui.canvas.layout import arrange
from cnnstudio.ui.canvas.metrics import GRID, WIDTH, Position, snapped
from cnnstudio.ui.canvas.places import Placed

_NEAR = 4.0


class Joined(NamedTuple):
    """A design with blocks, notes and frames more, and the ids of these."""

    design: Design
    ids: frozenset[str]
    remarks: frozenset[str] = frozenset()


def copied(design: Design, placed: Placed, ids: Collection[str], noted: Collection[str] = ()) -> str:
    """Return some blocks, the wires between them, their positions, and some notes and frames, as text; "" for none."""
    chosen = [remark for id, remark in design.remarks.items() if id in noted]
    return dump_part(design.graph, placed.all, ids, chosen) if ids or chosen else ""


def pasted(design: Design, placed: Placed, text: str, at: Position) -> Joined:
    """Return the design with what `text` holds, its upper left corner near `at`. Raises `StudioError`."""
    part = load_copied(text)
    return joined(design, placed, part.graph, part.layout, at, part)


def doubled(design: Design, placed: Placed, ids: Collection[str], noted: Collection[str] = ()) -> Joined:
    """Return the design with copies of some blocks, notes and frames beside them."""
    inner = {key: edge for key, edge in design.graph.wires.items() if edge.source in ids and edge.target in ids}
    part = Graph({id: node for id, node in design.graph.nodes.items() if id in ids}, inner)
    positions = placed.all
    words = replace(
        design,
        notes=tuple(note for note in design.notes if note.id in noted),
        frames=tuple(frame for frame in design.frames if frame.id in noted),
    )
    left, top = _corner({id: positions[id] for id in part.nodes}, words)
    return joined(design, placed, part, positions, (left + 4 * GRID, top + 4 * GRID), words)


def joined(
    design: Design, placed: Placed, part: Graph, layout: Mapping[str, Position], at: Position, words: Design | None = None
) -> Joined:
    """Return the design with the blocks of another graph under new ids, never exactly on top of others.

    The notes and frames of `words` come along.
    """
    words = Design() if words is None else words
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
    left, top = _corner(heads, words)
    dx, dy = _free(placed, heads, snapped(at[0] - left), snapped(at[1] - top))
    positions = {new[head]: (x + dx, y + dy) for head, (x, y) in heads.items()}
    inserted, noted = remarks.joined(edits.inserted(design, placed, graph, positions), words, (dx, dy))
    return Joined(inserted, frozenset(new.values()), noted)


def _corner(positions: Mapping[str, Position], words: Design) -> Position:
    places = [*positions.values(), *((remark.x, remark.y) for remark in words.remarks.values())]
    if not places:
        return 0.0, 0.0
    return min(x for x, _ in places), min(y for _, y in places)


def _free(placed: Placed, heads: Mapping[str, Position], dx: float, dy: float) -> Position:
    """Return the shift, moved on until no block lies exactly on another."""
    taken = {(round(x / _NEAR), round(y / _NEAR)) for x, y in placed.heads.values()}
    for _ in range(1 + len(taken)):
        if not any((round((x + dx) / _NEAR), round((y + dy) / _NEAR)) in taken for x, y in heads.values()):
            break
        dx, dy = dx + WIDTH / 8 // GRID * GRID, dy + 2 * GRID
    return dx, dy
