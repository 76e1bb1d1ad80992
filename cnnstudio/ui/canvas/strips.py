"""Film strips beside the blocks: the living feature maps of the picture at hand, for what is in sight."""

from __future__ import annotations

from collections.abc import Container

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent

from cnnstudio.graph.block import Block
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.group import Group
from cnnstudio.graph.leaves import part_of
from cnnstudio.graph.paths import find, place_of
from cnnstudio.graph.report import Report
from cnnstudio.ui.canvas.look import FLAT
from cnnstudio.ui.canvas.metrics import LANE, WIDTH, snapped_up
from cnnstudio.ui.canvas.strip_item import LEFT, WIDEST, StripItem
from cnnstudio.ui.canvas.strip_lights import StripLights
from cnnstudio.ui.canvas.view import CanvasView
from cnnstudio.ui.explore.answering import answers, titles_of
from cnnstudio.ui.explore.bars import name_of
from cnnstudio.ui.explore.feed import StripFeed
from cnnstudio.ui.explore.picture_panel import class_names
from cnnstudio.ui.explore.picture_view import image_of
from cnnstudio.ui.explore.readings import value_words
from cnnstudio.ui.explore.why.explaining import Value, explaining_of
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets import show_tip

BESIDE = snapped_up(LEFT + WIDEST + LANE)
"""Room for six maps at the right of a column, and for the wires that turn there."""
_SURVEY = 30
"""Milliseconds between a move of the view and a look at what is now in sight."""
_MOST_NAMES = 12


