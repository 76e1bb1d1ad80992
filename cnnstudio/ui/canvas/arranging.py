"""Blocks laid out anew, turned, and nudged: each as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cnnstudio.design.design import Design
from cnnstudio.ui.canvas import edits, remarks
from cnnstudio.ui.canvas.gestures.move import move_text
from cnnstudio.ui.canvas.layout import arrange
from cnnstudio.ui.canvas.metrics import BELOW, Position
from cnnstudio.ui.canvas.sideways import arrange_sideways, is_sideways, turned
from cnnstudio.ui.shown import shown
from cnnstudio.ui.words import translate

if TYPE_CHECKING:
    from cnnstudio.ui.canvas.view import CanvasView


def rearrange(view: CanvasView, sideways: bool | None = None) -> None:
    """Lay the network out anew, in another direction where one is given, and show all of it."""
    document, scene = view.document, view.scene
    design: Design = document.design if sideways is None else turned(document.design, sideways)
    graph, beside = shown(design), scene.beside
    if is_sideways(design):
        heads = arrange_sideways(graph, scene.view_size, BELOW if beside else 0.0)
    else:
        heads = arrange(graph, scene.view_size, beside)
    if heads != scene.placed.heads or design is not document.design:
        design = remarks.rearranged(design, scene.placed, heads)
        design = edits.moved(design, scene.placed, heads)
        document.edit(translate("Canvas", "Arrange blocks"), design)
    view.show_start()


def nudge(view: CanvasView, dx: float, dy: float) -> None:
    """Move what is selected a little; nudges in a row are one step."""
    placed, design, selection = view.scene.placed, view.document.design, view.selection
    heads, noted = remarks.inside(design, placed, selection.remarks)
    heads |= placed.heads_of(selection.ids)
    noted |= selection.remarks
    if not heads and not noted:
        return
    moved: dict[str, Position] = {head: (placed.heads[head][0] + dx, placed.heads[head][1] + dy) for head in heads}
    places = {id: (remark.x + dx, remark.y + dy) for id, remark in design.remarks.items() if id in noted}
    design = edits.moved(remarks.moved(design, places), placed, moved)
    view.document.edit(move_text(len(heads), len(noted)), design, merge="nudge " + " ".join(sorted(heads | noted)))
