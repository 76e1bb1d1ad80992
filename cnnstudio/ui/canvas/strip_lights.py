"""What lights up in the film strips: what the value under the mouse, else the explained one, comes from."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject

from cnnstudio.graph.receptive import receptive
from cnnstudio.graph.region import Region
from cnnstudio.graph.report import Report
from cnnstudio.ui.canvas.strip_item import StripItem
from cnnstudio.ui.explore.why.explaining import Explaining, Value


class StripLights(QObject):
    """Tells each strip which of its values are meant. `point` is the mouse's; without it the value that is explained."""

    def __init__(self, explaining: Explaining, parent: QObject) -> None:
        super().__init__(parent)
        self._explaining = explaining
        self._pointed: Value | None = None
        self._shown: Value | None = None
        self._report: Report | None = None
        self.regions: dict[str, Region] = {}
        """By address of a leaf, the values that light up; the value itself is among them."""

    def point(self, value: Value | None) -> None:
        """Take the value under the mouse, None where it is under none."""
        self._pointed = value

    def light(self, items: Iterable[StripItem], report: Report) -> None:
        """Light up what belongs to the value at hand, in the strips that are there."""
        value = self._pointed or self._explaining.value
        if value is None or not _lies_in(report, value):
            value = None
        if value != self._shown or report is not self._report:
            self._shown, self._report = value, report
            self.regions = {} if value is None else receptive(report, value.address, value.index)
        for item in items:
            item.set_lit(self.regions.get(item.address), value is not None and item.address == value.address)


def _lies_in(report: Report, value: Value) -> bool:
    shape = report.shape(value.address) if value.address in report.nodes else None
    if shape is None or len(shape) != len(value.index):
        return False
    return all(at < most for at, most in zip(value.index, shape, strict=True))
