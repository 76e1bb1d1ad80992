"""What lies under the cursor: a port, a block, a wire, a note, a frame or nothing."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QGraphicsItem

from cnnstudio.graph.graph import Edge
from cnnstudio.ui.canvas.block_item import BlockItem
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
    """What was found; a port lies on its block. `remark` is a note or frame, `corner` the one that changes its size."""

    block: str | None = None
    port: Port | None = None
    wire: Edge | None = None
    remark: str | None = None
    corner: bool = False


def hit(scene: CanvasScene, at: QPointF, zoom: float = 1.0) -> Hit:
    """Return what lies at a point of the scene; ports are a little larger than they look."""
    reach = _PORT_REACH / min(zoom, 1.0)
    area = QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach)
    items = scene.items(area)
    blocks = [item for item in items if isinstance(item, BlockItem)]
    port = _port(blocks, at, reach) if zoom >= 0.35 else None
    over = next((item.node.id for item in blocks if item.card.contains(item.mapFromScene(at))), None)
    if port is not None:
        return Hit(over or port.id, port)
    if over is not None:
        return Hit(over)
    wire = next((item.edge for item in items if isinstance(item, WireItem) and item.near(at, reach + 3)), None)
    return _remark(items, at, zoom) if wire is None else Hit(wire=wire)


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
        ports = [(Port(item.node.id, True), item.output())] if item.node.block.outputs else []
        if not item.tag:
            ports += [(Port(item.node.id, False, index), item.input(index)) for index in range(len(item.inputs))]
        for port, place in ports:
            distance = max(abs(place.x() - point.x()), abs(place.y() - point.y()))
            if distance < best:
                nearest, best = port, distance
    return nearest


def input_port(scene: CanvasScene, port: Port) -> str | None:
    """Return the name of an input in the graph; None where the block has no such input left."""
    into = scene.graph.into(port.id)
    if port.index < len(into):
        return into[port.index].target_port
    return scene.graph.free_port(port.id)


def wired(scene: CanvasScene, port: Port) -> Edge | None:
    """Return the wire that an input holds."""
    into = scene.graph.into(port.id)
    return into[port.index] if not port.out and port.index < len(into) else None
