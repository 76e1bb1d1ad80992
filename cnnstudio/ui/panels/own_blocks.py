"""Renaming and deleting the blocks of one's own in the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QInputDialog, QMenu, QMessageBox

from cnnstudio.design import library
from cnnstudio.graph.text import StudioError
from cnnstudio.ui.question import question
from cnnstudio.ui.words import filled, translate

if TYPE_CHECKING:
    from cnnstudio.design.library import Kept
    from cnnstudio.ui.panels.palette import Palette


def menu(palette: Palette, kept: Kept, at: QPoint) -> QMenu:
    """Open the menu of one block at a point of the screen."""
    made = QMenu(palette)
    made.setObjectName("menu.own")
    rename = made.addAction(translate("Palette", "Rename…"))
    rename.setObjectName("own.rename")
    rename.triggered.connect(lambda: ask_name(palette, kept))
    forget = made.addAction(translate("Palette", "Delete…"))
    forget.setObjectName("own.forget")
    forget.triggered.connect(lambda: ask_forget(palette, kept))
    made.aboutToHide.connect(made.deleteLater)
    made.popup(at)
    return made


def ask_name(palette: Palette, kept: Kept) -> None:
    """Ask for another name; the old one is gone then."""
    dialog = QInputDialog(palette)
    dialog.setObjectName("own.name")
    dialog.setWindowTitle(translate("Palette", "Rename a block of one's own"))
    dialog.setLabelText(translate("Palette", "Name in the palette:"))
    dialog.setTextValue(kept.name)
    dialog.setOkButtonText(translate("Palette", "Rename"))
    dialog.setCancelButtonText(translate("Palette", "Cancel"))
    dialog.textValueSelected.connect(lambda name: _rename(palette, kept, name))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _rename(palette: Palette, kept: Kept, name: str) -> None:
    try:
        library.rename(kept, name)
    except StudioError as error:
        palette.failed.emit(error.message)
    palette.refresh_own()


def ask_forget(palette: Palette, kept: Kept) -> None:
    """Ask whether a block shall be deleted; networks that hold copies of it keep them."""
    text = filled(translate("Palette", "Delete “{name}” from the palette? Networks keep their copies."), name=kept.name)
    box = question(palette, "own.delete", text)
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.Cancel)
    box.button(QMessageBox.StandardButton.Yes).setText(translate("Palette", "Delete"))
    box.button(QMessageBox.StandardButton.Cancel).setText(translate("Palette", "Cancel"))
    box.accepted.connect(lambda: _forget(palette, kept))
    box.open()


def _forget(palette: Palette, kept: Kept) -> None:
    try:
        library.forget(kept)
    except StudioError as error:
        palette.failed.emit(error.message)
    palette.refresh_own()
