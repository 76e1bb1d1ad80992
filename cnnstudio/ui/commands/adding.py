"""Adds blocks from the search at the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QCursor

from cnnstudio.design.design import Design
from cnnstudio.graph.block import Block
from cnnstudio.ui import edits
from cnnstudio.ui.canvas.edits import added
from cnnstudio.ui.canvas.hits import group_around
from cnnstudio.ui.panels.quick_add import QuickAdd
from cnnstudio.ui.words import filled, say, translate

if TYPE_CHECKING:
    from cnnstudio.ui.main_window import MainWindow


def append(window: MainWindow, blocks: list[Block]) -> None:
    """Add blocks in a row as one step: behind the selected block, behind the last one where none is selected."""
    document = window.document
    design, after = document.design, window.selection.current
    for block in blocks:
        design, after = edits.append_block(design, after, block)
    if after is not None:
        _finish(window, blocks, design, after)


def ask(window: MainWindow, point: QPointF) -> QuickAdd:
    """Open the search at the cursor for a block that shall stand at a point of the scene."""
    popup = QuickAdd(window)
    popup.chosen.connect(lambda blocks: add(window, blocks, point))
    popup.open_at(QCursor.pos())
    return popup


def add(window: MainWindow, blocks: list[Block], point: QPointF) -> None:
    """Add blocks in a row as one step: behind the selected block, free at the point where none is selected."""
    document, selection = window.document, window.selection
    design, after = document.design, selection.current
    for block in blocks:
        if after is None:
            path = group_around(window.canvas.scene, point)
            design, after = added(design, window.canvas.scene.placed, block, (point.x(), point.y()), path)
        else:
            design, after = edits.append_block(design, after, block)
    if after is not None:
        _finish(window, blocks, design, after)


def _finish(window: MainWindow, blocks: list[Block], design: Design, last: str) -> None:
    names = ", ".join(say(block.title) for block in blocks)
    window.document.edit(filled(translate("Edit", "Add {block}"), block=names), design)
    window.selection.set([last])
    window.canvas.reveal(last)
