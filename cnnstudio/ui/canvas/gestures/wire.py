"""Drawing a wire, and plugging one in elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QGraphicsPathItem

from cnnstudio.graph import text as marked
from cnnstudio.graph.graph import Edge
from cnnstudio.graph.text import Message
from cnnstudio.ui.canvas import edits
from cnnstudio.ui.canvas.gestures.gesture import Desk, Pointer, far
from cnnstudio.ui.canvas.gestures.trial import Trial
from cnnstudio.ui.canvas.hits import Hit, Port, hit, input_port, output_port
from cnnstudio.ui.canvas.loose import Loose
from cnnstudio.ui.canvas.wire_item import wire_path
from cnnstudio.ui.words import filled, say, translate


class DrawWire:
    """A drag from a port draws a wire to any place on another block; from a wired input it takes that wire along.

    What can never be (a circle, an output into an output) is refused and greyed. A wire whose shapes do not fit says why,
    and may be dropped. A new wire that is dropped in the empty offers what fits there; one that was taken along is gone.
    """

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, desk: Desk, port: Port, taken: Edge | None = None) -> None:
        self._desk, self._port, self._taken = desk, port, taken
        self._forward = port.out or taken is not None
        self._line = QGraphicsPathItem()
        self._over: tuple[str, str | None] | None = None
        self._refusal: Message | None = None

    def start(self, at: Pointer) -> None:
        scene = self._desk.scene
        self._from, self._dragging = at, False
        source = self._port.id if self._port.out else (self._taken.source if self._taken else None)
        name = None if self._forward else input_port(scene, self._port)
        self._source_port = self._taken.source_port if self._taken else None
        if self._port.out:
            self._source_port = output_port(scene, self._port)
        target = None if source else self._port.id
        self._trial = Trial(self._desk.document, source, target, name, self._taken, self._source_port)
        self._anchor_id = source or self._port.id
        self._anchor = self._anchored()
        self._line.setZValue(5)
        self._line.setPen(scene.look.hover_wire)
        scene.addItem(self._line)

    def move(self, at: Pointer) -> None:
        if not self._dragging:
            if not far(self._from, at):
                return
            self._dragging = True
            self._grey()
        self._aim(at)
        end = self._landing() or at.scene
        points = [self._anchor, end] if self._forward else [end, self._anchor]
        self._line.setPath(wire_path([(point.x(), point.y()) for point in points], self._desk.scene.look.sideways))

    def finish(self, at: Pointer) -> None:
        if self._dragging:
            self._aim(at)
        over, refusal, dragging = self._over, self._refusal, self._dragging
        self.cancel()
        if not dragging:
            return
        if refusal is not None:
            self._desk.tell(refusal)
        elif over is not None:
            self._connect(*over)
        elif self._taken is not None:
            self._edit(translate("Canvas", "Remove wire"), edits.cut(self._desk.document.design.graph, self._taken))
        else:
            self._desk.offer(self._loose(at))

    def cancel(self) -> None:
        scene = self._desk.scene
        if self._line.scene() is scene:
            scene.removeItem(self._line)
        for item in scene.blocks.values():
            item.set_state(refused=False, target=False, port=None)
        if self._taken is not None:
            self._faint(False)
        self._desk.whisper("", self._from.view)

    def _loose(self, at: Pointer) -> Loose:
        if self._forward:
            return Loose(at.scene, self._anchor, source=self._anchor_id, source_port=self._source_port)
        return Loose(at.scene, self._anchor, target=self._anchor_id, port=input_port(self._desk.scene, self._port))

    def _connect(self, other: str, port: str | None) -> None:
        graph = self._desk.scene.graph
        if self._taken is not None and self._taken.target == other and port in (None, self._taken.target_port):
            return
        source, target = (self._anchor_id, other) if self._forward else (other, self._anchor_id)
        again = any((edge.source, edge.source_port) == (source, self._source_port) for edge in graph.into(target))
        if self._taken is None and again and port is None:
            return
        text = filled(translate("Canvas", "Connect {source} to {target}"), source=source, target=target)
        self._edit(text, self._trial.graph(other, port))

    def _edit(self, text: str, graph: object) -> None:
        document = self._desk.document
        document.edit(text, edits.rewired(document.design, self._desk.scene.placed, graph))  # type: ignore[arg-type]

    def _anchored(self) -> QPointF:
        item = self._desk.scene.blocks[self._anchor_id]
        if not self._forward:
            return item.mapToScene(item.input(self._port.index))
        ports = item.node.block.outputs
        return item.mapToScene(item.output(ports.index(self._source_port) if self._source_port in ports else 0))

    def _landing(self) -> QPointF | None:
        """Return the port that a wire let go now would be plugged into."""
        if self._over is None:
            return None
        other, port = self._over
        item = self._desk.scene.blocks[other]
        if not self._forward:
            outputs = item.node.block.outputs
            return item.mapToScene(item.output(outputs.index(port) if port in outputs else 0))
        fixed = item.node.block.inputs
        ports = list(fixed) if len(fixed) > 1 else [edge.target_port for edge in self._desk.scene.graph.into(other)]
        return item.mapToScene(item.input(ports.index(port) if port in ports else len(item.inputs) - 1))

    def _grey(self) -> None:
        for id, item in self._desk.scene.blocks.items():
            item.set_state(refused=id != self._anchor_id and self._trial.refusal(id) is not None)
        if self._taken is not None:
            self._faint(True)

    def _faint(self, faint: bool) -> None:
        assert self._taken is not None
        item = self._desk.scene.wires.get((self._taken.target, self._taken.target_port))
        if item is not None:
            item.set_state(faint=faint)

    def _aim(self, at: Pointer) -> None:
        """Find the block under the cursor, light it up, and say what is wrong with a wire to it."""
        scene = self._desk.scene
        found = hit(scene, at.scene, self._desk.zoom)
        other = found.block if found.block != self._anchor_id else None
        if self._over is not None and self._over[0] != other and self._over[0] in scene.blocks:
            scene.blocks[self._over[0]].set_state(target=False)
        self._over, self._refusal, reason = None, None, ""
        if other is not None:
            self._refusal = self._end_refusal(found, other) or self._trial.refusal(other)
            port = self._aimed_port(found)
            self._refusal = self._refusal or self._trial.obstacle(other, port)
            if self._refusal is None:
                self._over = (other, port)
                scene.blocks[other].set_state(target=True)
                reason = self._trial.misfit(other, port)
        look = scene.look
        self._line.setPen(look.wrong_wire if reason or self._refusal is not None else look.hover_wire)
        self._desk.whisper(say(self._refusal) if self._refusal is not None else reason, at.view)

    def _end_refusal(self, found: Hit, other: str) -> Message | None:
        """Refuse an output that is dropped right on an output, and an input on an input."""
        if found.port is None or found.port.out is not self._forward or found.port.id != other:
            return None
        if self._forward:
            source = marked.translate("Canvas", "An output cannot run into an output: drop the wire on an input.")
        else:
            source = marked.translate("Canvas", "An input cannot run into an input: drop the wire on an output.")
        return Message("wire.ends", source)

    def _aimed_port(self, found: Hit) -> str | None:
        """Return the port under the cursor; where blocks overlap, a port may be that of another one."""
        if found.port is None or found.port.id != found.block or found.port.out is self._forward:
            return None
        return input_port(self._desk.scene, found.port) if self._forward else output_port(self._desk.scene, found.port)
