"""A click on a filter opens it in the editor; filters that do nothing are marked."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from cnnstudio.protocol.messages import Filters
from cnnstudio.ui.explore.filter_readings import filter_norms
from cnnstudio.ui.explore.filters.editing import editing_of
from cnnstudio.ui.explore.filters.panel import FilterPanel
from cnnstudio.ui.explore.inside import FiltersView
from cnnstudio.ui.explore.mosaic import Mosaic
from cnnstudio.ui.explore.why.lights import MapLights
from cnnstudio.ui.theme import theme

DEAD = 1e-3
"""A filter whose norm is so small a share of the largest does nothing."""


class FilterLights(MapLights):
    """Crosses out the filters that do nothing."""

    def __init__(self, mosaic: Mosaic) -> None:
        super().__init__(mosaic)
        self.dead: tuple[int, ...] = ()

    def show_dead(self, dead: tuple[int, ...]) -> None:
        """Mark these."""
        if dead != self.dead:
            self.dead = dead
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        places = self._mosaic.places
        if places is None or not self.dead:
            return
        painter = QPainter(self)
        painter.setPen(QPen(theme.current.colour("problem"), 1.5))
        for tile in self.dead:
            rect = self.spot(tile, (0, 0, places.rows, places.columns))
            if rect is not None:
                inner: QRectF = rect.adjusted(2, 2, -2, -2)
                painter.drawLine(inner.topLeft(), inner.bottomRight())
                painter.drawLine(inner.topRight(), inner.bottomLeft())


class FilterWiring(QObject):
    """Lives as long as the view of the filters that it is made for."""

    def __init__(self, view: FiltersView) -> None:
        super().__init__(view)
        self.view, self.looking = view, view.looking
        self.panel = FilterPanel(editing_of(self.looking))
        self.lights = FilterLights(view.mosaic)
        self.lights.picked.connect(self._pick)
        view.drawn.connect(self._mark)
        self._mark()

    def _mark(self, *_: object) -> None:
        filters = self.view.filters
        still = () if filters is None else dead(filters)
        self.lights.show_dead(tuple(tile for tile, filter in enumerate(self.view.order) if filter in still))

    def _pick(self, tile: int, _row: int, column: int) -> None:
        if self.view.filters is None:
            return
        chosen = self.panel.chosen
        same = chosen is not None and chosen[0] == self.view.address
        channel = self.view.source(column, otherwise=self.panel.channel.value() - 1 if same else 0)
        self.panel.choose(self.view.address, self.view.order[tile], channel)


def dead(filters: Filters) -> tuple[int, ...]:
    """Return the filters whose weights are about 0; what is no number is not dead."""
    norms = filter_norms(filters)
    largest = float(np.nanmax(norms, initial=0.0))
    return tuple(int(at) for at in np.flatnonzero(norms <= DEAD * largest)) if largest else tuple(range(len(norms)))
