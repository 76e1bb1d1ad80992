"""pyqtgraph, brought in while nobody waits for it: its import would hold the window for half a second."""

from __future__ import annotations

import importlib
import threading

_thread: threading.Thread | None = None


def begin() -> None:
    """Begin to import pyqtgraph beside what the window does."""
    global _thread
    if _thread is None:
        _thread = threading.Thread(target=lambda: importlib.import_module("pyqtgraph"), name="pyqtgraph", daemon=True)
        _thread.start()


def ready() -> bool:
    """Tell whether it is there, so that curves can be drawn without waiting."""
    return _thread is not None and not _thread.is_alive()


def finish() -> None:
    """Wait until it is there, where it was begun."""
    if _thread is not None:
        _thread.join()
