"""The scene: one item for each block, wire, note and frame, brought up to date where the design differs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtWidgets import QGraphicsScene

from cnnstudio.design.design import Design
from cnnstudio.graph.addresses import nearest
from cnnstudio.graph.graph import Edge, Graph
from cnnstudio.graph.group import Group
from cnnstudio.graph.report import Report
from cnnstudio.ui.canvas import wiring
from cnnstudio.ui.canvas.block_item import BlockItem
from cnnstudio.ui.canvas.docks import rows
from cnnstudio.ui.canvas.group_layer import GroupLayer
from cnnstudio.ui.canvas.look import Look
from cnnstudio.ui.canvas.metrics import BELOW, LANE, MARGIN, WIDTH, Position, Size
from cnnstudio.ui.canvas.places import Placed, Places, far_from, is_another
from cnnstudio.ui.canvas.regions import boxes
from cnnstudio.ui.canvas.remark_layer import RemarkLayer
from cnnstudio.ui.canvas.routes import Obstacles
from cnnstudio.ui.canvas.wire_item import WireItem
from cnnstudio.ui.document import Document
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.shown import shown
from cnnstudio.ui.words import say

Key = tuple[str, str]
_SPARE = 600.0
MOST_BLOCKS = 5000
"""Above, one sentence stands instead of a canvas that would answer slowly."""


class CanvasScene(QGraphicsScene):
    """Mirrors the document and the selection. `replaced` tells that another network came, `moved` that blocks lie elsewhere.

    `opened(address)` follows where a group was laid open. A network of more than `MOST_BLOCKS` is not drawn: `crowded` tells
    so.
    """

    replaced = Signal()
    moved = Signal()
    dragged = Signal()
    crowded = Signal()
    opened = Signal(str)

    def __init__(self, document: Document, selection: Selection) -> None:
        super().__init__()
        self.document, self.selection = document, selection
        self.look = Look()
        self.blocks: dict[str, BlockItem] = {}
        self.wires: dict[Key, WireItem] = {}
        self.remarks = RemarkLayer(self)
        self.groups = GroupLayer(self)
        self.is_crowded = False
        self.view_size: Size = (920.0, 480.0)
        self._places = Places()
        self._selected: frozenset[str] = frozenset()
        self._badged: set[str] = set()
        self.placed = Placed(rows(Graph()), {})
        self.positions: dict[str, Position] = {}
        self._still: Obstacles | None = None
        self._shown, self._graph = Design(), Graph()
        self._report: Report | None = None
        selection.changed.connect(self._select)
        self.bring(document.design)

    @property
    def graph(self) -> Graph:
        """The network on show, its open groups laid open."""
        return self._graph

    def content(self, ids: Iterable[str] | None = None) -> QRectF:
        """Return the area of all there is, or of some blocks; empty where there are none."""
        area = self.row_area(ids)
        if ids is not None or area.isEmpty():
            return area if ids is not None else self.remarks.area()
        if self.beside:
            area = area.adjusted(0, 0, 0, BELOW) if self.placed.sideways else area.adjusted(0, 0, self.beside - LANE, 0)
        return area.united(self.remarks.area()).united(self.groups.area())

    def row_area(self, ids: Iterable[str] | None = None) -> QRectF:
        """Return the area of all rows, or of those of some blocks; empty where there are none."""
        heads = self.placed.heads if ids is None else self.placed.heads_of(ids)
        cards = [(*self.placed.heads[head], self.placed.rows.height(head)) for head in heads]
        if not cards:
            return QRectF()
        left, top = min([x for x, _, _ in cards]), min([y for _, y, _ in cards])
        right, bottom = max([x for x, _, _ in cards]) + WIDTH, max([y + h for _, y, h in cards])
        return QRectF(left, top, right - left, bottom - top)

    @property
    def beside(self) -> float:
        """The room that is kept free at the right of every column."""
        return self._places.beside

    def keep_free(self, beside: float) -> None:
        """Keep so much room free at the right of every column that is laid out from now on."""
        self._places.beside = beside
        self.moved.emit()

    @property
    def is_outgrown(self) -> bool:
        """Whether nothing was put somewhere by hand, and the view is far larger or smaller than it was laid out for."""
        return not self._shown.layout and not self._shown.remarks and far_from(self._places.laid_for, self.view_size)

    def remember(self, design: Design, placed: Placed) -> None:
        """Show a design so from now on."""
        self._places.remember(design, placed)

    def rearrange(self) -> None:
        """Lay everything out anew for the present size of the view, without an entry in the history."""
        self.placed = self._places.of(self._shown, None, self.view_size)
        self._move_items()

    def preview(self, heads: Mapping[str, Position], remarks: Mapping[str, Position] | None = None) -> None:
        """Show layers, notes and frames elsewhere, while they are dragged."""
        if remarks:
            self.remarks.preview(remarks)
        if not heads:
            return
        rows = self.placed.rows
        if self._still is None:
            self._still = wiring.obstacles_of(self.placed, heads)
        self.placed = self.placed._replace(heads={**self.placed.heads, **heads})
        for head, (x, y) in heads.items():
            left, top = self.positions[head]
            for id in (head, *rows.tags[head]):
                old = self.positions[id]
                self.positions[id] = (old[0] + x - left, old[1] + y - top)
                self.blocks[id].setPos(*self.positions[id])
        if self.groups.items:
            self.groups.place(boxes(rows, self.placed.heads))
        wiring.lay_some(self, {member for head in heads for member in (head, *rows.tags[head])}, self._still)
        self.dragged.emit()

    def settle(self) -> None:
        """Show where the design has its blocks; the end of a drag, also of one that was given up."""
        self.placed = self._places.of(self._shown, self._shown, self.view_size)
        self.remarks.settle()
        self._move_items()

    def repaint(self) -> None:
        """Take other colours, fonts or words."""
        self.look.refresh()
        self.remarks.repaint()
        self.groups.repaint()
        for item in self.blocks.values():
            item.forget_texts()
        self._badged = set(self.blocks)
        self._mark()
        self.update()

    def bring(self, after: Design) -> None:
        """Show another design; what is the same object as before is left alone."""
        crowded, self.is_crowded = self.is_crowded, len(shown(after)) > MOST_BLOCKS
        if self.is_crowded:
            after = replace(after, networks={"main": Graph()}, notes=(), frames=())
        before, self._shown = self._shown, after
        old_graph, self._graph = self._graph, shown(after)
        graph = self._graph
        report = self.document.report
        another = is_another(before.graph, after.graph)
        old = self.placed
        self.placed = self._places.of(after, None if another else before, self.view_size)
        if after.notes is not before.notes or after.frames is not before.frames:
            self.remarks.bring(after)
            self.remarks.ground()
            self.moved.emit()
        fresh = ""
        if graph is not old_graph:
            self._bring_blocks(graph, report)
        if after.graph is not before.graph or after.groups is not before.groups:
            fresh = self.groups.bring(after)
            self.remarks.ground()
        if self.placed.sideways is not self.look.sideways:
            self.look.sideways = self.placed.sideways
            for item in self.blocks.values():
                item.forget_texts()
            for wire in self.wires.values():
                wire.points = ()
        if self.placed.rows is not old.rows or graph.wires is not old_graph.wires or not self.blocks:
            self._bring_rows()
            self._bring_wires(graph)
        if report is not self._report:
            self._bring_report(report)
        if self.placed is not old or graph.wires is not old_graph.wires:
            self._move_items()
        self._report = report
        if another:
            self.replaced.emit()
        elif fresh:
            self.opened.emit(fresh)
        if self.is_crowded and not crowded:
            self.crowded.emit()

    def _bring_blocks(self, graph: Graph, report: Report) -> None:
        for id in [id for id in self.blocks if id not in graph]:
            gone = self.blocks.pop(id)
            gone.retire()
            self.removeItem(gone)
        self._selected = self._lit(self.selection)
        for id, node in graph.nodes.items():
            item = self.blocks.get(id)
            if item is None:
                self.blocks[id] = item = BlockItem(node, self.look)
                item.selected = id in self._selected
                item.set_node(node, report.at(id))
                self.addItem(item)
            elif item.node is not node:
                item.set_node(node, report.at(id))

    def _bring_rows(self) -> None:
        for head, tags in self.placed.rows.tags.items():
            members = (head, *tags)
            for place, id in enumerate(members):
                self.blocks[id].set_row(place, id == members[-1])

    def _bring_wires(self, graph: Graph) -> None:
        wanted = {key: edge for key, edge in graph.wires.items() if not self._docked(edge)}
        for key in [key for key, item in self.wires.items() if wanted.get(key) != item.edge]:
            self.removeItem(self.wires.pop(key))
        for key, edge in wanted.items():
            if key not in self.wires:
                item = WireItem(edge, self.look)
                self.wires[key] = item
                self.addItem(item)

    def _docked(self, edge: Edge) -> bool:
        head = self.placed.rows.head
        return head[edge.source] == head[edge.target] and head[edge.target] != edge.target

    def _bring_report(self, report: Report) -> None:
        for id, item in self.blocks.items():
            found = report.at(id)
            if item.report is not found:
                item.set_node(item.node, found)
        self._mark(report)

    def _mark(self, report: Report | None = None) -> None:
        report = self.document.report if report is None else report
        problems: dict[str, tuple[str, ...]] = {}
        notes: dict[str, tuple[str, ...]] = {}
        for problem in report.problems:
            place = nearest(problem.address, self.blocks)
            problems[place] = (*problems.get(place, ()), say(problem.message))
        for note in report.notes:
            place = nearest(note.address, self.blocks)
            notes[place] = (*notes.get(place, ()), say(note.message))
        for id in self._badged | problems.keys() | notes.keys():
            if id in self.blocks:
                self.blocks[id].set_badges(problems.get(id, ()), notes.get(id, ()))
        self._badged = {id for id in problems.keys() | notes.keys() if id in self.blocks}
        wrong = {id for id in problems if id in self._graph and self._knows_inputs(id, report)}
        for key, item in self.wires.items():
            item.set_state(wrong=key[0] in wrong)

    def _knows_inputs(self, id: str, report: Report) -> bool:
        """Tell whether the fault of a block is in what is wired to it; that of a closed group is in it."""
        if isinstance(self._graph[id].block, Group):
            return False
        return all(report.shape(edge.source, edge.source_port) is not None for edge in self._graph.into(id))

    def _move_items(self) -> None:
        self._still = None
        self.positions = self.placed.all
        for id, position in self.positions.items():
            item = self.blocks[id]
            if item.pos() != QPointF(*position):
                item.setPos(*position)
        wiring.lay_all(self)
        if self.groups.items:
            self.groups.place(boxes(self.placed.rows, self.placed.heads))
        self.remarks.ground()
        self._reserve()
        self.moved.emit()

    def _reserve(self) -> None:
        needed = self.content().adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
        if not self.sceneRect().contains(needed):
            self.setSceneRect(needed.adjusted(-_SPARE, -_SPARE, _SPARE, _SPARE))

    def _select(self, selection: Selection) -> None:
        lit = self._lit(selection)
        for id in self._selected ^ lit:
            if id in self.blocks:
                self.blocks[id].set_state(selected=id in lit)
        self._selected = lit
        self.remarks.select(selection.remarks)
        self.groups.select(selection.ids)

    def _lit(self, selection: Selection) -> frozenset[str]:
        """Return the blocks on show that are selected, and the closed groups in which something is."""
        return frozenset([id if id in self._graph else nearest(id, self._graph) for id in selection.ids])
