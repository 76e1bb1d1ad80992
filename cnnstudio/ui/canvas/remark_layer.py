"""The notes and frames of the scene: one item for each, brought up to date where the design differs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from cnnstudio.design.design import Design
from cnnstudio.design.notes import Frame, Remark
from cnnstudio.ui.canvas.metrics import WIDTH, Position

if TYPE_CHECKING:
    from cnnstudio.ui.canvas.remark_item import RemarkItem
    from cnnstudio.ui.canvas.scene import CanvasScene
    from cnnstudio.ui.canvas.tints import Tint


LABEL_MIDDLE = 12.0
"""From the lower edge of a block to the middle of the shape on its wire."""


class RemarkLayer:
    """Holds the items by the ids of what they show. What draws them is loaded with the first: most networks have none."""

    def __init__(self, scene: CanvasScene) -> None:
        self._scene = scene
        self.items: dict[str, RemarkItem] = {}
        self._tints: dict[str, Tint] = {}
        self._selected: frozenset[str] = frozenset()

    def bring(self, design: Design) -> None:
        """Show the notes and frames of a design; what is the same object as before is left alone."""
        wanted = design.remarks
        for id in [id for id in self.items if type(wanted.get(id)) is not type(self.items[id].remark)]:
            self._scene.removeItem(self.items.pop(id))
        for id, remark in wanted.items():
            item = self.items.get(id)
            if item is None:
                self._add(id, remark)
            elif item.remark is not remark:
                item.set_remark(remark)

    def _add(self, id: str, remark: Remark) -> None:
        from cnnstudio.ui.canvas.remark_item import RemarkItem

        if not self._tints:
            self._dress()
        item = RemarkItem(remark, self._scene.look, self._tints)
        item.selected = id in self._scene.selection.remarks
        self.items[id] = item
        self._scene.addItem(item)

    def select(self, ids: frozenset[str]) -> None:
        """Show which are selected."""
        for id in self._selected ^ ids:
            if id in self.items:
                self.items[id].set_state(selected=id in ids)
        self._selected = ids

    def preview(self, places: Mapping[str, Position]) -> None:
        """Show some elsewhere, while they are dragged."""
        for id, (x, y) in places.items():
            self.items[id].setPos(x, y)

    def settle(self) -> None:
        """Show all where the design has them."""
        for item in self.items.values():
            item.setPos(item.remark.x, item.remark.y)

    def preview_size(self, id: str, width: float, height: float) -> None:
        """Show one in another size, while its corner is dragged."""
        item = self.items[id]
        item.set_remark(replace(item.remark, width=width, height=height))

    def repaint(self) -> None:
        """Take other colours, fonts or words."""
        if self._tints:
            self._dress()
            self.ground()

    def ground(self) -> None:
        """Tell which blocks write the shape on their wire on the ground of a frame."""
        grounds, scene = self._scene.look.grounds, self._scene
        grounds.clear()
        scene.groups.ground(grounds)
        frames = [item for item in self.items.values() if isinstance(item.remark, Frame)]
        for item in sorted(frames, key=lambda item: item.zValue()):
            area, fill = item.card.translated(item.pos()), item.ground
            for id, (x, y) in scene.positions.items():
                block = scene.blocks.get(id)  # None for one that is just removed: places follow
                if block is not None and area.contains(x + WIDTH / 2, y + block.size[1] + LABEL_MIDDLE):
                    grounds[id] = fill

    def _dress(self) -> None:
        from cnnstudio.ui.canvas.tints import tints

        self._tints.update(tints())

    def area(self, ids: Iterable[str] | None = None) -> QRectF:
        """Return the area of all, or of some; empty where there are none."""
        area = QRectF()
        for id in self.items if ids is None else ids:
            if id in self.items:
                item = self.items[id]
                area = area.united(item.card.translated(item.pos()))
        return area
