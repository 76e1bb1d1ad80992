"""Where the network is heavy: each block tinted by its share, its number written on it, and a legend at the edge."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QLinearGradient, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cnnstudio.graph.report import NodeReport, Report
from cnnstudio.ui.canvas.block_text import block_name
from cnnstudio.ui.colours import Colours
from cnnstudio.ui.theme import font, theme
from cnnstudio.ui.words import filled, memory, number, translate

OFF = ""
MEASURES = ("parameters", "macs", "memory")
_STEPS = 24
_APART = 12
_HOTTEST = 0.62
"""How much of the tint the heaviest block takes: text stays readable on it."""
_TINTS = {False: "#e69f00", True: "#d55e00"}
"""Okabe and Ito's orange on light cards, their vermilion on dark ones."""

_OF: dict[str, Callable[[NodeReport], int]] = {
    "parameters": lambda report: report.parameters,
    "macs": lambda report: report.macs,
    "memory": lambda report: report.activation_bytes,
}


class Heat(NamedTuple):
    """What the overlay knows of one network: each block's number by id, the largest, the sum, and who has the largest."""

    measure: str
    values: dict[str, int]
    largest: int
    total: int
    heaviest: str
    brushes: tuple[QBrush, ...]
    edge: QPen

    def text(self, id: str) -> str:
        """Return the number of a block as it stands on it: "" where it is 0."""
        value = self.values.get(id, 0)
        if id == self.heaviest:
            return f"{written(self.measure, value)} · {percent(value, self.total)}"
        return written(self.measure, value) if value else ""

    def brush(self, id: str) -> QBrush:
        """Return the tint of a block: the square root of its share of the largest."""
        share = math.sqrt(self.values.get(id, 0) / self.largest) if self.largest else 0.0
        return self.brushes[round(share * (_STEPS - 1))]


def heat_of(report: Report, measure: str, shown: Iterable[str]) -> Heat:
    """Return the overlay of the blocks and groups that are shown, by one of `MEASURES`."""
    of = _OF[measure]
    values = {id: of(found) for id in shown if (found := report.at(id)) is not None}
    everything = sum(map(of, report.nodes.values()))
    largest = max(values.values(), default=0)
    heaviest = next((id for id, value in values.items() if value == largest), "") if largest else ""
    colours = theme.current
    brushes = tuple(QBrush(tint(colours, at / (_STEPS - 1))) for at in range(_STEPS))
    return Heat(measure, values, largest, everything, heaviest, brushes, QPen(_strong(colours), 2.5))


def tint(colours: Colours, share: float) -> QColor:
    """Return the card's colour mixed with the overlay's, by a share from 0 to 1."""
    card, hot, part = colours.colour("block"), _strong(colours), _HOTTEST * share
    ends = ((card.red(), hot.red()), (card.green(), hot.green()), (card.blue(), hot.blue()))
    return QColor(*(round(a + (b - a) * part) for a, b in ends))


def _strong(colours: Colours) -> QColor:
    return QColor(_TINTS[colours.dark])


def title(measure: str) -> str:
    """Return what a measure is called."""
    return {
        "parameters": translate("Heat", "Parameters"),
        "macs": translate("Heat", "Multiply-adds (MACs)"),
        "memory": translate("Heat", "Activation memory"),
    }[measure]


def written(measure: str, value: int) -> str:
    """Return a number of a measure as people read it."""
    return memory(value) if measure == "memory" else number(value)


def percent(value: int, total: int) -> str:
    """Return a share in whole percent: 78 %."""
    return f"{round(100 * value / total)}\u202f%" if total else ""


