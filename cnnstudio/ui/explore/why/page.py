"""What a sheet shows: lines of words, rows of number grids, bars. Plain data, so that it is tested without a window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from cnnstudio.graph.written import plain
from cnnstudio.ui.explore.why.explaining import Value
from cnnstudio.words import decimal

Cell: TypeAlias = tuple[int, int]


@dataclass(frozen=True)
class Words:
    """A line of text, which wraps; `tone` is "text", "muted", "strong" or "sum". With `target` it leads to that value."""

    text: str
    tone: str = "text"
    target: Value | None = None


@dataclass(frozen=True, eq=False)
class Numbers:
    """A grid (h, w) under a caption, coloured around zero by `scale`, the largest value of its kind.

    Cells where `inside` is False lie in the padding; `marked` is the one that was taken. `targets` are the values that cells
    lead to.
    """

    values: NDArray[np.float32]
    caption: str = ""
    scale: float = 1.0
    inside: NDArray[np.bool_] | None = None
    marked: Cell | None = None
    targets: Mapping[Cell, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class Sign:
    """A sign between two grids."""

    text: str


@dataclass(frozen=True)
class Row:
    """Grids and signs side by side; what does not fit goes below."""

    parts: tuple[Numbers | Sign, ...]


@dataclass(frozen=True)
class Bar:
    """A part of a sum: its name, a bar of `share` (-1 to 1) to either side of zero, its numbers. It may lead to a value."""

    name: str
    share: float
    text: str
    target: Value | None = None


Piece: TypeAlias = Words | Row | Bar


@dataclass(frozen=True)
class Page:
    """A title, and below it what is said."""

    title: str
    pieces: tuple[Piece, ...] = ()

    def as_text(self) -> str:
        """Return all words, for those who do not see the page and for the clipboard."""
        return "\n".join([self.title, *filter(None, map(_text, self.pieces))])


def _text(piece: Piece) -> str:
    if isinstance(piece, Words):
        return piece.text
    if isinstance(piece, Bar):
        return f"{piece.name}: {piece.text}"
    lines = []
    for part in piece.parts:
        if isinstance(part, Sign):
            lines.append(part.text)
        else:
            lines.append(part.caption)
            lines.extend("\t".join(figure(float(value)) for value in row) for row in part.values)
    return "\n".join(filter(None, lines))


def figure(value: float, digits: int = 4) -> str:
    """Return a number with so many digits that count, with the language's decimal sign."""
    return plain(value, digits).replace(".", decimal(0.5, 1)[1])


def cell_texts(values: NDArray[np.float32], digits: int = 0) -> list[list[str]]:
    """Return the numbers of a grid, short enough for its cells: whole ones as they are, else two places.

    With `digits`, as many that count and no more than two places.
    """
    finite = values[np.isfinite(values)]
    if bool((finite == np.rint(finite)).all()):
        return [[figure(float(value)) for value in row] for row in values]
    if digits:
        return [[_short(float(value), _places(float(value), digits)) for value in row] for row in values]
    large = finite.size and float(np.abs(finite).max()) >= 100
    return [[_short(float(value), 0 if large else 2) for value in row] for row in values]


def _places(value: float, digits: int) -> int:
    whole = len(str(int(abs(value)))) if np.isfinite(value) and abs(value) >= 1 else 0
    return min(max(digits - whole, 0), 2)


def _short(value: float, places: int) -> str:
    if not np.isfinite(value):
        return figure(value)
    if value == 0:
        return "0"
    return decimal(round(value, places) + 0.0, places).replace("-", "−")
