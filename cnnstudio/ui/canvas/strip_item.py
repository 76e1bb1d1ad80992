"""A film strip on the canvas: the feature maps that leave a row of blocks, or the values of a vector as bars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cnnstudio.graph.region import Region
from cnnstudio.protocol.arrays import Bytes
from cnnstudio.protocol.messages import Maps
from cnnstudio.ui.canvas.look import FLAT, FULL, Look
from cnnstudio.ui.canvas.metrics import WIDTH
from cnnstudio.ui.explore.readings import all_lost, shown_pixels
from cnnstudio.ui.explore.shades import plain_indexes, plain_table
from cnnstudio.ui.explore.why.lights import paint_field
from cnnstudio.ui.theme import theme
from cnnstudio.ui.words import number, translate

LEFT = 12.0
"""Between a block and its strip."""
SIDE, LEAST_SIDE, GAP = 38.0, 32, 3.0
"""A map's longer side, as what it is drawn at least, and the space between two."""
MOST = 6
"""Maps at most."""
_MORE = 30.0
_UNDER = 6.0
_BARS_HIGH, _BAR, _WORD = 36.0, 20.0, 13.0
WIDEST = MOST * (SIDE + GAP) - GAP


class Fit(NamedTuple):
    """How many maps are drawn, how wide and high each, and how many are not drawn."""

    shown: int
    width: float
    height: float
    more: int


