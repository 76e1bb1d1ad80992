"""Edit > History: the panel is made when it is first asked for, or was there when the window was closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from cnnstudio.ui.docks import BOTTOM, Dock
from cnnstudio.ui.panels.history import History, title

if TYPE_CHECKING:
    from cnnstudio.ui.main_window import MainWindow

NAME = "panel.history"


def load(window: MainWindow) -> None:
    """Make the panel, where it was when the window was closed, else hidden behind the others below."""
    if NAME in window.docks:
        return
    dock = Dock(NAME, window)
    window.docks[NAME] = dock
    content = History(window.document)
    content.entitled.connect(dock.entitle)
    dock.fill(title(), content)
    dock.visibilityChanged.connect(content.attend)
    if not window.restoreDockWidget(dock):
        window.addDockWidget(BOTTOM, dock)
        window.tabifyDockWidget(window.docks["panel.outline"], dock)
        dock.hide()
    dock.choose_title()


def show(window: MainWindow) -> None:
    """Show the panel, with the focus on the step where we are."""
    load(window)
    dock = window.docks[NAME]
    dock.bring_forward()
    dock.choose_title()
    content = dock.widget()
    if isinstance(content, History):
        content.attend(True)
        content.setFocus(Qt.FocusReason.ShortcutFocusReason)
