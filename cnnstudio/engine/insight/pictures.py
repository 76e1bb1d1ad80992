"""Filters and feature maps as pictures for eyes: uint8 arrays (height, width, 3)."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Pixels: TypeAlias = NDArray[np.uint8]
Values: TypeAlias = NDArray[Any]

MOST_FILTERS = 64
MOST_CHANNELS = 64
BLUE, ORANGE = np.array([0, 84, 147.0]), np.array([200, 82, 0.0])
"""Okabe-Ito hues, darkened: negative and positive weights."""
INK = np.array([15, 32, 68.0])
GAP = 1


def signed(values: Values, scale: float | None = None) -> Pixels:
    """Return values (..., h, w) as colours (..., h, w, 3): white is zero, blue negative, orange positive.

    `scale` is the absolute value of the strongest colour; the largest one where it is None. What is no number is grey.
    """
    finite = np.nan_to_num(values, nan=0.0, posinf=0.0, neginf=0.0)
    top = float(np.abs(finite).max(initial=0.0)) if scale is None else scale
    share = np.clip(np.abs(finite) / (top or 1.0), 0, 1)[..., None]
    colour = np.where(finite[..., None] < 0, BLUE, ORANGE)
    shown = 255 + share * (colour - 255)
    return _bytes(np.where(np.isfinite(values)[..., None], shown, 160))


def levels(maps: Values) -> Pixels:
    """Return maps (n, h, w) as uint8, each stretched from its smallest value (0) to its largest (255).

    A map that is the same everywhere is all 0; what is no number is 0.
    """
    finite = np.nan_to_num(maps.astype(np.float32), nan=0.0, posinf=0.0, neginf=0.0)
    low = finite.min(axis=(1, 2), keepdims=True)
    span = finite.max(axis=(1, 2), keepdims=True) - low
    return _bytes((finite - low) / np.where(span > 0, span, 1) * 255)


def inked(shades: Pixels) -> Pixels:
    """Return uint8 shades (..., h, w) as colours: white is 0, dark ink is 255."""
    return _bytes(255 + (shades[..., None] / 255) * (INK - 255))


def grid(tiles: Pixels, columns: int, zoom: int = 1, paper: int = 220) -> Pixels:
    """Return tiles (n, h, w, 3) side by side, `columns` in a row, each pixel enlarged `zoom` times, thin lines between."""
    tiles = tiles.repeat(zoom, axis=1).repeat(zoom, axis=2)
    count, height, width, _ = tiles.shape
    rows = -(-count // columns)
    sheet = np.full((rows * (height + GAP) + GAP, columns * (width + GAP) + GAP, 3), paper, np.uint8)
    for index in range(count):
        top, left = (index // columns) * (height + GAP) + GAP, (index % columns) * (width + GAP) + GAP
        sheet[top : top + height, left : left + width] = tiles[index]
    return sheet


def filters_picture(weight: Values) -> Pixels:
    """Return the kernels (out, in, h, w) of a convolution as one picture.

    One channel: signed colours. Three: as RGB around grey. More: a row per filter, a column per input channel, signed colours.
    """
    shown = weight[:MOST_FILTERS, :MOST_CHANNELS]
    zoom = max(1, 24 // max(weight.shape[2:]))
    if shown.shape[1] == 3:
        top = float(np.abs(np.nan_to_num(shown)).max(initial=0.0)) or 1.0
        tiles = _bytes(127.5 + np.nan_to_num(shown).transpose(0, 2, 3, 1) / top * 127.5)
        return grid(tiles, _columns(len(tiles)), zoom)
    colours = signed(shown)
    if shown.shape[1] == 1:
        return grid(colours[:, 0], _columns(len(colours)), zoom)
    return grid(colours.reshape(-1, *colours.shape[2:]), shown.shape[1], max(1, zoom // 2))


def map_picture(values: Values) -> Pixels:
    """Return what a block gave, (C, H, W) or (N,), as one mosaic: a tile per channel, or a cell per number."""
    if values.ndim == 1:
        tiles = inked(levels(values.reshape(1, 1, -1)).reshape(-1, 1, 1))
        return grid(tiles, min(len(tiles), 32), 8)
    tiles = inked(levels(values))
    return grid(tiles, _columns(len(tiles)), max(1, 48 // max(values.shape[1:])))


def _columns(count: int) -> int:
    return min(count, max(8, int(np.ceil(np.sqrt(count)))))


def _bytes(values: Values) -> Pixels:
    rounded: Pixels = values.round().astype(np.uint8)
    return rounded
