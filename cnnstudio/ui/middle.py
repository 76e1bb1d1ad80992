"""The middle of the window: messages above; canvas, look inside and start page in one place below."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cnnstudio.ui.widgets import clear

if TYPE_CHECKING:
    from cnnstudio.ui.message_bar import MessageBar
    from cnnstudio.ui.start_page import StartPage

DESIGN, EXPLORE, EVALUATE, START = range(4)


class Middle(QWidget):
    """Shows one page at a time. `fill` makes everything but the canvas anew, in the language that is spoken.

    Messages and start page are made when they are first asked for; `made` is told of each new start page. `entered()` tells
    that a picture was chosen in Evaluate, to be looked into.
    """

    entered = Signal()

    def __init__(self, canvas: QWidget, made: Callable[[StartPage], object]) -> None:
        super().__init__()
        self.setObjectName("panel.middle")
        self._canvas, self._made = canvas, made
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.fill()

    def fill(self) -> None:
        """Put new pages into their places; the canvas stays."""
        self._messages: MessageBar | None = None
        self._start: StartPage | None = None
        self._evaluate: QWidget | None = None
        self.stack = QStackedWidget()
        for page in (self._canvas, QWidget(), QWidget(), QWidget()):
            self.stack.addWidget(page)
        clear(self._column)
        self._column.addWidget(self.stack)

    @property
    def messages(self) -> MessageBar:
        """What is said above the pages."""
        if self._messages is None:
            from cnnstudio.ui.message_bar import MessageBar

            self._messages = MessageBar()
            self._column.insertWidget(0, self._messages)
        return self._messages

    def put_above(self, bar: QWidget) -> None:
        """Put a bar above everything, in the place of none; `fill` takes it away."""
        self._column.insertWidget(0, bar)

    @property
    def has_message(self) -> bool:
        """Whether something is said above the pages."""
        return self._messages is not None and self._messages.isVisible()

    def hush(self) -> None:
        """Hide what was said above the pages."""
        if self._messages is not None:
            self._messages.hide()

    @property
    def start_page(self) -> StartPage:
        """Templates and recent files."""
        if self._start is None:
            from cnnstudio.ui.start_page import StartPage

            self._start = StartPage()
            self._put(START, self._start)
            self._made(self._start)
        return self._start

    @property
    def evaluate(self) -> Any:
        """What evaluates; None until it is first shown."""
        return self._evaluate

    def put_explore(self, explore: QWidget) -> None:
        """Put the look inside into its place; what evaluates through it is made anew."""
        self._put(EXPLORE, explore)
        self._evaluate = None
        if self.stack.currentIndex() == EVALUATE:
            self.show_evaluate(explore)

    def show_evaluate(self, explore: Any) -> None:
        """Make what evaluates the network that `explore` looks into, unless it is there."""
        if self._evaluate is None:
            from cnnstudio.ui.evaluate.panel import EvaluatePanel

            made = EvaluatePanel(explore.looking)
            made.classes.entered.connect(self.entered)
            self._evaluate = made
            self._put(EVALUATE, made)

    def _put(self, place: int, page: QWidget) -> None:
        shown = self.stack.currentIndex()
        self.stack.insertWidget(place, page)
        if (before := self.stack.widget(place + 1)) is not None:
            self.stack.removeWidget(before)
            before.deleteLater()
        self.stack.setCurrentIndex(shown)
