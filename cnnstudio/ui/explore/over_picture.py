"""What lies over the picture at hand: an overlay that says what speaks for a class, and the field of a value."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QPaintEvent

from cnnstudio.protocol.arrays import Bytes
from cnnstudio.ui.explore.picture_view import PictureView, _fitted
from cnnstudio.ui.explore.why.lights import Field, Layer, paint_field


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
        if self.field is not None:
            paint_field(painter, self.spot(self.field))
