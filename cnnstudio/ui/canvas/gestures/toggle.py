"""A click on the button of a group."""

from __future__ import annotations

from PySide6.QtCore import Qt

from cnnstudio.ui.canvas.gestures.gesture import Desk, Pointer
from cnnstudio.ui.canvas.grouping import show
from cnnstudio.ui.canvas.hits import Hit, hit


class Toggle:
    """Opens a closed group, closes an open one, where the button is let go over the same button."""

    cursor = Qt.CursorShape.ArrowCursor

    def __init__(self, desk: Desk, found: Hit) -> None:
        self._desk, self._found = desk, found

    def start(self, at: Pointer) -> None:
        """Nothing is done before the button is let go."""

    def move(self, at: Pointer) -> None:
        """Nothing follows the cursor."""

    def finish(self, at: Pointer) -> None:
        found = hit(self._desk.scene, at.scene, self._desk.zoom)
        address = self._found.block or self._found.group
        if address is not None and found == self._found:
            show(self._desk, address, open=self._found.group is None)

    def cancel(self) -> None:
        """Nothing was begun."""
