"""What the lines of the curves mean."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QWidget

from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets import label
from cnnstudio.ui.words import translate


class _Sample(QWidget):
    """A short piece of a line, drawn as the curves draw it."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind
        self.setFixedSize(QSize(20, 12))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.kind == "steps":
            colour = colours.colour("training")
            colour.setAlpha(90)
            painter.fillRect(QRectF(1, 2, 18, 8), colour)
            return
        pen = QPen(colours.colour({"training": "training", "validation": "validation"}.get(self.kind, "wire")))
        pen.setWidthF(1.2 if self.kind == "before" else 2.2)
        if self.kind == "validation":
            pen.setDashPattern([2.6, 1.6])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(QLineF(1, 6, 19, 6))


class Legend(QWidget):
    """Training, validation, single steps, the run before; each stands there only while it is drawn."""

    def __init__(self, direction: QBoxLayout.Direction = QBoxLayout.Direction.LeftToRight) -> None:
        super().__init__()
        self.setAccessibleName(translate("Curves", "Legend"))
        self.row = QBoxLayout(direction, self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(12)
        self._entries: dict[str, QWidget] = {}
        self._add("training", translate("Curves", "training"))
        self._add("validation", translate("Curves", "validation"))
        self._add("steps", translate("Curves", "single steps"))
        self._add("before", translate("Curves", "run before"))
        self.row.addStretch(1)

    def show_entries(self, names: set[str]) -> None:
        """Show the entries of what is drawn."""
        for name, entry in self._entries.items():
            entry.setVisible(name in names)

    def _add(self, name: str, text: str) -> None:
        entry = QWidget()
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, entry)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        row.addWidget(_Sample(name))
        row.addWidget(label(text, "muted"))
        self._entries[name] = entry
        self.row.addWidget(entry)
