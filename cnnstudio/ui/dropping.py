"""Files that are dropped on the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDropEvent

from cnnstudio.ui.files import SUFFIX


def design_file(event: QDropEvent) -> Path | None:
    """Return the design file that is dragged, None where it is something else."""
    urls = event.mimeData().urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return path if path is not None and path.suffix == SUFFIX else None
