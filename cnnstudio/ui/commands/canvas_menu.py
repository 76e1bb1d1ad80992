"""The menu under the right button on the canvas: for a block, a wire, a note or frame, and the empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from cnnstudio.graph.graph import Edge
from cnnstudio.graph.group import Group
from cnnstudio.ui.canvas.hits import Hit
from cnnstudio.ui.canvas.tints import colour_titles, spot, tints
from cnnstudio.ui.words import filled, translate

if TYPE_CHECKING:
    from cnnstudio.ui.main_window import MainWindow

GROUP = """edit.rename edit.ungroup edit.save_group group.colours - edit.group edit.frame_selection
    - edit.cut edit.copy edit.duplicate - edit.delete edit.delete_cut edit.disconnect - view.fit_selection"""
BLOCK = """edit.rename edit.group edit.frame_selection - edit.cut edit.copy edit.duplicate
    - edit.delete edit.delete_cut edit.disconnect - view.fit_selection"""
REMARK = "edit.rename edit.colours - edit.cut edit.copy edit.duplicate edit.delete"
EMPTY = "edit.paste edit.add_note edit.frame_selection - edit.select_all edit.arrange - view.fit view.snap"
"""Names of actions; those that a window does not have are left out."""


def show(window: MainWindow, found: Hit, point: QPointF, at: QPoint) -> QMenu:
    """Open the menu for what was found at a point of the scene; `at` is the point of the screen."""
    menu = QMenu(window)
    menu.setObjectName("menu.canvas")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _choose(window, found)
    group = _group(window, found)
    if group is not None:
        menu.setAccessibleName(filled(translate("CanvasMenu", "What can be done with {block}"), block=group))
        toggle = menu.addAction(
            translate("CanvasMenu", "Close") if found.group else translate("CanvasMenu", "Open in its place")
        )
        toggle.setObjectName("canvas.toggle_group")
        toggle.triggered.connect(lambda: window.canvas.toggle_group())
        edit = menu.addAction(translate("CanvasMenu", "Edit its fields"))
        edit.setObjectName("canvas.edit")
        edit.triggered.connect(lambda: window.edit_fields(group))
        _put(window, menu, GROUP)
    elif found.block is not None:
        menu.setAccessibleName(filled(translate("CanvasMenu", "What can be done with {block}"), block=found.block))
        edit = menu.addAction(translate("CanvasMenu", "Edit its fields"))
        edit.setObjectName("canvas.edit")
        edit.triggered.connect(lambda: window.edit_fields(found.block or ""))
        _put(window, menu, BLOCK)
    elif found.remark is not None:
        menu.setAccessibleName(translate("CanvasMenu", "What can be done with the note"))
        _put(window, menu, REMARK)
    elif found.wire is not None:
        menu.setAccessibleName(translate("CanvasMenu", "What can be done with the wire"))
        _wire(window, menu, found.wire, point)
    else:
        menu.setAccessibleName(translate("CanvasMenu", "What can be done here"))
        add = menu.addAction(translate("CanvasMenu", "Add a block here…"))
        add.setObjectName("canvas.add")
        add.triggered.connect(lambda: window.search(point))
        _put(window, menu, EMPTY)
    window.canvas.aim(point)
    # An entry does its work once the menu is hidden: only then does the cursor count again.
    menu.aboutToHide.connect(lambda: QTimer.singleShot(0, window, lambda: window.canvas.aim(None)))
    menu.popup(at)
    return menu


def _choose(window: MainWindow, found: Hit) -> None:
    """Select what the menu is for, unless it is selected with others."""
    selection = window.selection
    held = found.block or found.group
    if held is not None and held not in selection.ids:
        selection.set([held])
    elif found.remark is not None and found.remark not in selection.remarks:
        selection.set((), remarks=[found.remark])


def _group(window: MainWindow, found: Hit) -> str | None:
    """Return the group that was found, open or closed."""
    if found.group is not None:
        return found.group
    node = window.canvas.scene.graph.nodes.get(found.block or "")
    return found.block if node is not None and isinstance(node.block, Group) else None


def _wire(window: MainWindow, menu: QMenu, edge: Edge, point: QPointF) -> None:
    insert = menu.addAction(translate("CanvasMenu", "Put a block into it…"))
    insert.setObjectName("canvas.insert")
    insert.triggered.connect(lambda: window.canvas.offer_at(point))
    remove = menu.addAction(translate("CanvasMenu", "Remove the wire"))
    remove.setObjectName("canvas.remove_wire")
    remove.triggered.connect(lambda: window.canvas.remove_wire(edge))


def _put(window: MainWindow, menu: QMenu, names: str) -> None:
    known = {action.objectName() for action in window.actions_}
    for name in names.split():
        if name == "-":
            menu.addSeparator()
        elif name == "edit.colours":
            menu.addMenu(_colours(window, menu))
        elif name == "group.colours":
            from cnnstudio.ui.commands.groups import colours

            menu.addMenu(colours(window, menu, window.selection.current or ""))
        elif name in known:
            menu.addAction(window.actions_[name])


def _colours(window: MainWindow, parent: QMenu) -> QMenu:
    menu = QMenu(translate("CanvasMenu", "Colour"), parent)
    titles = colour_titles()
    remarks = window.document.design.remarks
    worn = {remarks[id].colour for id in window.selection.remarks if id in remarks}
    for name, tint in tints().items():
        action = QAction(spot(tint), titles[name], menu)
        action.setObjectName(f"canvas.colour.{name}")
        action.setCheckable(True)
        action.setChecked(worn == {name})
        action.triggered.connect(lambda _on, name=name: window.canvas.tint(name))
        menu.addAction(action)
    return menu
