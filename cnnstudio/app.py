"""Opens the window, or says in one sentence why there is none. Qt is imported only once it can work."""

from __future__ import annotations

import gc
import importlib.util
from collections.abc import Callable

from cnnstudio.graph.text import Message, StudioError, Text, translate

NO_WINDOW = translate("App", "{reason} “cnnstudio train” works without a window.")


def open_window(argv: list[str]) -> int:
    """Open the window, with the design file that `argv` may name, and return the exit code when it closes.

    Raises `StudioError` where no window can be opened. Garbage is collected again once the window is on screen.
    """
    gc.disable()
    try:
        run = _starter()
    except BaseException:
        gc.enable()
        raise
    return run(argv)


def _starter() -> Callable[[list[str]], int]:
    """Return what opens the window. Raises `StudioError` where none can be opened."""
    from cnnstudio.doctor.obstacle import obstacle

    reason = obstacle()
    if reason is not None:
        raise no_window(reason)
    if importlib.util.find_spec("cnnstudio.ui.start") is None:
        raise no_window(translate("App", "This installation has no window; “cnnstudio --help” lists the commands."))
    try:
        from cnnstudio.ui.start import run
    except ImportError as error:
        if not (error.name or "").startswith(("PySide6", "shiboken6", "pyqtgraph")):
            raise
        text = translate("App", "The window's library cannot be loaded ({error}): “cnnstudio doctor” says what mends it.")
        raise no_window(Message("app.library", text, error=str(error))) from error
    return run


def no_window(reason: Message | Text) -> StudioError:
    """Return the error that says why there is no window, and what works all the same."""
    return StudioError(Message("app.no_window", NO_WINDOW, reason=reason))
