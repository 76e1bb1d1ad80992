"""The keyboard stays where it was while the panels are made anew."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget


def held_place(window: QWidget) -> Callable[[], object]:
    """Return what brings the keyboard back to what has it now, or to its namesake, once the new panels are shown."""
    holder = window.focusWidget()
    name = "" if holder is None else holder.objectName()

    def go() -> None:
        found = next((part for part in window.findChildren(QWidget, name) if part.isVisible() and part.isEnabled()), None)
        if found is not None:
            found.setFocus(Qt.FocusReason.OtherFocusReason)

    return (lambda: QTimer.singleShot(0, window, go)) if name else (lambda: None)
