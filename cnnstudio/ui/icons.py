"""Our own icons, drawn with one stroke width and tinted for the palette in use."""

from __future__ import annotations

from functools import cache
from math import ceil

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from cnnstudio.resources import resource

_BLACK = "#000000"


def icon(name: str, colour: str = _BLACK) -> QIcon:
    """Return an icon in a colour (`#rrggbb`), as sharp as the screens need it; the logo keeps its own."""
    screens = QGuiApplication.screens()
    return _icon(name, colour, max((ceil(screen.devicePixelRatio()) for screen in screens), default=1))


@cache
def _icon(name: str, colour: str, ratios: int) -> QIcon:
    found = QIcon()
    for ratio in range(1, ratios + 1):
        found.addPixmap(pixmap(name, colour, 16, ratio))
    return found


@cache
def pixmap(name: str, colour: str = _BLACK, pixels: int = 16, ratio: float = 1) -> QPixmap:
    """Return an icon as a square picture of so many pixels, for a screen with that pixel ratio; drawn once."""
    text = resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace(_BLACK, colour)
    picture = QPixmap(round(pixels * ratio), round(pixels * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
