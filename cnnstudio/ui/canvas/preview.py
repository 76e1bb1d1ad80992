"""What a repair would do, drawn over the canvas before it is done: new shapes, blocks that come, change or go."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cnnstudio.graph.addresses import nearest
from cnnstudio.graph.block import Block
from cnnstudio.graph.check import check
from cnnstudio.graph.graph import Content, Graph
from cnnstudio.graph.report import Report
from cnnstudio.ui.canvas.block_item import BlockItem
from cnnstudio.ui.canvas.block_text import block_name, shape_line, title
from cnnstudio.ui.canvas.look import Look
from cnnstudio.ui.canvas.metrics import HEIGHT, WIDTH
from cnnstudio.ui.canvas.scene import CanvasScene
from cnnstudio.ui.words import filled, translate

MOST_LINES = 6
_GHOST_HEIGHT = 22.0
_AROUND = 320.0


class Coming(NamedTuple):
    """Blocks that would be put in, between two that are there (None: at an end)."""

    ids: tuple[str, ...]
    before: str | None
    behind: str | None


class Change(NamedTuple):
    """What an edited graph would change: by leaf the new shapes and fields, and the blocks that come and go."""

    after: Report
    shapes: dict[str, str]
    fields: dict[str, str]
    gone: frozenset[str]
    coming: tuple[Coming, ...]


def change(before: Report, graph: Graph) -> Change:
    """Return what another graph would change; nothing of it is kept."""
    after = check(graph, before.data, before)
    then, now = before.graph.nodes, after.graph.nodes
    here = [id for id in now if id in then]
    blocks = {id: (then[id].block, now[id].block) for id in here}
    shapes = {id: shape_line(after.shape(id)) for id in here if after.shape(id) != before.shape(id)}
    fields = {id: _difference(old, new) for id, (old, new) in blocks.items() if old != new}
    gone = frozenset(id for id in then if id not in now)
    return Change(after, shapes, fields, gone, tuple(_coming(before.graph, after.graph)))


def _difference(old: Content, new: Content) -> str:
    """Return what is other in a block, in torch's names: `padding 2×2, stride 2×2`."""
    if not isinstance(old, Block) or not isinstance(new, Block) or type(old) is not type(new):
        return title(new)
    was = old.values()
    return ", ".join(f"{name} {_plain(value)}" for name, value in new.values().items() if was[name] != value)


def _plain(value: object) -> str:
    return "×".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _coming(before: Graph, after: Graph) -> Iterable[Coming]:
    new = [id for id in after.order if id not in before.nodes]
    groups: dict[tuple[str | None, str | None], list[str]] = {}
    for id in new:
        up = _end(id, {other: list(after.sources(other)) for other in new}, set(new))
        down = _end(id, {other: [edge.target for edge in after.out_of(other)] for other in new}, set(new))
        groups.setdefault((up, down), []).append(id)
    return [Coming(tuple(ids), up, down) for (up, down), ids in groups.items()]


def _end(id: str, next_ones: dict[str, list[str]], new: set[str]) -> str | None:
    """Return the first block that is there already, going one way from a new one."""
    for _ in range(len(new) + 1):
        found = next_ones.get(id)
        if not found:
            return None
        id = found[0]
        if id not in new:
            return id
    return None


def words(before: Report, found: Change) -> list[str]:
    """Return what would change, in a few lines: `fc1: ? → 120`."""
    after = found.after
    lines = [
        filled(translate("Preview", "new: {block}, {shape}"), block=title(after.graph.nodes[id].block), shape=_shape(after, id))
        for coming in found.coming
        for id in coming.ids
    ]
    lines += [
        filled(translate("Preview", "gone: {block}"), block=block_name(before.graph.nodes[id])) for id in sorted(found.gone)
    ]
    lines += [f"{block_name(after.graph.nodes[id])}: {text}" for id, text in found.fields.items()]
    changed = [id for id in after.graph.order if id in found.shapes]
    lines += [f"{block_name(after.graph.nodes[id])}: {_shape(before, id)} → {_shape(after, id)}" for id in changed]
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], "…"]
    left = len(after.problems)
    lines.append(
        translate("Preview", "No problem is left then.")
        if not left
        else filled(translate("Preview", "problems: {before} → {after}"), before=len(before.problems), after=left)
    )
    return lines


def _shape(report: Report, id: str) -> str:
    return shape_line(report.shape(id))


