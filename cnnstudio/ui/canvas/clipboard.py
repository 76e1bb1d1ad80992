"""Copying blocks, notes and frames as text and pasting them: with new ids, wired among themselves."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import NamedTuple

from cnnstudio.design.design import Design
from cnnstudio.design.file import dump_part, load_copied
from cnnstudio.graph.addresses import id_of, parent_of
from cnnstudio.graph.addresses import joined as joined_address
from cnnstudio.graph.graph import Edge, Graph, GraphError, Node
from cnnstudio.graph.group import DEEPEST, depth
from cnnstudio.graph.leaves import opened
from cnnstudio.graph.paths import edited, find
from cnnstudio.graph.text import Message, StudioError, translate
from cnnstudio.ui.canvas import edits, remarks
from cnnstudio.ui.canvas.docks import rows
from cnnstudio.ui.canvas.layout import arrange
from cnnstudio.ui.canvas.metrics import GRID, WIDTH, Position, snapped
from cnnstudio.ui.canvas.places import Placed
from cnnstudio.ui.canvas.regions import boxes
from cnnstudio.ui.shown import around

_NEAR = 4.0


class Joined(NamedTuple):
    """A design with blocks, notes and frames more, and the ids of these."""

    design: Design
    ids: frozenset[str]
    remarks: frozenset[str] = frozenset()


def copied(design: Design, placed: Placed, ids: Collection[str], noted: Collection[str] = ()) -> str:
    """Return some blocks, the wires between them, their positions, and some notes and frames, as text; "" for none."""
    chosen = [remark for id, remark in design.remarks.items() if id in noted]
    part, layout = _part(design, placed, ids)
    return dump_part(part, layout, part.nodes, chosen) if ids or chosen else ""


def pasted(design: Design, placed: Placed, text: str, at: Position, path: str = "") -> Joined:
    """Return the design with what `text` holds, its upper left corner near `at`. Raises `StudioError`."""
    if "{" not in text:
        source = translate("Canvas", "There is no network to paste: neither copied blocks nor layers written as code.")
        raise StudioError(Message("paste.nothing", source))
    part = load_copied(text)
    return joined(design, placed, part.graph, part.layout, at, part, path)


def doubled(design: Design, placed: Placed, ids: Collection[str], noted: Collection[str] = ()) -> Joined:
    """Return the design with copies of some blocks, notes and frames beside them."""
    part, layout = _part(design, placed, ids)
    levels = {parent_of(id) for id in ids}
    words = replace(
        design,
        notes=tuple(note for note in design.notes if note.id in noted),
        frames=tuple(frame for frame in design.frames if frame.id in noted),
    )
    left, top = _corner({id: layout[id] for id in part.nodes if id in layout}, words)
    path = min(levels) if len(levels) == 1 else ""
    return joined(design, placed, part, layout, (left + 4 * GRID, top + 4 * GRID), words, path)


def _part(design: Design, placed: Placed, ids: Collection[str]) -> tuple[Graph, dict[str, Position]]:
    """Return blocks of any level, with the wires between them, as a network of their own, and where they lie.

    A group comes as one block with what is in it, where it lies and how it is wired, open or not.
    """
    chosen = {id for id in ids if not any(outer in ids for outer in around(id)) and find(design.graph, id) is not None}
    view = opened(design.graph, {outer for id in chosen for outer in around(id)})
    names: dict[str, str] = {}
    nodes: dict[str, Node] = {}
    for id in [id for id in view.order if id in chosen]:
        new = id_of(id) if id_of(id) not in nodes else Graph(nodes).free_id(view[id].block)
        names[id] = new
        nodes[new] = replace(view[id], id=new)
    wires = {}
    for edge in view.wires.values():
        if edge.source in names and edge.target in names:
            source, target = names[edge.source], names[edge.target]
            wires[target, edge.target_port] = Edge(source, target, edge.target_port, edge.source_port)
    return Graph(nodes, wires), _layout(design, placed, names)


def _layout(design: Design, placed: Placed, names: Mapping[str, str]) -> dict[str, Position]:
    shown, corners = placed.all, boxes(placed.rows, placed.heads)
    found: dict[str, Position] = {}
    for id, new in names.items():
        if id in shown:
            found[new] = shown[id]
        elif id in corners:
            found[new] = corners[id].left, corners[id].top
        for inside, place in {**design.layout, **shown}.items():
            if inside.startswith(id + "."):
                found[new + inside[len(id) :]] = place
    return found


def joined(
    design: Design,
    placed: Placed,
    part: Graph,
    layout: Mapping[str, Position],
    at: Position,
    words: Design | None = None,
    path: str = "",
) -> Joined:
    """Return the design with the blocks of another graph under new ids, in the group at `path`, never exactly on top of others.

    The notes and frames of `words` come along. Raises `GraphError` where groups would lie too deep in each other.
    """
    words = Design() if words is None else words
    if path and any(is_boundary(node) for node in part):
        path = ""
    new: dict[str, str] = {}

    def grown(level: Graph) -> Graph:
        for id in part.order:
            inside = id if id not in level else level.free_id(part[id].block)
            new[id] = joined_address(path, inside)
            level = level.add(part[id].block, inside, name=part[id].name)
        for edge in part.edges:
            level = level.connect(id_of(new[edge.source]), id_of(new[edge.target]), edge.target_port, edge.source_port)
        return level

    graph = edited(design.graph, path, grown)
    if depth(graph) > DEEPEST:
        source = translate("Canvas", "Groups lie at most {limit} deep in each other.")
        raise GraphError(Message("clipboard.deep", source, limit=DEEPEST))
    found = rows(part)
    heads = {head: layout[head] for head in found.tags if head in layout}
    if len(heads) < len(found.tags):
        heads = arrange(part)
    left, top = _corner(heads, words)
    dx, dy = _free(placed, heads, snapped(at[0] - left), snapped(at[1] - top))
    positions = {new[head]: (x + dx, y + dy) for head, (x, y) in heads.items()}
    design = with_inner_layout(design, layout, new)
    inserted, noted = remarks.joined(edits.inserted(design, placed, graph, positions), words, (dx, dy))
    return Joined(inserted, frozenset(new.values()), noted)


def with_inner_layout(design: Design, layout: Mapping[str, Position], new: Mapping[str, str]) -> Design:
    """Return the design that remembers how what is in copied groups lies."""
    inside = {
        new[address.partition(".")[0]] + address[address.index(".") :]: place
        for address, place in layout.items()
        if "." in address and address.partition(".")[0] in new
    }
    return replace(design, layout={**design.layout, **inside}) if inside else design


def is_boundary(node: Node) -> bool:
    """Tell whether a node is one of the network's two ends."""
    return bool(getattr(node.block, "boundary", ""))


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
