"""Starts the studio. Whether a window can be opened at all, `cnnstudio.app` has found out before."""

from __future__ import annotations

from pathlib import Path

from cnnstudio.ui.application import application
from cnnstudio.ui.main_window import MainWindow


def run(argv: list[str]) -> int:
    """Open the window, with the design file that `argv` may name; return the exit code when it is closed."""
    app = application()
    window = MainWindow()
    window.show()
    if argv:
        window.files.open(Path(argv[0]))
    return app.exec()
