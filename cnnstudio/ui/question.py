"""A question with buttons to answer, which holds up nothing behind the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox


def question(window: QWidget, name: str, text: str, more: str = "") -> QMessageBox:
    """Return a box that asks `text`, with a line below; it has no buttons yet and is not open."""
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(window)
    box.setObjectName(name)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("CNN Studio")
    box.setText(text)
    box.setInformativeText(more)
    return box
