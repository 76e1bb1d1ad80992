"""Writing right where the text stands: a line or several over the canvas."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGraphicsView, QLineEdit, QPlainTextEdit

from cnnstudio.ui.theme import SMALLEST, font
from cnnstudio.ui.words import translate

Done = Callable[[str], None]
_LEAST_WIDTH, _LEAST_HEIGHT = 140, 28
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Pen:
    """What both fields share. Enter (Ctrl+Enter where there are several lines), Tab or a click elsewhere keep what is written.

    Escape keeps a text too, as office programs do: it can be undone. A name goes back to the one before, where there was one.
    """

    several = False
    _done: Done | None = None
    _before = ""

    def begin(self, board: QGraphicsView, area: QRectF, pixels: int, done: Done) -> None:
        zoom = board.transform().m11()
        place = board.mapFromScene(area).boundingRect()
        place.setWidth(max(place.width(), _LEAST_WIDTH))
        place.setHeight(max(place.height(), _LEAST_HEIGHT))
        view = board.viewport().rect()
        place.moveLeft(max(min(place.left(), view.right() - place.width()), 0))
        place.moveTop(max(min(place.top(), view.bottom() - place.height()), 0))
        self.setGeometry(place)  # type: ignore[attr-defined]
        self.setFont(font(max(round(pixels * zoom), SMALLEST + 1)))  # type: ignore[attr-defined]
        self._board, self._done, self._before = board, done, self.written()
        self.show()  # type: ignore[attr-defined]
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # type: ignore[attr-defined]

    def put_down(self, keep: bool) -> None:
        """End the writing; with `keep` what is written is taken."""
        done, self._done = self._done, None
        if done is None:
            return
        if self.hasFocus():  # type: ignore[attr-defined]
            # Before it is hidden: Qt would look for the next widget as Tab does, and walk to the next block.
            self._board.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()  # type: ignore[attr-defined]
        self.deleteLater()  # type: ignore[attr-defined]
        if keep:
            done(self.written())

    def written(self) -> str:
        """Return the text as it is now."""
        raise NotImplementedError

    def takes(self, event: QKeyEvent) -> bool:
        """Do what a key that ends the writing says; tell whether it was one."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        enough = held & Qt.KeyboardModifier.ControlModifier if self.several else not held
        if (key in _ENTER and enough) or (key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)):
            self.put_down(True)
        elif key == Qt.Key.Key_Escape:
            self.put_down(self.several or not self._before)
        else:
            return False
        event.accept()
        return True

    def overrides(self, event: QEvent) -> bool:
        """Keep the keys of the canvas from what is being written; other commands find it written."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        modifiers = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier or event.key() in (*_ENTER, *modifiers):
            event.accept()
        elif not event.isAccepted():
            self.put_down(True)
        return True

    def event(self, event: QEvent) -> bool:
        found = super().event(event)  # type: ignore[misc]
        return self.overrides(event) or bool(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.takes(event):
            super().keyPressEvent(event)  # type: ignore[misc]
            event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)  # type: ignore[misc]
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.put_down(True)


class LinePen(_Pen, QLineEdit):
    """One line."""

    def written(self) -> str:
        return self.text()


class TextPen(_Pen, QPlainTextEdit):
    """Several lines."""

    several = True

    def written(self) -> str:
        return self.toPlainText()


def write_line(board: QGraphicsView, area: QRectF, text: str, pixels: int, longest: int, name: str, done: Done) -> LinePen:
    """Let one line be written over an area of the scene; `done` takes what was written, `name` says what it is."""
    pen = LinePen(board.viewport())
    pen.setObjectName("canvas.line")
    pen.setAccessibleName(name)
    pen.setMaxLength(longest)
    pen.setText(text)
    pen.selectAll()
    pen.begin(board, area, pixels, done)
    return pen


def write_text(board: QGraphicsView, area: QRectF, text: str, pixels: int, name: str, done: Done) -> TextPen:
    """Let several lines be written over an area of the scene; Escape, Ctrl+Enter or a click elsewhere ends it."""
    pen = TextPen(board.viewport())
    pen.setObjectName("canvas.text")
    pen.setProperty("tone", "field")
    pen.setAccessibleName(name)
    pen.setPlaceholderText(translate("Canvas", "Write here; Esc ends it"))
    pen.setPlainText(text)
    pen.setTabChangesFocus(True)
    pen.selectAll()
    pen.begin(board, area, pixels, done)
    return pen
