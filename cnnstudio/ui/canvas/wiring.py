"""Lays the wires of the scene: which way each takes, given where the blocks lie."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING

from cnnstudio.graph.graph import Edge, Graph
from cnnstudio.ui.canvas.block_item import OUT
from cnnstudio.ui.canvas.metrics import HEIGHT, TAG_HEIGHT, TAG_INSET, WIDTH, Position
from cnnstudio.ui.canvas.places import Placed
from cnnstudio.ui.canvas.ports import input_offsets, spread
from cnnstudio.ui.canvas.regions import boxes
from cnnstudio.ui.canvas.routes import Box, Obstacles, Point, lanes, route

if TYPE_CHECKING:
    from cnnstudio.ui.canvas.scene import CanvasScene, Key


def lay_all(scene: CanvasScene) -> None:
    """Lay every wire anew."""
    graph, placed = scene.graph, scene.placed
    positions, obstacles = scene.positions, obstacles_of(placed)
    offsets = {id: _offsets(graph, placed, positions, id) for id in graph.nodes}
    for id, found in offsets.items():
        scene.blocks[id].set_inputs(tuple(found), len(graph.into(id)))
    ends = {key: _ends(graph, placed, positions, offsets[key[0]], item.edge) for key, item in scene.wires.items()}
    sideways = scene.look.sideways
    width = HEIGHT if sideways else WIDTH
    if sideways:
        ends = {key: (_flipped(start), _flipped(end)) for key, (start, end) in ends.items()}
    clear_of = _clear_of(scene, obstacles)
    ways = {key: route(*points, clear_of(scene.wires[key].edge), 0, width) for key, points in ends.items()}
    beside: dict[object, tuple[Point, ...]] = {key: way for key, way in ways.items() if len(way) == 6}
    for key, lane in lanes(beside).items():
        ways[key] = route(*ends[key], clear_of(scene.wires[key].edge), lane, width)  # type: ignore[index]
    for key, item in scene.wires.items():
        item.set_way(tuple(map(_flipped, ways[key])) if sideways else ways[key])
    for id, block in scene.blocks.items():
        block.set_label_side(not sideways and len(graph.out_of(id)) > 1 and _turns_right(scene, id))


def lay_some(scene: CanvasScene, ids: Collection[str], obstacles: Obstacles) -> None:
    """Lay the wires at some blocks anew, as they are dragged."""
    graph, placed, positions = scene.graph, scene.placed, scene.positions
    clear_of = _clear_of(scene, obstacles)
    touched = {edge.target for id in ids for edge in graph.out_of(id)} | {id for id in ids if id in graph}
    for target in touched:
        found = _offsets(graph, placed, positions, target)
        scene.blocks[target].set_inputs(tuple(found), len(graph.into(target)))
        for key in _keys(graph.into(target)):
            item = scene.wires.get(key)
            if item is not None:
                ends = _ends(graph, placed, positions, found, item.edge)
                item.set_way(_way(ends, clear_of(item.edge), placed.sideways))


def _clear_of(scene: CanvasScene, obstacles: Obstacles) -> Callable[[Edge], Obstacles]:
    """Return what tells what a wire keeps clear of."""
    if not scene.groups.items:
        return lambda _edge: obstacles
    from cnnstudio.ui.canvas.frame_obstacles import FrameObstacles

    placed = scene.placed
    return FrameObstacles(obstacles, boxes(placed.rows, placed.heads), placed.sideways).of


def _way(ends: tuple[Point, Point], obstacles: Obstacles, sideways: bool) -> tuple[Point, ...]:
    if not sideways:
        return route(*ends, obstacles)
    return tuple(map(_flipped, route(_flipped(ends[0]), _flipped(ends[1]), obstacles, 0, HEIGHT)))


def _flipped(point: Point) -> Point:
    return point[1], point[0]


def _turns_right(scene: CanvasScene, id: str) -> bool:
    """Tell whether a curve leaves a block to the right and none to the left: the shape then stands at the left."""
    ways = [scene.wires[key].points for key in _keys(scene.graph.out_of(id)) if key in scene.wires]
    steps = [way[-1][0] - way[0][0] for way in ways if len(way) == 2]
    return any(step > 1 for step in steps) and not any(step < -1 for step in steps)


def _keys(edges: Iterable[Edge]) -> list[Key]:
    return [(edge.target, edge.target_port) for edge in edges]


def obstacles_of(placed: Placed, but: Collection[str] = ()) -> Obstacles:
    """Return the rows that wires keep clear of, without those of some layers."""
    rows = placed.rows
    if placed.sideways:
        return Obstacles(Box(y, x, y + rows.height(id), x + WIDTH) for id, (x, y) in placed.heads.items() if id not in but)
    return Obstacles(Box(x, y, x + WIDTH, y + rows.height(id)) for id, (x, y) in placed.heads.items() if id not in but)


def outlet(placed: Placed, positions: dict[str, Position], id: str) -> Point:
    """Return where a wire leaves a block, in the scene."""
    if placed.sideways:
        x, y = positions[placed.rows.head[id]]
        return x + WIDTH + OUT, y + HEIGHT / 2
    x, y = positions[id]
    tag = placed.rows.head[id] != id
    if placed.rows.last(id) != id:
        width = WIDTH - 2 * TAG_INSET if tag else WIDTH
        return x + width - TAG_INSET / 2, y + (TAG_HEIGHT if tag else HEIGHT)
    return (x - TAG_INSET if tag else x) + WIDTH / 2, y + (TAG_HEIGHT if tag else HEIGHT)


def _offsets(graph: Graph, placed: Placed, positions: dict[str, Position], id: str) -> list[float]:
    block = graph[id].block
    if not block.variadic:
        return spread(len(block.inputs), placed.sideways)
    if placed.sideways:
        top = positions[id][1]
        return input_offsets([outlet(placed, positions, edge.source)[1] - top for edge in graph.into(id)], True, True)
    left = positions[id][0]
    return input_offsets([outlet(placed, positions, edge.source)[0] - left for edge in graph.into(id)], True)


def _ends(
    graph: Graph, placed: Placed, positions: dict[str, Position], offsets: list[float], edge: Edge
) -> tuple[Point, Point]:
    x, y = positions[edge.target]
    start = _start(graph, placed, positions, edge)
    if placed.sideways and placed.rows.head[edge.target] == edge.target:
        return start, (x, y + offsets[_place(graph, edge, len(offsets))])
    if placed.rows.head[edge.target] != edge.target:
        return start, (x + WIDTH / 2 - TAG_INSET, y)
    return start, (x + offsets[_place(graph, edge, len(offsets))], y)


def _place(graph: Graph, edge: Edge, count: int) -> int:
    """Return at which of the inputs a wire ends."""
    ports, into = graph[edge.target].block.inputs, graph.into(edge.target)
    if len(ports) > 1:
        return ports.index(edge.target_port)
    return min(into.index(edge) if len(into) > 1 else 0, count - 1)


def _start(graph: Graph, placed: Placed, positions: dict[str, Position], edge: Edge) -> Point:
    x, y = outlet(placed, positions, edge.source)
    ports = graph[edge.source].block.outputs
    if len(ports) < 2:
        return x, y
    by = spread(len(ports), placed.sideways)[ports.index(edge.source_port)] - (HEIGHT if placed.sideways else WIDTH) / 2
    return (x, y + by) if placed.sideways else (x + by, y)
