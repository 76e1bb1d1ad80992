"""A wire with one end in the empty, while the block at that end is chosen; and a wire that a block shall be put into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QGraphicsPathItem

from cnnstudio.graph.graph import Edge
from cnnstudio.ui.canvas.wire_item import wire_path

if TYPE_CHECKING:
    from cnnstudio.ui.canvas.scene import CanvasScene


@dataclass(frozen=True)
class Loose:
    """A wire from the output of `source`, or into the input `port` of `target`; with both, it is there already and is cut.

    `at` is where the free end lies, `anchor` where the other one is plugged in, both in scene coordinates.
    """

    at: QPointF
    anchor: QPointF
    source: str | None = None
    target: str | None = None
    port: str | None = None
    edge: Edge | None = None
    source_port: str | None = None


def hang(scene: CanvasScene, loose: Loose) -> QGraphicsPathItem:
    """Draw the wire up to its free end, and return the line; whoever asked takes it out of the scene again."""
    points = [loose.anchor, loose.at] if loose.target is None else [loose.at, loose.anchor]
    line = QGraphicsPathItem(wire_path([(point.x(), point.y()) for point in points], scene.look.sideways))
    line.setPen(scene.look.hover_wire)
    line.setZValue(5)
    scene.addItem(line)
    return line
