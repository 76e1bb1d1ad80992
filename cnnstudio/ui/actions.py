"""Every command has one QAction with a stable dotted name; menus, buttons, shortcuts and tests find it by that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

Keys = tuple[str, ...]

chosen: dict[str, Keys] = {}
"""The keys of those actions to which a person gave others than the first ones; see `commands.shortcuts`."""


class Actions:
    """The actions of one window by name. Those added with `places` fire only while one of these widgets has the focus."""

    def __init__(self, window: QWidget) -> None:
        self.window = window
        self._all: dict[str, QAction] = {}
        self.defaults: dict[str, Keys] = {}

    def __getitem__(self, name: str) -> QAction:
        return self._all[name]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._all.values())

    def add(
        self,
        name: str,
        text: str,
        slot: Callable[[], object],
        *keys: str,
        tip: str = "",
        checkable: bool = False,
        places: tuple[QWidget, ...] = (),
    ) -> QAction:
        """Make the action `name` with its text and shortcuts, in portable form (`Ctrl+Shift+S`)."""
        action = QAction(text, self.window)
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(key) for key in chosen.get(name, keys)])
        action.setCheckable(checkable)
        if tip:
            action.setToolTip(tip)
            action.setStatusTip(tip)
        action.triggered.connect(lambda _checked: slot())
        if places:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            for place in places:
                place.addAction(action)
        else:
            self.window.addAction(action)
        self._all[name], self.defaults[name] = action, keys
        return action

    def offer_in(self, place: QWidget) -> None:
        """Let the actions that fire only in certain places fire in one more."""
        for action in self:
            if action.shortcutContext() == Qt.ShortcutContext.WidgetWithChildrenShortcut:
                place.addAction(action)

    def choice(self, prefix: str, titles: dict[str, str], chosen: str, slot: Callable[[str], object]) -> list[QAction]:
        """Make actions of which one is checked: `PREFIX.KEY` for each key of `titles`."""
        group = QActionGroup(self.window)
        made = []
        for key, title in titles.items():
            action = self.add(f"{prefix}.{key}", title, partial(slot, key), checkable=True)
            action.setChecked(key == chosen)
            group.addAction(action)
            made.append(action)
        return made

    def remove_all(self) -> None:
        """Take every action from the window again."""
        for action in self._all.values():
            self.window.removeAction(action)
            action.deleteLater()
        self._all.clear()


def find_action(window: QWidget, name: str) -> QAction:
    """Return the action with that dotted name. Raises `KeyError`."""
    found = next((action for action in window.findChildren(QAction) if action.objectName() == name), None)
    if found is None:
        raise KeyError(name)
    return found


def find_panel(window: QWidget, name: str) -> QWidget:
    """Return the widget with that dotted name, as `panel.palette`. Raises `KeyError`."""
    found = window.findChild(QWidget, name)
    if found is None:
        raise KeyError(name)
    return found
