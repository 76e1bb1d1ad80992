"""Numbers typed or pasted as a grid: a picture, one grid per channel, or a kernel."""

from __future__ import annotations

import math
import re
from typing import TypeAlias

from cnnstudio.graph.text import Message, StudioError, Text, translate

Grid: TypeAlias = tuple[tuple[float, ...], ...]

MOST_SIDE = 1024
MOST_CHANNELS = 4096
_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"
_FRACTION = re.compile(rf"({_NUMBER})(?:/({_NUMBER}))?\Z")


class GridError(StudioError):
    """Text that is no grid of numbers."""


def read_grid(text: str) -> Grid:
    """Return one grid: a line for each row; numbers between spaces, tabs, commas, semicolons or bars, also fractions as 1/9.

    Lists as Python writes them are read too. A comma between digits is a decimal one where spaces stand between the numbers.
    Raises `GridError`.
    """
    grids = read_grids(text)
    if len(grids) > 1:
        source = translate("Grid", "One grid is wanted, and an empty line begins another: there are {count}.")
        raise _error("grid.channels", source, count=len(grids))
    return grids[0]


def read_grids(text: str) -> tuple[Grid, ...]:
    """Return a grid for each channel, empty lines between them, all of one size. Raises `GridError`."""
    text = text.replace("−", "-").replace("\r", "")
    listed = "[" in text
    if listed:
        # A bracket more closes a channel; where lines end means nothing in a list.
        text = re.sub(r"\]\s*\]", "]\n\n", " ".join(text.split())).replace("[", " ").replace("]", "\n")
    pieces = [piece for piece in re.split(r"\n[ \t,]*\n", text) if piece.strip(" \t\n,")]
    if not pieces:
        raise _error("grid.empty", translate("Grid", "There are no numbers yet: write a row of the grid on each line."))
    if len(pieces) > MOST_CHANNELS:
        raise _error("grid.large", _LARGE, most=MOST_SIDE)
    grids = tuple(_grid(piece, listed) for piece in pieces)
    sizes = [(len(grid), len(grid[0])) for grid in grids]
    other = next((place for place, size in enumerate(sizes) if size != sizes[0]), None)
    if other is not None:
        source = translate("Grid", "All channels need one size: the first is {first}, number {channel} is {other}.")
        raise _error("grid.sizes", source, first=_size(sizes[0]), channel=other + 1, other=_size(sizes[other]))
    return grids


_LARGE = translate("Grid", "That is too large: a grid has up to {most} rows and columns.")


def _grid(text: str, listed: bool) -> Grid:
    lines = [line.strip(" \t,") for line in re.split(r"[\n;]", text)]
    rows = [_row(line, number, listed) for number, line in enumerate((line for line in lines if line), 1)]
    if len(rows) > MOST_SIDE or max(map(len, rows)) > MOST_SIDE:
        raise _error("grid.large", _LARGE, most=MOST_SIDE)
    short = next((place for place, row in enumerate(rows) if len(row) != len(rows[0])), None)
    if short is not None:
        source = translate("Grid", "All rows need one length: the first has {first} numbers, row {row} has {other}.")
        raise _error("grid.rows", source, first=len(rows[0]), row=short + 1, other=len(rows[short]))
    return tuple(rows)


def _row(line: str, number: int, listed: bool) -> tuple[float, ...]:
    words = [word for word in re.split(r"[ \t|]+", line) if word]
    if listed or len(words) == 1 or any(word.endswith(",") for word in words[:-1]):
        words = [word for word in re.split(r"[ \t|,]+", line) if word]
    return tuple(_number(word.replace(",", "."), number) for word in words)


def _number(word: str, row: int) -> float:
    found = _FRACTION.match(word)
    value = math.nan
    if found is not None:
        below = float(found[2]) if found[2] else 1.0
        value = float(found[1]) / below if below else math.nan
    if not math.isfinite(value):
        source = translate("Grid", "“{word}” in row {row} is no number; write 3, -1, 0.5 or 1/9.")
        raise _error("grid.number", source, word=word[:20], row=row)
    return value


def _size(size: tuple[int, int]) -> str:
    return f"{size[0]}×{size[1]}"


def _error(code: str, source: Text, **values: int | str) -> GridError:
    return GridError(Message(code, source, **values))
