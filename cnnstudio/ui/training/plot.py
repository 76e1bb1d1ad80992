"""One metric as curves: single steps as a band, epochs as lines, the run before faintly behind."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from cnnstudio.ui.theme import font, theme
from cnnstudio.ui.training import metric_words
from cnnstudio.ui.training.axis import Axis
from cnnstudio.ui.training.history import History, Values
from cnnstudio.ui.training.thinning import MOST_POINTS, band, value_range
from cnnstudio.ui.words import filled, translate

_BEYOND = 0.03
"""The share of the axes beyond what is drawn: dots are not cut at the edges."""
_ALWAYS_MARKED = 12
"""So many epochs get a dot each; of more only the last."""


class CurvePlot(pg.PlotWidget):  # type: ignore[misc]
    """Draws what `show_run` was given. The axis of epochs spans the whole plan from the start."""

    def __init__(self, metric: str) -> None:
        # Not `metric`: Qt would call it, that is a virtual function of every widget.
        self.metric_name = metric
        share = metric_words.is_share(metric)
        self._left, self._bottom = Axis("left", share), Axis("bottom")
        super().__init__(axisItems={"left": self._left, "bottom": self._bottom}, enableMenu=False)
        self.setObjectName(f"curve.{metric}")
        self.setMinimumSize(120, 64)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseEnabled(False, False)
        self.hideButtons()
        self.getViewBox().setDefaultPadding(0)
        self.getPlotItem().setContentsMargins(0, 7, 10, 0)
        self._drawn: tuple[object, ...] = ()
        self._curves: dict[str, Any] = {}
        self._low, self._high = pg.PlotCurveItem(), pg.PlotCurveItem()
        self._band = pg.FillBetweenItem(self._low, self._high)
        self.addItem(self._band)
        for name in ("before", "before validation", "steps", "training", "validation"):
            self._curves[name] = pg.PlotCurveItem(segmentedLineMode="on", connect="finite")
            self.addItem(self._curves[name])
        self._dots = {name: pg.ScatterPlotItem(size=7, pxMode=True) for name in ("training", "validation")}
        for dots in self._dots.values():
            self.addItem(dots)
        self.tint()

    def tint(self) -> None:
        """Take the colours and sizes of the theme."""
        colours = theme.current
        self.setBackground(colours.surface)
        training, validation = QColor(colours.training), QColor(colours.validation)
        for axis in (self._left, self._bottom):
            axis.setTickFont(font(round(11 * theme.scale)))
            axis.setTextPen(colours.muted)
        self._left.setWidth(round(44 * theme.scale))
        self._bottom.setHeight(round(18 * theme.scale))
        grid = QColor(colours.border)
        self._left.setPen(grid)
        self._left.setGrid(255)
        self._left.setZValue(-1)
        # Qt takes the width of these pens in pixels of the screen, however many of them make one of ours.
        thick = 2 * self.devicePixelRatioF()
        self._pen("training", training, thick)
        self._pen("validation", validation, thick, dashed=True)
        self._pen("steps", _faint(training, 80), 1)
        self._pen("before", _faint(colours.colour("muted"), 110), 1)
        self._pen("before validation", _faint(colours.colour("muted"), 110), 1, dashed=True)
        self._band.setBrush(_faint(training, 56))
        for name, colour in (("training", training), ("validation", validation)):
            self._dots[name].setBrush(colour)
            self._dots[name].setPen(None)
        self._drawn = ()

    def show_run(self, run: History | None, before: History | None, span: float) -> None:
        """Draw a run over the one before it, `span` epochs wide; nothing happens where none of it has changed."""
        state = (run, run.version if run else 0, span, before)
        if state == self._drawn:
            return
        if self._drawn[3:] != state[3:]:
            self._show_before(before)
        self._drawn = state
        steps = run.values(self.metric_name) if run else np.empty(0)
        at = run.at() if run else steps
        self._show_steps(at, steps)
        means = [self._show_means(name, run, name == "validation") for name in ("training", "validation")]
        self._fit(span, steps, np.concatenate(means), before)
        self._tell(steps, means)

    def _show_steps(self, at: Values, values: Values) -> None:
        many = len(at) > MOST_POINTS
        thin = band(at, values)
        self._curves["steps"].setData(*((thin.at, thin.mean) if many else (at, values)))
        for curve, edge in ((self._low, thin.low), (self._high, thin.high)):
            curve.setData(thin.at if many else thin.at[:0], edge if many else edge[:0])
        self._band.setVisible(many)

    def _show_means(self, name: str, run: History | None, validation: bool) -> Values:
        at, means = run.epoch_means(self.metric_name, validation) if run else (np.empty(0), np.empty(0))
        self._curves[name].setData(at, means)
        marked = slice(None) if len(at) <= _ALWAYS_MARKED else slice(-1, None)
        self._dots[name].setData(at[marked], means[marked])
        return means

    def _show_before(self, before: History | None) -> None:
        for name in ("before", "before validation"):
            at, means = before.epoch_means(self.metric_name, name != "before") if before else (np.empty(0), np.empty(0))
            if before is not None and name == "before" and len(at) < 2:
                thin = band(before.at(), before.values(self.metric_name))
                at, means = thin.at, thin.mean
            self._curves[name].setData(at, means)

    def _fit(self, span: float, steps: Values, means: Values, before: History | None) -> None:
        if before is not None and not len(steps):
            steps, means = before.values(self.metric_name), before.epoch_means(self.metric_name, False)[1]
        low, high = value_range(steps, means, metric_words.is_share(self.metric_name))
        self.setYRange(low, high + (high - low) * _BEYOND, padding=0)
        self.setXRange(0, span * (1 + _BEYOND), padding=0)

    def _tell(self, steps: Values, means: list[Values]) -> None:
        """Say in words what is drawn, for those who hear it."""
        title = metric_words.title(self.metric_name)
        if not len(steps):
            self.setAccessibleName(filled(translate("Curves", "{metric}: no curve yet"), metric=title))
            return
        newest = metric_words.value(self.metric_name, float(means[0][-1] if len(means[0]) else steps[-1]))
        words = translate("Curves", "{metric}: {count} steps, training {value}")
        sentence = filled(words, metric=title, count=len(steps), value=newest)
        if len(means[1]):
            last = metric_words.value(self.metric_name, float(means[1][-1]))
            sentence = filled(translate("Curves", "{sentence}, validation {value}"), sentence=sentence, value=last)
        self.setAccessibleName(sentence)

    def _pen(self, name: str, colour: QColor, width: float, dashed: bool = False) -> None:
        pen = pg.mkPen(colour, width=width * theme.scale)
        if dashed:
            pen.setDashPattern([4, 3])
        self._curves[name].setPen(pen)
        self._curves[name].opts["antialias"] = name in ("training", "validation", "before", "before validation")


def _faint(colour: QColor, alpha: int) -> QColor:
    return QColor(colour.red(), colour.green(), colour.blue(), alpha)