class Strips(QObject):
    """Lies over one canvas while it is on. `opened(address, index)` tells of a value that is to be looked into."""

    opened = Signal(str, object)

    def __init__(self, view: CanvasView, feed: StripFeed) -> None:
        super().__init__(view)
        self._view, self._scene, self._feed = view, view.scene, feed
        self.items: dict[str, StripItem] = {}
        self._pointed: StripItem | None = None
        self._on = False
        self._explaining = explaining_of(feed.looking)
        self._lights = StripLights(self._explaining, self)
        self._explaining.changed.connect(self._light)
        self._rest = QTimer(self, singleShot=True, interval=_SURVEY)
        self._rest.timeout.connect(self._survey)
        view.scene.dragged.connect(self._follow)
        view.scene.moved.connect(self._follow)
        for signal in (view.scene.moved, view.board.scrolled, view.board.zoomed, view.board.resized):
            signal.connect(self._later)
        view.document.changed.connect(self._later)
        feed.arrived.connect(self._show)
        theme.changed.connect(self._recolour)

    @property
    def on(self) -> bool:
        """Whether strips are shown."""
        return self._on

    def turn(self, on: bool) -> None:
        """Show strips from now on, or none."""
        if on == self._on:
            return
        self._on = on
        self._view.keep_free(BESIDE if on else 0.0)
        viewport = self._view.board.viewport()
        if on:
            viewport.installEventFilter(self)
            self._survey()
        else:
            viewport.removeEventFilter(self)
            self._rest.stop()
            self._point(None, None)
            self._keep(())
            self._feed.show(())

    # -- what is in sight ---------------------------------------------------------------------------------------------

    def _later(self, *_: object) -> None:
        if self._on:
            self._rest.start()

    def _survey(self) -> None:
        """Hang strips on the rows in sight, and ask for what leaves them; far away for nothing."""
        scene, report = self._scene, self._view.document.report
        heads = self._in_sight() if scene.look.detail != FLAT else []
        self._keep(heads)
        wanted = []
        for head in heads:
            item = self.items.get(head)
            if item is None:
                item = self.items[head] = StripItem(scene.look)
                scene.addItem(item)
            item.setPos(*scene.placed.heads[head])
            item.set_place(self._room(head), scene.placed.rows.height(head), scene.placed.sideways)
            last = scene.placed.rows.tags[head][-1] if scene.placed.rows.tags[head] else head
            address = address_of(report, last)
            if item.address != address:
                item.set_maps(address, None)
            if gives(report, address):
                wanted.append(address)
        self._feed.show(tuple(wanted))
        self._show()

    def _in_sight(self) -> list[str]:
        board, placed = self._view.board, self._scene.placed
        sight = board.mapToScene(board.viewport().rect()).boundingRect()
        reach = WIDTH + BESIDE
        return [
            head
            for head, (x, y) in placed.heads.items()
            if sight.intersects(QRectF(x, y, reach, placed.rows.height(head))) and head in self._scene.blocks
        ]

    def _room(self, head: str) -> float:
        """Return how much room there is between a row and what lies at its right."""
        placed = self._scene.placed
        if placed.sideways:
            return WIDTH + LEFT
        (x, y), high = placed.heads[head], placed.rows.height(head)
        room = WIDEST
        for other, (left, top) in placed.heads.items():
            if left > x and other != head and top < y + high and y < top + placed.rows.height(other):
                room = min(room, left - x - WIDTH - LEFT - LANE)
        return room

    def _keep(self, heads: Container[str]) -> None:
        """Take away the strips of all other rows."""
        for head in [head for head in self.items if head not in heads]:
            item = self.items.pop(head)
            if item is self._pointed:
                self._pointed = None
            self._scene.removeItem(item)

    def _follow(self) -> None:
        """Lie where the rows lie now."""
        places = self._scene.placed.heads
        self._keep(places)
        for head, item in self.items.items():
            item.setPos(*places[head])

    # -- what is shown ------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        if not self._on:
            return
        feed, report = self._feed, self._view.document.report
        for item in self.items.values():
            maps = feed.maps.get(item.address)
            shape = report.shape(item.address) if item.address in report.nodes else None
            if maps is None or shape is None or tuple(shape) != tuple(maps.shape):
                item.set_maps(item.address, None)
            elif self._enters(report.graph, item.address) and feed.picture is not None and feed.picture.seen.shape[0] in (1, 3):
                item.set_picture(item.address, maps, image_of(feed.picture.seen))
            else:
                item.set_maps(item.address, maps, self._names(report.graph, item.address, maps.shape))
        self._light()

    def _light(self) -> None:
        if self._on:
            self._lights.light(self.items.values(), self._view.document.report)

    @staticmethod
    def _enters(graph: Graph, address: str) -> bool:
        block = graph[address].block
        return isinstance(block, Block) and block.boundary == "input"

    def _names(self, graph: Graph, address: str, shape: tuple[int, ...]) -> list[str]:
        """Return the classes' names for the values that answer."""
        if len(shape) != 1 or shape[0] > _MOST_NAMES or not answers(graph, address):
            return []
        names = class_names(self._data)
        short = [name_of(names, at) for at in range(shape[0])]
        return short if max((len(name) for name in short), default=0) <= 2 else []

    @property
    def _data(self) -> str:
        design = self._feed.subject.design
        return "" if design is None else design.data

    def _recolour(self) -> None:
        for item in self.items.values():
            item.recolour()

    # -- pointing -----------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            if not event.buttons():
                self._point(*self._at(event.position()), event.position())
        elif kind == QEvent.Type.Leave:
            self._point(None, None)
        elif kind == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            return event.button() == Qt.MouseButton.LeftButton and self._open(event.position())
        elif kind == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = self.words(QPointF(event.pos()))
            if text:
                show_tip(event.globalPos(), text, self._view.board.viewport())
                return True
        return False

    def words(self, at: QPointF) -> str:
        """Return what is said of the value under a point of the viewport, and of its map; nothing beside the strips."""
        item, channel = self._at(at)
        if item is None or channel is None or item.maps is None:
            return ""
        index, level = self._index_at(item, at), None
        maps, report = item.maps, self._view.document.report
        titles = titles_of(report.graph, item.address, self._data) if len(maps.shape) == 1 else []
        if item.dense:
            levels = maps.pixels.reshape(-1)
            level = int(levels[index[0]]) if len(levels) == maps.shape[0] else None
            return value_words(maps, index, level, titles=titles)
        rows, columns = maps.pixels.shape[1:]
        level = int(maps.pixels[index[0], index[1] * rows // maps.shape[1], index[2] * columns // maps.shape[2]])
        return value_words(maps, index, level, averaged=(rows, columns) != maps.shape[1:])

    def _open(self, at: QPointF) -> bool:
        item, channel = self._at(at)
        if item is None or channel is None or self._view.board.holds_space:
            return False
        self._point(None, None)
        self.opened.emit(item.address, self._index_at(item, at))
        return True

    def _at(self, at: QPointF) -> tuple[StripItem | None, int | None]:
        point = self._view.board.mapToScene(at.toPoint())
        for item in self.items.values():
            channel = item.channel_at(item.mapFromScene(point))
            if channel is not None:
                return item, channel
        return None, None

    def _index_at(self, item: StripItem, at: QPointF) -> tuple[int, ...]:
        return item.value_at(item.mapFromScene(self._view.board.mapToScene(at.toPoint())))

    def _point(self, item: StripItem | None, channel: int | None, at: QPointF | None = None) -> None:
        if self._pointed is not None and self._pointed is not item and self._pointed in self.items.values():
            self._pointed.set_pointed(None)
        self._pointed = item
        value = None
        if item is not None:
            item.set_pointed(channel)
            if at is not None:
                value = Value(item.address, self._index_at(item, at))
        self._lights.point(value)
        self._light()


def address_of(report: Report, id: str) -> str:
    """Return the leaf whose values leave a block of the canvas: the block itself, of a group what gives its first output."""
    if id in report.nodes:
        return id
    node, place = find(report.network, id), place_of(report.network, id)
    if node is None or not isinstance(node.block, Group):
        return place
    exits = part_of(node.block, place).exits
    end = next((exits[port] for port in node.block.outputs if port in exits), None)
    return place if end is None else end.id


def gives(report: Report, address: str) -> bool:
    """Tell whether a leaf gives something to look at: all but the output do."""
    return address in report.nodes and bool(getattr(report.graph[address].block, "outputs", ()))
