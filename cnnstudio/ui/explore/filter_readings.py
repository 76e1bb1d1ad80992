"""The filters of a convolution as tiles: in colours, channel by channel, or the norms of their kernels as a table."""

from __future__ import annotations

from enum import Enum

import numpy as np

from cnnstudio.protocol.arrays import Bytes, Floats
from cnnstudio.protocol.messages import Filters
from cnnstudio.ui.explore.readings import short
from cnnstudio.ui.explore.shades import GAP, colour_levels, plain_indexes, signed_indexes
from cnnstudio.ui.explore.tiles import Tiles
from cnnstudio.ui.words import filled, translate

ALL_CHANNELS = 8
"""Filters of so many channels are shown whole, channel beside channel; of more, one channel at a time."""


class Shown(Enum):
    """What a tile shows of a filter."""

    COLOURS = "its three channels as one picture in red, green and blue"
    CHANNELS = "its kernels, blue below zero, orange above"
    NORMS = "a line with the norm of each of its kernels"


def filter_norms(filters: Filters) -> Floats:
    """Return the norm of each filter, (filters,)."""
    norms: Floats = np.sqrt((filters.norms.astype(np.float64) ** 2).sum(axis=1)).astype(np.float32)
    return norms


def by_norm(filters: Filters) -> list[int]:
    """Return the filters, the one with the largest weights first; those that are no numbers come before all."""
    return [int(at) for at in np.argsort(-np.nan_to_num(filter_norms(filters), nan=np.inf), kind="stable")]


def channel_of(filters: Filters, shown: Shown, column: int, channel: int) -> int:
    """Return the input channel that a column of a tile belongs to; `channel` where it belongs to all, or that one is shown."""
    channels, columns = int(filters.weights.shape[1]), int(filters.weights.shape[3])
    if shown is Shown.NORMS:
        return min(column, channels - 1)
    whole = shown is Shown.CHANNELS and channels <= ALL_CHANNELS
    return column // (columns + 1) if whole else channel


def input_channel(filters: Filters, filter: int, channel: int, groups: int) -> int:
    """Return the channel of the block's input that a filter reads as its own `channel`: each group reads others. From 0."""
    return filter // max(filters.shape[0] // groups, 1) * filters.shape[1] + channel


def filter_tiles(filters: Filters, channel: int, order: list[int] | None = None, each: bool = False, groups: int = 1) -> Tiles:
    """Return the filters of a convolution as tiles, in `order`; with many channels only the kernels of one of them.

    Their colours share the scale of the whole block; with `each`, every filter has its own. `groups` are the convolution's.
    """
    order = list(range(len(filters.weights))) if order is None else order
    _, channels, _, columns = filters.weights.shape
    whole = channels <= ALL_CHANNELS
    channel = min(channel, channels - 1)
    weights = filters.weights[order] if whole else filters.weights[order, channel : channel + 1]
    spread = _side_by_side(weights)
    pixels = np.where(np.isnan(spread), np.uint8(GAP), signed_indexes(*_scaled(spread, filters.scale, each))).astype(np.uint8)

    def name(tile: int) -> str:
        return _range_of(order[tile], weights[tile])

    def tell(tile: int, row: int, column: int) -> str:
        value = spread[tile, row, column]
        if np.isnan(value):
            return name(tile)
        source = input_channel(filters, order[tile], channel_of(filters, Shown.CHANNELS, column, channel), groups)
        text = translate("Explore", "{value} at row {row}, column {column} of input channel {channel} · {filter}")
        place = column % (columns + 1)
        return filled(text, value=short(float(value)), row=row + 1, column=place + 1, channel=source + 1, filter=name(tile))

    return Tiles(pixels, True, name, tell, spread)


def colour_tiles(filters: Filters, order: list[int], each: bool = False) -> Tiles:
    """Return filters (n, 3, rows, columns) as pictures: grey is zero, more of a colour a larger weight of its channel."""
    numbers = filters.weights[order].transpose(0, 2, 3, 1)
    pixels = colour_levels(*_scaled(numbers, filters.scale, each))

    def name(tile: int) -> str:
        return _range_of(order[tile], numbers[tile])

    def tell(tile: int, row: int, column: int) -> str:
        red, green, blue = (short(float(value)) for value in numbers[tile, row, column])
        text = translate("Explore", "red {red}, green {green}, blue {blue} at row {row}, column {column} · {filter}")
        return filled(text, red=red, green=green, blue=blue, row=row + 1, column=column + 1, filter=name(tile))

    return Tiles(pixels, True, name, tell, numbers)


def norm_tiles(filters: Filters, order: list[int], each: bool = False, groups: int = 1) -> Tiles:
    """Return the L2 norms of all kernels as a table: a line for each filter, a column for each channel that it reads."""
    norms = filters.norms[order][:, None, :]
    finite = np.nan_to_num(norms, nan=0.0, posinf=0.0)
    top = finite.max(axis=(1, 2), keepdims=True) if each else finite.max(initial=0.0)
    pixels: Bytes = plain_indexes(np.rint(finite / np.where(top > 0, top, 1.0) * 255).astype(np.uint8))

    def name(tile: int) -> str:
        text = translate("Explore", "filter {filter}: norms of its kernels from {low} to {high}")
        line = norms[tile]
        return filled(text, filter=order[tile] + 1, low=short(float(line.min())), high=short(float(line.max())))

    def tell(tile: int, _row: int, column: int) -> str:
        text = translate("Explore", "norm {norm} of the kernel for input channel {channel} · {filter}")
        source = input_channel(filters, order[tile], column, groups)
        return filled(text, norm=short(float(norms[tile, 0, column])), channel=source + 1, filter=name(tile))

    return Tiles(pixels, False, name, tell, norms, stacked=True)


def _side_by_side(weights: Floats) -> Floats:
    """Return kernels (n, channels, rows, columns) as (n, rows, all columns), between them a column of no numbers."""
    count, channels, rows, columns = weights.shape
    spread: Floats = np.full((count, rows, channels, columns + 1), np.nan, np.float32)
    spread[..., :columns] = weights.swapaxes(1, 2)
    return spread.reshape(count, rows, -1)[..., :-1]


def _range_of(filter: int, kernel: Floats) -> str:
    low, high = short(float(kernel.min())), short(float(kernel.max()))
    return filled(translate("Explore", "filter {filter}: from {low} to {high}"), filter=filter + 1, low=low, high=high)


def _scaled(values: Floats, scale: float, each: bool) -> tuple[Floats, float]:
    """Return the weights (filters, ...) with what is drawn in the strongest colour."""
    if not each:
        return values, scale
    axes = tuple(range(1, values.ndim))
    largest = np.nanmax(np.where(np.isfinite(values), np.abs(values), 0.0), axis=axes, keepdims=True)
    return (values / np.where(largest > 0, largest, 1.0)).astype(np.float32), 1.0
