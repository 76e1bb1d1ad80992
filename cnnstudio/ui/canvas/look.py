"""Pens, brushes and fonts of the canvas, made once for each palette; and how much is drawn at the zoom in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPen

from cnnstudio.graph.block import Block
from cnnstudio.graph.graph import Content
from cnnstudio.graph.group import Group
from cnnstudio.ui.theme import FAMILY_COLOURS, font, theme

if TYPE_CHECKING:
    from cnnstudio.ui.canvas.heat import Heat

FLAT, SHAPES, FULL = 0, 1, 2
"""What is drawn: coloured rectangles far away, blocks without text, everything."""
FLAT_BELOW, TEXT_FROM = 0.35, 0.6

NAME_PIXELS, SMALL_PIXELS = 14, 12


def detail_at(zoom: float) -> int:
    """Return how much is drawn at a zoom."""
    return FLAT if zoom < FLAT_BELOW else (SHAPES if zoom < TEXT_FROM else FULL)


class Look:
    """What all items paint with. `detail` is set by the view when it zooms, `heat` and `changed` by what lies over it."""

    def __init__(self) -> None:
        self.grounds: dict[str, QBrush] = {}
        self.sideways = False
        self.detail = FULL
        self.heat: Heat | None = None
        self.changed: frozenset[str] = frozenset()
        self.refresh()

    def refresh(self) -> None:
        """Take the colours of the palette in use."""
        colours = theme.current
        self.block = QBrush(QColor(colours.block))
        self.canvas = QBrush(QColor(colours.canvas))
        self.border = _pen(colours.block_border, 1.0)
        self.hover_border = _pen(colours.wire, 1.5)
        self.accent = _pen(colours.accent, 2.0)
        self.wire = _pen(colours.wire, 1.6)
        self.hover_wire = _pen(colours.accent, 2.4)
        self.wrong_wire = _pen(colours.problem, 1.8, Qt.PenStyle.DashLine)
        self.port = _pen(colours.wire, 1.4)
        self.port_fill = QBrush(QColor(colours.block))
        self.accent_fill = QBrush(QColor(colours.accent))
        self.on_accent = QPen(QColor(colours.on_accent))
        self.mark_edge = _pen(colours.canvas, 1.5)
        self.name = QPen(QColor(colours.text))
        self.small = QPen(QColor(colours.muted))
        self.problem_fill = QBrush(QColor(colours.problem))
        self.on_problem = QPen(QColor(colours.block))
        self.note = _pen(colours.note, 1.4)
        self.box = _pen(colours.accent, 1.0)
        self.drop = _pen(colours.accent, 1.5, Qt.PenStyle.DashLine)
        band = QColor(colours.accent)
        band.setAlpha(28)
        self.band = QBrush(band)
        self.families = {family: QBrush(QColor(name)) for family, name in FAMILY_COLOURS.items()}
        self.group = QBrush(QColor(colours.muted))
        self.group_fills = [QBrush(_mixed(colours.muted, colours.canvas, 0.07 + 0.05 * depth)) for depth in range(4)]
        self.group_edge = _pen(colours.faint, 1.2)
        self.unknown = QBrush(QColor(colours.problem), Qt.BrushStyle.BDiagPattern)
        self.name_font = font(NAME_PIXELS, bold=True)
        self.small_font = font(SMALL_PIXELS)
        self.badge_font = font(11, bold=True)
        self.name_metrics = QFontMetricsF(self.name_font)
        self.small_metrics = QFontMetricsF(self.small_font)

    def family(self, block: Content) -> QBrush:
        """Return the brush of a block's family."""
        if isinstance(block, Group):
            return self.group
        return self.families[block.family] if isinstance(block, Block) else self.unknown

    def fonts(self) -> list[QFont]:
        """Return every font that text is drawn with."""
        return [self.name_font, self.small_font, self.badge_font]


def _mixed(one: str, other: str, share: float) -> QColor:
    """Return a colour with that share of `one`."""
    a, b = QColor(one), QColor(other)
    ends = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    return QColor(*(round(x * share + y * (1 - share)) for x, y in ends))


def _pen(colour: str, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    pen = QPen(QColor(colour), width, style)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
