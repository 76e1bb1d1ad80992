"""The rows of the command palette: what, where it belongs, and the keys that do the same."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from cnnstudio.ui.commands.offers import Offer
from cnnstudio.ui.theme import font, theme

_HEIGHT = 30
_PAD = 10
Index = QModelIndex | QPersistentModelIndex


class OfferModel(QAbstractListModel):
    """What was found, best first."""

    _offers: Sequence[Offer] = ()

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show these and no others."""
        self.beginResetModel()
        self._offers = offers
        self.endResetModel()

    def offer(self, row: int) -> Offer | None:
        """Return what stands in a row, None where there is no such row."""
        return self._offers[row] if 0 <= row < len(self._offers) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._offers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return the title, or for a screen reader all that a row says."""
        offer = self.offer(index.row())
        if offer is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (offer.title, offer.why_not or offer.where, offer.keys) if part)
        return None


class OfferRow(QStyledItemDelegate):
    """Paints a row; its parent is the view."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, round(_HEIGHT * theme.scale))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view: QListView = self.parent()  # type: ignore[assignment]
        model = view.model()
        offer = model.offer(index.row()) if isinstance(model, OfferModel) else None
        if offer is None:
            return
        area = QRectF(option.rect)
        colours = theme.current
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if view.currentIndex().row() == index.row():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selection))
            painter.drawRoundedRect(area.adjusted(2, 1, -2, -1), 4, 4)
        room = area.adjusted(_PAD, 0, -_PAD, 0)
        painter.setFont(font(round(12 * theme.scale)))
        room = _write(painter, room, offer.keys, colours.muted, Qt.AlignmentFlag.AlignRight)
        room = _write(painter, room, offer.why_not or offer.where, colours.muted, Qt.AlignmentFlag.AlignRight)
        painter.setFont(font(round(13 * theme.scale)))
        _write(painter, room, offer.title, colours.muted if offer.why_not else colours.text, Qt.AlignmentFlag.AlignLeft)
        painter.restore()


def _write(painter: QPainter, room: QRectF, text: str, colour: str, side: Qt.AlignmentFlag) -> QRectF:
    """Write at one side, cut where it takes more than 60 % of the room; return the room that is left."""
    if not text:
        return room
    share = 0.6 if side == Qt.AlignmentFlag.AlignRight else 1.0
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width() * share))
    painter.setPen(QColor(colour))
    painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
    return room.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(shown) - 2 * _PAD, 0)
