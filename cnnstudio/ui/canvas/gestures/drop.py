"""Dropping a block from the palette: in the empty, on a wire, on a port or on a block."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGraphicsRectItem

from cnnstudio.design.design import Design
from cnnstudio.graph.addresses import parent_of
from cnnstudio.graph.graph import Content, Edge, GraphError
from cnnstudio.ui import edits as shared
from cnnstudio.ui.canvas import edits
from cnnstudio.ui.canvas.block_text import title
from cnnstudio.ui.canvas.gestures.gesture import Desk, Pointer
from cnnstudio.ui.canvas.hits import Hit, group_around, hit, input_port, wired
from cnnstudio.ui.canvas.metrics import HEIGHT, WIDTH, snapped
from cnnstudio.ui.words import filled, translate

_WIRE_REACH = 0.6


class DropBlock:
    """Shows where a new block would come, and puts it there: on a wire it is spliced in, on a port wired to it.

    `inside` adds to the design what is known of the inside of a group.
    """

    cursor = Qt.CursorShape.ArrowCursor

    def __init__(
        self, desk: Desk, block: Content, name: str = "", inside: Callable[[Design, str], Design] | None = None
    ) -> None:
        self._desk, self._block, self._name, self._inside = desk, block, name, inside
        self._outline: QGraphicsRectItem | None = None
        self._lit: list[object] = []

    def start(self, at: Pointer) -> None:
        look = self._desk.scene.look
        self._outline = self._desk.scene.addRect(0, 0, WIDTH, HEIGHT, look.drop, look.band)
        self._outline.setZValue(5)
        self.move(at)

    def move(self, at: Pointer) -> None:
        found = self._found(at)
        self._dim()
        scene = self._desk.scene
        if found.wire is not None:
            scene.wires[(found.wire.target, found.wire.target_port)].set_state(hovered=True)
        elif found.block is not None:
            port = (found.port.out, found.port.index) if found.port is not None else None
            scene.blocks[found.block].set_state(target=True, port=port)
        if self._outline is not None:
            self._outline.setVisible(found.block is None)
            self._outline.setPos(*self._corner(at))

    def finish(self, at: Pointer) -> None:
        found = self._found(at)
        self.cancel()
        try:
            design, id = self._placed(found, at)
        except GraphError as error:
            self._desk.tell(error.message)
            return
        if self._inside is not None:
            design = self._inside(design, id)
        name = self._name or title(self._block)
        self._desk.document.edit(filled(translate("Canvas", "Add {block}"), block=name), design)
        self._desk.selection.set({id}, id)
        self._desk.view.setFocus()

    def cancel(self) -> None:
        self._dim()
        if self._outline is not None:
            self._desk.scene.removeItem(self._outline)
            self._outline = None

    def _dim(self) -> None:
        for block in self._desk.scene.blocks.values():
            block.set_state(target=False, port=None)
        for wire in self._desk.scene.wires.values():
            wire.set_state(hovered=False)

    def _found(self, at: Pointer) -> Hit:
        """Return what the block would be joined to; nothing for what it cannot be joined to."""
        found = hit(self._desk.scene, at.scene, self._desk.zoom)
        if found.block is None and found.wire is None:
            found = hit(self._desk.scene, at.scene, self._desk.zoom * _WIRE_REACH)
        block = self._block
        takes, gives = bool(block.inputs or block.variadic), bool(block.outputs)
        if found.port is not None:
            if found.port.out and takes:
                return found
            if not found.port.out and gives and (takes or wired(self._desk.scene, found.port) is None):
                return found
            return Hit(found.block) if takes and self._gives(found.block) else Hit()
        if found.block is not None:
            return found if takes and self._gives(found.block) else Hit()
        return found if takes and gives and found.wire is not None else Hit()

    def _gives(self, id: str | None) -> bool:
        return id is not None and bool(self._desk.scene.graph[id].block.outputs)

    def _placed(self, found: Hit, at: Pointer) -> tuple[Design, str]:
        design, placed, block = self._desk.document.design, self._desk.scene.placed, self._block
        if found.wire is not None:
            return edits.spliced(design, placed, block, found.wire, self._path(found.wire, at), self._name)
        port = found.port
        if port is not None and not port.out:
            wire = wired(self._desk.scene, port)
            if wire is not None:
                return edits.spliced(design, placed, block, wire, None, self._name)
            name = input_port(self._desk.scene, port)
            if name is not None:
                return edits.ahead(design, placed, block, port.id, name, self._name)
        if found.block is not None:
            after, id = shared.append_block(design, found.block, block, self._name)
            return edits.rewired(design, placed, after.graph), id
        path = group_around(self._desk.scene, at.scene)
        return edits.added(design, placed, block, self._corner(at), path, self._name)

    def _path(self, edge: Edge, at: Pointer) -> str | None:
        """Return the group that a block dropped on a wire shall be in: the one under it, where an end of the wire is there."""
        over = group_around(self._desk.scene, at.scene)
        return over if over in (parent_of(edge.source), parent_of(edge.target)) else None

    @staticmethod
    def _corner(at: Pointer) -> tuple[float, float]:
        return snapped(at.scene.x() - WIDTH / 2), snapped(at.scene.y() - HEIGHT / 2)