class StripItem(QGraphicsItem):
    """Lies at the right of the block that leads a row; its own coordinates are the block's. What it shows is set from outside.

    It is no child of the block: Python's garbage collector would take both apart in an order of its own.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.address = ""
        self.maps: Maps | None = None
        self.names: Sequence[str] = ()
        self.pointed: int | None = None
        self.lit: Region | None = None
        """The values that are marked: all on which another one depends, or with `_is_value` that one."""
        self._is_value = False
        self._room, self._high, self._below = 0.0, 0.0, False
        self._image, self._tile = QImage(), 0
        """All maps, one below the other, and how many rows each has."""
        self._picture = False
        self._fit = Fit(0, 0, 0, 0)
        self._frame = QRectF()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    @property
    def dense(self) -> bool:
        """Whether bars are shown: a vector, or maps of one value each."""
        return self.maps is not None and not self._picture and (len(self.maps.shape) == 1 or self.maps.shape[1:] == (1, 1))

    def set_place(self, room: float, high: float, below: bool = False) -> None:
        """Use so much room at the right of a row of that height, or below it."""
        if (room, high, below) != (self._room, self._high, self._below):
            self._room, self._high, self._below = room, high, below
            self._measure()

    def set_maps(self, address: str, maps: Maps | None, names: Sequence[str] = ()) -> None:
        """Show what the block at `address` gives; `names` are those of a vector's values, where they have any."""
        other = self._picture or maps is None or self.maps is None or maps.shape != self.maps.shape or names != self.names
        self.address, self.maps, self.names, self._picture = address, maps, names, False
        if maps is not None and not self.dense:
            self._image, self._tile = _stacked(shown_pixels(maps)), maps.pixels.shape[1]
        if other:
            self._measure()
        self.update()

    def set_picture(self, address: str, maps: Maps, image: QImage) -> None:
        """Show the picture that enters, in its own colours."""
        self.address, self.maps, self.names, self._picture = address, maps, (), True
        self._image, self._tile = image, image.height()
        self._measure()
        self.update()

    def set_pointed(self, channel: int | None) -> None:
        """Frame a map."""
        if channel != self.pointed:
            self.pointed = channel
            self.update()

    def set_lit(self, region: Region | None, is_value: bool = False) -> None:
        """Mark the values on which another one depends, or that one itself."""
        if (region, is_value) != (self.lit, self._is_value):
            self.lit, self._is_value = region, is_value
            self.update()

    def lit_spots(self) -> list[QRectF]:
        """Return where the marked values lie: one rectangle for each map that is drawn, or one of the bars."""
        if self.lit is None or self.maps is None or len(self.lit.axes) != len(self.maps.shape):
            return []
        if self.dense:
            units = self.lit.axes[0]
            step = self._frame.width() / self.maps.shape[0]
            first, count = min(units), max(units) - min(units) + 1
            return [QRectF(self._frame.x() + first * step, self._frame.y(), count * step, self._frame.height())]
        rect = self.lit.rect
        if rect is None:
            return []
        rows, columns = self.maps.shape[1:]
        wide, high = self._fit.width / columns, self._fit.height / rows
        area = QRectF(rect.left * wide, rect.top * high, (rect.right - rect.left) * wide, (rect.bottom - rect.top) * high)
        shown = [place for place in range(self._fit.shown) if self._picture or place in self.lit.axes[0]]
        return [area.translated(self._spot(place).topLeft()) for place in shown]

    def channel_at(self, at: QPointF) -> int | None:
        """Return the map at a point of the item, 0 for a vector as a whole; None beside the maps."""
        if self.maps is None:
            return None
        if self.dense:
            return 0 if self._frame.contains(at) else None
        return next((place for place in range(self._fit.shown) if self._spot(place).contains(at)), None)

    def value_at(self, at: QPointF) -> tuple[int, ...]:
        """Return the value at a point of a map, (channel, row, column), or of a bar, (unit,): as in the block's output."""
        assert self.maps is not None
        shape = self.maps.shape
        if self.dense:
            unit = _place(at.x() - self._frame.x(), self._frame.width(), shape[0])
            return (unit, *(0 for _ in shape[1:]))
        channel = self.channel_at(at) or 0
        spot = self._spot(channel)
        row, column = _place(at.y() - spot.y(), spot.height(), shape[1]), _place(at.x() - spot.x(), spot.width(), shape[2])
        return channel, row, column

    def recolour(self) -> None:
        """Take the colours in use."""
        if self.maps is not None and not self.dense and not self._picture:
            self._image = _stacked(shown_pixels(self.maps))
        self.update()

    def boundingRect(self) -> QRectF:
        return self._frame.adjusted(-4, -4, 4, 4)

    # -- measures -----------------------------------------------------------------------------------------------------

    def _measure(self) -> None:
        self.prepareGeometryChange()
        if self.maps is None or self._room < LEAST_SIDE:
            self._fit, self._frame = Fit(0, 0, 0, 0), QRectF()
            return
        if self.dense:
            count = self.maps.pixels.shape[-1]
            width, high = min(count * _BAR, self._room), _BARS_HIGH
        else:
            image = self._image
            self._fit = Fit(1, *_size(image.height(), image.width()), 0) if self._picture else fitted(self.maps, self._room)
            width = self._fit.shown * (self._fit.width + GAP) - GAP + (_MORE if self._fit.more else 0)
            high = self._fit.height
        corner = (0.0, self._high + _UNDER) if self._below else (WIDTH + LEFT, (self._high - high) / 2)
        self._frame = QRectF(*corner, max(width, 0), high)

    def _spot(self, place: int) -> QRectF:
        fit = self._fit
        return QRectF(self._frame.x() + place * (fit.width + GAP), self._frame.y(), fit.width, fit.height)

    # -- drawing ------------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if self.maps is None or self.look.detail == FLAT or self._frame.isEmpty():
            return
        if self.dense and all_lost(self.maps):
            self._paint_lost(painter)
        elif self.dense:
            self._paint_bars(painter)
        else:
            self._paint_maps(painter)
        for spot in self.lit_spots():
            paint_field(painter, spot, self._is_value)

    def _paint_maps(self, painter: QPainter) -> None:
        fit = self._fit
        for place in range(fit.shown):
            source = QRectF(0, place * self._tile, self._image.width(), self._tile)
            painter.drawImage(self._spot(place), self._image, source)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self.look.border)
        for place in range(fit.shown):
            painter.drawRect(self._spot(place))
        if self.pointed is not None and self.pointed < fit.shown:
            painter.setPen(self.look.accent)
            painter.drawRect(self._spot(self.pointed).adjusted(-1, -1, 1, 1))
        if fit.more and self.look.detail == FULL:
            painter.setFont(self.look.small_font)
            painter.setPen(self.look.small)
            right = self._spot(fit.shown - 1).right() + 5
            spot = QRectF(right, self._frame.y(), _MORE + 20, fit.height)
            painter.drawText(spot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, f"+{number(fit.more)}")

    def _paint_bars(self, painter: QPainter) -> None:
        assert self.maps is not None
        levels = self.maps.pixels.reshape(-1).astype(float) / 255
        low, high = float(self.maps.low[0]), float(self.maps.high[0])
        zero = min(max(-low / (high - low), 0.0), 1.0) if high > low else 0.0
        named = len(self.names) == len(levels) and self.look.detail == FULL
        area = self._frame.adjusted(0, 0, 0, -_WORD if named else 0)
        step = area.width() / len(levels)
        gap = 4.0 if step >= 12 else (1.0 if step > 2.5 else 0.0)
        base = area.bottom() - zero * area.height()
        most = int(levels.argmax())
        usual, best = QColor(theme.current.wire), QColor(theme.current.accent)
        for at, level in enumerate(levels):
            top = area.bottom() - float(level) * area.height()
            bar = QRectF(area.x() + at * step, min(top, base), max(step - gap, 0.8), max(abs(base - top), 1.0))
            painter.fillRect(bar, best if at == most and high > low else usual)
        painter.setPen(self.look.border)
        painter.drawLine(QPointF(area.x(), base), QPointF(area.right() - gap, base))
        if named:
            self._paint_names(painter, step, gap, most)
        if self.pointed is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self.look.accent)
            painter.drawRect(self._frame.adjusted(-2, -2, 2, 2))

    def _paint_lost(self, painter: QPainter) -> None:
        """Say that there are no numbers, which could be bars."""
        painter.setFont(self.look.small_font)
        painter.setPen(self.look.small)
        words = translate("Strips", "no numbers")
        painter.drawText(self._frame.adjusted(0, 0, 80, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _paint_names(self, painter: QPainter, step: float, gap: float, most: int) -> None:
        usual, best = self.look.small_font, self.look.badge_font
        for at, name in enumerate(self.names):
            painter.setFont(best if at == most else usual)
            painter.setPen(self.look.name if at == most else self.look.small)
            spot = QRectF(self._frame.x() + at * step - gap, self._frame.bottom() - _WORD, step + gap, _WORD)
            painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, name)


def fitted(maps: Maps, room: float) -> Fit:
    """Return how the maps are drawn in that room: all where they fit, else as many as leave room to say how many are not."""
    width, height = _size(*maps.pixels.shape[1:])
    channels, sent = maps.shape[0], len(maps.pixels)
    most = int((room + GAP) // (width + GAP))
    if channels <= min(most, sent):
        return Fit(channels, width, height, 0)
    count = max(min(int((room - _MORE + GAP) // (width + GAP)), sent), 1)
    return Fit(count, width, height, channels - count)


def _size(rows: int, columns: int) -> tuple[float, float]:
    """Return (width, height) of a map on the canvas; its cells are all as large, or every other one, where that is possible."""
    longer = max(rows, columns)
    sizes = range(int(SIDE), LEAST_SIDE - 1, -1)
    side = next((size for parts in (1, 2) for size in sizes if parts * size % longer == 0), int(SIDE))
    scale = side / longer
    return max(columns * scale, 4.0), max(rows * scale, 4.0)


def _stacked(pixels: Bytes) -> QImage:
    """Return maps (n, h, w) as one picture, one below the other, in the colours of Explore."""
    count, rows, columns = pixels.shape
    indexes = np.ascontiguousarray(plain_indexes(pixels).reshape(count * rows, columns))
    image = QImage(indexes.data, columns, count * rows, columns, QImage.Format.Format_Indexed8)
    image.setColorTable(plain_table(theme.current))
    return image.convertToFormat(QImage.Format.Format_RGB32)


def _place(way: float, length: float, count: int) -> int:
    return min(max(int(way / max(length, 1.0) * count), 0), count - 1)
