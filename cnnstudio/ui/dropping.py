"""What is dropped on the window: designs, files of code, code as text; pictures while the canvas shows what becomes of one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QDropEvent

from cnnstudio.ui.files import SUFFIX

if TYPE_CHECKING:
    from cnnstudio.ui.main_window import MainWindow


def wanted(window: MainWindow, event: QDropEvent) -> bool:
    """Tell whether what is dragged can be dropped."""
    from cnnstudio.ui.commands import code, pictures

    mime = event.mimeData()
    looks = window.canvas.scene.beside > 0
    return design_file(event) is not None or code.dropped(mime) is not None or (looks and pictures.dropped(mime) is not None)


def take(window: MainWindow, event: QDropEvent) -> None:
    """Open the file that was dropped; add the blocks of code that was dropped as text; look at a picture."""
    from cnnstudio.ui.commands import code, pictures

    path, found = design_file(event), code.dropped(event.mimeData())
    if path is not None:
        window.files.open(path)
    elif isinstance(found, Path):
        code.open_file(window, found)
    elif found is not None:
        code.paste(window, found)
    elif (picture := pictures.dropped(event.mimeData())) is not None:
        pictures.take(window, picture)
    else:
        return
    event.acceptProposedAction()


def design_file(event: QDropEvent) -> Path | None:
    """Return the design file that is dragged, None where it is something else."""
    urls = event.mimeData().urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return path if path is not None and path.suffix == SUFFIX else None
