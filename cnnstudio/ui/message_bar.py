"""What went wrong, or what is worth knowing, as one sentence above the canvas: no dialog to click away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QToolButton, QVBoxLayout

from cnnstudio.graph.text import Message
from cnnstudio.ui.icons import icon, pixmap
from cnnstudio.ui.theme import font, theme
from cnnstudio.ui.widgets import label
from cnnstudio.ui.words import say, sentence, translate


class MessageBar(QFrame):
    """Hidden while there is nothing to say. `Details` shows what a person may pass on to whoever helps."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("message")
        self.setProperty("tone", "message")
        self._mark = QLabel()
        self.text = label("", wrap=True)
        self.text.setObjectName("message.text")
        self.action = QPushButton()
        self.action.setObjectName("message.action")
        self.details = QPushButton(translate("Message", "Details"))
        self.details.setObjectName("message.details")
        self.details.setProperty("tone", "flat")
        self.details.setCheckable(True)
        self.copy = QPushButton(translate("Message", "Copy"))
        self.copy.setProperty("tone", "flat")
        self.close_button = QToolButton()
        self.close_button.setObjectName("message.close")
        self.close_button.setProperty("tone", "flat")
        self.close_button.setAccessibleName(translate("Message", "Close"))
        self.close_button.setToolTip(translate("Message", "Close"))
        self._more = QPlainTextEdit()
        self._more.setReadOnly(True)
        self._more.setFont(font(12, mono=True))
        self._more.setFixedHeight(120)
        self._more.setAccessibleName(translate("Message", "Details"))
        self._then: Callable[[], object] | None = None
        self._arrange()
        self.hide()

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.text, 1)
        for part in (self.action, self.details, self.copy, self.close_button):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 8, 4)
        column.addLayout(row)
        column.addWidget(self._more)
        self.action.clicked.connect(self._act)
        self.details.toggled.connect(self._unfold)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._more.toPlainText()))
        self.close_button.clicked.connect(self.hide)

    def error(self, message: Message, details: str = "") -> None:
        """Say what went wrong."""
        self._say(message, details, "problem", theme.current.problem)

    def inform(self, message: Message, action: str = "", then: Callable[[], object] | None = None) -> None:
        """Say what is worth knowing; `action` is the text of a button that calls `then`."""
        self._say(message, "", "note", theme.current.accent)
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self._then = then

    def _say(self, message: Message, details: str, mark: str, colour: str) -> None:
        self._mark.setPixmap(pixmap(mark, colour, 16, self.devicePixelRatioF()))
        self.close_button.setIcon(icon("close", theme.current.muted))
        self.text.setText(sentence(message))
        self.text.setAccessibleName(say(message))
        self._more.setPlainText(details)
        self.action.hide()
        self._then = None
        self.details.setChecked(False)
        self.details.setVisible(bool(details))
        self._unfold(False)
        self.show()

    def _unfold(self, shown: bool) -> None:
        self._more.setVisible(shown)
        self.copy.setVisible(shown)

    def _act(self) -> None:
        then = self._then
        self.hide()
        if then is not None:
            then()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
