"""A block on the canvas: a card with its name, what makes it this one, its parameters, its ports and its badges."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from cnnstudio.graph.graph import Node
from cnnstudio.graph.group import Group
from cnnstudio.graph.report import NodeReport
from cnnstudio.ui.canvas import badges, block_text
from cnnstudio.ui.canvas.look import FLAT, FULL, Look
from cnnstudio.ui.canvas.metrics import HEIGHT, TAG_HEIGHT, TAG_INSET, WIDTH
from cnnstudio.ui.canvas.ports import spread

_ROUND = 8.0
_PAD = 16.0
_AROUND = 8.0
_LABEL_LEFT, _LABEL_DEPTH = 10.0, 22.0
PORT_RADIUS = 3.0
OUT = 2.0
"""How far right of its layer an output stands where the network is drawn left to right."""
_BUTTON_ROOM = 24.0
BUTTON = QRectF(WIDTH - 26, 7, 18, 18)
"""Where the button lies that opens a group."""
TAG_WIDTH = WIDTH - 2 * TAG_INSET


class BlockItem(QGraphicsRectItem):
    """Draws one block; a docked one as a slim tag. What it shows is set from outside, each part only when it is another.

    Its bounding rectangle is kept by Qt, which asks for it twice in every frame.
    """

    def __init__(self, node: Node, look: Look) -> None:
        super().__init__()
        self.setPen(Qt.PenStyle.NoPen)
        self.node, self.look = node, look
        self.report: NodeReport | None = None
        self.tag, self.last = False, True
        self.inputs: tuple[float, ...] = ()
        self.wired = 0
        self.problems: tuple[str, ...] = ()
        self.notes: tuple[str, ...] = ()
        self.selected = self.hovered = self.refused = self.target = False
        self.port: tuple[bool, int] | None = None
        self._texts: block_text.Texts | None = None
        self._label_left = False
        self._place = 0
        self._box = QRectF()
        self.setZValue(1.0)

    def set_node(self, node: Node, report: NodeReport | None) -> None:
        """Show another version of the block, or other shapes and counts."""
        same = node is self.node and _figures(report) == _figures(self.report)
        self.node, self.report = node, report
        if same:
            return
        self._texts = None
        self._measure()
        self.update()

    def set_row(self, place: int, last: bool) -> None:
        """Set the place in the row: 0 for the layer, then its tags; the `last` bears the shape that leaves the row."""
        if (place > 0, last) != (self.tag, self.last):
            self.tag, self.last = place > 0, last
            self._texts = None
            self._measure()
        if place != self._place:
            self._place = place
            self.setZValue(1.0 - 0.01 * place)

    def set_inputs(self, offsets: tuple[float, ...], wired: int) -> None:
        """Set the x of each input from the left edge; the first `wired` of them hold a wire."""
        if (offsets, wired) != (self.inputs, self.wired):
            self.inputs, self.wired = offsets, wired
            self.update()

    def set_label_side(self, left: bool) -> None:
        """Write the shape at the left or at the right of the wire."""
        if left is not self._label_left:
            self._label_left = left
            self.update()

    def set_badges(self, problems: tuple[str, ...], notes: tuple[str, ...]) -> None:
        """Show how many faults the block has and how much advice there is."""
        if (problems, notes) != (self.problems, self.notes):
            self.problems, self.notes = problems, notes
            self._texts = None
            self.update()

    def set_state(self, **states: object) -> None:
        """Set `selected`, `hovered`, `refused`, `target` or `port`, and paint anew where one is another."""
        if any(getattr(self, name) != value for name, value in states.items()):
            for name, value in states.items():
                setattr(self, name, value)
            self.update()

    def forget_texts(self) -> None:
        """Write everything anew: the language or the fonts are others."""
        self._texts = None
        self._measure()
        self.update()

    def retire(self) -> None:
        """Let go of what is drawn as well as of what is written."""
        self._texts = None

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the card."""
        return (TAG_WIDTH, TAG_HEIGHT) if self.tag else (WIDTH, HEIGHT)

    @property
    def card(self) -> QRectF:
        """The card in the item's own coordinates."""
        return self._box

    def output(self, index: int = 0) -> QPointF:
        """Return where wires leave, in the item's coordinates; at the side below where a tag is docked."""
        count = len(self.node.block.outputs)
        if count > 1:
            sideways = self.look.sideways
            at = spread(count, sideways)[min(index, count - 1)]
            return QPointF(WIDTH + OUT, at) if sideways else QPointF(at, HEIGHT)
        if self.look.sideways:
            return QPointF(WIDTH - self._inset + OUT, HEIGHT / 2 - self._drop)
        width, height = self.size
        return QPointF(width / 2 if self.last else width - TAG_INSET / 2, height)

    @property
    def _inset(self) -> float:
        """How far right of its layer's left edge the item begins."""
        return TAG_INSET if self.tag else 0.0

    @property
    def _drop(self) -> float:
        """How far below the top of its layer the item begins."""
        return HEIGHT + (self._place - 1) * TAG_HEIGHT if self.tag else 0.0

    def shape_at(self, text_width: float) -> QPointF:
        """Return where the shape's text begins, in the item's coordinates: beside the wire, on its base line."""
        if self.look.sideways:
            return self.output() + QPointF(_LABEL_LEFT - OUT, -6)
        width, height = self.size
        return QPointF(width / 2 + (-_LABEL_LEFT - text_width if self._label_left else _LABEL_LEFT), height + 17)

    def input(self, index: int) -> QPointF:
        """Return where the wire of one input ends, in the item's coordinates."""
        if self.tag or not self.inputs:
            return QPointF(self.size[0] / 2, 0)
        at = self.inputs[min(index, len(self.inputs) - 1)]
        return QPointF(0, at) if self.look.sideways else QPointF(at, 0)

    def _measure(self) -> None:
        """Take the size of what is drawn: the card, what reaches beyond it, and the shape below."""
        width, height = self.size
        left, right, bottom = -_AROUND, width + _AROUND + 2, height + _AROUND
        top = -_AROUND - (self._drop if self.look.sideways else 0.0)
        if self.last:
            label = _LABEL_LEFT + block_text.label_width(self.report)
            if self.look.sideways:
                left, right = min(left, -self._inset), WIDTH - self._inset + OUT + label
            else:
                left, right = min(left, width / 2 - label), max(right, width / 2 + label)
            bottom = height + _LABEL_DEPTH
        self._box = QRectF(0, 0, width, height)
        self.setRect(left, top, right - left, bottom - top)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        look = self.look
        if look.detail == FLAT:
            flat = look.family(self.node.block) if look.heat is None else look.heat.brush(self.node.id)
            painter.fillRect(self._box, look.accent_fill if self.selected else flat)
            return
        if self.refused:
            painter.setOpacity(0.35)
        self._paint_card(painter)
        if look.detail == FULL:
            self._paint_texts(painter)
            self._paint_ports(painter)
        group = isinstance(self.node.block, Group)
        if group and look.detail == FULL:
            self._paint_button(painter)
        corner = self._box.adjusted(0, 0, -_BUTTON_ROOM, 0) if group else self._box
        badges.paint(painter, look, corner, len(self.problems), len(self.notes), self.tag)
        if self.node.id in look.changed:
            from cnnstudio.ui.canvas import changed

            changed.paint(painter, look, self.tag)

    def _paint_card(self, painter: QPainter) -> None:
        look = self.look
        if self.selected or self.target:
            painter.setPen(look.accent)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if not self.tag:
                painter.drawRoundedRect(self._box.adjusted(-3, -3, 3, 3), _ROUND + 3, _ROUND + 3)
        if not (self.tag and (self.selected or self.target)):
            painter.setPen(look.hover_border if self.hovered else look.border)
        painter.setBrush(look.block if look.heat is None else look.heat.brush(self.node.id))
        if look.heat is not None and look.heat.heaviest == self.node.id:
            painter.setPen(look.heat.edge)
        strip = look.family(self.node.block)
        near = look.detail == FULL
        if self.tag:
            painter.drawRoundedRect(self._box.adjusted(0, -6, 0, -1), 6, 6)
            painter.fillRect(QRectF(8, 5, 3, 10) if near else QRectF(8, 4, 24, 12), strip)
            return
        if isinstance(self.node.block, Group):
            self._paint_stack(painter)
        painter.drawRoundedRect(self._box, _ROUND, _ROUND)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(strip)
        painter.drawRoundedRect(QRectF(0, 8, 4, HEIGHT - 16) if near else QRectF(0, 0, 24, HEIGHT), 2, 2)

    def _paint_stack(self, painter: QPainter) -> None:
        """Paint the edges of more cards behind this one: it stands for several."""
        for by in (8.0, 4.0):
            painter.drawRoundedRect(self._box.adjusted(by, 1.2 * by, by, -1.2 * by), _ROUND, _ROUND)

    def _paint_button(self, painter: QPainter) -> None:
        """Paint the button that opens a group."""
        painter.setPen(self.look.hover_border if self.hovered else self.look.border)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(BUTTON, 4, 4)
        painter.setPen(self.look.port)
        painter.drawLine(BUTTON.center() - QPointF(4, 0), BUTTON.center() + QPointF(4, 0))
        painter.drawLine(BUTTON.center() - QPointF(0, 4), BUTTON.center() + QPointF(0, 4))

    def button_at(self, at: QPointF) -> bool:
        """Tell whether a point lies on the button that opens a group."""
        return isinstance(self.node.block, Group) and BUTTON.adjusted(-3, -3, 3, 3).contains(at)

    def _paint_texts(self, painter: QPainter) -> None:
        look, texts = self.look, self._texts
        if texts is None:
            texts = self._texts = block_text.texts(self.node, self.report, look, self.tag, self._room())
        if self.tag:
            painter.setFont(look.small_font)
            painter.setPen(look.small if look.heat is None else look.name)
            painter.drawText(QPointF(18, 14.5), texts.name)
            if texts.parameters:
                painter.drawText(QPointF(TAG_WIDTH - 8 - texts.parameters_width, 14.5), texts.parameters)
        else:
            painter.setFont(look.name_font)
            painter.setPen(look.name)
            painter.drawText(QPointF(_PAD, 20), texts.name)
            painter.setFont(look.small_font)
            painter.setPen(look.small if look.heat is None else look.name)
            painter.drawText(QPointF(_PAD, 38), texts.caption)
            if texts.parameters:
                painter.drawText(QPointF(WIDTH - 12 - texts.parameters_width, 38), texts.parameters)
        if self.last and texts.shape:
            at = self.shape_at(texts.shape_width)
            painter.setPen(look.small)
            painter.fillRect(
                QRectF(at.x() - 2, at.y() - 12, texts.shape_width + 4, 15), look.grounds.get(self.node.id, look.canvas)
            )
            painter.drawText(at, texts.shape)

    def _room(self) -> float:
        """Return how wide the name may be: the badges stand at its right."""
        taken = 28.0 * bool(self.problems) + 24.0 * bool(self.notes) + _BUTTON_ROOM * isinstance(self.node.block, Group)
        return (TAG_WIDTH - 26 if self.tag else WIDTH - _PAD - 12) - taken

    def _paint_ports(self, painter: QPainter) -> None:
        look = self.look
        painter.setPen(look.port)
        painter.setBrush(look.port_fill)
        if not self.tag:
            for at in range(len(self.inputs)):
                if at < self.wired or self.hovered or self.target or self.port is not None or self.wired == 0:
                    self._paint_port(painter, self.input(at), self.port == (False, at), at >= self.wired)
        if self.node.block.outputs and (self.last or self.hovered):
            for at in range(len(self.node.block.outputs)):
                self._paint_port(painter, self.output(at), self.port == (True, at), False)

    def _paint_port(self, painter: QPainter, at: QPointF, lit: bool, free: bool) -> None:
        look = self.look
        if lit:
            painter.setBrush(look.accent_fill)
            painter.drawEllipse(at, PORT_RADIUS + 2, PORT_RADIUS + 2)
            painter.setBrush(look.port_fill)
        else:
            painter.drawEllipse(at, PORT_RADIUS, PORT_RADIUS)
        if free and self.node.block.variadic and not lit:
            painter.drawLine(at - QPointF(1.5, 0), at + QPointF(1.5, 0))
            painter.drawLine(at - QPointF(0, 1.5), at + QPointF(0, 1.5))


def _figures(report: NodeReport | None) -> object:
    """Return what a block shows of its report."""
    return None if report is None else (report.shape, report.feeds[0].shape if report.feeds else None, report.parameters)
