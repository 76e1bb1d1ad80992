"""What the hand changes in a design, as pure functions. Every one writes where all blocks lie, so that nothing moves later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cnnstudio.design.design import Design
from cnnstudio.graph.block import Block
from cnnstudio.graph.graph import Edge, Graph
from cnnstudio.ui.canvas.docks import rows
from cnnstudio.ui.canvas.metrics import GRID, HEIGHT, ROW_GAP, WIDTH, Position, snapped, snapped_up
from cnnstudio.ui.canvas.places import Placed, carried
from cnnstudio.ui.canvas.sideways import SHAPE_GAP


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


def connected(graph: Graph, source: str, target: str, port: str | None, instead: Edge | None = None) -> Graph:
    """Return the graph with a wire from `source`; it takes the place of `instead` where one is re-plugged."""
    if instead is not None:
        graph = graph.disconnect(instead.target, instead.target_port)
    return graph.connect(source, target, port)


def closes_circle(graph: Graph, source: str, target: str, instead: Edge | None = None) -> bool:
    """Tell whether a wire from `source` to `target` would lead back to where it began."""
    if instead is not None:
        graph = graph.disconnect(instead.target, instead.target_port)
    return graph.leads_to(target, source)


def added(design: Design, placed: Placed, block: Block, at: Position) -> tuple[Design, str]:
    """Return the design with a free block more, its upper left corner near `at`, and the block's id."""
    id = design.graph.free_id(block)
    graph = design.graph.add(block, id)
    return _with_new(design, placed, graph, {id: (snapped(at[0]), snapped(at[1]))}), id


def spliced(design: Design, placed: Placed, block: Block, edge: Edge) -> tuple[Design, str]:
    """Return the design with a new block in a wire; what lies below makes room."""
    id = design.graph.free_id(block)
    if not (block.inputs or block.variadic) or not block.outputs:
        raise ValueError(f"{block.type_name()} cannot stand in a wire")
    return _with_new(design, placed, design.graph.splice(edge, block, id), {}), id


def spliced_row(design: Design, placed: Placed, blocks: Sequence[Block], edge: Edge) -> tuple[Design, list[str]]:
    """Return the design with new blocks in a row in a wire, and their ids; what lies below makes room."""
    graph, ids = design.graph, []
    for block in blocks:
        id = graph.free_id(block)
        graph = graph.splice(edge, block, id)
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
) -> tuple[Design, list[str]]:
    """Return the design with new blocks in a row behind `source` or before `target`, and their ids.

    The end of the row that is wired lies near `at`.
    """
    graph, ids = design.graph, []
    last = source
    for block in blocks:
        id = graph.free_id(block)
        graph = graph.add(block, id, after=last if block.inputs or block.variadic else None)
        last = id if block.outputs else None
        ids.append(id)
    if target is not None:
        graph = graph.connect(ids[-1], target, port)
    found = rows(graph)
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


def behind(design: Design, placed: Placed, block: Block, source: str) -> tuple[Design, str]:
    """Return the design with a new block that reads `source`."""
    id = design.graph.free_id(block)
    return _with_new(design, placed, design.graph.add(block, id, after=source), {}), id


def ahead(design: Design, placed: Placed, block: Block, target: str, port: str) -> tuple[Design, str]:
    """Return the design with a new block that feeds a free input."""
    id = design.graph.free_id(block)
    return _with_new(design, placed, design.graph.add(block, id).connect(id, target, port), {}), id


def inserted(design: Design, placed: Placed, graph: Graph, positions: Mapping[str, Position]) -> Design:
    """Return the design with pasted blocks at their positions."""
    return _with_new(design, placed, graph, positions)


def without(design: Design, placed: Placed, ids: Iterable[str], reconnect: bool) -> Design:
    """Return the design without some blocks; with `reconnect` what fed a chain of them feeds what it fed."""
    return rewired(design, placed, design.graph.remove(ids, reconnect=reconnect))


def _with_new(design: Design, placed: Placed, graph: Graph, new: Mapping[str, Position]) -> Design:
    if not placed.heads and len(design.graph) > len(new):
        return design.with_graph(graph)  # Nothing is drawn: it is laid out where it can be.
    return design.with_graph(graph, _layout(design, graph, carried(graph, placed, new).all))


def _layout(design: Design, graph: Graph, positions: Mapping[str, Position]) -> dict[str, Position]:
    kept = {id: at for id, at in design.layout.items() if id in graph or id not in design.graph}
    return {**kept, **positions}
