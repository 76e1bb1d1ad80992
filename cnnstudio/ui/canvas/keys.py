"""Keys on the canvas: walking and moving blocks, deleting, fitting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from cnnstudio.ui.canvas.metrics import GRID

if TYPE_CHECKING:
    from cnnstudio.ui.canvas.view import CanvasView

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_SCROLL = 48


def press(view: CanvasView, event: QKeyEvent) -> bool:
    """Do what a key says; tell whether it meant anything."""
    key = Qt.Key(event.key())
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if key in _ARROWS:
        return _arrow(view, key, held)
    if held == Qt.KeyboardModifier.ShiftModifier and key == Qt.Key.Key_Delete:
        view.delete_selection(reconnect=False)
    elif held != Qt.KeyboardModifier.NoModifier:
        return False
    elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
        view.delete_selection()
    elif key == Qt.Key.Key_Home:
        view.fit()
    elif key == Qt.Key.Key_F:
        view.fit_selection()
    elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and view.selection.current is not None:
        view.enter(view.selection.current)
    elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and view.rename():
        return True
    elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
        current = view.selection.current
        return view.close_group() if key == Qt.Key.Key_Minus else current is not None and view.open_group(current)
    elif key == Qt.Key.Key_Escape and view.step_out():
        return True
    elif key == Qt.Key.Key_Escape and (view.selection.ids or view.selection.remarks):
        view.selection.clear()
    else:
        return False
    return True


def _arrow(view: CanvasView, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
    dx, dy = _ARROWS[key]
    if held == Qt.KeyboardModifier.ControlModifier:
        return view.follow(dx, dy)
    if held == Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier:
        return view.resize_notes(dx * GRID, dy * GRID)
    if held not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
        return False
    if view.selection.ids or view.selection.remarks:
        step = 1 if held else GRID
        view.nudge(dx * step, dy * step)
    else:
        view.scroll_by(dx * _SCROLL, dy * _SCROLL)
    return True
