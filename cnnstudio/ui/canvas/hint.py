"""Lines of text over the canvas: beside the cursor, and what to do where nothing is yet."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget

from cnnstudio.ui.canvas.look import Look
from cnnstudio.ui.words import translate

_WIDEST, _BESIDE = 300, 24


class Hint(QLabel):
    """A line that takes no clicks. `whisper` shows it beside a point, `rest` in the middle."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.hide()

    def whisper(self, text: str, at: QPoint) -> None:
        """Show `text` beside a point of the parent, within it; "" hides the line."""
        if not text:
            self.hide()
            return
        if text != self.text():
            self._write(text, _WIDEST)
        parent = self._around
        x = min(at.x() + 16, parent.width() - self.width() - 4)
        y = min(at.y() + 20, parent.height() - self.height() - 4)
        self.move(max(x, 4), max(y, 4))
        self.show()
        self.raise_()

    def rest(self, text: str) -> None:
        """Show `text` in the middle of the parent."""
        parent = self._around
        self._write(text, max(parent.width() - 2 * _BESIDE, 1))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.move((parent.width() - self.width()) // 2, (parent.height() - self.height()) // 2)
        self.show()
        self.raise_()

    def _write(self, text: str, widest: int) -> None:
        """Write the text, its lines at most so many pixels wide."""
        self.setText(text)
        self.setWordWrap(max(map(self.fontMetrics().horizontalAdvance, text.split("\n"))) > widest)
        if self.wordWrap():
            self.setFixedWidth(widest)
        else:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16777215)
        self.adjustSize()

    def dress(self, look: Look, boxed: bool) -> None:
        """Take the colours in use; `boxed` sets the line on a card, as a warning beside the cursor."""
        text, border, back = look.name.color().name(), look.problem_fill.color().name(), look.block.color().name()
        if boxed:
            self.setStyleSheet(
                f"QLabel {{ color: {text}; background: {back}; border: 1px solid {border};"
                " border-radius: 6px; padding: 6px 8px; }"
            )
        else:
            self.setStyleSheet(f"QLabel {{ color: {look.small.color().name()}; background: transparent; }}")


def empty_words() -> str:
    """Return what an empty canvas says of the ways to begin."""
    by_hand = translate("Canvas", "Drag a block from the left, or double-click one to begin.")
    return by_hand + "\n" + translate("Canvas", "Keras or PyTorch code can be pasted here; .cnn and .py files can be dropped.")
