"""What lights up while a value is explained: the value in its map, and its receptive field in maps and picture."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cnnstudio.ui.explore.mosaic import Mosaic
from cnnstudio.ui.explore.why.page import figure
from cnnstudio.ui.theme import font, theme

Field = tuple[int, int, int, int]
"""Top, left, bottom, right of a map; without the end."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Layer(QWidget):
    """Lies over another widget, as large as that, and lets the mouse through."""

    def __init__(self, under: QWidget) -> None:
        super().__init__(under)
        self._under = under
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(under.size())
        under.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._under:
            self.resize(self._under.size())
        return False


class MapLights(Layer):
    """Over a mosaic of maps. `picked(map, row, column)` is a value that was clicked, dragged over, or entered by key."""

    picked = Signal(int, int, int)

    def __init__(self, mosaic: Mosaic) -> None:
        super().__init__(mosaic)
        self._mosaic = mosaic
        self.value: tuple[int, int, int] | None = None
        self.field: Field | None = None
        self.channels: frozenset[int] | None = None
        self.known: dict[tuple[int, int, int], float] = {}
        """Values that were explained already: they are written into their cells, where there is room."""
        self._last: tuple[int, int, int] | None = None
        mosaic.setCursor(Qt.CursorShape.CrossCursor)

    def show_lights(
        self, value: tuple[int, int, int] | None, field: Field | None, channels: frozenset[int] | None = None
    ) -> None:
        """Mark a value (map, row, column), and a field in the maps of these channels, or in all."""
        if (value, field, channels) != (self.value, self.field, self.channels):
            self.value, self.field, self.channels = value, field, channels
            self.update()

    def spot(self, tile: int, field: Field) -> QRectF | None:
        """Return where a field of a map lies; None where that map is not shown."""
        places = self._mosaic.places
        if places is None or tile >= places.count:
            return None
        x, y = places.corner(tile)
        cell = places.scale / places.shrink
        top, left, bottom, right = field
        width, height = max((right - left) * cell, 2), max((bottom - top) * cell, 2)
        corner = QPointF(x + left * cell, y + top * cell)
        end = corner + QPointF(width, height)
        return QRectF(self._mosaic.from_cells(*corner.toTuple()), self._mosaic.from_cells(*end.toTuple()))

    def paintEvent(self, event: QPaintEvent) -> None:
        places = self._mosaic.places
        if places is None:
            return
        painter = QPainter(self)
        self._write_known(painter)
        if self.field is not None:
            for tile in range(places.count):
                rect = self.spot(tile, self.field) if self.channels is None or tile in self.channels else None
                if rect is not None and rect.intersects(QRectF(event.rect())):
                    paint_field(painter, rect)
        if self.value is not None:
            tile, row, column = self.value
            paint_field(painter, self.spot(tile, (row, column, row + 1, column + 1)), value=True)

    def _write_known(self, painter: QPainter) -> None:
        painter.setFont(font(round(11 * theme.scale)))
        for (tile, row, column), value in self.known.items():
            rect = self.spot(tile, (row, column, row + 1, column + 1))
            text = figure(value)
            if rect is None or painter.fontMetrics().horizontalAdvance(text) + 2 > rect.width():
                continue
            plate = QRectF(0, 0, painter.fontMetrics().horizontalAdvance(text) + 4, painter.fontMetrics().height())
            plate.moveCenter(rect.center())
            painter.fillRect(plate, theme.current.colour("surface"))
            painter.setPen(theme.current.colour("text"))
            painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        super().eventFilter(watched, event)
        if isinstance(event, QMouseEvent):
            self._mouse(event)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self._mosaic:
            return self._key(event)
        return False

    def _mouse(self, event: QMouseEvent) -> None:
        pressed = event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton
        dragged = event.type() == QEvent.Type.MouseMove and event.buttons() == Qt.MouseButton.LeftButton
        places = self._mosaic.places
        if not (pressed or dragged) or places is None or self._mosaic.held:
            return
        at = places.at(*self._mosaic.to_cells(event.position()))
        if at is not None and (pressed or at != self._last):
            self._last = at
            self.picked.emit(*at)

    def _key(self, event: QKeyEvent) -> bool:
        tiles = self._mosaic.tiles
        if event.key() not in _ENTER or tiles is None or not len(tiles.pixels):
            return False
        tile = min(self._mosaic._chosen, len(tiles.pixels) - 1)
        if self.value is not None:
            self.picked.emit(tile, self.value[1], self.value[2])
        else:
            self.picked.emit(tile, tiles.pixels.shape[1] // 2, tiles.pixels.shape[2] // 2)
        return True


def paint_field(painter: QPainter, rect: QRectF | None, value: bool = False) -> None:
    """Draw a frame that is seen on dark and on light."""
    if rect is None:
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    outer = rect.adjusted(-1.5, -1.5, 1.5, 1.5) if value else rect
    painter.setPen(QPen(QColor("#ffffff"), 4 if value else 3))
    painter.drawRect(outer)
    painter.setPen(QPen(QColor("#d0006f") if value else theme.current.colour("accent"), 2 if value else 1.5))
    painter.drawRect(outer)
