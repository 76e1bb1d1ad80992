"""One line above the curves that says what is worth knowing now, with the buttons that go with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from cnnstudio.ui.icons import pixmap
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets import label


@dataclass(frozen=True)
class Choice:
    """A button: its name for tests and screen readers' tools, its text, what it does."""

    name: str
    text: str
    then: Callable[[], object]


@dataclass(frozen=True)
class Notice:
    """What is said. `name` tells one notice from another; `trouble` marks what went wrong."""

    name: str
    text: str
    choices: tuple[Choice, ...] = ()
    trouble: bool = False
    asks: bool = False
    """Whether an answer is waited for: the first button then takes the focus."""


class NoticeLine(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("training.notice")
        self.setProperty("tone", "notice")
        self._mark, self.text = QLabel(), label("", wrap=True)
        self.buttons: list[QPushButton] = []
        self._shown: Notice | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 3, 6, 3)
        self._row.setSpacing(8)
        self._row.addWidget(self._mark)
        self._row.addWidget(self.text, 1)
        theme.changed.connect(self._tint)
        self.hide()

    @property
    def shown(self) -> str:
        """The name of what is said, empty where nothing is."""
        return self._shown.name if self._shown is not None else ""

    def show_notice(self, notice: Notice | None) -> None:
        """Say this from now on."""
        before, self._shown = self._shown, notice
        self.setVisible(notice is not None)
        if notice is None:
            return
        self.text.setText(notice.text)
        self.text.setAccessibleName(notice.text)
        self._tint()
        if before is None or (before.name, len(before.choices)) != (notice.name, len(notice.choices)):
            self._make_buttons(notice)

    def _make_buttons(self, notice: Notice) -> None:
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = []
        for at, choice in enumerate(notice.choices):
            button = QPushButton(choice.text)
            button.setObjectName(choice.name)
            button.clicked.connect(lambda _on=False, at=at: self._choose(at))
            self._row.addWidget(button)
            button.show()
            self.buttons.append(button)
        if notice.asks and self.buttons:
            self.buttons[0].setFocus()

    def _choose(self, at: int) -> None:
        if self._shown is not None and at < len(self._shown.choices):
            self._shown.choices[at].then()

    def _tint(self) -> None:
        if self._shown is not None:
            name, colour = ("problem", theme.current.problem) if self._shown.trouble else ("note", theme.current.accent)
            self._mark.setPixmap(pixmap(name, colour, 16, self.devicePixelRatioF()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._shown is not None and self._shown.asks:
            self._choose(len(self._shown.choices) - 1)
        else:
            super().keyPressEvent(event)
