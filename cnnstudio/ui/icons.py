"""Our own icons, drawn with one stroke width and tinted for the palette in use."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from cnnstudio.resources import resource

_BLACK = "#000000"


@cache
def icon(name: str, colour: str = _BLACK) -> QIcon:
    """Return an icon in a colour (`#rrggbb`); the logo keeps its own."""
    found = QIcon()
    for ratio in (1, 2, 3):
        found.addPixmap(pixmap(name, colour, 16, ratio))
    return found


def pixmap(name: str, colour: str = _BLACK, pixels: int = 16, ratio: float = 1) -> QPixmap:
    """Return an icon as a square picture of so many pixels, for a screen with that pixel ratio."""
    text = resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace(_BLACK, colour)
    picture = QPixmap(round(pixels * ratio), round(pixels * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
