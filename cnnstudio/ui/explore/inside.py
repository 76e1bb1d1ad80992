"""The right side of Explore: the filters of the convolution and the feature maps of the block."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cnnstudio.protocol.messages import Filters, Looked, Maps
from cnnstudio.ui.explore.answering import titles_of
from cnnstudio.ui.explore.blocks import groups_of, sees_colours, shown_blocks, title
from cnnstudio.ui.explore.channel_box import ChannelBox
from cnnstudio.ui.explore.elided import ElidedLabel, NameList
from cnnstudio.ui.explore.filter_readings import (
    ALL_CHANNELS,
    Shown,
    by_norm,
    channel_of,
    colour_tiles,
    filter_tiles,
    norm_tiles,
)
from cnnstudio.ui.explore.histogram import Histogram
from cnnstudio.ui.explore.kept import KeptMaps
from cnnstudio.ui.explore.looking import Looking
from cnnstudio.ui.explore.mosaic import Mosaic
from cnnstudio.ui.explore.mosaic_area import MosaicArea
from cnnstudio.ui.explore.readings import all_lost, is_single, map_tiles
from cnnstudio.ui.explore.toggle import toggle
from cnnstudio.ui.explore.zoom_buttons import ZoomButtons, fit_button
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets import label
from cnnstudio.ui.words import filled, number, translate

_SHORT = 190
"""A line of words below a mosaic that is narrower is short,"""
_LINES = {True: 34, False: 50}
"""and then there are three, as high as this, not two."""


class _Part(QWidget):
    """A title row, below it ways to look, a mosaic, and what is pointed at."""

    def __init__(self, name: str, accessible: str) -> None:
        super().__init__()
        self.setMinimumSize(240, 200)
        self.mosaic = Mosaic(name)
        self.mosaic.setAccessibleName(accessible)
        self.title = label("", "strong")
        self.pointed = label(" ", "muted", wrap=True)
        self.pointed.setFixedHeight(round(_LINES[True] * theme.scale))
        self.pointed.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.pointed.setObjectName(f"{name}.pointed")
        self.mosaic.told.connect(self._point)
        self.pointed.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.pointed.installEventFilter(self)
        top = QWidget()
        top.setFixedHeight(round(30 * theme.scale))
        self.row = QHBoxLayout(top)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)
        self.row.addWidget(self.title)
        self.ways = QHBoxLayout()
        self.ways.setSpacing(4)
        self.area = MosaicArea(self.mosaic)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(top)
        column.addLayout(self.ways)
        self.side = QHBoxLayout()
        self.side.setSpacing(12)
        self.side.addWidget(self.area, 1)
        column.addLayout(self.side, 1)
        self.foot = QHBoxLayout()
        self.foot.addWidget(self.pointed, 1)
        column.addLayout(self.foot)
        self.hint = ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.pointed and event.type() == QEvent.Type.Resize:
            self._give_lines()
        return super().eventFilter(watched, event)

    def _give_lines(self) -> None:
        """Let what is said below have three lines where they are short."""
        high = round(_LINES[self.pointed.width() >= _SHORT * theme.scale] * theme.scale)
        if high != self.pointed.maximumHeight():
            self.pointed.setFixedHeight(high)

    def _point(self, text: str) -> None:
        self.pointed.setText(text or self.hint or " ")
        self.mosaic.setToolTip(text)


class FiltersView(_Part):
    """The weights of a convolution: in colours, channel by channel, or as norms. `drawn` tells of others, or another order."""

    drawn = Signal()

    def __init__(self, looking: Looking) -> None:
        super().__init__("explore.filters", translate("Explore", "Filters"))
        self.looking = looking
        self.filters: Filters | None = None
        self._of = ""
        self._colours = False
        self._groups = 1
        self.channel = ChannelBox("explore.channel")
        self.channel.valueChanged.connect(self._draw)
        self.rgb = toggle("explore.rgb", translate("Explore", "RGB"))
        self.rgb.setToolTip(
            translate(
                "Explore",
                "Each filter as one picture in colour: grey is zero. Off: its channels, blue below zero, orange above",
            )
        )
        self.rgb.setChecked(True)
        self.norms = toggle("explore.norms", translate("Explore", "Norms"))
        self.norms.setToolTip(
            translate("Explore", "A row for each filter, a column for each input channel: the norm of the kernel between them")
        )
        for choice in (self.rgb, self.norms):
            choice.toggled.connect(self._choose_shown)
        self.numbers = toggle("explore.numbers", translate("Explore", "Numbers"))
        self.numbers.setToolTip(translate("Explore", "Write the weights into the filters"))
        self.numbers.toggled.connect(self.mosaic.show_numbers)
        self.sorted = toggle("explore.sorted", translate("Explore", "By norm"))
        self.sorted.setToolTip(translate("Explore", "The filters with the largest weights first"))
        self.sorted.toggled.connect(self._draw)
        self.each = QAction(translate("Explore", "A scale for each filter"), self, checkable=True)
        self.each.setObjectName("explore.each")
        self.each.toggled.connect(self._draw)
        self.mosaic.addAction(self.each)
        self.mosaic.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.order: list[int] = []
        """The filter that each tile shows."""
        self.row.addStretch(1)
        self.row.addWidget(fit_button(self.area, "explore.filters"))
        for part in (self.rgb, self.norms, self.numbers, self.sorted):
            part.setProperty("tight", True)
            self.ways.addWidget(part)
        self.ways.addStretch(1)
        self.foot.addWidget(self.channel, 0, Qt.AlignmentFlag.AlignTop)
        self.show_none()

    @property
    def address(self) -> str:
        """The convolution that is shown."""
        return self._of

    @property
    def shown(self) -> Shown:
        """What a tile shows of a filter."""
        if self._colours and self.rgb.isChecked():
            return Shown.COLOURS
        several = self.filters is not None and self.filters.shape[1] > 1
        return Shown.NORMS if several and not self._colours and self.norms.isChecked() else Shown.CHANNELS

    def source(self, column: int, otherwise: int = 0) -> int:
        """Return the input channel of a column of a tile; `otherwise` where the column belongs to all of them."""
        if self.filters is None:
            return otherwise
        one = otherwise if self.shown is Shown.COLOURS else self.channel.value() - 1
        return channel_of(self.filters, self.shown, column, one)

    def show_none(self) -> None:
        """Say that there is no convolution."""
        self.filters = None
        self.title.setText(translate("Explore", "Filters"))
        self.hint = translate("Explore", "only convolutions have filters")
        for part in (self.channel, self.rgb, self.norms):
            part.hide()
        self.mosaic.show_tiles(None)

    def show_filters(self, address: str, filters: Filters) -> None:
        """Show the filters of this convolution."""
        self.filters = filters
        graph, channels = self.looking.graph, filters.weights.shape[1]
        self._colours = graph is not None and channels == filters.shape[1] == 3 and sees_colours(graph, address)
        self._groups = 1 if graph is None else groups_of(graph, address)
        if address != self._of:
            self._of = address
            self.channel.setValue(1)
        self.title.setText(filled(translate("Explore", "Filters of {block}"), block=address))
        self.channel.setMaximum(channels)
        self.rgb.setVisible(self._colours)
        self.norms.setVisible(not self._colours and filters.shape[1] > 1)
        self._choose_shown()

    def _choose_shown(self, *_: object) -> None:
        if self.filters is None:
            return
        channels = self.filters.weights.shape[1]
        self.channel.setVisible(self.shown is Shown.CHANNELS and channels > ALL_CHANNELS)
        lost = not np.isfinite(self.filters.weights).any()
        self.hint = _lost_hint() if lost else filled(_legend(self.shown), size=_size(self.filters))
        self._draw()

    def _draw(self) -> None:
        filters = self.filters
        if filters is None:
            return
        self.order = by_norm(filters) if self.sorted.isChecked() else list(range(len(filters.weights)))
        shown, each = self.shown, self.each.isChecked()
        if shown is Shown.COLOURS:
            tiles = colour_tiles(filters, self.order, each)
        elif shown is Shown.NORMS:
            tiles = norm_tiles(filters, self.order, each, self._groups)
        else:
            tiles = filter_tiles(filters, self.channel.value() - 1, self.order, each, self._groups)
        self.mosaic.show_tiles(tiles)
        self.drawn.emit()


def _size(filters: Filters) -> str:
    shown, (count, channels, rows, columns) = len(filters.weights), filters.shape
    size = f"{count} × {channels} × {rows} × {columns}"
    return filled(translate("Explore", "{size}, the first {shown}"), size=size, shown=number(shown)) if shown < count else size


def _legend(shown: Shown) -> str:
    if shown is Shown.COLOURS:
        return translate("Explore", "{size} · red, green and blue weights as one colour; grey: zero")
    if shown is Shown.NORMS:
        return translate("Explore", "{size} · row: filter, column: input channel; strong: a large norm")
    return translate("Explore", "{size} · blue: negative, orange: positive")


class MapsView(_Part):
    """What a block makes of the picture: one small picture a channel, each from its lowest to its highest value."""

    def __init__(self, looking: Looking) -> None:
        super().__init__("explore.maps", translate("Explore", "Feature maps"))
        self.looking = looking
        self.maps: Maps | None = None
        self.facts = ElidedLabel("muted")
        self.facts.setObjectName("explore.maps.shape")
        self.block = NameList()
        self.block.setObjectName("explore.block")
        self.block.setAccessibleName(translate("Explore", "Block"))
        self.block.setMinimumContentsLength(8)
        self.block.activated.connect(self._choose)
        self.title.setText(translate("Explore", "Maps of"))
        self.block.setMaximumWidth(round(260 * theme.scale))
        self.row.addWidget(self.block, 1)
        self.row.addStretch()
        self.zoom = ZoomButtons(self.area, "explore.zoom")
        self.ways.addWidget(self.zoom)
        self.ways.addSpacing(4)
        self.ways.addWidget(self.facts, 1)
        self.kept = KeptMaps(looking)
        self.area.moved.connect(lambda: self.kept.area.match(self.area))
        self.kept.area.moved.connect(lambda: self.area.match(self.kept.area))
        self.side.insertWidget(0, self.kept, 1)
        self.keep = toggle("explore.keep", translate("Explore", "Keep"))
        self.keep.setToolTip(translate("Explore", "Keep these maps beside those of the next picture"))
        self.keep.toggled.connect(self._keep)
        self.keep.setProperty("tight", True)
        self.ways.addWidget(self.keep)
        self.histogram = Histogram()
        self.foot.addWidget(self.histogram, 0, Qt.AlignmentFlag.AlignTop)
        self.mosaic.told.connect(lambda _text: self._count())
        self._listed: list[tuple[str, str]] = []
        self.hint = _hint(None)
        self._point("")

    def refresh(self) -> None:
        """List the blocks of the network that is looked at."""
        graph = self.looking.graph
        listed = [] if graph is None else [(id, title(graph, id)) for id in shown_blocks(graph)]
        if graph is None and self.looking.last is not None and self._listed:
            # What is seen is from before the last changes.
            self.block.setEnabled(False)
            return
        if listed != self._listed:
            self._listed = listed
            self.block.clear()
            for id, text in listed:
                self.block.addItem(text, id)
        if self.kept.block != self.looking.block:
            self.keep.setChecked(False)
        self.block.setCurrentIndex(self.block.findData(self.looking.block))
        self.block.setEnabled(bool(listed))

    def show_maps(self, maps: Maps | None) -> None:
        """Show these."""
        self.maps = maps
        self.hint = _hint(maps)
        self._count()
        if maps is None:
            self.facts.setText("")
            self.mosaic.show_tiles(None)
            return
        size = " × ".join(str(side) for side in maps.shape)
        fewer = len(maps.shape) == 3 and len(maps.pixels) < maps.shape[0]
        text = filled(translate("Explore", "{size}, the first {shown}"), size=size, shown=number(len(maps.pixels)))
        self.facts.setText(text if fewer else size)
        self.facts.setToolTip(self.facts.text())
        design = self.looking.last_subject.design
        titles = titles_of(self.looking.graph, self.looking.block, "" if design is None else design.data)
        self.mosaic.show_tiles(map_tiles(maps, titles))

    def choose(self, channel: int) -> None:
        """Point at one map, as the keyboard does."""
        self.mosaic.choose(channel)
        self.mosaic.setFocus()

    def _count(self) -> None:
        self.histogram.show_map(self.maps, self.mosaic.at_cursor)

    def _keep(self, on: bool) -> None:
        self.kept.keep(self.mosaic.tiles if on else None)
        self.kept.area.match(self.area)

    def _choose(self, at: int) -> None:
        self.looking.choose_block(self.block.itemData(at))


def _lost_hint() -> str:
    """Return what is said below what has no numbers."""
    return translate("Explore", "These values are no numbers any more: the training diverged.")


def _hint(maps: Maps | None) -> str:
    """Return what the shades mean."""
    if maps is not None and all_lost(maps):
        return _lost_hint()
    if maps is not None and (is_single(maps) or len(maps.shape) == 1):
        return translate("Explore", "all values on one scale: low to high")
    return translate("Explore", "each map: low to high")


class Inside(QWidget):
    """Filters and feature maps, side by side where there is room. `shared` tells that there are filters now, or none."""

    shared = Signal()

    def __init__(self, looking: Looking) -> None:
        super().__init__()
        self.looking = looking
        self.filters, self.maps = FiltersView(looking), MapsView(looking)
        self.has_filters = True
        """Whether the network has a convolution; another has its room for the maps."""
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.filters, 4)
        row.addWidget(self.maps, 5)
        looking.looked.connect(self._show)
        looking.changed.connect(self.maps.refresh)
        looking.begun.connect(self._forget)
        self.maps.refresh()
        if looking.last is not None:
            self._show(looking.last)

    def stack(self, on: bool) -> None:
        """Show the maps below the filters, or beside them."""
        self._row.setDirection(QHBoxLayout.Direction.TopToBottom if on else QHBoxLayout.Direction.LeftToRight)

    def _forget(self) -> None:
        self.maps.keep.setChecked(False)
        self.maps.show_maps(None)
        self.filters.show_none()

    def _show(self, looked: Looked) -> None:
        address = next(iter(looked.filters), "")
        if address:
            self.filters.show_filters(address, looked.filters[address])
        else:
            self.filters.show_none()
        if bool(address) is not self.has_filters:
            self.has_filters = bool(address)
            self.shared.emit()
        self.maps.show_maps(next(iter(looked.maps.values()), None))
