"""Groups folded, opened, closed and laid open again: where everything then lies, as pure functions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from cnnstudio.design.design import Design
from cnnstudio.design.folding import fold_design, unfold_design, with_look
from cnnstudio.design.group_look import GroupLook
from cnnstudio.design.notes import Frame, Remark
from cnnstudio.graph.addresses import definition_of, parent_of
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.repeats import Repeat
from cnnstudio.ui.canvas import edits, remarks
from cnnstudio.ui.canvas.copies import copies_of, in_order
from cnnstudio.ui.canvas.docks import Rows, rows
from cnnstudio.ui.canvas.layout import arrange
from cnnstudio.ui.canvas.metrics import ROW_GAP, TAG_HEIGHT, TAG_INSET, WIDTH, Position, Size, snapped_up
from cnnstudio.ui.canvas.places import Placed, carried
from cnnstudio.ui.canvas.placing import settled
from cnnstudio.ui.canvas.regions import SIDE, TOP, Box, around_all, boxes, row_box, shift, under, units, with_room
from cnnstudio.ui.canvas.sideways import arrange_sideways, settled_sideways
from cnnstudio.ui.shown import frames, shown

Heads = dict[str, Position]
_NEAR = 4.0
"""Layers nearer to each other were not put there by hand."""


def opened(design: Design, placed: Placed, address: str, view: Size) -> Design:
    """Return the design with a closed group laid open in its place; what is around moves aside."""
    design = edits.pinned(design, placed)
    after = with_look(design, address, replace(design.groups.get(address, GroupLook()), open=True))
    graph = shown(after)
    found = rows(graph)
    inside = [head for head in found.tags if head.startswith(address + ".")]
    card = row_box(placed.rows, placed.heads, address)
    inner = _inner(after, graph, inside, placed.sideways, view)
    inner = _hung(inner, inside, card, placed.sideways, SIDE, TOP)
    heads = {**{head: at for head, at in placed.heads.items() if head in found.tags}, **inner}
    return _settled(after, placed, found, heads, (address,), card, boxes(found, heads)[address])


def closed(design: Design, placed: Placed, address: str) -> Design:
    """Return the design with an open group shown as one block; what moved aside for it comes back."""
    design = edits.pinned(design, placed)
    frame = boxes(placed.rows, placed.heads)[address]
    x, y = placed.heads[under(placed.rows.tags, address)[0]]
    card = (frame.left, y) if placed.sideways else (x, frame.top)
    after = with_look(design, address, replace(design.groups.get(address, GroupLook()), open=False))
    found = rows(shown(after))
    heads = {**{head: at for head, at in placed.heads.items() if head in found.tags}, address: card}
    return _settled(after, placed, found, heads, (address,), frame, row_box(found, heads, address))


def folded(design: Design, placed: Placed, chosen: Collection[str] | Repeat, name: str = "") -> tuple[Design, str]:
    """Return the design with blocks folded into a group, or a stretch that repeats into a group xN, and its address.

    Raises `GraphError` for what cannot be one group.
    """
    design = edits.pinned(design, placed)
    members = [id for copy in chosen.copies for id in copy] if isinstance(chosen, Repeat) else list(chosen)
    after, address, _ = fold_design(design, chosen, name)
    first = _first(placed, members)
    old = _stretch(placed, members, first)
    card = placed.heads[first]
    if first not in members and not any(first.startswith(one + ".") for one in members):
        card = (card[0], snapped_up(old.top + ROW_GAP))  # its first block was a tag: the layer stays
        old = old._replace(top=card[1], bottom=max(old.bottom, card[1]))
    new = carried(shown(after), placed, {address: card})
    box = row_box(new.rows, new.heads, address)
    if any(other.meets(old) for unit, other in units(new.rows, new.heads, parent_of(address)).items() if unit != address):
        old = box  # something else stands among them: nothing moves up
    return _settled(after, placed, new.rows, new.heads, (address,), old, box), address


def unfolded(design: Design, placed: Placed, address: str, view: Size) -> tuple[Design, frozenset[str]]:
    """Return the design with what is in a group in its place, and the addresses of these blocks. Raises `GraphError`."""
    design = edits.pinned(design, placed)
    open = address in frames(design)
    if open:
        old = boxes(placed.rows, placed.heads)[address]
        first = placed.heads[under(placed.rows.tags, address)[0]]
    else:
        old = row_box(placed.rows, placed.heads, address)
        first = old.left, old.top
    after, moves = unfold_design(design, address)
    graph = shown(after)
    found = rows(graph)
    new = sorted(set(moves.values()))
    inside = [head for head in found.tags if any(head == one or head.startswith(one + ".") for one in new)]
    if not inside:  # all of it is docked to a layer outside
        layout = {**after.layout, **carried(graph, placed, {}).all}
        return edits.with_looks(after.with_graph(after.graph, layout)), frozenset(new)
    if open and len(new) == len({definition_of(one) for one in moves}):
        inner = {head: after.layout[head] for head in inside if head in after.layout}
    else:
        copies = copies_of(moves, address, inside)
        ordered = in_order(copies, after.layout, found, placed.sideways, view)
        if ordered is None or _piled(after, found, list(copies[0].values())):
            ordered = _inner(after, graph, inside, placed.sideways, view)
        inner = _hung(ordered, inside, Box(first[0], old.top, first[0], old.bottom), placed.sideways, 0.0, 0.0)
    heads = {**{head: at for head, at in placed.heads.items() if head in found.tags}, **inner}
    heads = {**carried(graph, placed, heads).heads, **heads}
    own = {unit: box for unit, box in units(found, heads, parent_of(address)).items() if unit in new}
    return _settled(after, placed, found, heads, tuple(own), old, around_all(own.values())), frozenset(new)


def _inner(design: Design, graph: Graph, inside: list[str], sideways: bool, view: Size) -> Heads:
    """Return how what is in a group lies among itself: as it was left, else laid out."""
    found = rows(graph)
    if all(head in design.layout for head in inside) and not _piled(design, found, inside):
        return {head: design.layout[head] for head in inside}
    members = _members(graph, inside)
    nodes = {id: node for id, node in graph.nodes.items() if id in members}
    part = Graph(nodes, {key: edge for key, edge in graph.wires.items() if edge.source in nodes and edge.target in nodes})
    laid = arrange_sideways(part, view) if sideways else arrange(part, view)
    if len(laid) == len(inside):
        return laid
    # By itself the group docks a block that feeds something outside too: in the network it stands alone.
    own = Rows({head: found.tags[head] for head in inside}, found.head)
    return settled_sideways(part, own, laid) if sideways else settled(part, own, laid)


def _members(graph: Graph, inside: Iterable[str]) -> set[str]:
    """Return the layers with their tags."""
    found = rows(graph)
    return {id for head in inside for id in (head, *found.tags[head])}


def _piled(design: Design, found: Rows, inside: list[str]) -> bool:
    """Tell whether two layers were left upon each other: one was a tag when it was folded."""
    cards = [row_box(found, design.layout, head) for head in inside]
    left = sorted((card._replace(bottom=card.bottom + _NEAR) for card in cards), key=lambda box: box.top)
    for at, box in enumerate(left):
        for other in left[at + 1 :]:
            if other.top >= box.bottom:
                break
            if box.meets(other):
                return True
    return False


def _hung(inner: Heads, inside: list[str], card: Box, sideways: bool, side: float, top: float) -> Heads:
    """Return the layers moved so that the first is where the card was, and the frame begins at its edge."""
    first = inner[inside[0]]
    if sideways:
        dx, dy = card.left + side - min(x for x, _ in inner.values()), card.top - first[1]
    else:
        dx, dy = card.left - first[0], card.top + top - min(y for _, y in inner.values())
    return {head: (x + dx, y + dy) for head, (x, y) in inner.items()}


def _stretch(placed: Placed, members: Collection[str], first: str) -> Box:
    """Return the box of those blocks that stand in one column, or line, with the first."""
    start = row_box(placed.rows, placed.heads, first)
    if placed.sideways:
        near = [box for box in _boxes_of(placed, members) if box.top < start.bottom and start.top < box.bottom]
    else:
        near = [box for box in _boxes_of(placed, members) if box.left < start.right and start.left < box.right]
    return around_all(near)


def _boxes_of(placed: Placed, members: Collection[str]) -> list[Box]:
    """Return the boxes of layers, of tags whose layer is not among them, and of open groups."""
    found, open, positions = [], boxes(placed.rows, placed.heads), placed.all
    for id in members:
        head = placed.rows.head.get(id)
        if head is None:
            found.append(open[id])
        elif head == id:
            found.append(row_box(placed.rows, placed.heads, head))
        elif head not in members:
            x, y = positions[id]
            found.append(Box(x - TAG_INSET, y, x - TAG_INSET + WIDTH, y + TAG_HEIGHT))
    return found


def _first(placed: Placed, members: Iterable[str]) -> str:
    """Return the first layer of some blocks in the order of the network."""
    wanted = placed.heads_of(members)
    return next(head for head in placed.rows.tags if head in wanted)


def _settled(
    design: Design, placed: Placed, found: Rows, heads: Mapping[str, Position], own: Collection[str], old: Box, new: Box
) -> Design:
    """Return the design with everything where it lies once `own`, which stood in `old`, stand in `new`."""
    before = boxes(placed.rows, placed.heads)
    heads, old_top, new_top = with_room(before, found, heads, own, old, new, placed.sideways)
    layout = {**design.layout, **found.with_tags(heads)}
    moved = [_aside(remark, old_top, new_top, placed.sideways) for remark in design.remarks.values()]
    design = remarks.with_changed(design, *moved) if moved else design
    return edits.with_looks(design.with_graph(design.graph, layout))


def _aside(remark: Remark, old: Box, new: Box, sideways: bool) -> Remark:
    """Return a note or frame moved aside; a frame that holds what grew grows with it."""
    box = Box(remark.x, remark.y, remark.x + remark.width, remark.y + remark.height)
    holds = box.left <= old.left and box.top <= old.top and box.right >= old.right and box.bottom >= old.bottom
    if isinstance(remark, Frame) and holds:
        left, top = remark.x + new.left - old.left, remark.y + new.top - old.top
        right, bottom = box.right + new.right - old.right, box.bottom + new.bottom - old.bottom
        return replace(remark, x=left, y=top, width=right - left, height=bottom - top)
    dx, dy = shift(box, old, new, sideways)
    return replace(remark, x=remark.x + dx, y=remark.y + dy) if dx or dy else remark
