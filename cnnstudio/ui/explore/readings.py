"""From the engine's answers to tiles, and to the words that go with each of them."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from cnnstudio.protocol.arrays import Bytes
from cnnstudio.protocol.messages import Maps
from cnnstudio.ui.explore.answering import unit_words
from cnnstudio.ui.explore.shades import GAP, plain_indexes
from cnnstudio.ui.explore.tiles import Tiles
from cnnstudio.ui.explore.why.page import figure
from cnnstudio.ui.words import filled, number, translate
from cnnstudio.words import decimal

_DARK, _PALE = 40, 110
"""Shades of the squares where there are no numbers."""


def map_tiles(maps: Maps, titles: Sequence[str] = ()) -> Tiles:
    """Return what a block gave as tiles: a picture per channel; dense values as rows of one picture.

    `titles` are the classes that the values of a vector stand for, where they are the network's answer.
    """
    if len(maps.shape) == 1:
        return _dense_tiles(maps, titles)

    def name(tile: int) -> str:
        return map_words(maps, tile)

    def tell(tile: int, row: int, column: int) -> str:
        return value_words(maps, (tile, row, column), int(maps.pixels[tile, row, column]))

    return Tiles(plain_indexes(shown_pixels(maps)), False, name, tell)


def shown_pixels(maps: Maps) -> Bytes:
    """Return the shades of what a block gave; chequered where there are no numbers."""
    pixels = _one_scale(maps) if is_single(maps) and len(maps.pixels) == len(maps.low) > 1 else maps.pixels
    if maps.lost is None or not maps.lost.any():
        return pixels
    lost = np.broadcast_to((maps.lost == 1)[:, None, None], pixels.shape)
    if maps.values is not None and maps.values.size == pixels.size:
        lost = ~np.isfinite(maps.values).reshape(pixels.shape)
    rows, columns = np.indices(pixels.shape[1:])
    chequered: Bytes = np.where(lost, _DARK + (rows + columns) % 2 * (_PALE - _DARK), pixels).astype(np.uint8)
    return chequered


def is_single(maps: Maps) -> bool:
    """Tell whether there are maps of one value each, which say something beside each other alone."""
    return maps.shape[1:] == (1, 1)


def _one_scale(maps: Maps) -> Bytes:
    """Return the shades of maps of one value each, from the lowest of all to the highest."""
    low, high = float(maps.low.min()), float(maps.low.max())
    share = (maps.low - low) / (high - low) if high > low else np.zeros_like(maps.low)
    pixels: Bytes = np.rint(share * 255).astype(np.uint8).reshape(maps.pixels.shape)
    return pixels


def _dense_tiles(maps: Maps, titles: Sequence[str]) -> Tiles:
    flat = shown_pixels(maps).reshape(-1)
    across = min(len(flat), max(10, math.ceil(math.sqrt(len(flat) * 2))))
    rows = -(-len(flat) // across)
    pixels = np.full(rows * across, GAP, np.uint8)
    pixels[: len(flat)] = plain_indexes(flat)

    def name(_tile: int) -> str:
        return map_words(maps, 0)

    def tell(tile: int, row: int, column: int) -> str:
        at = row * across + column
        level = int(maps.pixels.reshape(-1)[at]) if at < len(flat) else None
        return name(tile) if level is None else value_words(maps, (at,), level, titles=titles)

    return Tiles(pixels.reshape(1, rows, across), False, name, tell)


# -- words ------------------------------------------------------------------------------------------------------------


def all_lost(maps: Maps) -> bool:
    """Tell whether not one value of a block is a number."""
    return maps.lost is not None and bool((maps.lost == 1).all())


def map_words(maps: Maps, tile: int) -> str:
    """Return what is known of a map as a whole, of a vector, or of maps of one value: lowest and highest, how many zeros."""
    where = slice(None) if is_single(maps) else slice(min(tile, len(maps.low) - 1), min(tile, len(maps.low) - 1) + 1)
    if len(maps.shape) == 1:
        said = filled(translate("Explore", "{count} values"), count=number(maps.shape[0]))
    elif is_single(maps):
        said = filled(translate("Explore", "map {map} of {count}"), map=tile + 1, count=number(maps.shape[0]))
    else:
        said = filled(translate("Explore", "map {map}"), map=tile + 1)
    lost = 0.0 if maps.lost is None else float(maps.lost[where].mean())
    if lost == 1:
        return filled(translate("Explore", "{map}: no numbers"), map=said)
    values = {"low": short(float(maps.low[where].min())), "high": short(float(maps.high[where].max()))}
    zeros = number(round(float(maps.zeros[where].mean()) * 100))
    said = filled(translate("Explore", "{map}: from {low} to {high}, {zeros} % zeros"), map=said, zeros=zeros, **values)
    if not lost:
        return said
    return filled(translate("Explore", "{map}, {share} % no numbers"), map=said, share=number(max(round(lost * 100), 1)))


def value_words(
    maps: Maps, index: tuple[int, ...], level: int | None, averaged: bool = False, titles: Sequence[str] = ()
) -> str:
    """Return what one value is, as exactly as that is known, and what it belongs to.

    `index` is (channel, row, column) or (unit,), `level` its shade of 0 to 255: what is left to tell of where the number itself
    was not sent; None where nothing is. With `averaged` the shade is the mean of what lies around it.
    """
    value = known_value(maps, index, level)
    whole = map_words(maps, index[0] if len(index) == 3 else 0)
    if len(index) == 1:
        unit = unit_words(titles, index[0])
        if value is None:
            return filled(translate("Explore", "{unit} · {all}"), unit=unit, all=whole)
        return filled(translate("Explore", "{unit}: {value} · {all}"), unit=unit, value=value, all=whole)
    if is_single(maps):
        return whole if value is None else filled(translate("Explore", "{value} · {map}"), value=value, map=whole)
    row, column = index[1] + 1, index[2] + 1
    if value is None:
        return filled(translate("Explore", "row {row}, column {column} · {map}"), row=row, column=column, map=whole)
    text = translate("Explore", "{value} at row {row}, column {column} · {map}")
    if averaged:
        text = translate("Explore", "{value} on average around row {row}, column {column} · {map}")
    return filled(text, value=value, row=row, column=column, map=whole)


def known_value(maps: Maps, index: tuple[int, ...], level: int | None) -> str | None:
    """Return a value as it is, where it was sent, else as nearly as its shade tells; None where that would be a guess."""
    if maps.values is not None:
        at = int(np.ravel_multi_index(index, maps.shape))
        return figure(float(maps.values[at])) if at < len(maps.values) else None
    tile = index[0] if len(index) == 3 and index[0] < len(maps.low) else 0
    if level is None or (maps.lost is not None and maps.lost[tile]):
        return None
    low, high = float(maps.low[tile]), float(maps.high[tile])
    if low == high or level in (0, 255):
        nearly = low if level == 0 else high
        return filled(translate("Explore", "about {value}"), value=figure(nearly, 3))
    return filled(translate("Explore", "about {value}"), value=roughly(low + (high - low) * level / 255, (high - low) / 255))


def roughly(value: float, step: float) -> str:
    """Return a number that is known to within `step` with the places that this leaves: -1.4 where it is known to 0.05."""
    places = max(0, math.floor(-math.log10(step))) if step > 0 else 3
    return decimal(round(value, places) + 0.0, min(places, 6)).replace("-", "−")


def short(value: float) -> str:
    """Return a number with three figures that mean something."""
    if not math.isfinite(value):
        return "–"
    size = abs(value)
    places = 0 if size >= 100 else 1 if size >= 10 else 2 if size >= 1 or value == 0 else 3
    return decimal(value, places).replace("-", "−")
