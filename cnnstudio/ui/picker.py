"""A button of the header that says what is chosen, and opens the menu to choose from."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QVBoxLayout

from cnnstudio.ui.icons import pixmap
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets import label


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
        caption = label(title, "caption")
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
        self._choice.setText(text)
        self.setAccessibleName(f"{self.title}: {text}")
        self.setToolTip(tip)

    def choice(self) -> str:
        """Return what is said to be chosen."""
        return self._choice.text()

    def sizeHint(self) -> QSize:
        needed = self._row.sizeHint()
        return QSize(max(96, needed.width()), needed.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(84, self.sizeHint().height())

    def _paint_arrow(self) -> None:
        self._arrow.setPixmap(pixmap("chevron", theme.current.muted, 12, self.devicePixelRatioF()))
