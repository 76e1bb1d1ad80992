"""Many small pictures as one: where each lies, and the pixels of all of them."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cnnstudio.protocol.arrays import Bytes, Floats
from cnnstudio.ui.explore.shades import GAP


@dataclass(frozen=True, eq=False)
class Tiles:
    """Pictures (count, rows, columns) as indexes of a colour table.

    `tell(tile, row, column)` says what lies there, `name(tile)` what the whole picture is; `numbers` are the values in the
    cells, where they can be written into them.
    """

    pixels: Bytes
    signed: bool
    name: Callable[[int], str]
    tell: Callable[[int, int, int], str]
    numbers: Floats | None = None


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

    A cell takes `least` pixels at least: what then does not fit in height must be scrolled.
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
    return best


def _rank(places: Places) -> tuple[int, int, int]:
    return places.scale, -places.shrink, -abs(places.size[0] - places.size[1])


def compose(pixels: Bytes, places: Places) -> Bytes:
    """Return all pictures as one (height, width), GAP between them."""
    height, width = places.size
    tile_height, tile_width = places.tile
    canvas: NDArray[np.uint8] = np.full((height, width), GAP, np.uint8)
    shrunk = pixels[:, :: places.shrink, :: places.shrink]
    large = shrunk.repeat(places.scale, axis=1).repeat(places.scale, axis=2)
    for tile, picture in enumerate(large):
        x, y = places.corner(tile)
        canvas[y : y + tile_height, x : x + tile_width] = picture
    return canvas
