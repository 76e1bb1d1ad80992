"""Notes, frames and names on the canvas: made, written in place, tinted and resized."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from cnnstudio.design.gate import tidy
from cnnstudio.design.limits import LONGEST_NAME
from cnnstudio.design.notes import COLOURS, Frame, Note
from cnnstudio.graph.paths import find
from cnnstudio.ui import edits as shared
from cnnstudio.ui.canvas import edits, remarks
from cnnstudio.ui.canvas.block_text import block_name
from cnnstudio.ui.canvas.free_room import free_room
from cnnstudio.ui.canvas.gestures.resize import resize_text
from cnnstudio.ui.canvas.in_place import write_line, write_text
from cnnstudio.ui.canvas.look import NAME_PIXELS
from cnnstudio.ui.canvas.remark_item import LEAST_FRAME, LEAST_NOTE, TEXT_PIXELS, needed_height
from cnnstudio.ui.words import filled, translate

if TYPE_CHECKING:
    from cnnstudio.ui.canvas.view import CanvasView

_NAME_HEIGHT = 28.0


def add_note(view: CanvasView, at: QPointF | None = None) -> None:
    """Add a note at a point of the scene, by itself in free room near the cursor, and let it be written."""
    at = free_room(view, view.cursor_in_scene(), remarks.NOTE_SIZE) if at is None else at
    design = edits.pinned(view.document.design, view.scene.placed)
    design, id = remarks.with_note(design, (at.x(), at.y()))
    view.document.edit(translate("Canvas", "Add note"), design)
    view.selection.set((), remarks={id})
    write(view, id)


def add_frame(view: CanvasView, at: QPointF) -> None:
    """Put a frame around what is selected, else at a point of the scene, and let its title be written."""
    selection, placed = view.selection, view.scene.placed
    design = edits.pinned(view.document.design, placed)
    design, id, shifted = remarks.with_frame(design, placed, selection.ids, selection.remarks, (at.x(), at.y()))
    design = edits.moved(design, placed, shifted) if shifted else design
    view.document.edit(translate("Canvas", "Add frame"), design)
    selection.set((), remarks={id})
    write(view, id)


def write(view: CanvasView, id: str) -> None:
    """Let the text of a note, or the title of a frame, be written where it stands."""
    if id in view.scene.groups.items:
        _name_group(view, id)
        return
    item = view.scene.remarks.items.get(id)
    if item is None:
        return
    view.reveal_area(item.card.translated(item.pos()))
    area = item.text_box().translated(item.pos())
    if isinstance(item.remark, Frame):
        name, title = translate("Canvas", "Title of the frame"), item.remark.title
        write_line(view.board, area, title, NAME_PIXELS, LONGEST_NAME, name, lambda text: _written(view, id, text))
    else:
        name = translate("Canvas", "Text of the note")
        write_text(view.board, area, item.remark.text, TEXT_PIXELS, name, lambda text: _written(view, id, text))


def _written(view: CanvasView, id: str, text: str) -> None:
    design = view.document.design
    remark = design.remarks.get(id)
    if remark is None:
        return
    if isinstance(remark, Frame):
        view.document.edit(translate("Canvas", "Title frame"), remarks.with_words(design, id, text))
    else:
        height = max(remark.height, needed_height(replace(remark, text=text)))
        view.document.edit(translate("Canvas", "Write note"), remarks.with_words(design, id, text, height))


def rename(view: CanvasView) -> bool:
    """Let the current block be named, or the selected note or frame be written, where it stands; tell whether there is one."""
    selection = view.selection
    if len(selection.remarks) == 1 and not selection.ids:
        write(view, min(selection.remarks))
        return True
    id = selection.current
    if id is not None and id in view.scene.groups.items:
        _name_group(view, id)
        return True
    if id is None or id not in view.scene.blocks:
        return False
    view.reveal(id)
    item = view.scene.blocks[id]
    area = QRectF(item.pos(), item.card.size())
    area.setHeight(min(area.height(), _NAME_HEIGHT))
    name = filled(translate("Canvas", "Name of {block}"), block=id)
    write_line(view.board, area, block_name(item.node), NAME_PIXELS, LONGEST_NAME, name, lambda text: _named(view, id, text))
    return True


def _name_group(view: CanvasView, address: str) -> None:
    """Let the name of an open group be written at its title."""
    view.reveal(address)
    item = view.scene.groups.items[address]
    name = filled(translate("Canvas", "Name of {block}"), block=item.name)
    area = item.title_box().translated(item.pos())
    write_line(view.board, area, item.name, NAME_PIXELS, LONGEST_NAME, name, lambda text: _named(view, address, text))


def _named(view: CanvasView, id: str, text: str) -> None:
    design = view.document.design
    node, name = find(design.graph, id), tidy(" ".join(text.split()))
    if node is None or name in (node.name, block_name(node)):
        return
    view.document.edit(filled(translate("Edit", "Rename {block}"), block=id), shared.rename(design, id, name))


def tint(view: CanvasView, colour: str | None = None) -> None:
    """Give the selected notes and frames a colour, by itself the next one."""
    design, ids = view.document.design, view.selection.remarks
    if not ids:
        return
    if colour is None:
        now = design.remarks[min(ids)].colour
        colour = COLOURS[(COLOURS.index(now) + 1) % len(COLOURS)] if now in COLOURS else COLOURS[0]
    changed = remarks.with_colour(design, ids, colour)
    if changed != design:
        view.document.edit(translate("Canvas", "Colour note"), changed, merge="colour " + " ".join(sorted(ids)))


def resize(view: CanvasView, dx: float, dy: float) -> bool:
    """Make the selected notes and frames larger by so much; tell whether there are any."""
    design, found = view.document.design, []
    for id in view.selection.remarks:
        remark = design.remarks[id]
        least = LEAST_NOTE if isinstance(remark, Note) else LEAST_FRAME
        size = max(remark.width + dx, least[0]), max(remark.height + dy, least[1])
        found.append(replace(remark, width=size[0], height=size[1]))
    if not found:
        return False
    text = resize_text(isinstance(found[0], Frame))
    view.document.edit(text, remarks.with_changed(design, *found), merge="resize " + " ".join(sorted(one.id for one in found)))
    return True
