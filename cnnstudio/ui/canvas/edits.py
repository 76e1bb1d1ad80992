"""What the hand changes in a design, as pure functions. Every one writes where all blocks lie, so that nothing moves later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from cnnstudio.design.design import Design
from cnnstudio.graph import crossing, paths
from cnnstudio.graph.addresses import common, id_of, joined, parent_of
from cnnstudio.graph.block import Block
from cnnstudio.graph.graph import Content, Edge, Graph
from cnnstudio.graph.leaves import opened
from cnnstudio.ui.canvas.docks import rows
from cnnstudio.ui.canvas.metrics import GRID, HEIGHT, ROW_GAP, WIDTH, Position, snapped, snapped_up
from cnnstudio.ui.canvas.places import Placed, carried
from cnnstudio.ui.canvas.sideways import SHAPE_GAP
from cnnstudio.ui.shown import frames


def moved(design: Design, placed: Placed, heads: Mapping[str, Position]) -> Design:
    """Return the design with layers elsewhere."""
    if not heads:
        return pinned(design, placed)
    positions = placed.rows.with_tags({**placed.heads, **heads})
    return design.with_graph(design.graph, _layout(design, design.graph, positions))


def pinned(design: Design, placed: Placed) -> Design:
    """Return the design with every block where it is shown, so that a note beside one stays beside it."""
    layout = _layout(design, design.graph, placed.all)
    return design if layout == design.layout else design.with_graph(design.graph, layout)


def rewired(design: Design, placed: Placed, graph: Graph) -> Design:
    """Return the design with other wires or fewer blocks; blocks stay where they are shown."""
    return _with_new(design, placed, graph, {})


def connected(
    graph: Graph, source: str, target: str, port: str | None, instead: Edge | None = None, source_port: str | None = None
) -> Graph:
    """Return the graph with a wire from `source`; it takes the place of `instead` where one is re-plugged.

    Raises `GraphError` where a group between the two ends cannot have another port.
    """
    if instead is not None:
        graph = crossing.disconnected(graph, instead.target, instead.target_port)
    return crossing.connected(graph, source, target, port, source_port)


def cut(graph: Graph, edge: Edge) -> Graph:
    """Return the graph without a wire of the view."""
    return crossing.disconnected(graph, edge.target, edge.target_port)


def view_of(design: Design, graph: Graph) -> Graph:
    """Return what would be drawn of an edited network."""
    open = frames(design)
    return opened(graph, open.keys()) if open else graph


def added(design: Design, placed: Placed, block: Content, at: Position, path: str = "", name: str = "") -> tuple[Design, str]:
    """Return the design with a free block more in the group at `path`, its upper left corner near `at`, and its address."""
    graph, id = paths.added(design.graph, path, block, name=name)
    return _with_new(design, placed, graph, {id: (snapped(at[0]), snapped(at[1]))}), id


def spliced(
    design: Design, placed: Placed, block: Content, edge: Edge, path: str | None = None, name: str = ""
) -> tuple[Design, str]:
    """Return the design with a new block in a wire; what lies below makes room. `path` is the group that it shall be in."""
    if not (block.inputs or block.variadic) or not block.outputs:
        raise ValueError(f"{block} cannot stand in a wire")
    graph, id = _spliced(design.graph, block, edge, path, name)
    return _with_new(design, placed, graph, {}), id


def _spliced(graph: Graph, block: Content, edge: Edge, path: str | None = None, name: str = "") -> tuple[Graph, str]:
    """Return the graph with a block in a wire of the view, in the group at `path`: by itself the one around both ends."""
    path = common(edge.source, edge.target) if path is None else path
    if parent_of(edge.source) == path == parent_of(edge.target):
        id = paths.inner(graph, path).free_id(block)
        wire = Edge(id_of(edge.source), id_of(edge.target), edge.target_port, edge.source_port)
        spliced = paths.edited(graph, path, lambda level: level.splice(wire, block, id).replace(id, name=name))
        return spliced, joined(path, id)
    graph, new = paths.added(graph, path, block, name=name)
    graph = crossing.connected(graph, edge.source, new, None, edge.source_port)
    return crossing.connected(graph, new, edge.target, edge.target_port), new


def spliced_row(design: Design, placed: Placed, blocks: Sequence[Block], edge: Edge) -> tuple[Design, list[str]]:
    """Return the design with new blocks in a row in a wire, and their ids; what lies below makes room."""
    graph, ids = design.graph, []
    for block in blocks:
        graph, id = _spliced(graph, block, edge)
        edge = Edge(id, edge.target, edge.target_port)
        ids.append(id)
    return _with_new(design, placed, graph, {}), ids


def hung(
    design: Design,
    placed: Placed,
    blocks: Sequence[Block],
    at: Position,
    source: str | None,
    target: str | None,
    port: str | None,
    source_port: str | None = None,
) -> tuple[Design, list[str]]:
    """Return the design with new blocks in a row behind `source` or before `target`, and their ids.

    The end of the row that is wired lies near `at`.
    """
    graph, ids = design.graph, []
    last, last_port, path = source, source_port, parent_of(source or target or "")
    for block in blocks:
        graph, id = paths.added(graph, path, block)
        if last is not None and (block.inputs or block.variadic):
            graph = crossing.connected(graph, last, id, None, last_port)
        last, last_port = (id if block.outputs else None), None
        ids.append(id)
    if target is not None:
        graph = crossing.connected(graph, ids[-1], target, port)
    found = rows(view_of(design, graph))
    heads = [id for id in ids if found.head[id] == id]
    if placed.sideways:
        first = at[0] if source is not None else at[0] - len(heads) * WIDTH - (len(heads) - 1) * SHAPE_GAP
        places = [first + number * (WIDTH + SHAPE_GAP) for number in range(len(heads))]
        line = {head: (snapped(left), snapped(at[1] - HEIGHT / 2)) for head, left in zip(heads, places, strict=True)}
        return _with_new(design, placed, graph, line), ids
    new, (x, y) = {}, (snapped(at[0] - WIDTH / 2), at[1])
    if source is None:
        y -= sum(found.height(head) for head in heads) + ROW_GAP * (len(heads) - 1)
    y = _clear(placed, x, snapped(y), sum(found.height(head) + ROW_GAP for head in heads), down=source is not None)
    for head in heads:
        new[head] = (x, y)
        y += found.height(head) + ROW_GAP
    return _with_new(design, placed, graph, new), ids


def _clear(placed: Placed, x: float, y: float, height: float, down: bool) -> float:
    """Return the first height from `y` on, down or up, at which nothing is in the way."""
    for _ in range(len(placed.heads)):
        met = [
            (top, top + placed.rows.height(head))
            for head, (left, top) in placed.heads.items()
            if abs(left - x) < WIDTH and top < y + height and y < top + placed.rows.height(head) + GRID
        ]
        if not met:
            break
        y = snapped_up(max(bottom for _, bottom in met) + ROW_GAP) if down else snapped(min(top for top, _ in met) - height)
    return y


def behind(design: Design, placed: Placed, block: Content, source: str) -> tuple[Design, str]:
    """Return the design with a new block that reads `source`."""
    graph, id = paths.added(design.graph, parent_of(source), block, after=id_of(source))
    return _with_new(design, placed, graph, {}), id


def ahead(design: Design, placed: Placed, block: Content, target: str, port: str, name: str = "") -> tuple[Design, str]:
    """Return the design with a new block that feeds a free input."""
    graph, id = paths.added(design.graph, parent_of(target), block, name=name)
    return _with_new(design, placed, crossing.connected(graph, id, target, port), {}), id


def inserted(design: Design, placed: Placed, graph: Graph, positions: Mapping[str, Position]) -> Design:
    """Return the design with pasted blocks at their positions."""
    return _with_new(design, placed, graph, positions)


def without(design: Design, placed: Placed, ids: Iterable[str], reconnect: bool) -> Design:
    """Return the design without some blocks; with `reconnect` what fed a chain of them feeds what it fed."""
    return rewired(design, placed, paths.removed(design.graph, ids, reconnect=reconnect))


def _with_new(design: Design, placed: Placed, graph: Graph, new: Mapping[str, Position]) -> Design:
    if not placed.heads and len(design.graph) > len(new):
        return design.with_graph(graph)  # Nothing is drawn: it is laid out where it can be.
    layout = _layout(design, graph, carried(view_of(design, graph), placed, new).all)
    return with_looks(design.with_graph(graph, layout))


def with_looks(design: Design) -> Design:
    """Return the design without the looks of groups that are gone."""
    looks = {address: look for address, look in design.groups.items() if paths.find(design.graph, address) is not None}
    return design if len(looks) == len(design.groups) else replace(design, groups=looks)


def _layout(design: Design, graph: Graph, positions: Mapping[str, Position]) -> dict[str, Position]:
    kept = {id: at for id, at in design.layout.items() if _in(graph, id) or not _in(design.graph, id)}
    return {**kept, **positions}


def _in(graph: Graph, address: str) -> bool:
    return address in graph or ("." in address and paths.find(graph, address) is not None)
