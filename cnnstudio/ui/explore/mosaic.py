"""Shows many small pictures as one image, crisp, and says what lies under the mouse or the cursor keys."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from cnnstudio.ui.explore.shades import ZERO, plain_table, signed_table
from cnnstudio.ui.explore.tiles import Places, Tiles, compose, place
from cnnstudio.ui.theme import font, theme
from cnnstudio.words import decimal

NUMBER_CELL = 34
"""A cell must be so many pixels wide to hold a number."""
_EDGE = 1
_LEAST = QSize(64, 48)


class Mosaic(QWidget):
    """`told(text)` says what is pointed at, and nothing when nothing is."""

    told = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(_LEAST)
        self.tiles: Tiles | None = None
        self.places: Places | None = None
        self.numbers = False
        self._image: QImage | None = None
        self._canvas: np.ndarray | None = None
        self._pointed: tuple[int, int, int] | None = None
        self._chosen = 0
        theme.changed.connect(self._tint)

    def show_tiles(self, tiles: Tiles | None) -> None:
        """Show these pictures from now on."""
        if tiles is None or self.tiles is None or tiles.pixels.shape != self.tiles.pixels.shape:
            self._pointed = None
        self.tiles = tiles
        self._lay_out()
        if tiles is not None:
            self._chosen = min(self._chosen, len(tiles.pixels) - 1)
        self._say()

    def show_numbers(self, numbers: bool) -> None:
        """Write the values into the cells, which are then made large enough."""
        self.numbers = numbers
        self._lay_out()

    def choose(self, tile: int) -> None:
        """Put the cursor on a picture, also on one that is still to come."""
        self._chosen = tile
        self._say()
        self.update()

    @property
    def at_cursor(self) -> int:
        """The picture under the mouse, else the one that was chosen last."""
        return self._chosen if self._pointed is None else self._pointed[0]

    def image(self) -> QImage:
        """Return what is shown, one pixel of the screen each; empty where there is nothing."""
        return QImage() if self._image is None else self._image

    # -- drawing ------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        tiles, ratio = self.tiles, self.devicePixelRatioF()
        self._image = None
        if tiles is None or not tiles.pixels.size:
            self.places = None
            self._need(_LEAST)
            self.update()
            return
        written = self.numbers and tiles.numbers is not None
        least = round(NUMBER_CELL * ratio * theme.scale) if written else 1
        room = (round((self.height() - 2 * _EDGE) * ratio), round((self.width() - 2 * _EDGE) * ratio))
        if written:
            room = (1, room[1])
        shape = tiles.pixels.shape
        self.places = place((shape[0], shape[1], shape[2]), *room, gap=round(4 * ratio), least=least)
        self._canvas = np.ascontiguousarray(compose(tiles.pixels, self.places))
        height, width = self._canvas.shape
        self._image = QImage(self._canvas.data, width, height, width, QImage.Format.Format_Indexed8)
        self._image.setColorTable(signed_table(theme.current) if tiles.signed else plain_table(theme.current))
        self._image.setDevicePixelRatio(ratio)
        whole = QSize(round(width / ratio) + 2 * _EDGE, round(height / ratio) + 2 * _EDGE)
        self._need(whole if written else _LEAST)
        self.update()

    def _need(self, size: QSize) -> None:
        if size != self.minimumSize():
            self.setMinimumSize(size)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image is None or self.places is None:
            return
        painter = QPainter(self)
        painter.drawImage(QPoint(_EDGE, _EDGE), self._image)
        if self.numbers and self.tiles is not None and self.tiles.numbers is not None:
            self._write_numbers(painter, event)
        pointed = self._pointed[0] if self._pointed is not None else self._chosen if self.hasFocus() else None
        if pointed is not None:
            painter.setPen(QPen(QColor(theme.current.accent), 2))
            painter.drawRect(self._tile_rect(pointed).adjusted(-1, -1, 1, 1))

    def _tile_rect(self, tile: int) -> QRectF:
        assert self.places is not None
        ratio = self.devicePixelRatioF()
        (x, y), (height, width) = self.places.corner(tile), self.places.tile
        return QRectF(x / ratio + _EDGE, y / ratio + _EDGE, width / ratio, height / ratio)

    def _write_numbers(self, painter: QPainter, event: QPaintEvent) -> None:
        tiles, places = self.tiles, self.places
        assert tiles is not None and places is not None and tiles.numbers is not None
        painter.setFont(font(round(11 * theme.scale)))
        cell = places.scale / self.devicePixelRatioF()
        light, dark = QColor("#ffffff"), QColor(theme.current.text)
        for tile, values in enumerate(tiles.numbers):
            corner = self._tile_rect(tile)
            if not corner.intersects(QRectF(event.rect())):
                continue
            for (row, column), value in np.ndenumerate(values):
                if np.isnan(value):
                    continue
                strong = abs(int(tiles.pixels[tile, row, column]) - ZERO) > 80
                painter.setPen(light if strong and not theme.current.dark else dark)
                spot = QRectF(corner.x() + column * cell, corner.y() + row * cell, cell, cell)
                painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, decimal(round(float(value), 2) + 0.0, 2))

    def _tint(self) -> None:
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

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
        self._say()
        self.update()

    def _point(self, x: float, y: float) -> None:
        ratio = self.devicePixelRatioF()
        pointed = None if self.places is None else self.places.at((x - _EDGE) * ratio, (y - _EDGE) * ratio)
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
