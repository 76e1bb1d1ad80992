"""What every editor of a value has in common."""

from __future__ import annotations

from enum import Enum
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cnnstudio.ui.words import translate


class Several(Enum):
    """Stands for the value of a field that differs from block to block."""

    VALUES = "several"


SEVERAL: Final = Several.VALUES


class Field(QWidget):
    """Shows one value and lets a person change it.

    `edited(value)` follows every valid change by hand, `refused(message)` what cannot be read, `finished()` the end of typing.
    """

    edited = Signal(object)
    refused = Signal(object)
    finished = Signal()

    def __init__(self, editor: QWidget) -> None:
        super().__init__()
        self.editor = editor
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(editor)
        self.setFocusProxy(editor)

    def show_value(self, value: Any) -> None:
        """Show a value without reporting it."""
        raise NotImplementedError

    def show_several(self) -> None:
        """Show that there is more than one value; nothing is reported until a person gives one."""
        raise NotImplementedError

    def name(self, name: str, title: str, help: str) -> None:
        """Give the editor its object name, its name for screen readers and its tooltip."""
        self.editor.setObjectName(name)
        self.editor.setAccessibleName(title)
        self.editor.setAccessibleDescription(help)
        self.editor.setToolTip(help)


def several_words() -> str:
    """Return what stands in a field with more than one value."""
    return translate("Field", "several values")
