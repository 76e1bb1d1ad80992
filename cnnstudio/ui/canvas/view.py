"""The canvas as a widget: the network, drawn and edited by hand."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QCursor, QGuiApplication, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnstudio.design.design import Design
from cnnstudio.graph import text as marked
from cnnstudio.graph.addresses import nearest, parent_of
from cnnstudio.graph.graph import Edge
from cnnstudio.graph.group import Group
from cnnstudio.graph.text import Message, StudioError
from cnnstudio.ui.canvas import edits, keys, navigation, walk
from cnnstudio.ui.canvas.backdrop import backdrop
from cnnstudio.ui.canvas.board import Board
from cnnstudio.ui.canvas.hint import Hint, empty_words
from cnnstudio.ui.canvas.metrics import COLUMN_GAP
from cnnstudio.ui.canvas.minimap import Minimap
from cnnstudio.ui.canvas.places import is_another
from cnnstudio.ui.canvas.scene import MOST_BLOCKS
from cnnstudio.ui.conventions import conventions
from cnnstudio.ui.document import Document
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.shown import shown
from cnnstudio.ui.theme import theme
from cnnstudio.ui.words import announcer, filled, number, say, translate

if TYPE_CHECKING:
    from cnnstudio.ui.canvas.understanding import Understanding

_RING = 2
_ROAM = 3000.0

_SEEN_MS = 30
"""Milliseconds after the first paint, when what explains the network is made: the window is on screen by then."""


class CanvasView(QWidget):
    """Shows and edits the design's network.

    `message` carries a sentence for the person; `search_wanted` a point of the scene where a block is to be looked for,
    `block_wanted` a `Loose` wire that a block is to be chosen for; `menu_wanted` what a menu is to be for (a `Hit`), the point
    of the scene and that of the screen;
    `edit_wanted` the id of a block whose fields are to be edited; `zoomed` tells of another zoom.
    """

    message = Signal(object)
    search_wanted = Signal(object)
    block_wanted = Signal(object)
    menu_wanted = Signal(object, object, object)
    edit_wanted = Signal(str)
    zoomed = Signal()

    def __init__(self, document: Document, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.selection = document, selection
        self.setObjectName("panel.canvas")
        self._whisper, self._empty = Hint(self), Hint(self)
        self.board = Board(document, selection, self._say_beside, self.message.emit)
        self.board.setObjectName("canvas.board")
        self.scene = self.board.stage
        self._map = Minimap(self.board, self)
        self._settled, self._looked, self._seen, self._scale = False, False, False, theme.scale
        self._aim: QPointF | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_RING, _RING, _RING, _RING)
        layout.addWidget(self.board)
        self._map.raise_()
        self.setFocusProxy(self.board)
        self._connect()
        self._dress()
        self.retranslate()

    def _connect(self) -> None:
        board, scene = self.board, self.scene
        board.key_pressed = lambda event: keys.press(self, event)
        board.walk = lambda forward: walk.step(self, forward)
        board.touched.connect(self._settle)
        board.resized.connect(self._resized)
        board.zoomed.connect(self.zoomed)
        board.search_wanted.connect(self.offer_at)
        board.block_wanted.connect(self.block_wanted)
        board.menu_wanted.connect(self._ask_menu)
        board.edit_wanted.connect(self.enter)
        board.writing_wanted.connect(self.write)
        board.focus_changed.connect(self.update)
        board.scrolled.connect(self._map.step_aside)
        board.zoomed.connect(self._map.step_aside)
        board.resized.connect(self._map.step_aside)
        scene.moved.connect(self._map.forget)
        scene.opened.connect(self.reveal)
        scene.replaced.connect(self._replaced)
        scene.crowded.connect(lambda: self.message.emit(self._too_many()))
        scene.moved.connect(self._roam)
        scene.moved.connect(self._invite)
        self.document.changed.connect(self._edited)
        theme.changed.connect(self._dress)
        conventions.changed.connect(self.scene.repaint)
        announcer.language_changed.connect(self.retranslate)

    @cached_property
    def understanding(self) -> Understanding:
        """What is shown beyond the network: formulas, heat, previews, marks; made once there is something to see."""
        from cnnstudio.ui.canvas.understanding import Understanding

        return Understanding(self)

    # -- looking ------------------------------------------------------------------------------------------------------

    @property
    def zoom(self) -> float:
        """The zoom in use; 1 is 100 %."""
        return navigation.zoom_of(self.board)

    def fit(self) -> None:
        """Show the whole network."""
        self._fit(self.scene.content())

    def fit_selection(self) -> None:
        """Show the selected blocks; everything where none is selected."""
        area = self.scene.row_area(self.selection.ids).united(self.scene.remarks.area(self.selection.remarks))
        self._fit(area if not area.isEmpty() else self.scene.content())

    def zoom_in(self) -> None:
        """Look closer, around the middle."""
        self._settle(True)
        self.board.set_zoom(self.zoom * navigation.STEP)

    def zoom_out(self) -> None:
        """Look from farther away."""
        self._settle(True)
        self.board.set_zoom(self.zoom / navigation.STEP)

    def reset_zoom(self) -> None:
        """Look at 100 %."""
        self._settle(True)
        self.board.set_zoom(theme.scale)

    def reveal(self, id: str) -> None:
        """Scroll until a block, or the frame of an open group, is in sight; for one in a closed group that group."""
        frame = self.scene.groups.items.get(id)
        if frame is not None:
            self.reveal_area(frame.card.translated(frame.pos()))
            return
        id = nearest(id, self.scene.blocks)
        if id in self.scene.blocks:
            self.reveal_area(self.scene.content((id,)))

    def reveal_area(self, area: QRectF) -> None:
        """Scroll until an area of the scene is in sight."""
        self._settle()
        navigation.reveal(self.board, area)

    def scroll_by(self, dx: int, dy: int) -> None:
        """Move the view by pixels."""
        self._settle(True)
        for bar, by in ((self.board.horizontalScrollBar(), dx), (self.board.verticalScrollBar(), dy)):
            bar.setValue(bar.value() + by)

    def export_png(self, path: Path | str, scale: float = 2.0) -> None:
        """Write a picture of the whole network, `scale` pixels per unit. Raises `StudioError`."""
        from cnnstudio.ui.canvas import export

        export.save_png(self.scene, path, scale)

    def export_svg(self, path: Path | str) -> None:
        """Write a drawing of the whole network. Raises `StudioError`."""
        from cnnstudio.ui.canvas import export

        export.save_svg(self.scene, path)

    # -- editing ------------------------------------------------------------------------------------------------------

    def select_all(self) -> None:
        """Select every block, note and frame."""
        self.selection.set(self.document.design.graph.nodes, remarks=self.document.design.remarks)

    def follow(self, dx: int, dy: int) -> bool:
        """Select the block at the other end of a wire: up what feeds the current one, down what it feeds, else a neighbour."""
        return walk.follow(self, dx, dy)

    def delete_selection(self, reconnect: bool = True) -> None:
        """Remove what is selected; with `reconnect` what fed a chain of blocks feeds what it fed."""
        from cnnstudio.ui.canvas import remarks

        ids, noted = self.selection.ids, self.selection.remarks
        if not ids and not noted:
            return
        design = remarks.without(self.document.design, noted)
        if ids:
            design = edits.without(design, self.scene.placed, ids, reconnect)
        self.document.edit(_deletion(ids, noted), design)
        self.selection.clear()

    def unwire(self) -> None:
        """Take off the wires that run into the selected blocks."""
        design = self.document.design
        wires = [edge for id in self.selection.ids for edge in self.scene.graph.into(id)]
        if wires:
            graph = design.graph
            for edge in wires:
                graph = edits.cut(graph, edge)
            text = translate("Canvas", "Remove wire") if len(wires) == 1 else translate("Canvas", "Remove wires")
            self.document.edit(text, edits.rewired(design, self.scene.placed, graph))

    def copy(self) -> str:
        """Put what is selected on the clipboard as text, and return it; "" where nothing is."""
        from cnnstudio.ui.canvas import clipboard

        text = clipboard.copied(self.document.design, self.scene.placed, self.selection.ids, self.selection.remarks)
        if text:
            QGuiApplication.clipboard().setText(text)
        return text

    def cut(self) -> str:
        """Copy the selected blocks and remove them."""
        text = self.copy()
        self.delete_selection()
        return text

    def paste(self, text: str) -> None:
        """Add the blocks of a text under new ids at the cursor, else in the middle; tell where the text is none."""
        from cnnstudio.ui.canvas import clipboard
        from cnnstudio.ui.canvas.hits import group_around

        at = self.cursor_in_scene()
        try:
            path = group_around(self.scene, at)
            design, new, noted = clipboard.pasted(self.document.design, self.scene.placed, text, (at.x(), at.y()), path)
        except StudioError as error:
            self.message.emit(error.message)
            return
        if new or noted:
            self.document.edit(translate("Canvas", "Paste"), design)
            self.selection.set(new, remarks=noted)

    def duplicate(self) -> None:
        """Add copies of what is selected beside it."""
        from cnnstudio.ui.canvas import clipboard

        selection = self.selection
        if selection.ids or selection.remarks:
            found = clipboard.doubled(self.document.design, self.scene.placed, selection.ids, selection.remarks)
            self.document.edit(translate("Canvas", "Duplicate"), found.design)
            selection.set(found.ids, remarks=found.remarks)

    def arrange(self) -> None:
        """Lay the network out anew, as one step, and show all of it."""
        from cnnstudio.ui.canvas import arranging

        arranging.rearrange(self)

    @property
    def sideways(self) -> bool:
        """Whether the network is drawn left to right."""
        return self.scene.placed.sideways

    def turn(self, sideways: bool) -> None:
        """Draw the network left to right, or top to bottom, laid out anew, as one step."""
        from cnnstudio.ui.canvas import arranging

        if sideways is not self.sideways:
            arranging.rearrange(self, sideways)

    def keep_free(self, beside: float) -> None:
        """Keep so much room free at the right of every column; what was laid out by hand stays where it is."""
        self.scene.keep_free(beside)
        if not self.document.design.layout:
            self.scene.rearrange()
            self.show_start()

    def nudge(self, dx: float, dy: float) -> None:
        """Move what is selected a little; nudges in a row are one step."""
        from cnnstudio.ui.canvas import arranging

        arranging.nudge(self, dx, dy)

    # -- groups -------------------------------------------------------------------------------------------------------

    def enter(self, id: str) -> None:
        """Open a closed group in its place; of a block ask for the fields."""
        if isinstance(getattr(self.scene.graph.nodes.get(id), "block", None), Group):
            self.open_group(id)
        else:
            self.edit_wanted.emit(id)

    def open_group(self, address: str) -> bool:
        """Show a closed group open, in its place; tell whether there is one."""
        from cnnstudio.ui.canvas import grouping

        return grouping.show(self, address, open=True)

    def close_group(self, address: str | None = None) -> bool:
        """Show an open group as one block: by itself the selected one, or the one around what is selected."""
        from cnnstudio.ui.canvas import grouping

        found = grouping.group_of(self) if address is None else address
        while found and found not in self.scene.groups.items:
            found = parent_of(found)
        return bool(found) and grouping.show(self, found or "", open=False)

    def toggle_group(self) -> bool:
        """Open the selected closed group, else close the one that what is selected is in."""
        current = self.selection.current
        return (current is not None and self.open_group(current)) or self.close_group()

    def step_out(self) -> bool:
        """From a block in an open group go to the group, from an open group close it; tell whether there was one."""
        current = self.selection.current
        if current is None:
            return False
        if current in self.scene.groups.items:
            return self.close_group(current)
        outer = parent_of(current)
        if outer:
            self.selection.set([outer], outer)
        return bool(outer)

    def ungroup(self) -> bool:
        """Lay the selected group open for good: its blocks take its place."""
        from cnnstudio.ui.canvas import grouping

        address = grouping.group_of(self)
        return address is not None and grouping.unfold(self, address, self.message.emit)

    def uncover(self, address: str) -> None:
        """Open the groups around a block, and bring it into sight."""
        from cnnstudio.ui.canvas import grouping

        grouping.uncover(self, address)
        self.reveal(address)

    # -- notes, frames and names --------------------------------------------------------------------------------------

    @property
    def snaps(self) -> bool:
        """Whether what is moved snaps to what stands near."""
        return self.board.desk.snaps

    @snaps.setter
    def snaps(self, on: bool) -> None:
        self.board.desk.snaps = on

    def add_note(self, at: QPointF | None = None) -> None:
        """Add a note at a point of the scene, by itself in free room near the cursor, and let it be written."""
        from cnnstudio.ui.canvas import writing

        writing.add_note(self, self._aim if at is None else at)

    def frame_selection(self, at: QPointF | None = None) -> None:
        """Put a titled frame around what is selected; where nothing is, at the cursor."""
        from cnnstudio.ui.canvas import writing

        writing.add_frame(self, self.cursor_in_scene() if at is None else at)

    def write(self, id: str) -> None:
        """Let the text of a note, or the title of a frame, be written where it stands."""
        from cnnstudio.ui.canvas import writing

        writing.write(self, id)

    def rename(self) -> bool:
        """Let the current block be named where it stands, or the selected note or frame be written."""
        from cnnstudio.ui.canvas import writing

        return writing.rename(self)

    def tint(self, colour: str | None = None) -> None:
        """Give the selected notes and frames a colour, by itself the next one."""
        from cnnstudio.ui.canvas import writing

        writing.tint(self, colour)

    def resize_notes(self, dx: float, dy: float) -> bool:
        """Make the selected notes and frames larger by so much; tell whether there are any."""
        from cnnstudio.ui.canvas import writing

        return writing.resize(self, dx, dy)

    # -- inside -------------------------------------------------------------------------------------------------------

    def _fit(self, area: QRectF) -> None:
        self._settle(True)
        navigation.fit(self.board, area, theme.scale)
        self.board.after_zoom()

    def show_start(self) -> None:
        """Show the network as when it was opened: all of it where text stays readable, else its beginning."""
        beside = COLUMN_GAP if len(self.scene.blocks) > 1 and not self.scene.beside else 0
        navigation.show_start(self.board, self.scene.content(), beside, theme.scale)
        self.board.after_zoom()

    def _settle(self, looked: bool = False) -> None:
        """From the first touch on the view stays, at most laid out anew for a far larger window until it is `looked` at."""
        self._settled, self._looked = True, self._looked or looked

    def _edited(self, before: Design, after: Design) -> None:
        if not is_another(before.graph, after.graph):
            self._settle()

    def _replaced(self) -> None:
        self._settled = self._looked = False
        self._resized()

    def _resized(self) -> None:
        self.scene.view_size = self._view_size()
        if not self._settled or (self.scene.is_outgrown and not self._looked):
            if not self.document.design.layout:
                self.scene.rearrange()
            self.show_start()
        self._invite()

    def _view_size(self) -> tuple[float, float]:
        size = self.board.viewport().size()
        return max(size.width(), 320) / theme.scale, max(size.height(), 240) / theme.scale

    def _roam(self) -> None:
        """Let the view be moved some way beyond the blocks."""
        self.board.setSceneRect(self.scene.content().adjusted(-_ROAM, -_ROAM, _ROAM, _ROAM))

    def _invite(self) -> None:
        if self.scene.is_crowded:
            self._empty.rest(say(self._too_many()))
        elif self.scene.blocks:
            self._empty.hide()
        else:
            self._empty.rest(empty_words())

    def _too_many(self) -> Message:
        source = marked.translate(
            "Canvas", "{n} blocks are too many to draw: above {limit} this network is checked and trained only."
        )
        return Message("canvas.many", source, n=number(len(shown(self.document.design))), limit=number(MOST_BLOCKS))

    def _say_beside(self, text: str, at: QPoint) -> None:
        self._whisper.whisper(text, self.board.viewport().mapTo(self, at))

    def remove_wire(self, edge: Edge) -> None:
        """Take a wire away."""
        design = self.document.design
        if self.scene.graph.wires.get((edge.target, edge.target_port)) == edge:
            graph = edits.cut(design.graph, edge)
            self.document.edit(translate("Canvas", "Remove wire"), edits.rewired(design, self.scene.placed, graph))

    def _ask_menu(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is under the cursor, by the keyboard of what is selected."""
        from cnnstudio.ui.canvas.hits import Hit, hit

        at, found = self.board.mapToScene(event.pos()), Hit()
        if event.reason() != QContextMenuEvent.Reason.Keyboard:
            found = hit(self.scene, at, self.zoom)
        else:
            remark = min(self.selection.remarks, default=None)
            current = self.selection.current
            framed = current if current in self.scene.groups.items else None
            block = nearest(current, self.scene.blocks) if current and framed is None else None
            found = Hit(block=block, group=framed, remark=None if current else remark)
            area = self.scene.row_area(self.selection.ids).united(self.scene.remarks.area(self.selection.remarks))
            at = self.cursor_in_scene() if area.isEmpty() else area.center()
        self.menu_wanted.emit(found, at, self.board.viewport().mapToGlobal(self.board.mapFromScene(at)))

    def offer_at(self, at: QPointF) -> None:
        """Ask for a block at a point of the scene: for the wire there, where one runs."""
        from cnnstudio.ui.canvas.hits import hit
        from cnnstudio.ui.canvas.loose import Loose

        edge = hit(self.scene, at, self.zoom).wire
        if edge is None:
            self.search_wanted.emit(at)
        else:
            self.block_wanted.emit(Loose(at, at, edge.source, edge.target, edge.target_port, edge))

    def aim(self, at: QPointF | None) -> None:
        """Let what is added next come to a point of the scene, wherever the cursor has gone since."""
        self._aim = at

    def cursor_in_scene(self) -> QPointF:
        """Return the point of the scene under the cursor, or in the middle of the view where it is elsewhere."""
        if self._aim is not None:
            return self._aim
        at = self.board.viewport().mapFromGlobal(QCursor.pos())
        inside = self.isVisible() and self.board.viewport().rect().contains(at)
        return self.board.mapToScene(at if inside else self.board.viewport().rect().center())

    def _dress(self) -> None:
        """Take the colours in use, and the size of presentations."""
        if theme.scale != self._scale:
            self.board.set_zoom(self.zoom * theme.scale / self._scale)
            self._scale = theme.scale
        self.scene.repaint()
        self.board.setBackgroundBrush(backdrop())
        self._map.forget()
        self._whisper.dress(self.scene.look, boxed=True)
        self._empty.dress(self.scene.look, boxed=False)
        self.update()

    def retranslate(self) -> None:
        """Write every word anew, in the language in use."""
        self.board.setAccessibleName(translate("Canvas", "Network"))
        self.board.setAccessibleDescription(
            translate("Canvas", "The network as blocks and wires. Tab walks the blocks, arrows move them, Delete removes them.")
        )
        self._map.retranslate()
        self.scene.repaint()
        self._invite()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._invite()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._seen:
            self._seen = True
            QTimer.singleShot(_SEEN_MS, self.board, self.board.sense)
            QTimer.singleShot(_SEEN_MS, self, lambda: self.understanding)
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.scene.look.canvas)
        if self.board.hasFocus():
            painter.setPen(QPen(self.scene.look.accent.color(), 1.5))
            painter.drawRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75))


def _deletion(ids: frozenset[str], remarks: frozenset[str]) -> str:
    if not ids:
        return translate("Canvas", "Delete note") if len(remarks) == 1 else translate("Canvas", "Delete notes")
    if len(ids) == 1:
        return filled(translate("Canvas", "Delete {block}"), block=min(ids))
    return filled(translate("Canvas", "Delete {n} blocks"), n=len(ids))
