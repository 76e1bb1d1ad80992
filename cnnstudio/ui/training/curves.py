"""All curves of a run side by side, drawn anew some times a second while there is something new."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from cnnstudio.ui.theme import theme
from cnnstudio.ui.training import estimate, metric_words, plotting
from cnnstudio.ui.training.history import History
from cnnstudio.ui.training.legend import Legend
from cnnstudio.ui.training.session import Session
from cnnstudio.ui.widgets import clear, label
from cnnstudio.ui.words import translate

if TYPE_CHECKING:
    from cnnstudio.ui.training.plot import CurvePlot

DRAWN_EVERY = 50
"""Milliseconds."""


class Curves(QWidget):
    """One plot for each metric that the run names; before the first run a word about what belongs here."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.plots: dict[str, CurvePlot] = {}
        self.legend = Legend()
        self._plots = QGridLayout()
        self._plots.setHorizontalSpacing(16)
        self._plots.setVerticalSpacing(0)
        self._plots.setRowStretch(1, 1)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(0)
        self._grid.setRowStretch(0, 1)
        self._grid.addLayout(self._plots, 0, 0)
        self._grid.addWidget(self.legend, 1, 0)
        self._empty = self._make_empty()
        self._timer = QTimer(self, interval=DRAWN_EVERY)
        self._timer.timeout.connect(self.draw)
        theme.changed.connect(self._tint)
        session.engine.ready.connect(self._prepare)
        session.changed.connect(self._watch)
        if session.engine.is_ready:
            self._prepare()
        self._watch()

    def draw(self) -> None:
        """Draw what has changed."""
        run, before = self.session.history, self.session.before
        shown = run or before
        if plotting.ready() and self._make_next_plot(shown.metrics if shown is not None else metric_words.KNOWN):
            return
        if self.plots:
            self._empty.setVisible(shown is None)
            span = self._span(shown) if shown is not None else estimate.planned_epochs(self.session.document.design)
            for plot in self.plots.values():
                plot.show_run(run, before, span)
        self._show_legend(run, before)
        if not self.session.busy and self.plots:
            self._timer.stop()

    def _span(self, run: History) -> float:
        """Return how many epochs are shown: all that are planned; those begun, while a slow run is watched step by step."""
        if not self.session.busy or self.session.pace == "full" or not run.count:
            return max(run.epochs, 1)
        return max(1, math.ceil(float(run.at()[-1])))

    def _watch(self) -> None:
        """Draw from now on, as long as there is a run and someone looks."""
        if self.session.history is not None or self.session.before is not None:
            plotting.begin()
        if self.isVisible():
            self._timer.start()

    def _prepare(self) -> None:
        """Make the plots while nothing is computed yet: later they would hold the window for a moment."""
        plotting.begin()
        self._watch()

    def _make_next_plot(self, metrics: tuple[str, ...]) -> bool:
        """Make one of the plots that are wanted and not there yet; tell whether there was one."""
        if not set(self.plots) <= set(metrics):
            self.plots = {}
            clear(self._plots)
        metric = next((name for name in metrics if name not in self.plots), None)
        if metric is None:
            return False
        from cnnstudio.ui.training.plot import CurvePlot

        column, plot = len(self.plots), CurvePlot(metric)
        self.plots[metric] = plot
        self._plots.addWidget(label(metric_words.title(metric), "strong"), 0, column)
        self._plots.addWidget(plot, 1, column)
        self._plots.setColumnStretch(column, 1)
        return True

    def _show_legend(self, run: History | None, before: History | None) -> None:
        names = {"before"} if before is not None else set()
        if run is not None and run.count:
            names |= {"steps"}
        if run is not None and run.ends:
            names |= {"training"} | ({"validation"} if run.ends[-1].validation else set())
        self.legend.show_entries(names)

    def _make_empty(self) -> QLabel:
        text = translate("Curves", "Press Train: the loss and the accuracy of every step appear here while the network learns.")
        made = label(text, "muted", wrap=True)
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._grid.addWidget(made, 2, 0)
        return made

    def _tint(self) -> None:
        for plot in self.plots.values():
            plot.tint()
        self.draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if plotting.ready() and self.session.history is not None:
            while self._make_next_plot(self.session.history.metrics):
                pass
            self.draw()
        self._watch()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()
