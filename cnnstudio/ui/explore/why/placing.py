"""Where the pieces of a page lie in a given width: plain rectangles, so that painting, pointing and keys agree."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil, floor

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from cnnstudio.ui.explore.why.explaining import Value
from cnnstudio.ui.explore.why.page import Bar, Numbers, Page, Row, Sign, Words, cell_texts
from cnnstudio.ui.theme import font, theme

LEAST_CELL, MOST_CELL = 5.0, 24.0
"""The side of a cell without a number."""
_GAP = 6.0


@dataclass(frozen=True)
class Placed:
    """A piece and where it lies; of grids also the cells and what is written into them, empty where they are too small."""

    piece: Words | Bar | Numbers | Sign
    rect: QRectF
    cell: tuple[float, float] = (0.0, 0.0)
    texts: list[list[str]] = field(default_factory=list)
    caption: float = 0.0

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


def cell_font() -> QFont:
    """Return the font of the numbers in cells."""
    return font(round(11 * theme.scale))


def place_page(page: Page, width: float) -> tuple[list[Placed], float]:
    """Return the pieces of a page in so much width, from the top down, and how high they are."""
    placed: list[Placed] = []
    y = 0.0
    for piece in page.pieces:
        if isinstance(piece, Row):
            found, y = _place_row(piece, y, width)
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


def _place_row(row: Row, top: float, width: float) -> tuple[list[Placed], float]:
    """Lay grids side by side; what does not fit begins a new line, and a grid that never fits shows colours alone."""
    placed: list[Placed] = []
    x, y, line = 0.0, top, 0.0
    sign_width = 18.0 * theme.scale
    most = _room_each(row, width, sign_width)
    for at, part in enumerate(row.parts):
        if isinstance(part, Sign):
            following = row.parts[at + 1] if at + 1 < len(row.parts) else None
            needed = sign_width + (_size(following, min(width, most))[0] if isinstance(following, Numbers) else 0)
            if x and x + needed > width:
                x, y, line = 0.0, y + line + _GAP, 0.0
            placed.append(Placed(part, QRectF(x, y, sign_width, 0)))
            x += sign_width
            continue
        wide, high, cell, texts = _size(part, min(width - (x if x <= sign_width else 0), most))
        caption = 16.0 * theme.scale if part.caption else 0.0
        placed.append(Placed(part, QRectF(x, y, wide, high + caption), cell, texts, caption))
        x, line = x + wide, max(line, high + caption)
    grids = {one.rect.y(): one for one in placed if isinstance(one.piece, Numbers)}
    for at, one in enumerate(placed):
        if isinstance(one.piece, Sign) and one.rect.y() in grids:
            beside = grids[one.rect.y()]
            height = beside.rect.height() - beside.caption
            placed[at] = Placed(one.piece, QRectF(one.rect.x(), one.rect.y() + beside.caption, one.rect.width(), height))
    return placed, y + line + _GAP


def _room_each(row: Row, width: float, sign_width: float) -> float:
    """Return how wide each grid of a row may be: as it likes, or so that all fit side by side."""
    grids = [part for part in row.parts if isinstance(part, Numbers)]
    signs = sign_width * (len(row.parts) - len(grids))
    wanted = sum(_size(grid, width)[0] for grid in grids) + signs
    return (width - signs) / len(grids) - 1 if row.small and wanted > width else width


def _size(grid: Numbers, width: float) -> tuple[float, float, tuple[float, float], list[list[str]]]:
    rows, columns = grid.values.shape
    texts = cell_texts(grid.values)
    metrics = QFontMetricsF(cell_font())
    widest = max((metrics.horizontalAdvance(text) for line in texts for text in line), default=0.0)
    cell = (float(ceil(max(widest + 7, 22.0 * theme.scale))), float(ceil(metrics.height() + 6)))
    if columns * cell[0] > width or rows * columns > 200:
        side = min(MOST_CELL, max(LEAST_CELL, (width - 2) / columns))
        side = min(side, 180.0 / max(rows, columns)) if rows * columns > 200 else side
        cell, texts = (float(floor(max(side, LEAST_CELL))),) * 2, []
    return columns * cell[0], rows * cell[1], cell, texts
