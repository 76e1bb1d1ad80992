"""An open group on the canvas: a titled frame behind what is in it, with the button that closes it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter
from PySide6.QtWidgets import QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from cnnstudio.graph.group import Group
from cnnstudio.ui.canvas.look import FLAT, FULL, SHAPES, Look
from cnnstudio.ui.canvas.tints import Tint
from cnnstudio.ui.theme import font
from cnnstudio.ui.words import say

TITLE = 32.0
"""Height of the strip with the title."""
_BUTTON = QRectF(10, 8, 18, 18)
_PIXELS = {FULL: 14, SHAPES: 22, FLAT: 40}
_ROUND = 10.0
_APART, _LANE = 8.0, 24.0
"""Between words; and at the right edge, where a wire may pass."""


class GroupItem(QGraphicsRectItem):
    """Draws the frame of one open group. What it shows is set from outside; it lies the farther behind the larger it is."""

    def __init__(self, address: str, look: Look) -> None:
        super().__init__()
        self.setPen(Qt.PenStyle.NoPen)
        self.address, self.look = address, look
        self.name, self.content = address, Group()
        self.tint: Tint | None = None
        self.selected = self.hovered = False
        self._box = QRectF()

    def set_group(self, name: str, group: Group, tint: Tint | None) -> None:
        """Show another name, content or colour."""
        if (name, tint) != (self.name, self.tint) or group is not self.content:
            self.name, self.content, self.tint = name, group, tint
            self.update()

    def set_box(self, area: QRectF) -> None:
        """Stand around an area of the scene."""
        self.setPos(area.topLeft())
        box = QRectF(0, 0, area.width(), area.height())
        if box != self._box:
            self._box = box
            self.setRect(box.adjusted(-4, -_PIXELS[FLAT], 4, 4))
        self.setZValue(-3.0 - 0.01 / (1 + self.address.count(".")))

    def set_state(self, **states: bool) -> None:
        """Set `selected` or `hovered`."""
        if any(getattr(self, name) is not value for name, value in states.items()):
            for name, value in states.items():
                setattr(self, name, value)
            self.update()

    @property
    def card(self) -> QRectF:
        """The frame in the item's own coordinates."""
        return self._box

    def held_at(self, at: QPointF, reach: float) -> bool:
        """Tell whether a point takes hold of the frame: at its title or its edge."""
        if not self._box.adjusted(-reach, -reach, reach, reach).contains(at):
            return False
        return at.y() < TITLE or not self._box.adjusted(reach, 0, -reach, -reach).contains(at)

    @property
    def fill(self) -> QBrush:
        """What the frame is filled with: the deeper it lies, the stronger."""
        if self.tint is not None:
            return self.tint.frame
        fills = self.look.group_fills
        return fills[min(self.address.count("."), len(fills) - 1)]

    def button_at(self, at: QPointF) -> bool:
        """Tell whether a point lies on the button that closes the group."""
        return _BUTTON.adjusted(-4, -4, 4, 4).contains(at)

    def button(self) -> QPointF:
        """Return the middle of that button, in the item's coordinates."""
        return _BUTTON.center()

    def title_box(self) -> QRectF:
        """Return where the name stands, in the item's coordinates."""
        return QRectF(_BUTTON.right() + 4, 2, self._box.width() - _BUTTON.right() - 12, TITLE - 4)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        look, tint = self.look, self.tint
        fill = self.fill
        if look.detail == FLAT:
            painter.fillRect(self._box, fill)
        else:
            edge = look.group_edge if tint is None else tint.edge
            painter.setPen(look.accent if self.selected else (look.hover_border if self.hovered else edge))
            painter.setBrush(fill)
            painter.drawRoundedRect(self._box, _ROUND, _ROUND)
        self._paint_title(painter)
        if look.detail == FULL:
            self._paint_button(painter)

    def _paint_title(self, painter: QPainter) -> None:
        """Write the name at the left; how often it stands at the right, near enough with how much is in it."""
        look, full = self.look, self.look.detail == FULL
        written = font(_PIXELS[look.detail], bold=True)
        metrics = QFontMetricsF(written)
        left, right = (self.title_box().left() if full else 8.0), self._box.width() - _LANE
        base = TITLE - 10.0 if full else TITLE - 6.0
        times = f"×{self.content.repeat}" if self.content.repeat > 1 else ""
        name = metrics.elidedText(
            self.name, Qt.TextElideMode.ElideRight, right - left - metrics.horizontalAdvance(times) - _APART
        )
        painter.setFont(written)
        painter.setPen(look.name)
        painter.drawText(QPointF(left, base), name)
        right -= metrics.horizontalAdvance(times)
        painter.drawText(QPointF(right, base), times)
        if full:
            self._paint_caption(painter, left + metrics.horizontalAdvance(name), right - _APART * bool(times), base)

    def _paint_caption(self, painter: QPainter, left: float, right: float, base: float) -> None:
        caption = say(replace(self.content, repeat=1).caption())
        width = self.look.small_metrics.horizontalAdvance(caption)
        if right - width > left + _APART:
            painter.setFont(self.look.small_font)
            painter.setPen(self.look.small)
            painter.drawText(QPointF(right - width, base), caption)

    def _paint_button(self, painter: QPainter) -> None:
        look = self.look
        painter.setPen(look.hover_border if self.hovered else look.border)
        painter.setBrush(look.block)
        painter.drawRoundedRect(_BUTTON, 4, 4)
        painter.setPen(look.port)
        middle = _BUTTON.center()
        painter.drawLine(middle - QPointF(4, 0), middle + QPointF(4, 0))
