"""Pictures that come to the canvas while its strips are on: pasted, or dropped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from cnnstudio.ui.main_window import MainWindow

KINDS = (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".tif", ".tiff")


def paste(window: MainWindow) -> bool:
    """Look at the picture on the clipboard; False where there is none."""
    from cnnstudio.ui.explore.asking import pasted_picture

    return pasted_picture(window.explore.looking.open_pixels)


def dropped(mime: QMimeData) -> Path | QImage | None:
    """Return the picture that is dragged: a file, or itself; None where it is something else."""
    urls = mime.urls()
    if len(urls) == 1 and urls[0].isLocalFile():
        path = Path(urls[0].toLocalFile())
        return path if path.suffix.lower() in KINDS else None
    image = mime.imageData() if mime.hasImage() else None
    return image if isinstance(image, QImage) and not image.isNull() else None


def take(window: MainWindow, found: Path | QImage) -> None:
    """Look at a picture that was dropped."""
    from cnnstudio.ui.explore.picture_view import pixels_of

    looking = window.explore.looking
    if isinstance(found, Path):
        looking.open_file(found)
    else:
        looking.open_pixels(pixels_of(found))
