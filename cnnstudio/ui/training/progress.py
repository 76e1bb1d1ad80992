"""How far the run is: a bar, and a line that says it in words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from cnnstudio.ui.training.session import Phase, Session
from cnnstudio.ui.widgets import label
from cnnstudio.ui.words import filled, number, translate

_PARTS = 1000
_BAR, _GAP = 48, 10
"""Pixels: the bar at its narrowest, and between it and the words."""


class ProgressLine(QWidget):
    """Follows the session; a download is progress too."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.bar = QProgressBar()
        self.bar.setObjectName("training.progress")
        self.bar.setTextVisible(False)
        self.bar.setRange(0, _PARTS)
        self.bar.setAccessibleName(translate("Training", "Progress"))
        self.bar.setMinimumWidth(_BAR)
        self.text = label("", "muted")
        self.text.setObjectName("training.state")
        self.text.setMinimumWidth(1)
        self._bare = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.bar, 1)
        row.addWidget(self.text)
        session.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Write how far it is now."""
        self.bar.setValue(round(self._share() * _PARTS))
        self._said = self._words()
        self.bar.setAccessibleDescription(self._said)
        self._write()

    def compact(self, on: bool) -> None:
        """Say it in words alone, or with the bar again."""
        self._bare = on
        self.bar.setVisible(not on)
        self._write()

    def _write(self) -> None:
        """Write as much of the words as there is room for."""
        room = self.width() if self._bare else self.width() - _BAR - _GAP
        shown = self.text.fontMetrics().elidedText(self._said, Qt.TextElideMode.ElideRight, room)
        self.text.setText(shown)
        self.text.setToolTip("" if shown == self._said else self._said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._write()

    def _share(self) -> float:
        session = self.session
        if session.phase is Phase.FETCHING and session.downloading is not None:
            return session.downloading.done / max(session.downloading.total, 1)
        if session.phase is Phase.DONE:
            return 1.0
        return session.progress.step / max(session.progress.steps, 1) if session.progress is not None else 0.0

    def _words(self) -> str:
        session = self.session
        fixed = {
            Phase.IDLE: translate("Training", "not trained yet"),
            Phase.FETCHING: translate("Training", "downloading"),
            Phase.STOPPING: translate("Training", "stopping"),
            Phase.DONE: translate("Training", "done"),
            Phase.LOST: translate("Training", "engine lost"),
        }
        if session.phase is Phase.WAITING:
            ready = session.engine.is_ready
            return translate("Training", "reading the pictures") if ready else translate("Training", "the engine warms up")
        if session.phase in fixed:
            return fixed[session.phase]
        progress = session.progress
        if progress is None:
            return translate("Training", "failed") if session.phase is Phase.FAILED else ""
        text = translate("Training", "step {step} of {steps}")
        if session.phase is Phase.STOPPED:
            text = translate("Training", "stopped at step {step} of {steps}")
        elif session.phase is Phase.FAILED:
            text = translate("Training", "failed at step {step} of {steps}")
        return filled(text, step=number(progress.step), steps=number(progress.steps))
