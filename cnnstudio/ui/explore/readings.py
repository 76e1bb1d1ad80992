"""From the engine's answers to tiles, and to the words that go with each of them."""

from __future__ import annotations

import math

import numpy as np

from cnnstudio.protocol.messages import Maps
from cnnstudio.ui.explore.shades import GAP, plain_indexes
from cnnstudio.ui.explore.tiles import Tiles
from cnnstudio.ui.words import filled, number, translate
from cnnstudio.words import decimal


def map_tiles(maps: Maps) -> Tiles:
    """Return what a block gave as tiles: a picture per channel; dense values as rows of one picture."""
    pixels = plain_indexes(maps.pixels)
    if len(maps.shape) == 1:
        return _dense_tiles(maps)

    def name(tile: int) -> str:
        return filled(
            translate("Explore", "map {map}: from {low} to {high}, {zeros} % zeros"),
            map=tile + 1,
            low=short(float(maps.low[tile])),
            high=short(float(maps.high[tile])),
            zeros=number(round(float(maps.zeros[tile]) * 100)),
        )

    def tell(tile: int, row: int, column: int) -> str:
        value = short(_value(maps, tile, int(maps.pixels[tile, row, column])))
        text = translate("Explore", "{value} at row {row}, column {column} · {map}")
        return filled(text, value=value, row=row + 1, column=column + 1, map=name(tile))

    return Tiles(pixels, False, name, tell)


def _dense_tiles(maps: Maps) -> Tiles:
    flat = maps.pixels.reshape(-1)
    across = min(len(flat), max(10, math.ceil(math.sqrt(len(flat) * 2))))
    rows = -(-len(flat) // across)
    pixels = np.full(rows * across, GAP, np.uint8)
    pixels[: len(flat)] = plain_indexes(flat)

    def name(_tile: int) -> str:
        return filled(
            translate("Explore", "{count} values: from {low} to {high}, {zeros} % zeros"),
            count=number(len(flat)),
            low=short(float(maps.low[0])),
            high=short(float(maps.high[0])),
            zeros=number(round(float(maps.zeros[0]) * 100)),
        )

    def tell(tile: int, row: int, column: int) -> str:
        at = row * across + column
        if at >= len(flat):
            return name(tile)
        text = translate("Explore", "unit {unit}: {value} · {all}")
        return filled(text, unit=number(at + 1), value=short(_value(maps, 0, int(flat[at]))), all=name(tile))

    return Tiles(pixels.reshape(1, rows, across), False, name, tell)


def short(value: float) -> str:
    """Return a number with three figures that mean something."""
    if not math.isfinite(value):
        return "–"
    size = abs(value)
    places = 0 if size >= 100 else 1 if size >= 10 else 2 if size >= 1 or value == 0 else 3
    return decimal(value, places).replace("-", "−")


def _value(maps: Maps, tile: int, level: int) -> float:
    low, high = float(maps.low[tile]), float(maps.high[tile])
    return low + (high - low) * level / 255
