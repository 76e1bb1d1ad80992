"""What an edit does to each class: the share of its pictures that are right, before and after."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.protocol.answers import Edited
from cnnstudio.ui.explore.bars import name_of, percent
from cnnstudio.ui.theme import font, theme
from cnnstudio.ui.words import filled, translate

_ROW = 20


class ClassBars(QWidget):
    """Two bars for each class: above, thin and grey, before; below, coloured, after."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("filters.classes")
        self.setAccessibleName(translate("Filters", "Accuracy of each class before and after"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.found: Edited | None = None
        self.names: list[str] = []

    def show_found(self, found: Edited | None, names: list[str]) -> None:
        """Show these counts."""
        self.found, self.names = found, names
        self.setAccessibleDescription("; ".join(self.sentences()))
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def sentences(self) -> list[str]:
        """Return what happens to each class, in words."""
        return [
            filled(translate("Filters", "{name}: {before} before, {after} after"), name=name, before=before, after=after)
            for name, before, after in self._rows()
        ]

    def _rows(self) -> list[tuple[str, str, str]]:
        found = self.found
        if found is None:
            return []
        seen = [max(int(count), 1) for count in found.seen]
        return [
            (name_of(self.names, at), percent(found.before[at] / count), percent(found.after[at] / count))
            for at, count in enumerate(seen)
        ]

    def sizeHint(self) -> QSize:
        return QSize(240, round(_ROW * theme.scale) * (0 if self.found is None else len(self.found.seen)) + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        found = self.found
        if found is None:
            return
        painter, colours, scale = QPainter(self), theme.current, theme.scale
        painter.setFont(font(round(12 * scale)))
        left, right, height = self.width() * 0.2, self.width() * 0.44, _ROW * scale
        room = self.width() - left - right
        for at, (name, before, after) in enumerate(self._rows()):
            top, count = at * height, max(int(found.seen[at]), 1)
            old, new = found.before[at] / count, found.after[at] / count
            painter.setPen(colours.colour("text"))
            name = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, round(left - 6))
            side = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, top, left - 6, height), side | Qt.AlignmentFlag.AlignRight, name)
            painter.fillRect(QRectF(left, top + 3 * scale, room, height - 6 * scale), colours.colour("field"))
            painter.fillRect(QRectF(left, top + 3 * scale, room * old, 4 * scale), colours.colour("wire"))
            tone = "accent" if new == old else "good" if new > old else "problem"
            painter.fillRect(QRectF(left, top + 8 * scale, room * new, 9 * scale), colours.colour(tone))
            painter.setPen(colours.colour("muted" if new == old else "text"))
            text = after if new == old else f"{before} → {after}"
            painter.drawText(QRectF(left + room + 6, top, right - 6, height), side, text)
