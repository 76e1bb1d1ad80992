"""The frames of the open groups on the scene."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from cnnstudio.design.design import Design
from cnnstudio.graph.addresses import parent_of
from cnnstudio.graph.paths import at
from cnnstudio.ui.canvas.regions import Box, boxes
from cnnstudio.ui.shown import frames

if TYPE_CHECKING:
    from PySide6.QtGui import QBrush

    from cnnstudio.ui.canvas.group_item import GroupItem
    from cnnstudio.ui.canvas.scene import CanvasScene
    from cnnstudio.ui.canvas.tints import Tint


class GroupLayer:
    """Holds the items by the addresses of the groups; they stand around what the scene shows of each."""

    def __init__(self, scene: CanvasScene) -> None:
        self._scene = scene
        self.items: dict[str, GroupItem] = {}
        self._tints: dict[str, Tint] = {}
        self._design = Design()

    def bring(self, design: Design) -> str:
        """Show the open groups of a design; return the outermost of those that are new, empty where none is."""
        self._design, wanted = design, frames(design)
        fresh = next((address for address in wanted if address not in self.items), "")
        for address in [address for address in self.items if address not in wanted]:
            self._scene.removeItem(self.items.pop(address))
        for address in wanted:
            if address not in self.items:
                self._add(address)
        self._name()
        self.place(boxes(self._scene.placed.rows, self._scene.placed.heads) if self.items else {})
        return fresh

    def _add(self, address: str) -> None:
        from cnnstudio.ui.canvas.group_item import GroupItem

        self.items[address] = item = GroupItem(address, self._scene.look)
        item.selected = address in self._scene.selection.ids
        self._scene.addItem(item)

    def _name(self) -> None:
        if self.items and not self._tints:
            from cnnstudio.ui.canvas.tints import tints

            self._tints = tints()
        for address, group in frames(self._design).items():
            node, look = at(self._design.graph, address), self._design.groups.get(address)
            tint = self._tints.get(look.colour) if look is not None else None
            if address in self.items:
                self.items[address].set_group(node.name or node.id, group, tint)

    def place(self, boxes: Mapping[str, Box]) -> None:
        """Stand around what is in each group now."""
        for address, item in self.items.items():
            box = boxes.get(address)
            if box is not None:
                item.set_box(QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top))

    def ground(self, grounds: dict[str, QBrush]) -> None:
        """Tell which blocks write the shape on their wire on the ground of a frame."""
        for id in self._scene.positions if self.items else ():
            item = self.items.get(parent_of(id))
            if item is not None:
                grounds[id] = item.fill

    def select(self, ids: frozenset[str]) -> None:
        """Show which are selected."""
        for address, item in self.items.items():
            item.set_state(selected=address in ids)

    def repaint(self) -> None:
        """Take other colours, fonts or words."""
        self._tints = {}
        self._name()
        for item in self.items.values():
            item.update()

    def area(self) -> QRectF:
        """Return the area of all frames; empty where there are none."""
        area = QRectF()
        for item in self.items.values():
            area = area.united(item.card.translated(item.pos()))
        return area
