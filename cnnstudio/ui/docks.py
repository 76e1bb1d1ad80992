"""Panels that can be moved, hidden and floated, and are found again where they were left."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QMainWindow, QTabWidget, QToolButton, QWidget

from cnnstudio.ui.icons import icon
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets import label
from cnnstudio.ui.words import translate

LEFT = Qt.DockWidgetArea.LeftDockWidgetArea
RIGHT = Qt.DockWidgetArea.RightDockWidgetArea
BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea
_BESIDE = {LEFT: 184, RIGHT: 272}
_BELOW = 216
_LEAST = {"panel.palette": (150, 120), "panel.inspector": (236, 120)}
_LEAST_BELOW = (320, 96)
"""Panels yield to each other down to these sizes, whatever their contents would like."""


class _Title(QWidget):
    """A slim title that can be dragged: the dock's own is twice as high."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 0)
        row.setSpacing(0)
        self._text = label(dock.windowTitle(), "muted")
        row.addWidget(self._text, 1)
        self._buttons = (
            self._button("float", lambda: dock.setFloating(not dock.isFloating())),
            self._button("close", dock.close),
        )
        for button in self._buttons:
            row.addWidget(button)
        dock.windowTitleChanged.connect(self._text.setText)
        theme.changed.connect(self._tint)
        self._tint()

    def name_buttons(self) -> None:
        """Say what the buttons do, in the language in use."""
        tips = (translate("Dock", "Detach or attach"), translate("Dock", "Hide the panel"))
        for button, tip in zip(self._buttons, tips, strict=True):
            button.setToolTip(tip)
            button.setAccessibleName(tip)

    def _button(self, name: str, slot: object) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setProperty("tone", "dock")
        button.setIconSize(QSize(12, 12))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: slot())  # type: ignore[operator]
        return button

    def _tint(self) -> None:
        for button in self._buttons:
            button.setIcon(icon(button.objectName(), theme.current.faint))


class Dock(QDockWidget):
    """A panel. Where it lies below others in tabs, its tab is its title."""

    def __init__(self, name: str, window: QMainWindow) -> None:
        super().__init__(window)
        self.setObjectName(name)
        self._named: _Title | None = None
        self._bare = QWidget(self)
        self._bare.setFixedHeight(0)
        self.setTitleBarWidget(self._bare)
        self.topLevelChanged.connect(lambda _floating: self._moved())
        self.dockLocationChanged.connect(lambda _area: self._moved())

    def fill(self, title: str, content: QWidget) -> None:
        """Show another content under another title; what was there vanishes."""
        before = self.widget()
        content.setMinimumSize(*_LEAST.get(self.objectName(), _LEAST_BELOW))
        self.entitle(title)
        self.setWidget(content)
        if before is not None and before is not content:
            before.hide()
            before.deleteLater()

    def entitle(self, title: str) -> None:
        """Show another title over what is there."""
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        if self._named is not None:
            self._named.name_buttons()

    def choose_title(self) -> None:
        """Show the slim title unless a tab already says it."""
        window = self.parent()
        tabbed = isinstance(window, QMainWindow) and bool(window.tabifiedDockWidgets(self)) and not self.isFloating()
        if not tabbed and self._named is None:
            self._named = _Title(self)
            self._named.name_buttons()
        wanted = self._bare if tabbed or self._named is None else self._named
        if self.titleBarWidget() is not wanted:
            if self._named is not None:
                self._named.setVisible(not tabbed)
            self.setTitleBarWidget(wanted)

    def _moved(self) -> None:
        """Choose another title, where a person moved it: of those that a window starts with, most end in tabs."""
        if self.window().isVisible():
            self.choose_title()

    def bring_forward(self) -> None:
        """Show the panel in front of those it shares its place with."""
        self.show()
        self.raise_()


def prepare(window: QMainWindow) -> None:
    """Let the sides reach down to the status line, and put tabs above what they turn."""
    window.setDockNestingEnabled(True)
    window.setCorner(Qt.Corner.BottomLeftCorner, LEFT)
    window.setCorner(Qt.Corner.BottomRightCorner, RIGHT)
    window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)


def place(window: QMainWindow, docks: dict[str, Dock]) -> None:
    """Put the panels in for the first time: blocks left, inspector right, all others in tabs below."""
    window.addDockWidget(LEFT, docks["panel.palette"])
    window.addDockWidget(RIGHT, docks["panel.inspector"])
    below = [dock for name, dock in docks.items() if name not in ("panel.palette", "panel.inspector")]
    for dock in below:
        window.addDockWidget(BOTTOM, dock)
    for dock in below[1:]:
        window.tabifyDockWidget(below[0], dock)
    below[0].raise_()
    resize(window, docks)


def resize(window: QMainWindow, docks: dict[str, Dock]) -> None:
    """Give the panels the sizes they have at first."""
    below = docks["panel.training"]
    scale = theme.scale
    window.resizeDocks(
        [docks["panel.palette"], docks["panel.inspector"]],
        [round(width * scale) for width in _BESIDE.values()],
        Qt.Orientation.Horizontal,
    )
    window.resizeDocks([below], [round(_BELOW * scale)], Qt.Orientation.Vertical)
