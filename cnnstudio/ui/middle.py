"""The middle of the window: messages above; canvas, look inside and start page in one place below."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cnnstudio.ui.message_bar import MessageBar
from cnnstudio.ui.start_page import StartPage
from cnnstudio.ui.widgets import clear

DESIGN, EXPLORE, START = range(3)


class Middle(QWidget):
    """Shows one page at a time. `fill` makes everything but the canvas anew, in the language that is spoken."""

    def __init__(self, canvas: QWidget) -> None:
        super().__init__()
        self.setObjectName("panel.middle")
        self._canvas = canvas
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.fill()

    def fill(self) -> None:
        """Put new pages into their places; the canvas stays."""
        self.messages, self.start_page, self.stack = MessageBar(), StartPage(), QStackedWidget()
        for page in (self._canvas, QWidget(), self.start_page):
            self.stack.addWidget(page)
        clear(self._column)
        self._column.addWidget(self.messages)
        self._column.addWidget(self.stack)

    def put_explore(self, explore: QWidget) -> None:
        """Put the look inside into its place."""
        self.stack.insertWidget(EXPLORE, explore)
        if (before := self.stack.widget(EXPLORE + 1)) is not None:
            self.stack.removeWidget(before)
            before.deleteLater()
