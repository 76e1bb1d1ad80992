"""The Help menu: what this is."""

from __future__ import annotations

import platform

import PySide6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

import cnnstudio
from cnnstudio.ui.icons import pixmap
from cnnstudio.ui.widgets import label
from cnnstudio.ui.words import translate


def show_about(window: QWidget) -> QDialog:
    """Open the dialog that says what this is."""
    dialog, column = _dialog(window, "help.about.dialog", translate("Help", "About CNN Studio"))
    logo = label()
    logo.setPixmap(pixmap("logo", pixels=48, ratio=window.devicePixelRatioF()))
    column.addWidget(logo)
    column.addWidget(label("CNN Studio", "heading"))
    version = getattr(cnnstudio, "__version__", "")
    text = translate("Help", "Draw a convolutional network, train it, and see what it has learned.")
    column.addWidget(label(text, wrap=True))
    parts = f"CNN Studio {version} · Python {platform.python_version()} · Qt for Python {PySide6.__version__}"
    column.addWidget(label(parts, "muted"))
    licence = translate("Help", "MIT licence. The embedded handwritten digits: E. Alpaydin and C. Kaynak, UCI, CC BY 4.0.")
    column.addWidget(label(licence, "muted", wrap=True))
    _finish(dialog, column)
    return dialog


def _dialog(window: QWidget, name: str, title: str) -> tuple[QDialog, QVBoxLayout]:
    dialog = QDialog(window)
    dialog.setObjectName(name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 20, 24, 16)
    column.setSpacing(8)
    return dialog, column


def _finish(dialog: QDialog, column: QVBoxLayout) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.close)
    column.addSpacing(8)
    column.addWidget(buttons)
    dialog.open()
