"""Numbers written into the cells of small pictures, in whatever can be read on their colours."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from cnnstudio.ui.explore.shades import plain_table, signed_table
from cnnstudio.ui.explore.tiles import Places, Tiles
from cnnstudio.ui.theme import font, theme
from cnnstudio.words import decimal

NUMBER_CELL, COLOUR_CELL = 34, 48
"""A cell must be so many pixels wide to hold a number, or one below the other for each of three colours."""


def write_numbers(painter: QPainter, tiles: Tiles, places: Places, rect_of: Callable[[int], QRectF], seen: QRectF) -> None:
    """Write the values into the cells that are seen."""
    assert tiles.numbers is not None
    painter.setFont(font(round(11 * theme.scale)))
    for tile, values in enumerate(tiles.numbers):
        whole = rect_of(tile)
        side = whole.height() / places.rows
        for row, column in _cells(whole, whole.intersected(seen), side):
            value = np.atleast_1d(values[row, column])
            if np.isnan(value).all():
                continue
            painter.setPen(_ink(tiles, tile, row, column))
            spot = QRectF(whole.x() + column * side, whole.y() + row * side, side, side)
            text = "\n".join(decimal(round(float(one), 2) + 0.0, 2) for one in value)
            painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, text)


def _cells(whole: QRectF, seen: QRectF, side: float) -> Iterator[tuple[int, int]]:
    """Yield (row, column) of the cells of a picture that are seen."""
    if seen.isEmpty():
        return
    columns = range(int((seen.left() - whole.left()) / side), math.ceil((seen.right() - whole.left()) / side - 1e-6))
    for row in range(int((seen.top() - whole.top()) / side), math.ceil((seen.bottom() - whole.top()) / side - 1e-6)):
        yield from ((row, column) for column in columns)


def _ink(tiles: Tiles, tile: int, row: int, column: int) -> QColor:
    """Return what can be read on a cell."""
    pixel = tiles.pixels[tile, row, column]
    table = signed_table(theme.current) if tiles.signed else plain_table(theme.current)
    colour = QColor(*(int(one) for one in pixel)) if pixel.ndim else QColor.fromRgb(table[int(pixel)])
    brightness = 0.299 * colour.red() + 0.587 * colour.green() + 0.114 * colour.blue()
    return QColor("#000000" if brightness > 128 else "#ffffff")
