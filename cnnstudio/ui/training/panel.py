"""The training panel: pace and progress above; below the plan, the curves and the figures."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from cnnstudio.graph.graph import Graph
from cnnstudio.runs.read import Run
from cnnstudio.ui import settings
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.icons import icon
from cnnstudio.ui.theme import theme
from cnnstudio.ui.training import pace
from cnnstudio.ui.training.curves import Curves
from cnnstudio.ui.training.figures import Figures
from cnnstudio.ui.training.look import sheet
from cnnstudio.ui.training.notice import NoticeLine
from cnnstudio.ui.training.notices import notice_for
from cnnstudio.ui.training.pace_control import PaceControl
from cnnstudio.ui.training.plan_form import PlanForm
from cnnstudio.ui.training.progress import ProgressLine
from cnnstudio.ui.training.session import Phase, session_of
from cnnstudio.ui.widgets import set_property
from cnnstudio.ui.words import translate

_PLAN_WIDTH, _FIGURES_WIDTH = 260, 216
_ROOM_FOR_PLAN, _ROOM_FOR_FIGURES = 720, 600
"""Pixels in width."""
_PLAN = "training/plan"


class TrainingPanel(QWidget):
    """A view on the session of a document and an engine.

    `message(Message, details)` is what went wrong, `busy_changed(bool)` whether a run is under way.
    """

    busy_changed = Signal(bool)
    message = Signal(object, str)
    pace_changed = Signal(str)

    def __init__(self, document: Document, engine: EngineClient) -> None:
        super().__init__()
        self.session = session_of(document, engine)
        self.setAccessibleName(translate("Training", "Training"))
        self.notice = NoticeLine()
        self.pace, self.progress = PaceControl(self.session), ProgressLine(self.session)
        self.plan, self.curves, self.figures = PlanForm(document), Curves(self.session), Figures(self.session)
        self.start = QPushButton()
        self.start.setObjectName("training.start")
        self.start.clicked.connect(self._pressed)
        self.plan_button = self._plan_button()
        self._arrange()
        self.session.changed.connect(self.refresh)
        self.session.busy_changed.connect(self.busy_changed)
        self.session.failed.connect(self.message)
        self.session.pace_changed.connect(self.pace_changed)
        engine.state_changed.connect(self._engine_changed)
        theme.changed.connect(self._tint)
        self._tint()

    # -- what the window asks -----------------------------------------------------------------------------------------

    @property
    def busy(self) -> bool:
        """Whether a run is asked for or under way."""
        return self.session.busy

    training = busy

    @property
    def run_folder(self) -> Path | None:
        """Where the last run lies on disk."""
        return self.session.run_folder

    def run_for(self, graph: Graph) -> Run | None:
        """Return the last run with its newest complete state, where it trained this very network."""
        return self.session.run_for(graph)

    def train(self) -> None:
        """Train the design on the canvas."""
        self.session.train()

    def stop(self) -> None:
        """End the run and keep what it has learned."""
        self.session.stop()

    def set_pace(self, chosen: str) -> None:
        """Train `full`, `slow` or one `step` at a time."""
        if chosen in pace.PACES:
            self.session.set_pace(chosen)

    # -- showing ------------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the session as it is now."""
        busy = self.session.busy
        self._name_start(translate("Training", "Stop") if busy else translate("Training", "Train"))
        self.start.setIcon(icon("stop" if busy else "play", theme.current.text))
        self.start.setEnabled(self.session.phase is not Phase.STOPPING)
        self.notice.show_notice(notice_for(self.session))

    def _name_start(self, name: str) -> None:
        """Write what the button does on it, or beside it where there is no room."""
        self.start.setText("" if self._narrow else name)
        self.start.setToolTip(name if self._narrow else "")
        self.start.setAccessibleName(name)

    @property
    def _narrow(self) -> bool:
        return self.width() / theme.scale < _ROOM_FOR_FIGURES

    def _tint(self) -> None:
        self.setStyleSheet(sheet(theme.current, theme.scale))
        self._left.setFixedWidth(round(_PLAN_WIDTH * theme.scale))
        self.figures.setFixedWidth(round(_FIGURES_WIDTH * theme.scale))
        self._share_room()

    def _engine_changed(self, _state: object) -> None:
        self.refresh()
        self.progress.refresh()

    def _pressed(self) -> None:
        if self.session.busy:
            self.stop()
        else:
            self.train()

    def _plan_button(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("training.show_plan")
        button.setProperty("tone", "segment")
        button.setText(translate("Training", "Plan"))
        button.setToolTip(translate("Training", "Show or hide the training plan"))
        button.setCheckable(True)
        button.setChecked(settings.text(_PLAN, "shown") == "shown")
        button.toggled.connect(self._show_plan)
        return button

    def _show_plan(self, shown: bool) -> None:
        settings.remember(_PLAN, "shown" if shown else "hidden")
        self._share_room()

    def _share_room(self) -> None:
        """Leave the curves their room: where there is little, the plan gives way, then the figures."""
        room = self.width() / theme.scale
        self._left.setVisible(self.plan_button.isChecked() and room >= _ROOM_FOR_PLAN)
        self.plan_button.setVisible(room >= _ROOM_FOR_PLAN)
        self.figures.setVisible(not self._narrow)
        for part in (self.pace, self.progress):
            part.compact(self._narrow)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        for part in (self.plan_button, self.start, self.pace):
            top.addWidget(part)
        top.addWidget(self.progress, 1)
        self._left = QFrame()
        set_property(self._left, "tone", "plain")
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(self.plan)
        if not self.plan_button.isChecked():
            self._left.hide()
        below = QHBoxLayout()
        below.setSpacing(16)
        below.addWidget(self._left)
        below.addWidget(self.curves, 1)
        below.addWidget(self.figures)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.notice)
        column.addLayout(below, 1)
