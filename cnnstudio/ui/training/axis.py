"""The axes of a curve: few round numbers, written as people read them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QRectF

from cnnstudio.ui.words import number
from cnnstudio.words import decimal


class Axis(pg.AxisItem):  # type: ignore[misc]
    """An axis without a line of its own; `share` writes values in per cent."""

    def __init__(self, orientation: str, share: bool = False, most: int = 6) -> None:
        super().__init__(orientation)
        self._share, self._most = share, most
        offset = 6 if orientation == "left" else 3
        self.setStyle(tickLength=0, autoExpandTextSpace=False, tickTextOffset=offset, hideOverlappingLabels=False)

    def tickSpacing(self, low: float, high: float, _size: float) -> list[tuple[float, float]]:
        """Return the distance of the ticks: 1, 2, 2.5 or 5 times a power of ten."""
        return [(spacing(high - low, self._ticks(), whole=self.orientation == "bottom"), 0.0)]

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """Return the ticks, both ends of the axis included where they are round."""
        distance = self.tickSpacing(low, high, size)[0][0]
        first, last = math.ceil(low / distance - 1e-6), math.floor(high / distance + 1e-6)
        return [(distance, [at * distance for at in range(first, last + 1)])]

    def tickStrings(self, values: Sequence[float], _scale: float, distance: float) -> list[str]:
        """Return what stands at the ticks."""
        if self.orientation == "bottom":
            return [number(round(value)) for value in values]
        if self._share:
            return [f"{decimal(value * 100, 0 if distance >= 0.01 else 1)} %" for value in values]
        places = next((n for n in range(9) if round(distance * 10**n, 6) % 1 == 0), 9)
        return [decimal(value, places) for value in values]

    def _ticks(self) -> int:
        if self.orientation == "bottom":
            return max(2, min(self._most * 2, int(self.width() / 36)))
        return max(2, min(self._most, int(self.height() / 30)))

    def boundingRect(self) -> QRectF:
        """Return where it paints: the numbers at both ends reach a little beyond."""
        room: QRectF = super().boundingRect()
        return room.adjusted(0, -8, 0, 8) if self.orientation == "left" else room

    def generateDrawSpecs(self, painter: Any) -> Any:
        """Return what is painted, without the axis's own line: the grid is enough."""
        specs = super().generateDrawSpecs(painter)
        return None if specs is None else ((pg.mkPen(None), *specs[0][1:]), specs[1], specs[2])


def spacing(span: float, ticks: int, whole: bool = False) -> float:
    """Return the smallest round distance at which `span` holds no more than so many ticks."""
    if not span > 0:
        return 1.0
    power = 10.0**-9
    while True:
        for factor in (1, 2, 2.5, 5):
            distance = factor * power
            if whole and (distance < 1 or distance != int(distance)):
                continue
            if span / distance <= ticks:
                return distance
        power *= 10
