"""How the values of one map are spread, from its lowest to its highest, with the zeros marked."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.protocol.arrays import Integers
from cnnstudio.protocol.messages import Maps
from cnnstudio.ui.explore.readings import all_lost, is_single, short, shown_pixels
from cnnstudio.ui.theme import theme
from cnnstudio.ui.words import filled, number, translate

BINS = 20
_WIDTH, _HEIGHT = 60, 30


class Histogram(QWidget):
    """A bar for each of BINS stretches of values; the highest bar is as high as the widget."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("explore.histogram")
        self.setAccessibleName(translate("Explore", "Histogram of the map"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.counts: Integers = np.zeros(0, np.int64)
        self._zero: float | None = None
        theme.changed.connect(self.updateGeometry)

    def show_map(self, maps: Maps | None, tile: int) -> None:
        """Count the values of one map."""
        if maps is None or not len(maps.pixels) or all_lost(maps):
            self.counts, self._zero = np.zeros(0, np.int64), None
            self.setToolTip("")
            self.update()
            return
        tile = min(tile, len(maps.pixels) - 1)
        alone = not is_single(maps)
        shades = maps.pixels[tile] if alone else shown_pixels(maps)
        self.counts = np.bincount(shades.ravel().astype(np.int64) * BINS // 256, minlength=BINS)
        low, high = (
            (float(maps.low[tile]), float(maps.high[tile])) if alone else (float(maps.low.min()), float(maps.high.max()))
        )
        self._zero = -low / (high - low) if low < 0 < high else None
        text = translate("Explore", "map {map}: how often each value comes, from {low} to {high}; {zeros} % are zero")
        if not alone or len(maps.shape) == 1:
            text = translate("Explore", "How often each value comes, from {low} to {high}; {zeros} % are zero")
        zeros = float(maps.zeros[tile] if alone else maps.zeros.mean())
        share = number(round(zeros * 100)) if np.isfinite(zeros) else "–"
        self.setToolTip(filled(text, map=tile + 1, low=short(low), high=short(high), zeros=share))
        self.setAccessibleDescription(self.toolTip())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(_WIDTH * theme.scale), round(_HEIGHT * theme.scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.counts.any():
            return
        painter, colours = QPainter(self), theme.current
        width, height = self.width() / BINS, self.height() - 2
        # By the root, so that rare values are seen beside frequent ones.
        heights = np.sqrt(self.counts / self.counts.max())
        for at, share in enumerate(heights):
            bar = QRectF(at * width, 1 + height * (1 - float(share)), max(width - 1, 1), height * float(share))
            painter.fillRect(bar, colours.colour("wire"))
        painter.setPen(QPen(colours.colour("block_border"), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        if self._zero is not None:
            painter.setPen(QPen(colours.colour("accent"), 1))
            place = round(self._zero * self.width())
            painter.drawLine(place, 0, place, self.height())
