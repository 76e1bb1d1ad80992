"""A button of the header that says what is chosen, and opens the menu to choose from."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QVBoxLayout

from cnnstudio.ui.icons import pixmap
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets import label

_SPARE = 2
"""Pixels that a line of text is wider than its letters."""


class Picker(QPushButton):
    """A small title over the choice. Its `menu()` is filled each time it opens."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("tone", "picker")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.title = title
        self._choice = label("", "choice")
        self._arrow = QLabel()
        self._caption = caption = label(title, "caption")
        self._said = self._tip = ""
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(caption)
        text.addWidget(self._choice)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(10, 2, 6, 2)
        row.setSpacing(4)
        row.addLayout(text, 1)
        row.addWidget(self._arrow)
        for part in (caption, self._choice, self._arrow):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        self.setMenu(menu)
        theme.changed.connect(self._paint_arrow)
        self._paint_arrow()

    def show_choice(self, text: str, tip: str = "") -> None:
        """Say what is chosen."""
        self._said, self._tip = text, tip
        self.setAccessibleName(f"{self.title}: {text}")
        self.updateGeometry()
        self._fit()

    def choice(self) -> str:
        """Return what is said to be chosen."""
        return self._said

    def sizeHint(self) -> QSize:
        words = max(part.fontMetrics().horizontalAdvance(text) for part, text in self._lines())
        return QSize(max(96, words + self._beside()), self._row.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        title = self._caption.fontMetrics().horizontalAdvance(self.title)
        return QSize(max(84, title + self._beside()), self.sizeHint().height())

    def _lines(self) -> tuple[tuple[QLabel, str], ...]:
        return (self._caption, self.title), (self._choice, self._said)

    def _beside(self) -> int:
        """Return how many pixels stand beside the words."""
        edges = self._row.contentsMargins()
        return edges.left() + edges.right() + self._row.spacing() + self._arrow.sizeHint().width() + _SPARE

    def _fit(self) -> None:
        """Write as much of the choice as there is room for; the tip then says all of it."""
        room = self.width() - self._beside() + _SPARE
        shown = self._choice.fontMetrics().elidedText(self._said, Qt.TextElideMode.ElideRight, room)
        self._choice.setText(shown)
        self.setToolTip(self._tip or ("" if shown == self._said else self._said))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _paint_arrow(self) -> None:
        self._arrow.setPixmap(pixmap("chevron", theme.current.muted, 12, self.devicePixelRatioF()))
