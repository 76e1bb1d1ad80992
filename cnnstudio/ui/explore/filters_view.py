"""The filters of the convolution that belongs to the block that is looked at."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction

from cnnstudio.protocol.messages import Filters
from cnnstudio.ui.explore.blocks import groups_of, sees_colours
from cnnstudio.ui.explore.channel_box import ChannelBox
from cnnstudio.ui.explore.filter_readings import (
    ALL_CHANNELS,
    Shown,
    by_norm,
    channel_of,
    colour_tiles,
    filter_tiles,
    norm_tiles,
)
from cnnstudio.ui.explore.looking import Looking
from cnnstudio.ui.explore.mosaic_part import MosaicPart, lost_hint
from cnnstudio.ui.explore.toggle import toggle
from cnnstudio.ui.explore.zoom_buttons import fit_button
from cnnstudio.ui.words import filled, number, translate


class FiltersView(MosaicPart):
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
        self.hint = lost_hint() if lost else filled(_legend(self.shown), size=_size(self.filters))
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
