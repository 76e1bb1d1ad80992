"""Shows many small pictures as one image, crisp, and says what lies under the mouse or the cursor keys."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStyle, QWidget

from cnnstudio.ui.explore.cell_numbers import COLOUR_CELL, NUMBER_CELL, write_numbers
from cnnstudio.ui.explore.shades import GAP, plain_table, signed_table
from cnnstudio.ui.explore.tiles import Places, Tiles, compose, place, stack
from cnnstudio.ui.theme import theme

_EDGE = 1
_LEAST = QSize(64, 48)


class Mosaic(QWidget):
    """Lies in a `MosaicArea`, which gives it its room and its size. `told(text)` says what is pointed at, or nothing.

    `laid_out` tells of another size of all, `stepped` that the keys went to another picture. Only what is seen is painted.
    """

    told = Signal(str)
    laid_out = Signal()
    stepped = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(_LEAST)
        self.tiles: Tiles | None = None
        self.places: Places | None = None
        self.fit: Places | None = None
        """Where the pictures lie when all are seen, or as many as can be."""
        self.numbers = False
        self.held = False
        """Whether the mouse moves all, and points at nothing."""
        self._room = QSize()
        self._fitted: tuple[object, ...] = ()
        self._canvas: np.ndarray | None = None
        self._image: QImage | None = None
        self._seen, self._corner = QRect(), QPointF()
        self._pointed: tuple[int, int, int] | None = None
        self._chosen = 0
        self._resting = self.cursor()
        theme.changed.connect(self._lay_out)

    def show_tiles(self, tiles: Tiles | None) -> None:
        """Show these pictures from now on, as large as those before where there are as many of the same size."""
        before, self.tiles = self.tiles, tiles
        if tiles is None or before is None or tiles.pixels.shape[:3] != before.pixels.shape[:3]:
            self._pointed = self.places = None
        self._lay_out()
        if tiles is not None:
            self._chosen = min(self._chosen, len(tiles.pixels) - 1)
        self._say()

    def is_like(self, other: Mosaic) -> bool:
        """Tell whether another one shows as many pictures of the same size."""
        mine, its = self.tiles, other.tiles
        return mine is not None and its is not None and mine.pixels.shape == its.pixels.shape

    def show_numbers(self, numbers: bool) -> None:
        """Write the values into the cells, which are then made large enough."""
        self.numbers, self.places = numbers, None
        self._lay_out()

    def give_room(self, room: QSize) -> None:
        """Let so many pixels be what there is room for."""
        self._room = room
        self._lay_out()

    def show_places(self, places: Places | None) -> None:
        """Show the same pictures elsewhere, larger; None: as large as fits."""
        self.places = places
        self._lay_out()

    def choose(self, tile: int) -> None:
        """Put the cursor on a picture, also on one that is still to come."""
        self._chosen = tile
        self._say()
        self.stepped.emit()
        self.update()

    def hold(self, on: bool) -> None:
        """Let the mouse move all, or point at values again."""
        if on and not self.held:
            self._resting = self.cursor()
        self.held = on
        self.setCursor(Qt.CursorShape.ClosedHandCursor if on else self._resting)
        if self._pointed is not None:
            self._pointed = None
            self._say()
            self.update()

    @property
    def pointed(self) -> tuple[int, int, int] | None:
        """The picture, row and column under the mouse."""
        return self._pointed

    @property
    def at_cursor(self) -> int:
        """The picture under the mouse, else the one that was chosen last."""
        return self._chosen if self._pointed is None else self._pointed[0]

    def whole(self) -> QSize:
        """Return how large all is."""
        if self.places is None:
            return _LEAST
        height, width = (math.ceil(side / self.devicePixelRatioF()) + 2 * _EDGE for side in self.places.size)
        return QSize(width, height)

    def to_cells(self, at: QPointF) -> tuple[float, float]:
        """Return a point of the widget as (x, y) of the places."""
        ratio = self.devicePixelRatioF()
        return (at.x() - _EDGE) * ratio, (at.y() - _EDGE) * ratio

    def from_cells(self, x: float, y: float) -> QPointF:
        """Return where a point (x, y) of the places lies on the widget."""
        ratio = self.devicePixelRatioF()
        return QPointF(x / ratio + _EDGE, y / ratio + _EDGE)

    def tile_rect(self, tile: int) -> QRectF:
        """Return where a picture lies."""
        assert self.places is not None
        (x, y), (height, width) = self.places.corner(tile), self.places.tile
        return QRectF(self.from_cells(x, y), self.from_cells(x + width, y + height))

    def image(self) -> QImage:
        """Return what is shown, one pixel of the screen each; empty where there is nothing."""
        if self.places is not None and (self._image is None or not self._seen.contains(self._visible())):
            self._compose(self._visible())
        return QImage() if self._image is None else self._image

    # -- drawing ------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        tiles = self.tiles
        self._image = None
        if tiles is None or not tiles.pixels.size or self._room.isEmpty():
            self.places = self.fit = None
            self._fitted = ()
        else:
            shape = tiles.pixels.shape
            asked = (shape, tiles.stacked, self._written, self._room, self.devicePixelRatioF(), theme.scale)
            if asked != self._fitted:
                if self.places is self.fit:
                    self.places = None
                self.fit, self._fitted = self._fit(tiles), asked
            fit, places = self.fit, self.places
            assert fit is not None
            if places is None or places.scale * fit.shrink <= fit.scale * places.shrink:
                self.places = fit
        self.laid_out.emit()
        self.update()

    @property
    def _written(self) -> bool:
        return self.numbers and self.tiles is not None and self.tiles.numbers is not None

    def _fit(self, tiles: Tiles) -> Places:
        """Return where the pictures are largest in the room; a cell with numbers has a size of its own, and all is scrolled."""
        ratio = self.devicePixelRatioF()
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        scrolled = self._written or tiles.stacked
        width = max(round((self._room.width() - (bar if scrolled else 0) - 2 * _EDGE) * ratio), 1)
        height = max(round((self._room.height() - 2 * _EDGE) * ratio), 1)
        count, rows, columns = tiles.pixels.shape[:3]
        cell = COLOUR_CELL if tiles.pixels.ndim == 4 else NUMBER_CELL
        least = round(cell * ratio * theme.scale) if self._written else 1
        if tiles.stacked:
            return stack((count, rows, columns), height, width, max(round(ratio), 1), least)
        return place((count, rows, columns), 1 if self._written else height, width, round(4 * ratio), least)

    def _visible(self) -> QRect:
        seen = self.visibleRegion().boundingRect()
        return self.rect() if seen.isEmpty() else seen

    def _compose(self, seen: QRect) -> None:
        """Make the image of what is seen."""
        tiles, places = self.tiles, self.places
        assert tiles is not None and places is not None
        whole, ratio = places.size, self.devicePixelRatioF()
        left, top = (max(math.floor(at), 0) for at in self.to_cells(QPointF(seen.topLeft())))
        right, bottom = (math.ceil(at) for at in self.to_cells(QPointF(seen.bottomRight() + QPoint(1, 1))))
        height, width = min(bottom, whole[0]) - top, min(right, whole[1]) - left
        self._seen, self._image = seen, None
        if height <= 0 or width <= 0:
            return
        coloured = tiles.pixels.ndim == 4
        surface = QColor(theme.current.surface)
        gap = (surface.red(), surface.green(), surface.blue()) if coloured else GAP
        canvas = self._canvas = np.ascontiguousarray(compose(tiles.pixels, places, gap, (top, left, height, width)))
        kind = QImage.Format.Format_RGB888 if coloured else QImage.Format.Format_Indexed8
        self._image = QImage(canvas.data, width, height, canvas.strides[0], kind)
        if not coloured:
            self._image.setColorTable(signed_table(theme.current) if tiles.signed else plain_table(theme.current))
        self._image.setDevicePixelRatio(ratio)
        self._corner = self.from_cells(left, top)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.places is None:
            return
        if self._image is None or not self._seen.contains(event.rect()):
            self._compose(self.visibleRegion().boundingRect().united(event.rect()))
        if self._image is None:
            return
        painter = QPainter(self)
        painter.drawImage(self._corner, self._image)
        if self._written:
            assert self.tiles is not None
            write_numbers(painter, self.tiles, self.places, self.tile_rect, QRectF(event.rect()))
        pointed = self._pointed[0] if self._pointed is not None else self._chosen if self.hasFocus() else None
        if pointed is not None:
            painter.setPen(QPen(QColor(theme.current.accent), 2))
            painter.drawRect(self.tile_rect(pointed).adjusted(-1, -1, 1, 1))

    # -- pointing -----------------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(event.position().x(), event.position().y())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._point(event.position().x(), event.position().y())
        if self._pointed is not None:
            self._chosen = self._pointed[0]
        super().mousePressEvent(event)

    def leaveEvent(self, event: object) -> None:
        self._pointed = None
        self._say()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._say()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._say()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        across = self.places.across if self.places is not None else 1
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -across, Qt.Key.Key_Down: across}
        step = steps.get(Qt.Key(event.key()))
        if step is None or self.tiles is None:
            super().keyPressEvent(event)
            return
        chosen = self._chosen + step
        if 0 <= chosen < len(self.tiles.pixels):
            self._chosen = chosen
        self._pointed = None
        self._say()
        self.stepped.emit()
        self.update()

    def _point(self, x: float, y: float) -> None:
        pointed = None if self.places is None or self.held else self.places.at(*self.to_cells(QPointF(x, y)))
        if pointed != self._pointed:
            self._pointed = pointed
            self._say()
            self.update()

    def _say(self) -> None:
        text = ""
        if self.tiles is not None and self._pointed is not None and self._pointed[0] < len(self.tiles.pixels):
            text = self.tiles.tell(*self._pointed)
        elif self.tiles is not None and self.hasFocus() and len(self.tiles.pixels):
            text = self.tiles.name(min(self._chosen, len(self.tiles.pixels) - 1))
        self.setAccessibleDescription(text)
        self.told.emit(text)
