"""Where the pieces of a page lie in a given width: plain rectangles, so that painting, pointing and keys agree."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from cnnstudio.ui.explore.why.cells import Cells, cells_of, grids_of, lines_of, sign_width
from cnnstudio.ui.explore.why.explaining import Value
from cnnstudio.ui.explore.why.page import Bar, Numbers, Page, Row, Sign, Words
from cnnstudio.ui.theme import font, theme

_GAP = 6.0
Shapes: TypeAlias = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Placed:
    """A piece and where it lies; of grids also the cells and what is written into them, empty where they are too small."""

    piece: Words | Bar | Numbers | Sign
    rect: QRectF
    cell: tuple[float, float] = (0.0, 0.0)
    texts: list[list[str]] = field(default_factory=list)
    caption: float = 0.0
    font: int = 11
    """The size of the numbers at scale 1."""

    def cell_rect(self, row: int, column: int) -> QRectF:
        """Return where a cell of a grid lies."""
        width, height = self.cell
        return QRectF(self.rect.x() + column * width, self.rect.y() + self.caption + row * height, width, height)

    def stops(self) -> list[tuple[QRectF, Value]]:
        """Return what leads on from here."""
        if isinstance(self.piece, Numbers):
            return [(self.cell_rect(*cell), value) for cell, value in self.piece.targets.items()]
        target = getattr(self.piece, "target", None)
        return [(self.rect, target)] if target is not None else []


def font_of(tone: str) -> QFont:
    """Return the font of a line."""
    size = {"muted": 12, "sum": 14, "title": 14}.get(tone, 13)
    return font(round(size * theme.scale), bold=tone in ("strong", "sum", "title"))


def place_page(page: Page, width: float) -> tuple[list[Placed], float]:
    """Return the pieces of a page in so much width, from the top down, and how high they are."""
    placed: list[Placed] = []
    y = 0.0
    cells = {shapes: cells_of(rows, width) for shapes, rows in _alike(page).items()}
    for piece in page.pieces:
        if isinstance(piece, Row):
            found, y = _place_row(piece, cells[_shapes(piece)], y, width)
            placed.extend(found)
            continue
        height = _bar_height() if isinstance(piece, Bar) else _text_height(piece, width)
        placed.append(Placed(piece, QRectF(0, y, width, height)))
        y += height + (2.0 if isinstance(piece, Bar) else _GAP)
    return placed, y


def _bar_height() -> float:
    return 18.0 * theme.scale


def _text_height(words: Words, width: float) -> float:
    flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
    room = QRectF(0, 0, max(width, 40.0), 10_000)
    return QFontMetricsF(font_of(words.tone)).boundingRect(room, int(flags), words.text).height() + 1


def _alike(page: Page) -> dict[Shapes, list[Row]]:
    """Return the rows of a page by the sizes of their grids."""
    found: dict[Shapes, list[Row]] = {}
    for piece in page.pieces:
        if isinstance(piece, Row):
            found.setdefault(_shapes(piece), []).append(piece)
    return found


def _shapes(row: Row) -> Shapes:
    return tuple(grid.values.shape for grid in grids_of(row))


def _place_row(row: Row, cells: Cells, top: float, width: float) -> tuple[list[Placed], float]:
    """Lay grids side by side; what does not fit begins a new line, with the sign before it."""
    placed: list[Placed] = []
    sizes = iter(cells.sizes)
    y = top
    for line in lines_of(row, cells.sizes, width)[0]:
        x, high = 0.0, 0.0
        for at in line:
            part = row.parts[at]
            if isinstance(part, Sign):
                placed.append(Placed(part, QRectF(x, y, sign_width(), 0)))
                x += sign_width()
                continue
            cell = next(sizes)
            caption = 16.0 * theme.scale if part.caption else 0.0
            rows, columns = part.values.shape
            rect = QRectF(x, y, columns * cell[0], rows * cell[1] + caption)
            placed.append(Placed(part, rect, cell, cells.texts(part), caption, cells.font))
            x, high = rect.right(), max(high, rect.height())
        y += high + _GAP
    return _signs_beside(placed), y


def _signs_beside(placed: list[Placed]) -> list[Placed]:
    """Let a sign stand beside the middle of the cells that follow it."""
    found = list(placed)
    for at, one in enumerate(placed[:-1]):
        if isinstance(one.piece, Sign):
            beside = placed[at + 1]
            top, high = beside.rect.y() + beside.caption, beside.rect.height() - beside.caption
            found[at] = Placed(one.piece, QRectF(one.rect.x(), top, one.rect.width(), high))
    return found
