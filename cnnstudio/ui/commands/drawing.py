"""The commands of the hand on the canvas: names, notes, frames, wires, the layout."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from cnnstudio.ui import settings
from cnnstudio.ui.actions import Actions
from cnnstudio.ui.words import translate

if TYPE_CHECKING:
    from cnnstudio.ui.main_window import MainWindow

EDIT_MENU = "edit.delete_cut edit.disconnect - edit.rename edit.add_note edit.frame_selection edit.next_colour"
EDIT_MENU += " - edit.group edit.ungroup edit.open_group edit.save_group"
_SNAP = "canvas/snap"


def add_actions(window: MainWindow, actions: Actions) -> None:
    """Make them."""
    add, canvas = actions.add, window.canvas
    places = (window.canvas,)
    cut = translate("Menu", "Delete and leave a &gap")
    add("edit.delete_cut", cut, lambda: canvas.delete_selection(reconnect=False), "Shift+Del", places=places)
    add("edit.disconnect", translate("Menu", "Ta&ke off its wires"), lambda: canvas.unwire(), "Ctrl+Del", places=places)
    add("edit.rename", translate("Menu", "Re&name"), lambda: canvas.rename(), "F2", places=places)
    add("edit.add_note", translate("Menu", "Add n&ote"), lambda: canvas.add_note(), "Shift+F2", places=places)
    frame = translate("Menu", "Fra&me the selection")
    add("edit.frame_selection", frame, lambda: canvas.frame_selection(), "Ctrl+J", places=places)
    tint = translate("Menu", "Next colo&ur of the note or frame")
    add("edit.next_colour", tint, lambda: canvas.tint(), "Ctrl+Shift+J", places=places)
    add("edit.arrange", translate("Menu", "A&rrange blocks"), lambda: canvas.arrange(), "Ctrl+Shift+L")
    titles = {"down": translate("Menu", "&Top to bottom"), "right": translate("Menu", "Left to &right")}
    actions.choice("view.direction", titles, _direction(window), lambda name: canvas.turn(name == "right"))
    _groups(window, actions)
    snap = translate("Menu", "Snap to what is near")
    add("view.snap", snap, lambda: _snap(window, actions["view.snap"].isChecked()), checkable=True)
    canvas.snaps = settings.text(_SNAP, "on") != "off"
    actions["view.snap"].setChecked(canvas.snaps)


def _groups(window: MainWindow, actions: Actions) -> None:
    add, places = actions.add, (window.canvas,)
    add("edit.group", translate("Menu", "&Group the selection"), lambda: _late().fold(window), "Ctrl+G", places=places)
    add(
        "edit.ungroup",
        translate("Menu", "Ungroup: &its blocks take its place"),
        lambda: _late().ungroup(window),
        "Ctrl+Shift+G",
        places=places,
    )
    add(
        "edit.open_group",
        translate("Menu", "Open or close the gro&up"),
        lambda: _late().toggle(window),
        "Ctrl+E",
        places=places,
    )
    add("edit.save_group", translate("Menu", "&Keep the group as a block of one's own…"), lambda: _late().keep(window))


def _late() -> ModuleType:
    """Return what is loaded when a group is first asked for."""
    return import_module("cnnstudio.ui.commands.groups")


def fill_menu(window: MainWindow, menu: QMenu, actions: Actions) -> None:
    """Put those that are about looking into the View menu."""
    direction = menu.addMenu(translate("Menu", "&Direction"))
    direction.aboutToShow.connect(lambda: actions[f"view.direction.{_direction(window)}"].setChecked(True))
    for name in ("down", "right"):
        direction.addAction(actions[f"view.direction.{name}"])
    menu.addAction(actions["view.snap"])


def _direction(window: MainWindow) -> str:
    return "right" if window.canvas.sideways else "down"


def _snap(window: MainWindow, on: bool) -> None:
    window.canvas.snaps = on
    settings.remember(_SNAP, "on" if on else "off")
