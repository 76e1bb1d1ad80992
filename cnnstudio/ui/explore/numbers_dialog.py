"""Asks for a picture in numbers, typed or pasted: a grid for each channel."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from cnnstudio.graph.grid import GridError, read_grids
from cnnstudio.protocol.arrays import Floats
from cnnstudio.ui.explore.why.page import figure
from cnnstudio.ui.theme import font, theme
from cnnstudio.ui.widgets import label, set_tone
from cnnstudio.ui.words import filled, sentence, translate


class NumbersDialog(QDialog):
    """`given(values)` are the numbers, float32 (C, H, W). What cannot be read is said, and nothing is lost."""

    given = Signal(object)

    def __init__(self, parent: QWidget, shown: Floats | None) -> None:
        super().__init__(parent)
        self.setObjectName("explore.numbers.dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Examples", "Picture in numbers"))
        self.resize(round(460 * theme.scale), round(400 * theme.scale))
        text = translate("Examples", "A row on each line; an empty line begins another channel. The numbers enter as they are.")
        self.field = QPlainTextEdit()
        self.field.setObjectName("explore.numbers.field")
        self.field.setAccessibleName(translate("Examples", "Numbers"))
        self.field.setProperty("tone", "field")
        self.field.setFont(font(round(13 * theme.scale), mono=True))
        self.field.setTabChangesFocus(False)
        self.field.setPlaceholderText("0 1 0\n1/2 1 1/2\n0 1 0")
        if shown is not None:
            self.field.setPlainText(as_text(shown))
        self.said = label("", "muted", wrap=True)
        self.said.setObjectName("explore.numbers.said")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(label(text, "muted", wrap=True))
        column.addWidget(self.field, 1)
        column.addWidget(self.said)
        column.addWidget(self.buttons)
        self.field.textChanged.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say what was read, or what is wrong."""
        try:
            grids = read_grids(self.field.toPlainText())
        except GridError as error:
            self._say(sentence(error.message), "problem" if self.field.toPlainText().strip() else "muted", False)
            return
        size = f"{len(grids)} × {len(grids[0])} × {len(grids[0][0])}"
        self._say(filled(translate("Examples", "A picture of {size}."), size=size), "muted", True)

    def _say(self, text: str, tone: str, fine: bool) -> None:
        self.said.setText(text)
        set_tone(self.said, tone)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(fine)

    def accept(self) -> None:
        self.given.emit(np.array(read_grids(self.field.toPlainText()), np.float32))
        super().accept()


def as_text(values: Floats) -> str:
    """Return numbers (C, H, W) as they are typed."""
    return "\n\n".join("\n".join(" ".join(figure(float(value), 7) for value in row) for row in grid) for grid in values)
