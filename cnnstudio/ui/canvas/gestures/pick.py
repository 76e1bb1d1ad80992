"""Which gesture a press begins."""

from __future__ import annotations

from cnnstudio.ui.canvas.gestures.box import BoxSelect
from cnnstudio.ui.canvas.gestures.gesture import Desk, Gesture, Pointer
from cnnstudio.ui.canvas.gestures.move import Move
from cnnstudio.ui.canvas.gestures.resize import Resize
from cnnstudio.ui.canvas.gestures.toggle import Toggle
from cnnstudio.ui.canvas.gestures.wire import DrawWire
from cnnstudio.ui.canvas.hits import Port, hit, wired

_END = 28.0


def gesture_at(desk: Desk, at: Pointer) -> Gesture:
    """Return what a press of the left button begins: on a port a wire, on a block, note or frame a move, else a box.

    A wire can also be taken near its end.
    """
    found = hit(desk.scene, at.scene, desk.zoom)
    if found.port is not None:
        return DrawWire(desk, found.port, wired(desk.scene, found.port))
    if found.button:
        return Toggle(desk, found)
    if found.block is not None or found.group is not None:
        return Move(desk, found.block or found.group or "")
    if found.remark is not None:
        return Resize(desk, found.remark) if found.corner else Move(desk, found.remark, remark=True)
    if found.wire is not None:
        item = desk.scene.wires[(found.wire.target, found.wire.target_port)]
        x, y = item.points[-1]
        if abs(at.scene.x() - x) + abs(at.scene.y() - y) <= _END:
            ports = desk.scene.graph[found.wire.target].block.inputs
            into = desk.scene.graph.into(found.wire.target)
            index = ports.index(found.wire.target_port) if len(ports) > 1 else into.index(found.wire)
            return DrawWire(desk, Port(found.wire.target, False, index), found.wire)
    return BoxSelect(desk)