class Legend(QWidget):
    """Says at the canvas's edge what is measured, by which scale, how much there is, and who has most.

    `covers(area)` tells how much of the blocks lies under an area of the parent.
    """

    _LEAST, _HEIGHT, _BAR = 200, 84, 8

    def __init__(self, parent: QWidget, covers: Callable[[QRect], float]) -> None:
        super().__init__(parent)
        self._around, self._covers = parent, covers
        self.setObjectName("canvas.heat")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._heat: Heat | None = None
        self._heaviest = ""
        self.hide()

    def show_heat(self, heat: Heat, report: Report) -> None:
        """Show the legend of an overlay."""
        self._heat = heat
        most = report.at(heat.heaviest)
        self._heaviest = block_name(most.node) if most is not None else ""
        self.setAccessibleName("\n".join(self.lines()))
        self.resize(self._width(heat), round(self._HEIGHT * theme.scale))
        self.place()
        self.show()
        self.raise_()
        self.update()

    def _width(self, heat: Heat) -> int:
        """Return how wide it must be for its longest line."""
        first, second, third = self.lines()
        bold, plain = (QFontMetrics(font(round(size * theme.scale), bold=size == 12)) for size in (12, 11))
        scale_line = f"0  {third}  {written(heat.measure, heat.largest)}"
        widths = (bold.horizontalAdvance(first), *(plain.horizontalAdvance(line) for line in (second, scale_line)))
        return max(round(self._LEAST * theme.scale), max(widths) + 28)

    def lines(self) -> list[str]:
        """Return the words of the legend: title with the sum, the heaviest, the scale."""
        heat = self._heat
        if heat is None:
            return []
        total = filled(
            translate("Heat", "{measure}: {total} in all"),
            measure=title(heat.measure),
            total=written(heat.measure, heat.total),
        )
        if not heat.largest:
            return [total, translate("Heat", "no block has any"), ""]
        most = filled(
            translate("Heat", "Most: {block}, {value} ({share})"),
            block=self._heaviest,
            value=written(heat.measure, heat.largest),
            share=percent(heat.largest, heat.total),
        )
        return [total, most, translate("Heat", "colour by square root")]

    def place(self) -> None:
        """Stand at the edge of the parent where the least of the blocks is covered."""
        if self._heat is None:
            return
        left, top = _APART, _APART
        right = self._around.width() - self.width() - _APART
        bottom = self._around.height() - self.height() - _APART
        corners = [(left, bottom), (right, top), (right // 2, bottom), (right, bottom), (right // 2, top), (left, top)]
        self.move(*min(corners, key=lambda corner: self._covers(QRect(QPoint(*corner), self.size()))))

    def paintEvent(self, event: QPaintEvent) -> None:
        heat, colours, scale = self._heat, theme.current, theme.scale
        if heat is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colours.colour("block_border"))
        painter.setBrush(colours.colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        inner = QRectF(self.rect()).adjusted(10, 6, -10, -6)
        first, second, third = self.lines()
        line = inner.height() / 4
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        middle = Qt.AlignmentFlag.AlignVCenter
        self._write(painter, first, QRectF(inner.left(), inner.top(), inner.width(), line), left | middle, True)
        self._write(painter, second, QRectF(inner.left(), inner.top() + line, inner.width(), line), left | middle)
        bar = QRectF(inner.left(), inner.top() + 2 * line + (line - self._BAR * scale) / 2, inner.width(), self._BAR * scale)
        shades = QLinearGradient(bar.topLeft(), bar.topRight())
        for at, brush in enumerate(heat.brushes):
            shades.setColorAt(at / (_STEPS - 1), brush.color())
        painter.setPen(colours.colour("block_border"))
        painter.setBrush(shades)
        painter.drawRoundedRect(bar, 3, 3)
        below = QRectF(inner.left(), inner.top() + 3 * line, inner.width(), line)
        self._write(painter, f"0  {third}", below, left | middle)
        self._write(painter, written(heat.measure, heat.largest) if heat.largest else "", below, right | middle)

    def _write(self, painter: QPainter, text: str, area: QRectF, how: Qt.AlignmentFlag, bold: bool = False) -> None:
        painter.setFont(font(round((12 if bold else 11) * theme.scale), bold=bold))
        painter.setPen(theme.current.colour("text" if bold else "muted"))
        fitted = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
        painter.drawText(area, how, fitted)
