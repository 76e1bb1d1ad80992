"""What PyTorch said, below the problem it was asked about: to read, to select, to copy."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from cnnstudio.ui.theme import font, theme
from cnnstudio.ui.torch_says import Answer
from cnnstudio.ui.widgets import label
from cnnstudio.ui.words import say, translate


class TorchBox(QFrame):
    """Shows one answer."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.setObjectName("torch.answer")
        self.setProperty("tone", "formula")
        self._answer = answer
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 8)
        column.setSpacing(4)
        sentence = say(answer.sentence)
        self.setAccessibleName(sentence)
        column.addWidget(label(sentence, "muted", wrap=True))
        for text, bold in ((answer.source, False), (answer.text, True)):
            if text:
                shown = label(text, wrap=True)
                shown.setFont(font(round(12 * theme.scale), bold=bold, mono=True))
                flags = Qt.TextInteractionFlag
                shown.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
                shown.setAccessibleName(text)
                column.addWidget(shown)
        if answer.text:
            copy = QPushButton(translate("Torch", "Copy"))
            copy.setObjectName("torch.copy")
            copy.setProperty("tone", "aside")
            copy.clicked.connect(lambda _on: QGuiApplication.clipboard().setText(f"{answer.source}\n{answer.text}"))
            row = QHBoxLayout()
            row.addWidget(copy)
            row.addStretch(1)
            column.addLayout(row)
