"""Editors for what is typed: numbers, pairs, texts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from cnnstudio.graph.text import StudioError
from cnnstudio.ui.fields.field import Field, several_words


class TypedField(Field):
    """A line of text that `read` turns into a value (or raises `StudioError`) and `write` shows.

    Empty means None where the field is `optional`. With `step`, the arrow keys up and down count.
    """

    def __init__(
        self,
        read: Callable[[str], Any],
        write: Callable[[Any], str],
        optional: bool = False,
        placeholder: str = "",
        step: Callable[[Any, int], Any] | None = None,
    ) -> None:
        self.line = _Line(self._pressed, self._unread)
        super().__init__(self.line)
        self._read, self._write, self._optional, self._step = read, write, optional, step
        self._value: Any = None
        self._several, self._placeholder = False, placeholder
        self.line.setPlaceholderText(placeholder)
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self._left)

    def show_value(self, value: Any) -> None:
        """Show a value, unless what is being typed means the same."""
        self._value = value
        self._mark_several(False)
        if self.line.isModified():
            try:
                if self._parsed() == value:
                    return
            except StudioError:
                pass
        self._write_line(value)

    def show_several(self) -> None:
        self._value = None
        self._mark_several(True)
        if not (self.line.isModified() and self.line.hasFocus()):
            self._write_line(None)

    def _mark_several(self, several: bool) -> None:
        if several != self._several:
            self._several = several
            self.line.setPlaceholderText(several_words() if several else self._placeholder)

    def _write_line(self, value: Any) -> None:
        text = "" if value is None else self._write(value)
        if text != self.line.text():
            self.line.setText(text)
            if not self.line.hasFocus():
                self.line.setCursorPosition(0)
        self.line.setModified(False)

    def _parsed(self) -> Any:
        text = self.line.text()
        return None if self._optional and not text.strip() else self._read(text)

    def _typed(self) -> None:
        try:
            value = self._parsed()
        except StudioError:
            return
        if self._several and not self.line.text().strip():
            return
        self._value = value
        self.edited.emit(value)

    def _left(self) -> None:
        """Say what is wrong with the text, or write the value in its own form."""
        if self.line.isModified() and not (self._several and not self.line.text().strip()):
            try:
                self._write_line(self._parsed())
            except StudioError as error:
                self.refused.emit(error.message)
                return
        self.finished.emit()

    def _unread(self) -> bool:
        """Tell whether there is text that has not become a value: only that is the line's own to undo."""
        try:
            return self.line.isModified() and self._parsed() != self._value
        except StudioError:
            return True

    def _pressed(self, event: QKeyEvent) -> bool:
        """Count with the arrow keys; Escape gives back what was there. Tell whether that was meant."""
        move = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if move and self._step is not None and self._value is not None:
            self._value = self._step(self._value, move)
            self._write_line(self._value)
            self.edited.emit(self._value)
            return True
        if event.key() == Qt.Key.Key_Escape and self.line.isModified():
            self._write_line(self._value)
            if not self._several:
                self.edited.emit(self._value)
            return True
        return False


class _Line(QLineEdit):
    """Offers each key to `pressed` first; undo is the document's, unless what is typed is `unread`."""

    def __init__(self, pressed: Callable[[QKeyEvent], bool], unread: Callable[[], bool]) -> None:
        super().__init__()
        self._offer, self._unread = pressed, unread

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
            if undo and not self._unread():
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._offer(event):
            super().keyPressEvent(event)
