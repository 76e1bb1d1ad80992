"""One slider through the training: filters, maps and predictions as they were after each step that was kept."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QToolButton, QWidget

from cnnstudio.runs.snapshots import snapshot_steps
from cnnstudio.ui.explore.at_hand import Kind
from cnnstudio.ui.explore.looking import Looking
from cnnstudio.ui.icons import icon
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets import label
from cnnstudio.ui.words import filled, number, translate

PACE = 400
"""Milliseconds between two steps while it plays."""


class Timeline(QWidget):
    """Hidden while a run is under way, and where nothing of it was kept. The right end is the network as it is now."""

    def __init__(self, looking: Looking, parent: QWidget) -> None:
        super().__init__(parent)
        self.looking = looking
        self.steps: tuple[int, ...] = ()
        self._of: tuple[object, ...] = ()
        self.setObjectName("explore.time")
        self.play = QToolButton()
        self.play.setObjectName("explore.time.play")
        self.play.setIconSize(QSize(14, 14))
        self.play.clicked.connect(self.toggle)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setObjectName("explore.time.slider")
        self.slider.setAccessibleName(translate("Explore", "Time: training step"))
        self.slider.valueChanged.connect(self._go)
        self.words = label("", "muted")
        self.words.setObjectName("explore.time.words")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.play)
        row.addWidget(self.slider, 1)
        row.addWidget(self.words)
        self._timer = QTimer(self, interval=PACE)
        self._timer.timeout.connect(self._tick)
        looking.changed.connect(self.refresh)
        looking.looked.connect(self.refresh)
        looking.session.changed.connect(self.refresh)
        theme.changed.connect(self._tint)
        self.refresh()
        self._tint()

    @property
    def playing(self) -> bool:
        """Whether it goes from step to step by itself."""
        return self._timer.isActive()

    def refresh(self, *_change: object) -> None:
        """Show where in the run we are."""
        looking, session = self.looking, self.looking.session
        there = looking.at_hand.kind is Kind.RUN and not session.busy and session.run_folder is not None
        of = (session.token, session.run_folder) if there else ()
        if of != self._of:
            self._of = of
            self.steps = snapshot_steps(session.run_folder) if session.run_folder is not None and there else ()
        self.setVisible(len(self.steps) > 1)
        if not self.steps:
            self._timer.stop()
            return
        at = self.steps.index(looking.time) if looking.time in self.steps else len(self.steps) - 1
        self.slider.blockSignals(True)
        self.slider.setRange(0, len(self.steps) - 1)
        self.slider.setValue(at)
        self.slider.blockSignals(False)
        text = translate("Explore", "step {step} of {last}")
        self.words.setText(filled(text, step=number(self.steps[at]), last=number(self.steps[-1])))

    def toggle(self) -> None:
        """Play from here, from the start where the end is reached; or stop."""
        if self.playing:
            self._timer.stop()
        else:
            if self.slider.value() == self.slider.maximum():
                self.slider.setValue(0)
            self._timer.start()
        self._tint()

    def _tick(self) -> None:
        last = self.looking.last
        if last is not None and self.looking.time is not None and last.step != self.looking.time:
            return
        self.slider.setValue(self.slider.value() + 1)
        if self.slider.value() == self.slider.maximum():
            self._timer.stop()
            self._tint()

    def _go(self, at: int) -> None:
        step = self.steps[at] if at < len(self.steps) - 1 else None
        self.looking.travel(step)

    def _tint(self) -> None:
        self.play.setIcon(icon("stop" if self.playing else "play", theme.current.text))
        words = translate("Explore", "Stop") if self.playing else translate("Explore", "Play the training")
        self.play.setToolTip(words)
        self.play.setAccessibleName(words)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()
        self._tint()