class PreviewItem(QGraphicsItem):
    """Draws a change over the scene as it stands; it takes no clicks and moves nothing."""

    def __init__(self, scene: CanvasScene, found: Change) -> None:
        super().__init__()
        self._stage, self._found, self._look = scene, found, scene.look
        before, after = scene.document.report, found.after
        self._labels = {
            id: shape_line(after.shape(id))
            for id, item in scene.blocks.items()
            if item.last and item.node.block.outputs and after.at(id) is not None and after.shape(id) != before.shape(id)
        }
        self.setZValue(5.0)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._area = scene.content().adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)

    def boundingRect(self) -> QRectF:
        return self._area

    def shown(self) -> list[str]:
        """Return the texts that are drawn."""
        found = self._found
        return [*self._labels.values(), *found.fields.values(), *(self._ghost(coming) for coming in found.coming)]

    def _item(self, id: str | None) -> BlockItem | None:
        """Return what a leaf is drawn as: itself, or the closed group around it."""
        return self._stage.blocks.get(nearest(id, self._stage.blocks)) if id else None

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        found, look = self._found, self._look
        accent = look.accent.color()
        dashes = QPen(accent, 1.8, Qt.PenStyle.DashLine)
        painter.setFont(look.small_font)
        for id in found.gone:
            if (item := self._item(id)) is not None:
                self._cross(painter, item)
        for id, text in found.fields.items():
            if (item := self._item(id)) is not None:
                self._outline(painter, item, text, dashes)
        for coming in found.coming:
            self._put(painter, coming, dashes)
        for id, text in self._labels.items():
            if id in self._stage.blocks:
                self._label(painter, self._stage.blocks[id], text, accent, look)

    def _label(self, painter: QPainter, item: BlockItem, text: str, accent: QColor, look: Look) -> None:
        width = look.small_metrics.horizontalAdvance(text)
        at = item.mapToScene(item.shape_at(width))
        box = QRectF(at.x() - 4, at.y() - 13, width + 8, 17)
        painter.setPen(QPen(accent, 1.2, Qt.PenStyle.DashLine))
        painter.setBrush(look.canvas)
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(accent)
        painter.drawText(at, text)

    def _outline(self, painter: QPainter, item: BlockItem, text: str, dashes: QPen) -> None:
        box = item.mapRectToScene(item.card)
        painter.setPen(dashes)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 10, 10)
        if not item.tag:
            strip = QRectF(box.left() + 12, box.top() + 25, box.width() - 24, 18)
            painter.fillRect(strip, self._look.block)
            painter.setPen(dashes.color())
            painter.drawText(strip.adjusted(4, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._fitted(text, strip.width() - 4))

    def _cross(self, painter: QPainter, item: BlockItem) -> None:
        box = item.mapRectToScene(item.card)
        veil = QColor(self._look.canvas.color())
        veil.setAlpha(170)
        painter.setPen(QPen(self._look.problem_fill.color(), 1.8, Qt.PenStyle.DashLine))
        painter.setBrush(QBrush(veil))
        painter.drawRoundedRect(box, 8, 8)
        painter.drawLine(box.topLeft() + QPointF(8, 6), box.bottomRight() - QPointF(8, 6))

    def _put(self, painter: QPainter, coming: Coming, dashes: QPen) -> None:
        middle = self._place(coming)
        box = QRectF(middle.x() - WIDTH / 2, middle.y() - _GHOST_HEIGHT / 2, WIDTH, _GHOST_HEIGHT)
        painter.setPen(dashes)
        painter.setBrush(self._look.block)
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(dashes.color())
        painter.drawText(box.adjusted(8, 0, -8, 0), Qt.AlignmentFlag.AlignCenter, self._fitted(self._ghost(coming), WIDTH - 16))

    def _ghost(self, coming: Coming) -> str:
        after = self._found.after
        names = " ".join(f"+ {title(after.graph.nodes[id].block)}" for id in coming.ids)
        return f"{names}   {_shape(after, coming.ids[-1])}"

    def _place(self, coming: Coming) -> QPointF:
        """Return the middle of where the new blocks would stand: on the wire, or beside the one block that they touch."""
        wires = self._stage.wires
        above, below = self._item(coming.before), self._item(coming.behind)
        if above is not None and below is not None:
            for (target, _), item in wires.items():
                if (item.edge.source, target) == (above.node.id, below.node.id) and len(item.points) == 2:
                    return item.path.pointAtPercent(0.5)
            return below.mapToScene(below.input(0)) - QPointF(0, HEIGHT / 2)
        if above is not None:
            return above.mapToScene(above.output()) + QPointF(0, HEIGHT)
        if below is not None:
            return below.mapToScene(below.input(0)) - QPointF(0, HEIGHT)
        return self._stage.content().center()

    def _fitted(self, text: str, room: float) -> str:
        return self._look.small_metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
