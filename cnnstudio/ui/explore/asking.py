"""Pictures from elsewhere: from a file that is asked for, from the clipboard, there also as numbers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from cnnstudio.graph.grid import GridError, read_grids
from cnnstudio.protocol.commands import Typed
from cnnstudio.ui.explore.picture_view import pixels_of
from cnnstudio.ui.words import filled, translate

_KINDS = "*.png *.jpg *.jpeg *.bmp *.gif *.webp *.tif *.tiff"


def ask_picture(parent: QWidget, then: Callable[[str], object]) -> None:
    """Ask for a picture file; `then` is told its path."""
    dialog = QFileDialog(parent, translate("Explore", "Open a picture"), str(Path.home()))
    dialog.setObjectName("explore.open.dialog")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([filled(translate("Explore", "Pictures ({kinds})"), kinds=_KINDS)])
    dialog.fileSelected.connect(then)
    dialog.open()


def pasted_picture(then: Callable[..., object]) -> bool:
    """Tell `then` the picture on the clipboard, uint8 (3, H, W); False where there is none."""
    image = QGuiApplication.clipboard().image()
    if image.isNull():
        return False
    then(pixels_of(image))
    return True


def pasted_numbers(then: Callable[[Typed], object]) -> bool:
    """Tell `then` the picture that is on the clipboard as numbers, a grid per channel; False where there is none."""
    text = QGuiApplication.clipboard().text()
    try:
        grids = read_grids(text)
    except GridError:
        return False
    then(Typed(np.array(grids, np.float32), translate("Examples", "a picture in numbers")))
    return True
