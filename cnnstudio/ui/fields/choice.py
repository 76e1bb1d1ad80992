"""One of a few words; and the padding: two words or a number of pixels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit

from cnnstudio.graph.param import PADDING_WORDS, Padding
from cnnstudio.graph.text import StudioError
from cnnstudio.ui.fields.field import Field, several_words
from cnnstudio.ui.fields.numbers import read_pair, write_pair


class _Combo(QComboBox):
    """A box that the wheel scrolls past: a value never changes by accident."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(4)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ChoiceField(Field):
    """One of several words; `titles` gives what is shown for each value."""

    def __init__(self, titles: Mapping[str, str]) -> None:
        self.box = _Combo()
        super().__init__(self.box)
        for value, title in titles.items():
            self.box.addItem(title, value)
        self.box.activated.connect(lambda at: self.edited.emit(self.box.itemData(at)))

    def show_value(self, value: Any) -> None:
        self.box.setCurrentIndex(self.box.findData(value))

    def show_several(self) -> None:
        self.box.setPlaceholderText(several_words())
        self.box.setCurrentIndex(-1)


def read_padding(text: str) -> Padding:
    """Return `valid`, `same` or pixels on each side. Raises `NumberError`."""
    word = text.strip().lower()
    return word if word in PADDING_WORDS else read_pair(text)


def write_padding(value: Padding) -> str:
    """Return what `read_padding` reads."""
    return value if isinstance(value, str) else write_pair(value)


class PaddingField(Field):
    """valid, same, or a number of pixels typed in."""

    def __init__(self) -> None:
        self.box = _Combo()
        super().__init__(self.box)
        self._line = QLineEdit(self.box)
        self._line.setObjectName("padding.text")
        self.box.setLineEdit(self._line)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.addItems([*PADDING_WORDS, "1 × 1", "2 × 2"])
        self.box.setCompleter(None)  # type: ignore[arg-type]
        self._shown: Padding | None = "valid"
        self.box.activated.connect(lambda _at: self._read())
        self._line.editingFinished.connect(self._read)

    def show_value(self, value: Padding) -> None:
        self._shown = value
        self.box.setEditText(write_padding(value))

    def show_several(self) -> None:
        if self._shown is None and self._line.hasFocus():
            return
        self._shown = None
        self._line.setPlaceholderText(several_words())
        self.box.setEditText("")

    def name(self, name: str, title: str, help: str) -> None:
        super().name(name, title, help)
        self._line.setAccessibleName(title)

    def _read(self) -> None:
        if self._shown is None and not self.box.currentText().strip():
            self.finished.emit()
            return
        try:
            value = read_padding(self.box.currentText())
        except StudioError as error:
            self.refused.emit(error.message)
            return
        if value != self._shown:
            self._shown = value
            self.edited.emit(value)
        self.finished.emit()
