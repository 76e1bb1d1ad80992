"""A click on a filter opens it in the editor; filters that do nothing, and frozen ones, are marked."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen

from cnnstudio.protocol.messages import Filters
from cnnstudio.ui.explore.filter_readings import filter_norms
from cnnstudio.ui.explore.filters.editing import editing_of
from cnnstudio.ui.explore.filters.panel import FilterPanel
from cnnstudio.ui.explore.filters_view import FiltersView
from cnnstudio.ui.explore.mosaic import Mosaic
from cnnstudio.ui.explore.why.lights import MapLights
from cnnstudio.ui.icons import pixmap
from cnnstudio.ui.theme import theme
from cnnstudio.ui.words import filled, number, translate

DEAD = 1e-3
"""A filter whose norm is so small a share of the largest does nothing."""
LOCK = 14
"""Pixels of the sign on a frozen filter."""


class FilterLights(MapLights):
    """Crosses out the filters that do nothing, and puts a lock on those that are frozen."""

    def __init__(self, mosaic: Mosaic) -> None:
        super().__init__(mosaic)
        self.dead: tuple[int, ...] = ()
        self.frozen: tuple[int, ...] = ()

    def show_marks(self, dead: tuple[int, ...], frozen: tuple[int, ...]) -> None:
        """Mark these tiles."""
        if (dead, frozen) != (self.dead, self.frozen):
            self.dead, self.frozen = dead, frozen
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        places = self._mosaic.places
        if places is None or not (self.dead or self.frozen):
            return
        painter, whole = QPainter(self), (0, 0, places.rows, places.columns)
        for tile, rect in ((tile, self.spot(tile, whole)) for tile in (*self.dead, *self.frozen)):
            if rect is not None and tile in self.dead:
                _cross_out(painter, rect)
            if rect is not None and tile in self.frozen:
                _lock(painter, rect, self.devicePixelRatioF())


def _cross_out(painter: QPainter, rect: QRectF) -> None:
    painter.setPen(QPen(theme.current.colour("problem"), 1.5))
    inner = rect.adjusted(2, 2, -2, -2)
    painter.drawLine(inner.topLeft(), inner.bottomRight())
    painter.drawLine(inner.topRight(), inner.bottomLeft())


def _lock(painter: QPainter, rect: QRectF, ratio: float) -> None:
    """Draw a frame around a tile, seen on dark and on light, and a lock in its upper right corner where there is room."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((QColor("#ffffff"), 3.0), (QColor("#1b1f24"), 1.0)):
        painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine if width > 1 else Qt.PenStyle.DashLine))
        painter.drawRect(rect)
    side = round(LOCK * theme.scale)
    if min(rect.width(), rect.height()) < side:
        return
    plate = QRectF(rect.right() - side, rect.top(), side, side)
    painter.fillRect(plate, QColor("#ffffff"))
    painter.drawPixmap(plate.topLeft(), pixmap("lock", "#1b1f24", side, ratio))


class FilterWiring(QObject):
    """Lives as long as the view of the filters that it is made for."""

    def __init__(self, view: FiltersView) -> None:
        super().__init__(view)
        self.view, self.looking = view, view.looking
        self.panel = FilterPanel(editing_of(self.looking))
        self.lights = FilterLights(view.mosaic)
        self.lights.picked.connect(self._pick)
        view.drawn.connect(self._mark)
        view.mosaic.told.connect(self._tell)
        self.panel.editing.changed.connect(self._mark)
        self._mark()

    def _mark(self, *_: object) -> None:
        filters, order = self.view.filters, list(enumerate(self.view.order))
        still = () if filters is None else dead(filters)
        frozen = tuple(tile for tile, filter in order if self._is_frozen(filter))
        self.lights.show_marks(tuple(tile for tile, filter in order if filter in still), frozen)
        count = 0 if filters is None else sum(self._is_frozen(filter) for filter in range(filters.shape[0]))
        self.view.mosaic.setAccessibleName(_name(count))

    def _is_frozen(self, filter: int) -> bool:
        filters = self.view.filters
        return filters is not None and self.panel.editing.is_frozen(self.view.address, filter, filters.shape[1:])

    def _tell(self, text: str) -> None:
        """Say of the filter that is pointed at that it is frozen."""
        at = self.view.mosaic.at_cursor
        if not text or at not in self.lights.frozen:
            return
        text = filled(translate("Filters", "{filter} · frozen"), filter=text)
        self.view.pointed.setText(text)
        self.view.mosaic.setToolTip(text)
        self.view.mosaic.setAccessibleDescription(text)

    def _pick(self, tile: int, _row: int, column: int) -> None:
        if self.view.filters is None:
            return
        chosen = self.panel.chosen
        same = chosen is not None and chosen[0] == self.view.address
        channel = self.view.source(column, otherwise=self.panel.channel.value() - 1 if same else 0)
        self.panel.choose(self.view.address, self.view.order[tile], channel)


def _name(frozen: int) -> str:
    if not frozen:
        return translate("Explore", "Filters")
    return filled(translate("Filters", "Filters, {count} frozen"), count=number(frozen))


def dead(filters: Filters) -> tuple[int, ...]:
    """Return the filters whose weights are about 0; what is no number, or too large for one, is not dead."""
    norms = filter_norms(filters)
    largest = float(np.max(norms, initial=0.0, where=np.isfinite(norms)))
    return tuple(int(at) for at in np.flatnonzero(norms <= DEAD * largest))
