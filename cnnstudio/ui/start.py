"""Starts the studio. Whether a window can be opened at all, `cnnstudio.app` has found out before."""

from __future__ import annotations

import gc
from pathlib import Path

from PySide6.QtCore import QTimer

from cnnstudio.ui.application import application
from cnnstudio.ui.main_window import MainWindow

_FIRST_LOOK = 1500
"""Milliseconds in which a person sees the window before a note lies over it."""


def run(argv: list[str]) -> int:
    """Open the window, with the design file that `argv` may name; return the exit code when it is closed."""
    app = application()
    window = MainWindow()
    window.show()
    QTimer.singleShot(_FIRST_LOOK, collect_garbage)
    if argv:
        window.files.open(Path(argv[0]))
    else:
        QTimer.singleShot(_FIRST_LOOK, window, lambda: _show_around(window))
    return app.exec()


def collect_garbage() -> None:
    """Collect garbage from now on: what the start has made stays, and is not walked again."""
    gc.freeze()
    gc.enable()


def _show_around(window: MainWindow) -> None:
    """Show the tour at the very first start."""
    from cnnstudio.ui.commands import tour

    tour.begin_first(window)
