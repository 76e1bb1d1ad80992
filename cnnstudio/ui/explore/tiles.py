"""Many small pictures as one: where each lies, and the pixels of all of them."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cnnstudio.protocol.arrays import Bytes, Floats, Integers
from cnnstudio.ui.explore.shades import GAP

CLOSER = 1.5
"""A step of the zoom makes everything about so much larger."""


@dataclass(frozen=True, eq=False)
class Tiles:
    """Pictures (count, rows, columns) as indexes of a colour table, or (count, rows, columns, 3) as red, green and blue.

    `tell(tile, row, column)` says what lies there, `name(tile)` what the whole picture is; `numbers` are the values in the
    cells, of the same shape, where they can be written into them. `stacked` pictures are the lines of a table.
    """

    pixels: Bytes
    signed: bool
    name: Callable[[int], str]
    tell: Callable[[int, int, int], str]
    numbers: Floats | None = None
    stacked: bool = False


@dataclass(frozen=True)
class Places:
    """A grid of so many columns of pictures, each cell of a picture `scale` pixels wide, or `shrink` cells one pixel."""

    count: int
    rows: int
    columns: int
    across: int
    scale: int
    shrink: int
    gap: int

    @property
    def tile(self) -> tuple[int, int]:
        """Height and width of one picture on screen."""
        return -(-self.rows // self.shrink) * self.scale, -(-self.columns // self.shrink) * self.scale

    @property
    def size(self) -> tuple[int, int]:
        """Height and width of all."""
        height, width = self.tile
        down = -(-self.count // self.across)
        return down * (height + self.gap) - self.gap, self.across * (width + self.gap) - self.gap

    def corner(self, tile: int) -> tuple[int, int]:
        """Return the (x, y) of a picture's upper left corner."""
        height, width = self.tile
        return tile % self.across * (width + self.gap), tile // self.across * (height + self.gap)

    def at(self, x: float, y: float) -> tuple[int, int, int] | None:
        """Return (picture, row, column) of the cell there, None between pictures and outside."""
        height, width = self.tile
        if x < 0 or y < 0:
            return None
        across, in_x = divmod(int(x), width + self.gap)
        down, in_y = divmod(int(y), height + self.gap)
        tile = down * self.across + across
        if across >= self.across or in_x >= width or in_y >= height or tile >= self.count:
            return None
        row, column = in_y // self.scale * self.shrink, in_x // self.scale * self.shrink
        return tile, min(row, self.rows - 1), min(column, self.columns - 1)


def place(shape: tuple[int, int, int], height: int, width: int, gap: int = 4, least: int = 1, most: int = 40) -> Places:
    """Return the grid that shows pictures (count, rows, columns) largest in so many pixels.

    A cell takes `least` pixels at least: what then does not fit in height must be scrolled. Pictures that are hardly larger
    than the gaps between them get smaller ones.
    """
    count, rows, columns = shape
    best: Places | None = None
    for across in range(1, count + 1):
        down = -(-count // across)
        room = min((width - (across - 1) * gap) / (across * columns), (height - (down - 1) * gap) / (down * rows))
        scale = min(int(room), most)
        found = Places(
            count, rows, columns, across, max(scale, 1), 1 if scale >= 1 else max(1, math.ceil(1 / max(room, 0.02))), gap
        )
        if best is None or _rank(found) > _rank(best):
            best = found
    assert best is not None
    if best.scale < least:
        across = max(1, (width + gap) // (columns * least + gap))
        return Places(count, rows, columns, min(across, count), least, 1, gap)
    return place(shape, height, width, 1, least, most) if gap > 1 and max(best.tile) < 4 * gap else best


def stack(shape: tuple[int, int, int], height: int, width: int, gap: int = 1, least: int = 1, most: int = 40) -> Places:
    """Return the places of pictures (count, rows, columns) below each other, as large as so many pixels let them be.

    A cell takes `least` pixels at least: what then does not fit must be scrolled.
    """
    count, rows, columns = shape
    room = min(width // columns, (height // count - gap) // rows)
    scale = max(min(room, most), least)
    return Places(count, rows, columns, 1, scale, 1, gap if scale > 3 * gap else 0)


def zoomed(places: Places, fit: Places, turns: int, most: int) -> Places:
    """Return the grid after so many steps closer, or back where `turns` is below 0; never below `fit`, nor above `most`."""
    scale, shrink = places.scale, places.shrink
    for _ in range(abs(turns)):
        if turns > 0:
            shrink, scale = (shrink // 2, scale) if shrink > 1 else (1, max(scale + 1, round(scale * CLOSER)))
        else:
            shrink, scale = (1, min(scale - 1, round(scale / CLOSER))) if scale > 1 else (shrink * 2, 1)
    found = replace(places, scale=min(scale, max(most, fit.scale)), shrink=shrink)
    return fit if found.scale * fit.shrink <= fit.scale * found.shrink else found


def carried(before: Places, after: Places, x: float, y: float) -> tuple[float, float]:
    """Return where the point (x, y) of one grid lies in another grid of the same pictures: gaps do not grow with them."""
    (height, width), (new_height, new_width) = before.tile, after.tile
    across, in_x = divmod(x, width + before.gap)
    down, in_y = divmod(y, height + before.gap)
    new_x = across * (new_width + after.gap) + min(in_x / width, 1.0) * new_width
    return new_x, down * (new_height + after.gap) + min(in_y / height, 1.0) * new_height


def _rank(places: Places) -> tuple[int, int, int]:
    return places.scale, -places.shrink, -abs(places.size[0] - places.size[1])


def compose(pixels: Bytes, places: Places, gap: ArrayLike = GAP, box: tuple[int, int, int, int] | None = None) -> Bytes:
    """Return all pictures as one (height, width), `gap` between them; of it only `box`: top, left, height and width.

    What is not in the box costs nothing, however large all would be.
    """
    top, left, height, width = (0, 0, *places.size) if box is None else box
    (tile_height, tile_width), across = places.tile, places.across
    downs, rows, no_row = _cells(top, height, tile_height, places)
    alongs, columns, no_column = _cells(left, width, tile_width, places)
    first, last = int(downs[0]), int(downs[-1]) + 1
    shown = pixels[first * across : last * across, :: places.shrink, :: places.shrink]
    count, deep, wide, *colours = shown.shape
    missing = np.full(((last - first) * across - count, deep, wide, *colours), gap, np.uint8)
    grid = np.concatenate((shown, missing)).reshape(last - first, across, deep, wide, *colours)
    sheet = grid.swapaxes(1, 2).reshape((last - first) * deep, across * wide, *colours)
    canvas: Bytes = sheet.take(alongs * wide + columns, axis=1).take((downs - first) * deep + rows, axis=0)
    canvas[no_row] = gap
    canvas[:, no_column] = gap
    return canvas


def _cells(start: int, length: int, side: int, places: Places) -> tuple[Integers, Integers, NDArray[np.bool_]]:
    """Return of each pixel in a row or column of all pictures: which picture, which of its cells, whether it is between."""
    picture, inside = np.divmod(np.arange(start, start + length), side + places.gap)
    return picture, np.minimum(inside, side - 1) // places.scale, inside >= side
