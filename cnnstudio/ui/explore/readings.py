"""From the engine's answers to tiles, and to the words that go with each of them."""

from __future__ import annotations

import math

import numpy as np

from cnnstudio.protocol.arrays import Floats
from cnnstudio.protocol.messages import Filters, Maps
from cnnstudio.ui.explore.shades import GAP, plain_indexes, signed_indexes
from cnnstudio.ui.explore.tiles import Tiles
from cnnstudio.ui.words import filled, number, translate
from cnnstudio.words import decimal

ALL_CHANNELS = 8
"""Filters of so many channels are shown whole, channel beside channel; of more, one channel at a time."""


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


def by_norm(filters: Filters) -> list[int]:
    """Return the filters, the one with the largest weights first; those that are no numbers come before all."""
    norms = np.sqrt((filters.weights.astype(np.float64) ** 2).sum(axis=(1, 2, 3)))
    return [int(at) for at in np.argsort(-np.nan_to_num(norms, nan=np.inf), kind="stable")]


def filter_tiles(filters: Filters, channel: int, order: list[int] | None = None, each: bool = False) -> Tiles:
    """Return the filters of a convolution as tiles, in `order`; with many channels only the kernels of one of them.

    Their colours share the scale of the whole block; with `each`, every filter has its own.
    """
    order = list(range(len(filters.weights))) if order is None else order
    weights = filters.weights[order]
    count, channels, rows, columns = weights.shape
    whole = channels <= ALL_CHANNELS
    if whole:
        spread: Floats = np.full((count, rows, channels * (columns + 1) - 1), np.nan, np.float32)
        for at in range(channels):
            spread[:, :, at * (columns + 1) : at * (columns + 1) + columns] = weights[:, at]
    else:
        channel = min(channel, channels - 1)
        spread = weights[:, channel]
    pixels = np.where(np.isnan(spread), np.uint8(GAP), signed_indexes(*_scaled(spread, filters.scale, each))).astype(np.uint8)

    def name(tile: int) -> str:
        kernel = weights[tile] if whole else weights[tile, channel]
        return filled(
            translate("Explore", "filter {filter}: from {low} to {high}"),
            filter=order[tile] + 1,
            low=short(float(kernel.min())),
            high=short(float(kernel.max())),
        )

    def tell(tile: int, row: int, column: int) -> str:
        source = column // (columns + 1) if whole else channel
        value = spread[tile, row, column]
        if np.isnan(value):
            return name(tile)
        text = translate("Explore", "{value} at row {row}, column {column} of input channel {channel} · {filter}")
        place = column % (columns + 1) if whole else column
        return filled(text, value=short(float(value)), row=row + 1, column=place + 1, channel=source + 1, filter=name(tile))

    return Tiles(pixels, True, name, tell, spread)


def _scaled(spread: Floats, scale: float, each: bool) -> tuple[Floats, float]:
    """Return the weights (filters, rows, columns) with what is drawn in the strongest colour."""
    if not each:
        return spread, scale
    largest = np.nanmax(np.where(np.isfinite(spread), np.abs(spread), 0.0), axis=(1, 2), keepdims=True)
    return (spread / np.where(largest > 0, largest, 1.0)).astype(np.float32), 1.0


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
