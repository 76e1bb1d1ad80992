"""What lies under the cursor: a port, a block, a wire, a note, a frame or nothing."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QGraphicsItem

from cnnstudio.graph.graph import Edge
from cnnstudio.graph.paths import free_port
from cnnstudio.ui.canvas.block_item import BlockItem
from cnnstudio.ui.canvas.group_item import GroupItem
from cnnstudio.ui.canvas.look import TEXT_FROM
from cnnstudio.ui.canvas.remark_item import RemarkItem
from cnnstudio.ui.canvas.scene import CanvasScene
from cnnstudio.ui.canvas.wire_item import WireItem

_PORT_REACH = 9.0
_EDGE_REACH = 6.0


@dataclass(frozen=True)
class Port:
    """An output (`out`) or the input at `index` of a block."""

    id: str
    out: bool
    index: int = 0


@dataclass(frozen=True)
class Hit:
    """What was found; a port lies on its block. `remark` is a note or frame, `corner` the one that changes its size.

    `group` is an open group, held at its title or edge. `button` is the one there that closes it, on a closed one the one
    that opens it.
    """

    block: str | None = None
    port: Port | None = None
    wire: Edge | None = None
    remark: str | None = None
    corner: bool = False
    group: str | None = None
    button: bool = False


def hit(scene: CanvasScene, at: QPointF, zoom: float = 1.0) -> Hit:
    """Return what lies at a point of the scene; ports are a little larger than they look."""
    reach = _PORT_REACH / min(zoom, 1.0)
    area = QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach)
    items = scene.items(area)
    blocks = [item for item in items if isinstance(item, BlockItem)]
    port = _port(blocks, at, reach) if zoom >= 0.35 else None
    on_card = next((item for item in blocks if item.card.contains(item.mapFromScene(at))), None)
    over = None if on_card is None else on_card.node.id
    if port is not None:
        return Hit(over or port.id, port)
    if on_card is not None:
        return Hit(over, button=zoom >= TEXT_FROM and on_card.button_at(on_card.mapFromScene(at)))
    wire = next((item.edge for item in items if isinstance(item, WireItem) and item.near(at, reach + 3)), None)
    return (_group(items, at, zoom) or _remark(items, at, zoom)) if wire is None else Hit(wire=wire)


def group_around(scene: CanvasScene, at: QPointF) -> str:
    """Return the innermost open group at a point of the scene; empty outside of all."""
    inside = [item for item in scene.groups.items.values() if item.card.contains(item.mapFromScene(at))]
    return max((item.address for item in inside), key=lambda address: address.count("."), default="")


def _group(items: list[QGraphicsItem], at: QPointF, zoom: float) -> Hit | None:
    for item in items:
        if isinstance(item, GroupItem):
            point, reach = item.mapFromScene(at), _EDGE_REACH / min(zoom, 1.0)
            if item.held_at(point, reach):
                return Hit(group=item.address, button=item.button_at(point))
    return None


def _remark(items: list[QGraphicsItem], at: QPointF, zoom: float) -> Hit:
    for item in items:
        if isinstance(item, RemarkItem):
            point, reach = item.mapFromScene(at), _EDGE_REACH / min(zoom, 1.0)
            if item.held_at(point, reach):
                return Hit(remark=item.remark.id, corner=item.corner_at(point, reach))
    return Hit()


def _port(blocks: list[BlockItem], at: QPointF, reach: float) -> Port | None:
    nearest, best = None, reach
    for item in blocks:
        point = item.mapFromScene(at)
        ports = [(Port(item.node.id, True, at), item.output(at)) for at in range(len(item.node.block.outputs))]
        if not item.tag:
            ports += [(Port(item.node.id, False, index), item.input(index)) for index in range(len(item.inputs))]
        for port, place in ports:
            distance = max(abs(place.x() - point.x()), abs(place.y() - point.y()))
            if distance < best:
                nearest, best = port, distance
    return nearest


def input_port(scene: CanvasScene, port: Port) -> str | None:
    """Return the name of an input in the graph; None where the block has no such input left."""
    ports, into = scene.graph[port.id].block.inputs, scene.graph.into(port.id)
    if len(ports) > 1:
        return ports[min(port.index, len(ports) - 1)]
    if port.index < len(into):
        return into[port.index].target_port
    return free_port(scene.document.design.graph, port.id)


def output_port(scene: CanvasScene, port: Port) -> str | None:
    """Return the name of an output in the graph."""
    ports = scene.graph[port.id].block.outputs
    return ports[min(port.index, len(ports) - 1)] if ports else None


def wired(scene: CanvasScene, port: Port) -> Edge | None:
    """Return the wire that an input holds."""
    if port.out:
        return None
    ports, into = scene.graph[port.id].block.inputs, scene.graph.into(port.id)
    if len(ports) > 1:
        return scene.graph.wires.get((port.id, ports[min(port.index, len(ports) - 1)]))
    return into[port.index] if port.index < len(into) else None
