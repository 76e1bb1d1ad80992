"""A grid of numbers that is typed into: fractions as 1/9, decimal commas; a whole grid is pasted at once."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from cnnstudio.graph import text as marked
from cnnstudio.graph.grid import GridError, read_grid
from cnnstudio.graph.text import Message
from cnnstudio.protocol.arrays import Floats
from cnnstudio.ui.explore.why.page import figure
from cnnstudio.ui.theme import font, theme
from cnnstudio.ui.widgets import set_property
from cnnstudio.ui.words import filled, translate

_STEPS = {Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}


class GridField(QWidget):
    """`edited(values)` are new numbers (h, w); `refused(Message)` says what cannot be read, None when all can.

    What is not typed keeps all its digits.
    """

    edited = Signal(object)
    refused = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._name = name
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(3)
        self.values: Floats = np.zeros((0, 0), np.float32)
        self.fields: list[list[QLineEdit]] = []

    def show_values(self, values: Floats) -> None:
        """Show these numbers (h, w); what is being typed stays."""
        if values.shape != self.values.shape:
            self._make(values.shape)
        self.values = values.copy()
        for row, line in enumerate(self.fields):
            for column, field in enumerate(line):
                if not field.isModified():
                    self._write(field, float(values[row, column]))

    def _make(self, shape: tuple[int, ...]) -> None:
        for line in self.fields:
            for field in line:
                self._grid.removeWidget(field)
                field.deleteLater()
        self.fields = [[self._field(row, column) for column in range(shape[1])] for row in range(shape[0])]

    def _field(self, row: int, column: int) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(f"{self._name}.{row}.{column}")
        text = translate("Filters", "row {row}, column {column}")
        field.setAccessibleName(filled(text, row=row + 1, column=column + 1))
        field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        field.setFont(font(round(12 * theme.scale)))
        field.setMinimumWidth(round(26 * theme.scale))
        field.setMaximumWidth(round(58 * theme.scale))
        field.setStyleSheet("padding: 2px 1px;")
        field.editingFinished.connect(lambda: self._left(row, column))
        field.installEventFilter(self)
        self._grid.addWidget(field, row, column)
        return field

    def _left(self, row: int, column: int) -> None:
        field = self.fields[row][column]
        if not field.isModified():
            return
        try:
            ((value,),) = _single(field.text())
        except GridError as error:
            set_property(field, "wrong", "true")
            self.refused.emit(error.message)
            return
        values = self.values.copy()
        values[row, column] = value
        self._give(values)

    def _give(self, values: Floats) -> None:
        for line in self.fields:
            for field in line:
                field.setModified(False)
        self.show_values(values)
        self.refused.emit(None)
        self.edited.emit(values)

    def _write(self, field: QLineEdit, value: float) -> None:
        set_property(field, "wrong", "false")
        field.setText(figure(value, 3).replace("−", "-"))
        field.setCursorPosition(0)
        field.setModified(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.matches(QKeySequence.StandardKey.Paste):
                return self._paste()
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None and isinstance(watched, QLineEdit):
                return self._move(watched, step)
        return False

    def _move(self, field: QLineEdit, step: tuple[int, int]) -> bool:
        for row, line in enumerate(self.fields):
            if field in line and 0 <= row + step[0] < len(self.fields):
                following = self.fields[row + step[0]][line.index(field)]
                following.setFocus()
                following.selectAll()
                return True
        return False

    def _paste(self) -> bool:
        """Take a whole grid from the clipboard; a single number is left to the field."""
        text = QGuiApplication.clipboard().text().strip()
        if len(text.split()) < 2:
            return False
        try:
            grid = np.array(read_grid(text), np.float32)
        except GridError as error:
            self.refused.emit(error.message)
            return True
        if grid.shape != self.values.shape:
            source = marked.translate("Filters", "This kernel has {wanted} numbers; what was pasted has {found}.")
            sizes = {"wanted": _size(self.values.shape), "found": _size(grid.shape)}
            self.refused.emit(Message("filters.size", source, **sizes))
            return True
        self._give(grid)
        return True


def _single(text: str) -> tuple[tuple[float, ...], ...]:
    grid = read_grid(text)
    if len(grid) != 1 or len(grid[0]) != 1:
        source = marked.translate("Filters", "“{text}” is more than one number; paste a grid to fill all cells.")
        raise GridError(Message("filters.single", source, text=text[:30]))
    return grid


def _size(shape: tuple[int, ...]) -> str:
    return " × ".join(map(str, shape))
