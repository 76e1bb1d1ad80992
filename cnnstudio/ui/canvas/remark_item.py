"""A note or a titled frame on the canvas, behind the blocks."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cnnstudio.design.notes import Frame, Note, Remark
from cnnstudio.ui.canvas.look import FLAT, FULL, SHAPES, Look
from cnnstudio.ui.canvas.tints import Tint, tint_of
from cnnstudio.ui.theme import font
from cnnstudio.ui.words import translate

TITLE = 28.0
"""Height of the strip that bears a frame's title."""
PAD = 10.0
LEAST_NOTE, LEAST_FRAME = (64.0, 32.0), (96.0, 64.0)
TEXT_PIXELS = 13
_CORNER = 12.0
_EDGE = 5.0
_REACH = 64.0
_TITLE_PIXELS = {FULL: 14, SHAPES: 24, FLAT: 44}
"""The title of a frame is read from afar too: it then grows above its frame."""
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class RemarkItem(QGraphicsItem):
    """Draws one note or frame. What it shows is set from outside."""

    def __init__(self, remark: Remark, look: Look, tints: dict[str, Tint]) -> None:
        super().__init__()
        self.remark, self.look, self.tints = remark, look, tints
        self.selected = self.hovered = False
        self._box = QRectF()
        self.set_remark(remark)

    def set_remark(self, remark: Remark) -> None:
        """Show another version of the note or frame."""
        self.prepareGeometryChange()
        self.remark = remark
        self._box = QRectF(0, 0, remark.width, remark.height)
        self.setPos(remark.x, remark.y)
        # The larger a frame, the farther behind: one may lie in another.
        self.setZValue(-1.0 if isinstance(remark, Note) else -2.0 - remark.width * remark.height * 1e-9)
        self.update()

    def set_state(self, **states: bool) -> None:
        """Set `selected` or `hovered`."""
        if any(getattr(self, name) is not value for name, value in states.items()):
            for name, value in states.items():
                setattr(self, name, value)
            self.update()

    @property
    def card(self) -> QRectF:
        """The note or frame in the item's own coordinates."""
        return self._box

    @property
    def ground(self) -> QBrush:
        """What a frame lays under what is in it."""
        return tint_of(self.remark, self.tints).frame

    def held_at(self, at: QPointF, reach: float) -> bool:
        """Tell whether a point of the item takes hold of it: a note anywhere, a frame at its title or its edge."""
        if not self._box.adjusted(-reach, -reach, reach, reach).contains(at):
            return False
        if isinstance(self.remark, Note):
            return self._box.contains(at)
        return at.y() < TITLE or not self._box.adjusted(reach, 0, -reach, -reach).contains(at)

    def corner_at(self, at: QPointF, reach: float) -> bool:
        """Tell whether a point takes the corner by which the size is changed."""
        end = self._box.bottomRight()
        return at.x() > end.x() - _CORNER - reach / 2 and at.y() > end.y() - _CORNER - reach / 2

    def text_box(self) -> QRectF:
        """Return where the text stands, in the item's coordinates."""
        if isinstance(self.remark, Frame):
            return QRectF(4, 2, self._box.width() - 8, TITLE - 4)
        return self._box

    def boundingRect(self) -> QRectF:
        return self._box.adjusted(-4, -_REACH if isinstance(self.remark, Frame) else -4, 4, 4)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        tint = tint_of(self.remark, self.tints)
        frame = isinstance(self.remark, Frame)
        fill = tint.frame if frame else tint.note
        if self.look.detail == FLAT:
            painter.fillRect(self._box, fill)
        else:
            painter.setPen(self.look.accent if self.selected else (self.look.hover_border if self.hovered else tint.edge))
            painter.setBrush(fill)
            painter.drawRoundedRect(self._box, *((8.0, 8.0) if frame else (3.0, 3.0)))
        if frame:
            self._paint_title(painter, tint)
        elif self.look.detail != FLAT:
            self._paint_note(painter)
        if (self.selected or self.hovered) and self.look.detail == FULL:
            self._paint_corner(painter, tint)

    def _paint_title(self, painter: QPainter, tint: Tint) -> None:
        title, detail = self.remark.title, self.look.detail  # type: ignore[union-attr]
        if not title:
            if detail != FULL:
                return
            title = translate("Canvas", "Frame")
            painter.setPen(self.look.small)
        else:
            painter.setPen(self.look.name)
        written = font(_TITLE_PIXELS[detail], bold=True)
        painter.setFont(written)
        room = QRectF(PAD + 2, TITLE - _REACH, self._box.width() - 2 * PAD, _REACH)
        shown = QFontMetricsF(written).elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(QPointF(room.left(), TITLE - 9.0), shown)
        if detail == FULL:
            painter.fillRect(QRectF(4, 8, 3, TITLE - 14), tint.hue)

    def _paint_note(self, painter: QPainter) -> None:
        text = self.remark.text  # type: ignore[union-attr]
        if self.look.detail == SHAPES:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tint_of(self.remark, self.tints).edge.color())
            for at in range(min(text.count("\n") + 1, int((self._box.height() - 2 * PAD) // 16)) if text else 0):
                painter.drawRect(QRectF(PAD, PAD + 4 + 16 * at, self._box.width() - 2 * PAD - 24 * (at % 2), 3))
            return
        painter.setFont(font(TEXT_PIXELS))
        painter.setPen(self.look.name if text else self.look.small)
        room = self._box.adjusted(PAD, PAD - 2, -PAD, -PAD / 2)
        painter.drawText(room, _WRAP, text or translate("Canvas", "Double-click to write"))

    def _paint_corner(self, painter: QPainter, tint: Tint) -> None:
        end = self._box.bottomRight() - QPointF(3, 3)
        painter.setPen(QPen(Qt.PenStyle.NoPen))
        painter.setBrush(self.look.accent_fill if self.selected else QPen(tint.edge).brush())
        painter.drawPolygon(QPolygonF([end, end - QPointF(9, 0), end - QPointF(0, 9)]))


def needed_height(note: Note) -> float:
    """Return how high a note must be so that all its text is seen."""
    metrics = QFontMetricsF(font(TEXT_PIXELS))
    room = QRectF(0, 0, max(note.width - 2 * PAD, 1.0), 1e6)
    return metrics.boundingRect(room, _WRAP, note.text).height() + 1.5 * PAD
