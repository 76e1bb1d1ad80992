"""How large the cells of rows of grids are: numbers first, shorter ones or one grid below another rather than none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from PySide6.QtGui import QFont, QFontMetricsF

from cnnstudio.ui.explore.why.page import Numbers, Row, Sign, cell_texts
from cnnstudio.ui.theme import font, theme

LEAST_CELL, MOST_CELL = 5.0, 24.0
"""The side of a cell without a number, at scale 1."""
_MOST_NUMBERS = 200
"""A grid of more cells shows colours alone, no larger than"""
_LARGE_GRID = 180.0
_FONT = 11
_PAD, _LEAST_WIDTH = 3.0, 20.0
"""Around a number; a cell that holds one is never narrower than the second."""
_MOST_GROWTH, _STACKED_GROWTH = 2.0, 1.15
"""Cells grow with the room: side by side more than below each other, where growing costs twice."""
_DIGITS = (0, 2)
"""Two places behind the point, else so many digits that count."""


@dataclass(frozen=True)
class Cells:
    """The cells of each grid of a row, (width, height), and how their numbers are written; `digits` None: colours alone."""

    sizes: tuple[tuple[float, float], ...]
    digits: int | None
    font: int = _FONT

    def texts(self, grid: Numbers) -> list[list[str]]:
        """Return what is written into a grid; empty for colours alone."""
        return [] if self.digits is None else cell_texts(grid.values, self.digits)


def cell_font(size: int = _FONT) -> QFont:
    """Return the font of the numbers in cells, so large at scale 1."""
    return font(round(size * theme.scale))


def sign_width() -> float:
    """Return how wide the place of a sign between two grids is."""
    return 18.0 * theme.scale


def grids_of(row: Row) -> list[Numbers]:
    """Return the grids of a row, without the signs."""
    return [part for part in row.parts if isinstance(part, Numbers)]


def cells_of(rows: Sequence[Row], width: float) -> Cells:
    """Return the cells of rows that are alike: as many grids of the same sizes, so that all of them have the same cells."""
    grids = grids_of(rows[0])
    if all(grid.values.size <= _MOST_NUMBERS for grid in grids):
        tried = [(digits, _natural(rows, digits)) for digits in _DIGITS]
        for digits, sizes in tried:
            if _total(rows[0], sizes) <= width:
                return _grown(sizes, digits, min(width / _total(rows[0], sizes), _MOST_GROWTH))
        for digits, sizes in tried:
            if _widest(rows[0], sizes) <= width:
                return _grown(sizes, digits, min(width / lines_of(rows[0], sizes, width)[1], _STACKED_GROWTH))
    return Cells(tuple(_coloured(grid, (width - _signs(rows[0])) / len(grids) - 1) for grid in grids), None)


def lines_of(row: Row, sizes: Sequence[tuple[float, float]], width: float) -> tuple[list[list[int]], float]:
    """Return which parts of a row stand in each line, and how wide the widest is. A sign stands before what follows it."""
    lines: list[list[int]] = [[]]
    x, widest = 0.0, 0.0
    room = iter(_widths(row, sizes))
    pending = 0.0
    for at, part in enumerate(row.parts):
        if isinstance(part, Sign):
            pending = sign_width()
            continue
        wide = next(room)
        if lines[-1] and x + pending + wide > width:
            lines.append([])
            x = 0.0
        lines[-1] += [at - 1, at] if pending else [at]
        x += pending + wide
        widest, pending = max(widest, x), 0.0
    return lines, widest


def _natural(rows: Sequence[Row], digits: int) -> tuple[tuple[float, float], ...]:
    """Return the smallest cells that hold all numbers, for each grid of a row."""
    metrics = QFontMetricsF(cell_font())
    sizes = []
    for column in zip(*(grids_of(row) for row in rows), strict=True):
        texts = [text for grid in column for line in cell_texts(grid.values, digits) for text in line]
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0.0)
        sizes.append((float(ceil(max(widest + _PAD, _LEAST_WIDTH * theme.scale))), float(ceil(metrics.height() + 5))))
    return tuple(sizes)


def _grown(sizes: tuple[tuple[float, float], ...], digits: int, growth: float) -> Cells:
    # Letters grow less than cells, so that there is air between numbers before they are larger.
    letters = max(1.0, 1 + (growth - 1.12) * 0.8)
    cells = tuple((float(floor(wide * growth)), float(floor(high * max(letters, growth * 0.92)))) for wide, high in sizes)
    return Cells(cells, digits, floor(_FONT * letters))


def _coloured(grid: Numbers, room: float) -> tuple[float, float]:
    rows, columns = grid.values.shape
    side = min(MOST_CELL * theme.scale, room / columns)
    if grid.values.size > _MOST_NUMBERS:
        side = min(side, _LARGE_GRID * theme.scale / max(rows, columns))
    return (float(floor(max(side, LEAST_CELL))),) * 2


def _widths(row: Row, sizes: Sequence[tuple[float, float]]) -> list[float]:
    return [grid.values.shape[1] * size[0] for grid, size in zip(grids_of(row), sizes, strict=True)]


def _signs(row: Row) -> float:
    return sign_width() * sum(isinstance(part, Sign) for part in row.parts)


def _total(row: Row, sizes: Sequence[tuple[float, float]]) -> float:
    return sum(_widths(row, sizes)) + _signs(row)


def _widest(row: Row, sizes: Sequence[tuple[float, float]]) -> float:
    """Return the width of the widest grid with the sign before it."""
    return max(_widths(row, sizes)) + (sign_width() if len(row.parts) > 1 else 0)
