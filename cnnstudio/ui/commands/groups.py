"""The commands for groups: fold, open and close, lay open, colour, keep as a block of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QMenu, QMessageBox

from cnnstudio.design import library
from cnnstudio.design.limits import LONGEST_NAME
from cnnstudio.graph import text as marked
from cnnstudio.graph.folding import fold as tried
from cnnstudio.graph.folding import repeats
from cnnstudio.graph.graph import GraphError
from cnnstudio.graph.paths import find
from cnnstudio.graph.repeats import Repeat
from cnnstudio.graph.text import Message, StudioError
from cnnstudio.ui.canvas import grouping
from cnnstudio.ui.canvas.tints import colour_titles, spot, tints
from cnnstudio.ui.question import question
from cnnstudio.ui.shown import around
from cnnstudio.ui.words import filled, translate

if TYPE_CHECKING:
    from cnnstudio.ui.main_window import MainWindow

NONE = ""


def fold(window: MainWindow) -> QMenu | None:
    """Fold the selection into a group; where a stretch of it repeats, a small menu proposes the group xN first."""
    canvas, graph = window.canvas, window.document.design.graph
    chosen = _foldable(window)
    if not chosen:
        source = marked.translate("Groups", "Select the blocks that shall be one group.")
        window.say(Message("groups.none", source))
        return None
    found = repeats(graph, chosen)
    if found is None:
        grouping.fold(canvas, chosen, window.say)
        return None
    return _propose(window, chosen, found)


def _foldable(window: MainWindow) -> set[str]:
    """Return what is selected: of a group with its blocks the group, and not the two ends where there is more."""
    graph, ids = window.document.design.graph, window.selection.ids
    chosen = {id for id in ids if not any(outer in ids for outer in around(id))}
    inner = {id for id in chosen if not getattr(getattr(find(graph, id), "block", None), "boundary", "")}
    return inner or chosen


def _propose(window: MainWindow, chosen: set[str], found: Repeat) -> QMenu:
    menu = QMenu(window)
    menu.setObjectName("menu.fold")
    menu.setAccessibleName(translate("Groups", "How to fold"))
    count, blocks = len(found.copies), len(found.copies[0])
    if blocks == 1:
        text = filled(translate("Groups", "Group ×{count}: one block, {count} times in a row"), count=count)
    else:
        text = filled(
            translate("Groups", "Group ×{count}: {blocks} blocks, {count} times in a row"), count=count, blocks=blocks
        )
    repeated = menu.addAction(text)
    repeated.setObjectName("fold.repeated")
    repeated.triggered.connect(lambda: grouping.fold(window.canvas, found, window.say))
    whole = menu.addAction(filled(translate("Groups", "One group of all {count} blocks"), count=len(chosen)))
    whole.setObjectName("fold.whole")
    whole.triggered.connect(lambda: grouping.fold(window.canvas, chosen, window.say))
    whole.setEnabled(_can_fold(window, chosen))
    menu.setActiveAction(repeated)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(_beside(window))
    return menu


def _can_fold(window: MainWindow, chosen: set[str]) -> bool:
    try:
        tried(window.document.design.graph, chosen)
    except GraphError:
        return False
    return True


def _beside(window: MainWindow) -> QPoint:
    """Return a point of the screen beside what is selected, within the canvas."""
    canvas = window.canvas
    board = canvas.board
    area = board.mapFromScene(canvas.scene.row_area(window.selection.ids)).boundingRect()
    inside = area.intersected(board.viewport().rect())
    at = inside.topRight() if not inside.isEmpty() else board.viewport().rect().center()
    return QPoint(board.viewport().mapToGlobal(at))


def ungroup(window: MainWindow) -> None:
    """Lay the selected group, or the one around the selection, open for good."""
    if not window.canvas.ungroup():
        source = marked.translate("Groups", "Select a group, or a block in one.")
        window.say(Message("groups.no_group", source))


def toggle(window: MainWindow) -> None:
    """Open the selected group in its place, or close the one around the selection."""
    if not window.canvas.toggle_group():
        source = marked.translate("Groups", "Select a group, or a block in one.")
        window.say(Message("groups.no_group", source))


def keep(window: MainWindow) -> None:
    """Ask for a name, and keep the selected group in the palette as a block of one's own."""
    address = grouping.group_of(window.canvas)
    if address is None:
        source = marked.translate("Groups", "Select a group, or a block in one.")
        window.say(Message("groups.no_group", source))
        return
    dialog = QInputDialog(window)
    dialog.setObjectName("groups.keep")
    dialog.setWindowTitle(translate("Groups", "A block of one's own"))
    dialog.setLabelText(translate("Groups", "What the group is called in the palette:"))
    dialog.setTextValue(grouping.name_of(window.canvas, address))
    dialog.setOkButtonText(translate("Groups", "Keep"))
    dialog.setCancelButtonText(translate("Groups", "Cancel"))
    dialog.textValueSelected.connect(lambda name: _keep_as(window, address, name))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _keep_as(window: MainWindow, address: str, name: str) -> None:
    try:
        taken = library.path_for(name).exists()
    except StudioError as error:
        window.say(error.message)
        return
    if not taken:
        _write(window, address, name)
        return
    text = filled(translate("Groups", "There is already a block “{name}” of yours. Replace it?"), name=name[:LONGEST_NAME])
    box = question(window, "groups.replace", text)
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.Cancel)
    box.button(QMessageBox.StandardButton.Yes).setText(translate("Groups", "Replace"))
    box.button(QMessageBox.StandardButton.Cancel).setText(translate("Groups", "Cancel"))
    box.accepted.connect(lambda: _write(window, address, name))
    box.open()


def _write(window: MainWindow, address: str, name: str) -> None:
    try:
        library.keep(window.document.design, address, name)
    except StudioError as error:
        window.say(error.message)
        return
    window.palette_.refresh_own()
    source = marked.translate("Groups", "“{name}” is in the palette now, under My blocks.")
    window.messages.inform(Message("groups.kept", source, name=name[:LONGEST_NAME]))


def colours(window: MainWindow, parent: QMenu, address: str) -> QMenu:
    """Return a menu with the colours of a group."""
    menu = QMenu(translate("CanvasMenu", "Colour"), parent)
    look = window.document.design.groups.get(address)
    worn = look.colour if look is not None else NONE
    known = tints()
    for name, title in group_colours().items():
        action = QAction(title, menu)
        if name in known:
            action.setIcon(spot(known[name]))
        action.setObjectName(f"group.colour.{name or 'none'}")
        action.setCheckable(True)
        action.setChecked(name == worn)
        action.triggered.connect(lambda _on, name=name: grouping.tint(window.document, [address], name))
        menu.addAction(action)
    return menu


def group_colours() -> dict[str, str]:
    """Return what the colours of a group are called; first comes none."""
    return {NONE: translate("Groups", "No colour"), **colour_titles()}
