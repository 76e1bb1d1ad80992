"""From a reason, as the engine gives it, to a page that writes the sum out as a lecture does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.written import bracketed, written_products, written_sum
from cnnstudio.protocol.answers import Explained
from cnnstudio.protocol.reasons import (
    Activated,
    Added,
    Convolved,
    Damped,
    Entered,
    Normalized,
    Passed,
    Pooled,
    Shared,
    Weighed,
)
from cnnstudio.ui.explore.answering import titles_of, unit_words
from cnnstudio.ui.explore.why.explaining import Value
from cnnstudio.ui.explore.why.page import Bar, Cell, Numbers, Page, Piece, Row, Sign, Words, figure
from cnnstudio.ui.words import filled, formula, number, translate

Titles: TypeAlias = Callable[[str], Sequence[str]]
"""The classes that the values of a block stand for; none where they are not the answer."""
MOST_CHANNELS = 8
"""So many channels of a convolution are drawn; of more, those that count most."""
MOST_PRODUCTS = 9
"""So many products are written in one line."""


def page_of(found: Explained, graph: Graph | None, data: str = "") -> Page:
    """Return the page for an answer about a block of `graph` (its leaves), whose classes are those of `data`."""
    value, titles = float(found.value), partial(_titles, graph, data)
    title = filled(translate("Why", "{place} = {value}"), place=_place(found, titles), value=figure(value))
    return Page(title, (*_pieces(found, graph, titles), *_not_finite(value)))


def _pieces(found: Explained, graph: Graph | None, titles: Titles) -> list[Piece]:
    feeds = tuple(graph.sources(found.address)) if graph is not None and found.address in graph else ()
    pieces = _PAGES[type(found.reason)](found, found.reason, feeds, titles)
    reason = found.reason
    if not isinstance(reason, Activated) or reason.inner is None or len(feeds) != 1:
        return pieces
    # What was summed up before belongs to the same step of a lecture: it follows at once.
    summed = found.summed_up(feeds[0], reason.value, reason.inner)
    return [*pieces, *_pieces(summed, graph, titles)]


def _titles(graph: Graph | None, data: str, address: str) -> list[str]:
    return titles_of(graph, address, data)


def _place(found: Explained, titles: Titles) -> str:
    return place_words(found.address, found.index, titles(found.address))


def place_words(address: str, index: Sequence[int], titles: Sequence[str] = ()) -> str:
    """Return how a value is called: conv1, map 1, row 5, column 7; with `titles` by its class."""
    if len(index) == 1:
        return filled(translate("Why", "{block}, {unit}"), block=address, unit=unit_words(titles, index[0]))
    channel, row, column = index
    text = translate("Why", "{block}, map {map}, row {row}, column {column}")
    return filled(text, block=address, map=number(channel + 1), row=number(row + 1), column=number(column + 1))


def _not_finite(value: float) -> tuple[Piece, ...]:
    if np.isfinite(value):
        return ()
    return (Words(translate("Why", "This is no number: the weights have grown beyond what can be computed with."), "muted"),)


# -- windows ----------------------------------------------------------------------------------------------------------


def _convolved(found: Explained, reason: Convolved, feeds: tuple[str, ...], titles: Titles) -> list[Piece]:
    kept = _largest(reason.sums, MOST_CHANNELS)
    several = len(reason.channels) + reason.left_out > 1
    scales = [_scale(values) for values in (reason.window, reason.weights, reason.products)]
    pieces = _total(found, reason, kept) if several else []
    for at in kept:
        pieces.extend(_channel(reason, at, scales, feeds, several))
    if not several:
        pieces.extend(_total(found, reason, kept))
    if not reason.left_out:
        weights = figure(round(float(reason.weights.astype(np.float64).sum()), 6) + 0.0)
        text = translate("Why", "The kernel lies on the window as it is written, not flipped: correlation. Its sum is {sum}.")
        pieces.append(Words(filled(text, sum=weights), "muted"))
    return pieces


def _channel(reason: Convolved, at: int, scales: list[float], feeds: tuple[str, ...], several: bool) -> list[Piece]:
    """Return window, kernel and products of one input channel, and what they give."""
    channel, inside, total = int(reason.channels[at]), reason.inside.astype(bool), float(reason.sums[at])
    targets = _targets(feeds, channel, reason.rows, reason.columns, inside)
    window, kernel, products = reason.window[at], reason.weights[at], reason.products[at]
    grids = (
        Numbers(window, translate("Why", "window"), scales[0], inside, None, targets),
        Sign("·"),
        Numbers(kernel, translate("Why", "kernel"), scales[1]),
        Sign("="),
        Numbers(products, translate("Why", "products"), scales[2], inside, None, targets),
    )
    if window.size <= MOST_PRODUCTS:
        text = written_products(list(map(float, window.flat)), list(map(float, kernel.flat)), total, figure)
    else:
        text = filled(translate("Why", "sum of {count} products = {sum}"), count=window.size, sum=figure(total))
    name = filled(translate("Why", "Input channel {channel}"), channel=number(channel + 1))
    return [*([Words(name, "strong")] if several else []), Row(grids), Words(text)]


def _total(found: Explained, reason: Convolved, kept: list[int]) -> list[Piece]:
    """Return the sums of the channels and the bias, added up."""
    left = len(reason.channels) + reason.left_out - len(kept)
    several = len(kept) + left > 1
    if not several and not reason.has_bias:
        return []
    parts = [float(reason.sums[at]) for at in kept]
    if several and reason.has_bias:
        words = translate("Why", "The sums of the channels and the bias:")
    else:
        words = translate("Why", "The sums of the channels:") if several else translate("Why", "Sum and bias:")
    pieces: list[Piece] = [Words(words, "muted")]
    if left:
        rest = float(reason.rest) + float(np.delete(reason.sums.astype(np.float64), kept).sum())
        parts.append(rest)
        text = translate("Why", "{count} other channels, which count less, give {sum}.")
        pieces.append(Words(filled(text, count=number(left), sum=figure(rest)), "muted"))
    if reason.has_bias:
        parts.append(float(reason.bias))
    return [*pieces, Words(written_sum(parts, float(found.value), figure), "sum")]


def _pooled(found: Explained, reason: Pooled, feeds: tuple[str, ...], titles: Titles) -> list[Piece]:
    inside, largest = reason.inside.astype(bool), reason.how == "max"
    targets = _targets(feeds, found.index[0], reason.rows, reason.columns, inside)
    marked = (reason.row, reason.column) if largest else None
    grid = Numbers(reason.window, translate("Why", "window"), _scale(reason.window), inside, marked, targets)
    values = [float(value) for value in reason.window[inside]]
    if largest:
        shown = ", ".join(map(figure, values)) if len(values) <= MOST_PRODUCTS else "…"
        line = filled(translate("Why", "max({values}) = {value}"), values=shown, value=figure(float(found.value)))
        return [Row((grid,)), Words(line, "sum")]
    total = float(np.sum(reason.window[inside], dtype=np.float64))
    line = f"{figure(total)} / {number(reason.count)} = {figure(float(found.value))}"
    pieces: list[Piece] = [Row((grid,)), Words(translate("Why", "The mean: the sum by how many there are."), "muted")]
    if len(values) <= MOST_PRODUCTS:
        pieces.append(Words(written_sum(values, total, figure)))
    return [*pieces, Words(line, "sum")]


def _targets(
    feeds: tuple[str, ...], channel: int, rows: NDArray[Any], columns: NDArray[Any], inside: NDArray[np.bool_]
) -> dict[Cell, Value]:
    if len(feeds) != 1:
        return {}
    places = zip(*np.nonzero(inside), strict=True)
    return {(int(r), int(c)): Value(feeds[0], (channel, int(rows[r]), int(columns[c]))) for r, c in places}


# -- vectors ----------------------------------------------------------------------------------------------------------


def _weighed(found: Explained, reason: Weighed, feeds: tuple[str, ...], titles: Titles) -> list[Piece]:
    pieces: list[Piece] = [Words(translate("Why", "The products that count most, value · weight:"), "muted")]
    scale = _scale(reason.products)
    for unit, value, weight, product in zip(reason.units, reason.values, reason.weights, reason.products, strict=True):
        text = f"{_three(float(value))} · {bracketed(float(weight), _three)} = {_three(float(product))}"
        name = unit_words(titles(feeds[0]) if feeds else (), int(unit))
        target = Value(feeds[0], (int(unit),)) if len(feeds) == 1 else None
        pieces.append(Bar(name, _share(float(product), scale), text, target))
    shown = float(np.sum(reason.products, dtype=np.float64))
    parts = [shown]
    if reason.left_out:
        rest = float(reason.rest)
        pieces.append(_plain_bar(filled(translate("Why", "{count} others"), count=number(reason.left_out)), rest, scale))
        parts.append(rest)
    if reason.has_bias:
        pieces.append(_plain_bar(translate("Why", "bias"), float(reason.bias), scale))
        parts.append(float(reason.bias))
    return [*pieces, Words(written_sum(parts, float(found.value), figure), "sum")]


def _plain_bar(name: str, value: float, scale: float) -> Bar:
    return Bar(name, _share(value, scale), figure(value))


def _shared(found: Explained, reason: Shared, feeds: tuple[str, ...], titles: Titles) -> list[Piece]:
    top = float(np.max(reason.scores)) if len(reason.scores) else 0.0
    score = figure(float(reason.value) - top)
    pieces: list[Piece] = [
        Words(translate("Why", "Each score less the largest, as a power of e; then its share of the sum:"), "muted")
    ]
    total, known = float(reason.total), titles(found.address)
    for unit, at, power in zip(reason.units, reason.scores, reason.exponentials, strict=True):
        text = f"e^({_three(float(at) - top)}) = {_three(float(power))}"
        name = filled(translate("Why", "score {unit}"), unit=number(int(unit) + 1))
        if int(unit) < len(known):
            name = known[int(unit)]
        target = Value(feeds[0], (int(unit), *found.index[1:])) if len(feeds) == 1 else None
        pieces.append(Bar(name, _share(float(power), total), text, target))
    if reason.left_out:
        text = translate("Why", "{count} others count less.")
        pieces.append(Words(filled(text, count=number(reason.left_out)), "muted"))
    return [*pieces, Words(f"e^({score}) / {figure(total)} = {figure(float(found.value))}", "sum")]


# -- one value --------------------------------------------------------------------------------------------------------


def _activated(found: Explained, reason: Activated, feeds: tuple[str, ...], titles: Titles) -> list[Piece]:
    rule = Words(f"{formula(reason.formula)} = {figure(float(found.value))}", "sum")
    value, before = figure(float(reason.value)), _same(found, feeds)
    letters = [Words(f"{name} = {figure(value)}", "muted") for name, value in reason.parameters.items()]
    if reason.inner is None or before is None:
        return [Words(f"x = {value}", "text", before), *letters, rule]
    text = translate("Why", "x = {value} is the sum of {place}:")
    if isinstance(reason.inner, Normalized):
        text = translate("Why", "x = {value} is what {place} gives:")
    place = place_words(before.address, before.index, titles(before.address))
    return [rule, *letters, Words(filled(text, value=value, place=place), "text", before)]


def _normalized(found: Explained, reason: Normalized, feeds: tuple[str, ...], titles: Titles) -> list[Piece]:
    value, mean, variance = (float(one) for one in (reason.value, reason.mean, reason.variance))
    gamma, beta, centred = (float(one) for one in (reason.gamma, reason.beta, reason.centred))
    of = bracketed(mean, figure)
    first = f"({figure(value)} − {of}) / √({figure(variance)} + {figure(reason.eps)}) = {figure(centred)}"
    second = f"{figure(centred)} · {bracketed(gamma, figure)} + {bracketed(beta, figure)} = {figure(float(found.value))}"
    return [
        Words(filled(translate("Why", "value = {value}"), value=figure(value)), "text", _same(found, feeds)),
        Words(filled(translate("Why", "running mean = {value}"), value=figure(mean))),
        Words(filled(translate("Why", "running variance = {value}"), value=figure(variance))),
        Words(filled(translate("Why", "scale gamma = {value}"), value=figure(gamma))),
        Words(filled(translate("Why", "shift beta = {value}"), value=figure(beta))),
        Words(first),
        Words(second, "sum"),
    ]


def _damped(found: Explained, reason: Damped, feeds: tuple[str, ...], titles: Titles) -> list[Piece]:
    neighbours = reason.neighbours[None].astype(np.float32)
    targets = {
        (0, at): Value(feeds[0], (int(channel), *found.index[1:])) for at, channel in enumerate(reason.channels) if feeds
    }
    caption = translate("Why", "the same place in the maps around it")
    squares = figure(float((reason.neighbours.astype(np.float64) ** 2).sum()))
    letters = f"({figure(reason.k)} + {figure(reason.alpha)} / {reason.size} · {squares})^{figure(reason.beta)}"
    divisor = figure(float(reason.divisor))
    return [
        Row((Numbers(neighbours, caption, _scale(neighbours), None, None, targets),)),
        Words(filled(translate("Why", "The sum of their squares is {sum}."), sum=squares), "muted"),
        Words(f"{letters} = {divisor}"),
        Words(f"{figure(float(reason.value))} / {divisor} = {figure(float(found.value))}", "sum"),
    ]


def _added(found: Explained, reason: Added, feeds: tuple[str, ...], titles: Titles) -> list[Piece]:
    parts = [float(part) for part in reason.parts]
    scale = _scale(reason.parts)
    bars = [
        Bar(block, _share(part, scale), figure(part), Value(block, found.index))
        for block, part in zip(reason.blocks, parts, strict=True)
    ]
    words = Words(translate("Why", "The same place of each block that comes in:"), "muted")
    return [words, *bars, Words(written_sum(parts, float(found.value), figure), "sum")]


def _passed(found: Explained, reason: Passed, feeds: tuple[str, ...], titles: Titles) -> list[Piece]:
    if not reason.block:
        return [Words(translate("Why", "Padding: a zero that was put around the map."))]
    said = {
        "dropout": translate("Why", "While looking, dropout lets everything through: nothing was computed here."),
        "flatten": translate("Why", "Flattening only puts the values of all maps into one row: nothing was computed here."),
        "concatenate": translate("Why", "Concatenating only lays maps behind each other: nothing was computed here."),
    }
    text = said.get(reason.why, translate("Why", "It only passes through: nothing was computed here."))
    target = Value(reason.block, tuple(reason.index))
    link = filled(translate("Why", "It is {place}."), place=place_words(target.address, target.index, titles(target.address)))
    return [Words(text), Words(link, "text", target)]


def _entered(found: Explained, reason: Entered, feeds: tuple[str, ...], titles: Titles) -> list[Piece]:
    value = figure(float(found.value))
    if reason.pixel is None:
        return [Words(translate("Why", "A number of the picture, as it was given."))]
    pieces: list[Piece] = [Words(filled(translate("Why", "A pixel of the picture, {pixel} of 255."), pixel=reason.pixel))]
    if (reason.mean, reason.std) == (0.0, 1.0):
        return [*pieces, Words(f"{reason.pixel} / 255 = {value}", "sum")]
    text = translate("Why", "Less the mean of the data, by its spread:")
    line = f"({reason.pixel} / 255 − {figure(reason.mean)}) / {figure(reason.std)} = {value}"
    return [*pieces, Words(text, "muted"), Words(line, "sum")]


_PAGES: dict[type, Callable[..., list[Piece]]] = {
    Entered: _entered,
    Convolved: _convolved,
    Weighed: _weighed,
    Pooled: _pooled,
    Normalized: _normalized,
    Damped: _damped,
    Added: _added,
    Activated: _activated,
    Shared: _shared,
    Passed: _passed,
}


def _three(value: float) -> str:
    return figure(value, 3)


def _same(found: Explained, feeds: tuple[str, ...]) -> Value | None:
    """Return the same place of the block before."""
    return Value(feeds[0], found.index) if len(feeds) == 1 else None


def _scale(values: NDArray[Any]) -> float:
    """Return the largest absolute value that is a number; never 0."""
    finite = np.abs(values[np.isfinite(values)])
    return float(finite.max()) if finite.size and finite.max() > 0 else 1.0


def _share(value: float, scale: float) -> float:
    return float(np.clip(value / scale, -1.0, 1.0)) if np.isfinite(value) and scale else 0.0


def _largest(sums: NDArray[Any], most: int) -> list[int]:
    """Return, in order, the places of the sums that are largest."""
    if len(sums) <= most:
        return list(range(len(sums)))
    size = np.nan_to_num(np.abs(sums), nan=np.inf)
    return sorted(int(at) for at in np.argsort(-size, kind="stable")[:most])
