"""A button that says a repair in as many lines as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QFontMetrics, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

_LEAST = 96


class RepairButton(QPushButton):
    """Wants one line; where it is narrower, its words go on below. `pointed(bool)` tells of the cursor or the focus on it."""

    pointed = Signal(bool)

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words
        self.setAccessibleName(words)
        self.setProperty("tone", "repair")
        self._frame = QSize()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        around = self._around()
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.words) + around.width(), metrics.height() + around.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(_LEAST, self.sizeHint().width()), self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        around = self._around()
        count = len(broken(self.words, self.fontMetrics(), width - around.width()))
        return self.fontMetrics().lineSpacing() * (count - 1) + self.fontMetrics().height() + around.height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setText("\n".join(broken(self.words, self.fontMetrics(), self.width() - self._around().width())))

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.pointed.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.pointed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pointed.emit(False)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.pointed.emit(False)

    def _around(self) -> QSize:
        """What style and borders put around the text; of several lines Qt asks for less than it draws."""
        if "\n" not in self.text():
            self._frame = super().sizeHint() - self.fontMetrics().size(0, self.text())
        return self._frame


def broken(words: str, metrics: QFontMetrics, width: int) -> list[str]:
    """Return the words in lines that are at most so wide; a longer word has a line of its own."""
    lines: list[str] = []
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
