"""The View menu: panels, presentation, the way to the next panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from cnnstudio.ui import docks, settings
from cnnstudio.ui.theme import theme

if TYPE_CHECKING:
    from cnnstudio.ui.main_window import MainWindow

VERSION = 1
_SETTLED = 60
"""Milliseconds after which panels that were moved have their sizes."""
_GEOMETRY, _STATE = "window/geometry", "window/state"


class Views:
    """What the View menu does to a window."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self._first, self._at_first = QByteArray(), frozenset[str]()
        self._before: tuple[QByteArray, bool] | None = None

    def restore(self) -> None:
        """Put the window and its panels where they were left."""
        geometry, state = settings.state(_GEOMETRY), settings.state(_STATE)
        if geometry is None or not self.window.restoreGeometry(geometry):
            self._first_size()
        docks.place(self.window, self.window.docks)
        self._first, self._at_first = self.window.saveState(VERSION), frozenset(self.window.docks)
        if state is not None:
            self.window.restoreState(state, VERSION)
        self.titles()

    def remember(self) -> None:
        """Keep where the window and its panels are."""
        self.present(False)
        settings.remember(_GEOMETRY, self.window.saveGeometry())
        settings.remember(_STATE, self.window.saveState(VERSION))

    def reset(self) -> None:
        """Put the panels where they are at first."""
        self.present(False)
        settings.forget(_STATE)
        self.window.restoreState(self._first, VERSION)
        for name in self.window.docks.keys() - self._at_first:
            self.window.docks[name].hide()
        docks.resize(self.window, self.window.docks)
        self.titles()
        QTimer.singleShot(_SETTLED, self.window, self._fit)

    def present(self, on: bool) -> None:
        """Hide the panels and enlarge everything by half, for a beamer; or give all back."""
        if on == (self._before is not None):
            return
        self.window.actions_["view.presentation"].setChecked(on)
        if on:
            self._before = self.window.saveState(VERSION), self.window.isFullScreen()
            for dock in self.window.docks.values():
                dock.hide()
            theme.enlarge(1.5)
            self.window.showFullScreen()
        elif self._before is not None:
            state, full = self._before
            self._before = None
            theme.enlarge(1.0)
            if not full:
                self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowFullScreen)
            self.window.restoreState(state, VERSION)
            self.titles()
        QTimer.singleShot(_SETTLED, self.window, self._fit)

    def _fit(self) -> None:
        self.window.canvas.fit()

    def titles(self) -> None:
        """Let every panel choose between its title and its tab."""
        for dock in self.window.docks.values():
            dock.choose_title()

    def next_panel(self, step: int) -> None:
        """Bring the focus to the next panel that can be seen, or with -1 to the one before."""
        panels = self._panels()
        focus = QApplication.focusWidget()
        at = next((n for n, panel in enumerate(panels) if focus is not None and holds(panel, focus)), -1)
        start = panels[(at + step) % len(panels)] if at >= 0 or step > 0 else panels[-1]
        entry = first_stop(start)
        if entry is not None:
            entry.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _panels(self) -> list[QWidget]:
        window = self.window
        order = [window.docks["panel.palette"], window.middle, window.docks["panel.inspector"]]
        below = [dock for name, dock in window.docks.items() if dock not in order and not dock.visibleRegion().isEmpty()]
        candidates: list[QWidget] = [*order, *below, window.header]
        return [panel for panel in candidates if panel.isVisible() and first_stop(panel) is not None]

    def _first_size(self) -> None:
        room = self.window.screen().availableGeometry()
        if room.width() <= 1440 or room.height() <= 900:
            self.window.resize(min(1366, room.width()), min(768, room.height()))
            self.window.setWindowState(self.window.windowState() | Qt.WindowState.WindowMaximized)
        else:
            self.window.resize(min(1680, int(room.width() * 0.85)), min(1050, int(room.height() * 0.85)))


def holds(panel: QWidget, widget: QWidget) -> bool:
    """Tell whether a widget is a panel or in it."""
    return panel is widget or panel.isAncestorOf(widget)


def first_stop(panel: QWidget) -> QWidget | None:
    """Return the first widget of a panel that takes the focus by Tab, in the order of the tab chain."""
    if panel.focusPolicy() & Qt.FocusPolicy.TabFocus and panel.isEnabled():
        return panel
    at = panel.nextInFocusChain()
    while at is not None and at is not panel:
        if panel.isAncestorOf(at) and at.isVisible() and at.isEnabled() and at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return at
        at = at.nextInFocusChain()
    return None
