"""What lies over the picture at hand: an overlay that says what speaks for a class, and the field of a value."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent

from cnnstudio.protocol.arrays import Bytes
from cnnstudio.ui.explore.picture_view import PictureView, _fitted
from cnnstudio.ui.explore.why.cells import cell_font
from cnnstudio.ui.explore.why.lights import Field, Layer, paint_field
from cnnstudio.ui.explore.why.page import cell_texts
from cnnstudio.ui.theme import theme

LEAST_CELL = 18
"""A pixel must be so large on screen to hold a number."""


class PictureLayer(Layer):
    """Over a picture view; rectangles are in pixels of the picture as the network sees it."""

    def __init__(self, view: PictureView) -> None:
        super().__init__(view)
        self._view = view
        self.field: Field | None = None
        self.opacity = 0.7
        self._overlay = QImage()

    def show_field(self, field: Field | None) -> None:
        """Frame this part of the picture, or none."""
        if field != self.field:
            self.field = field
            self.update()

    def show_overlay(self, pixels: Bytes | None) -> None:
        """Lay RGBA pixels (H, W, 4) over the picture, or none."""
        if pixels is None:
            self._overlay = QImage()
        else:
            data = np.ascontiguousarray(pixels)
            height, width = data.shape[:2]
            self._overlay = QImage(data.data, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()
        self.update()

    @property
    def has_overlay(self) -> bool:
        """Whether something is laid over the picture."""
        return not self._overlay.isNull()

    def set_opacity(self, opacity: float) -> None:
        """Let the overlay cover the picture by this share."""
        self.opacity = opacity
        self.update()

    def spot(self, field: Field) -> QRectF | None:
        """Return where a part of the picture lies."""
        seen = self._view._seen
        if seen.isNull():
            return None
        room = QRectF(_fitted(seen, self._view.rect()))
        across, down = room.width() / seen.width(), room.height() / seen.height()
        top, left, bottom, right = field
        return QRectF(room.x() + left * across, room.y() + top * down, (right - left) * across, (bottom - top) * down)

    def paintEvent(self, event: QPaintEvent) -> None:
        seen = self._view._seen
        if seen.isNull():
            return
        painter = QPainter(self)
        if not self._overlay.isNull():
            painter.setOpacity(self.opacity)
            painter.drawImage(_fitted(seen, self._view.rect()), self._overlay)
            painter.setOpacity(1.0)
        self._write_numbers(painter)
        if self.field is not None:
            paint_field(painter, self.spot(self.field))

    def _write_numbers(self, painter: QPainter) -> None:
        """Write what was typed into the pixels of a picture of one channel, where there is room."""
        picture = self._view.picture
        numbers = None if picture is None else picture.numbers
        cell = self.spot((0, 0, 1, 1))
        if numbers is None or len(numbers) != 1 or cell is None or cell.width() < LEAST_CELL * theme.scale:
            return
        painter.setFont(cell_font())
        for (row, column), text in np.ndenumerate(np.array(cell_texts(numbers[0]))):
            spot = self.spot((row, column, row + 1, column + 1))
            if spot is not None and painter.fontMetrics().horizontalAdvance(str(text)) < spot.width():
                dark = int(self._view._seen.pixelColor(column, row).lightness()) < 128
                painter.setPen(QColor("#ffffff" if dark else "#000000"))
                painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, str(text))
