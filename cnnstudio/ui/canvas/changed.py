"""Which blocks are no longer as they were when the run in view began, and the mark that says so."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from cnnstudio.graph.addresses import definition_of, parent_of
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.leaves import leaves
from cnnstudio.ui.canvas.look import FULL, Look

SIGN = "Δ"


def changed_since(then: Graph, now: Graph) -> frozenset[str]:
    """Return the blocks that are new, have other fields, or are fed by others; what they are called does not count.

    Addresses are definitions; a group counts as changed with what is in it.
    """
    if then is now:
        return frozenset()
    then, now = leaves(then), leaves(now)
    found: set[str] = set()
    for id, node in now.nodes.items():
        old = then.nodes.get(id)
        if old is None or (old is not node and old.block != node.block) or then.sources(id) != now.sources(id):
            address = definition_of(id)
            while address:
                found.add(address)
                address = parent_of(address)
    return frozenset(found)


def paint(painter: QPainter, look: Look, tag: bool) -> None:
    """Paint the mark at the upper left corner of a block; on a tag at its left end."""
    at = QPointF(1.0, 9.0) if tag else QPointF(3.0, 3.0)
    painter.setPen(look.mark_edge)
    painter.setBrush(look.accent_fill)
    painter.drawEllipse(at, 7.5, 7.5)
    if look.detail == FULL:
        painter.setFont(look.badge_font)
        painter.setPen(look.on_accent)
        painter.drawText(QRectF(at.x() - 8, at.y() - 9, 16, 17), Qt.AlignmentFlag.AlignCenter, SIGN)
