"""A picture, large and crisp: as the network sees it, and small in a corner as it came where that differs."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.protocol.arrays import Bytes
from cnnstudio.protocol.messages import Picture
from cnnstudio.ui.theme import font, theme
from cnnstudio.ui.words import translate

_SIDE = 140


class PictureView(QWidget):
    """Shows one picture, square pixels and no smoothing."""

    def __init__(self, side: int = _SIDE, name: str = "explore.picture", accessible: str = "") -> None:
        super().__init__()
        self._side = side
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(accessible or translate("Explore", "Picture"))
        self.picture: Picture | None = None
        self._seen = self._native = QImage()

    def show_picture(self, picture: Picture | None, words: str) -> None:
        """Show this picture, called `words`."""
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        if picture is self.picture:
            return
        self.picture = picture
        self._seen = QImage() if picture is None else image_of(picture.seen)
        other = picture is not None and (picture.native.shape != picture.seen.shape)
        self._native = image_of(picture.native) if picture is not None and other else QImage()
        self.update()

    def sizeHint(self) -> QSize:
        side = round(self._side * theme.scale)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.current
        painter.fillRect(self.rect(), QColor(colours.field))
        if self._seen.isNull() and self._side < _SIDE:
            return
        if self._seen.isNull():
            painter.setPen(QColor(colours.muted))
            painter.setFont(font(round(12 * theme.scale)))
            text = translate("Explore", "Drop a picture here")
            painter.drawText(self.rect().adjusted(12, 0, -12, 0), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)
            return
        painter.drawImage(_fitted(self._seen, self.rect()), self._seen)
        if not self._native.isNull() and self._side >= _SIDE:
            corner = QRect(0, 0, self.width() // 4, self.height() // 4)
            corner.moveBottomRight(self.rect().bottomRight())
            painter.fillRect(corner, QColor(colours.surface))
            painter.drawImage(_fitted(self._native, corner.adjusted(2, 2, 0, 0)), self._native)
        painter.setPen(QPen(QColor(colours.block_border)))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


def image_of(pixels: Bytes) -> QImage:
    """Return uint8 pixels (C, H, W) as an image of their own; of other than one or three channels only the first is shown."""
    channels, height, width = pixels.shape
    if channels == 3:
        data = np.ascontiguousarray(pixels.transpose(1, 2, 0))
        return QImage(data.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
    data = np.ascontiguousarray(pixels[0])
    return QImage(data.data, width, height, width, QImage.Format.Format_Grayscale8).copy()


def pixels_of(image: QImage) -> Bytes:
    """Return an image as uint8 (3, H, W)."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    flat = rows[:, : plain.width() * 3].reshape(plain.height(), plain.width(), 3)
    return np.ascontiguousarray(flat.transpose(2, 0, 1))


def _fitted(image: QImage, room: QRect) -> QRect:
    """Return the place in the middle of `room`: enlarged by a whole number where that is possible."""
    share = min(room.width() / image.width(), room.height() / image.height())
    size = image.size() * (int(share) if share >= 4 else share)
    place = QRect(0, 0, size.width(), size.height())
    place.moveCenter(room.center())
    return place
