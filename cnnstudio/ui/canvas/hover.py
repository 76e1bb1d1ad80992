"""What lights up under the cursor, and what its tooltip says."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from cnnstudio.ui.canvas.block_text import block_words
from cnnstudio.ui.canvas.hits import Hit, hit
from cnnstudio.ui.canvas.scene import CanvasScene
from cnnstudio.ui.words import translate


class Hover:
    """Lights up the block, port, wire, note or frame under the cursor."""

    def __init__(self, scene: CanvasScene) -> None:
        self._scene = scene
        self._block: str | None = None
        self._wire: tuple[str, str] | None = None
        self._remark: str | None = None
        self._group: str | None = None

    def over(self, at: QPointF, zoom: float) -> Hit:
        """Light up what lies at a point of the scene, and return it."""
        found = hit(self._scene, at, zoom)
        wire = (found.wire.target, found.wire.target_port) if found.wire is not None else None
        if (self._block, self._wire, self._remark, self._group) != (found.block, wire, found.remark, found.group):
            self.leave()
        self._block, self._wire, self._remark, self._group = found.block, wire, found.remark, found.group
        if found.group is not None:
            self._scene.groups.items[found.group].set_state(hovered=True)
        if found.remark is not None:
            self._scene.remarks.items[found.remark].set_state(hovered=True)
        if found.block is not None:
            port = (found.port.out, found.port.index) if found.port is not None and found.port.id == found.block else None
            self._scene.blocks[found.block].set_state(hovered=True, port=port)
        if wire is not None:
            self._scene.wires[wire].set_state(hovered=True)
        return found

    def leave(self) -> None:
        """Light up nothing."""
        block = self._scene.blocks.get(self._block or "")
        if block is not None:
            block.set_state(hovered=False, port=None)
        wire = self._scene.wires.get(self._wire) if self._wire is not None else None
        if wire is not None:
            wire.set_state(hovered=False)
        remark = self._scene.remarks.items.get(self._remark or "")
        if remark is not None:
            remark.set_state(hovered=False)
        group = self._scene.groups.items.get(self._group or "")
        if group is not None:
            group.set_state(hovered=False)
        self._block = self._wire = self._remark = self._group = None


def words(scene: CanvasScene, at: QPointF, zoom: float) -> str:
    """Return the tooltip for a point of the scene; wires and outputs have a card of their own."""
    found = hit(scene, at, zoom)
    if found.group is not None:
        if found.button:
            return translate("Canvas", "Close: show the group as one block")
        report = scene.document.report.at(found.group)
        return block_words(report.node, report, (), ()) if report is not None else ""
    if found.block is None or (found.port is not None and found.port.out):
        return ""
    item = scene.blocks[found.block]
    if found.button:
        return translate("Canvas", "Open: show what is in the group, in its place")
    said = block_words(item.node, item.report, item.problems, item.notes)
    if found.block in scene.look.changed:
        said += "\n" + translate("Canvas", "Changed since training")
    return said
