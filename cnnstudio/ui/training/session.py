"""The run as the window knows it: asked for, under way, over. Views read it; it outlives them and the engine."""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import Enum
from pathlib import Path

from platformdirs import user_data_dir
from PySide6.QtCore import QObject, Signal

from cnnstudio.design.design import Design
from cnnstudio.design.file import dumps
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.text import Message, StudioError
from cnnstudio.protocol.arrays import Document as Content
from cnnstudio.protocol.commands import Pace, SetPace, Step, Stop, Train
from cnnstudio.protocol.events import Epoch, Failed, Finished, Progress, Started
from cnnstudio.protocol.held import HeldFilters
from cnnstudio.protocol.messages import Curves, DataKnown, Downloading, Ran, Stopping, Told
from cnnstudio.runs.read import Run, open_run
from cnnstudio.ui import files
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.training import estimate, pace, plotting
from cnnstudio.ui.training.history import History
from cnnstudio.ui.training.holding import fitting, left_out, left_out_message
from cnnstudio.ui.training.obstacles import obstacle


class Phase(Enum):
    """Where a run stands."""

    IDLE = "idle"
    WAITING = "waiting"
    FETCHING = "fetching"
    TRAINING = "training"
    STOPPING = "stopping"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"
    LOST = "lost"


BUSY = (Phase.WAITING, Phase.FETCHING, Phase.TRAINING, Phase.STOPPING)


class Session(QObject):
    """One document's runs, one after the other, each belonging to the design as it was at Train.

    `changed()` tells that anything but the curves is another; `history.version` tells of those. `failed(message, details)`
    is what a person must read, `busy_changed(bool)` what menus must know.
    """

    changed = Signal()
    busy_changed = Signal(bool)
    failed = Signal(object, str)
    pace_changed = Signal(str)

    def __init__(self, document: Document, engine: EngineClient) -> None:
        super().__init__(engine)
        self.document, self.engine = document, engine
        self.phase = Phase.IDLE
        self.token = 0
        self.design: Design | None = None
        self.started: Started | None = None
        self.progress: Progress | None = None
        self.finished: Finished | None = None
        self.downloading: Downloading | None = None
        self.failure: Message | None = None
        self.history: History | None = None
        self.before: History | None = None
        self.pace: Pace = pace.opening_pace()
        self.first_run = False
        self.asks_anew = False
        self._held: Callable[[], tuple[HeldFilters, ...]] = tuple
        self._held_awaited = False
        self._train_then: tuple[Graph, bool] | None = None
        self._left_out: tuple[str, ...] = ()
        self._again = False
        self._measured: tuple[Graph, float] | None = None
        engine.told.connect(self._hear)
        engine.lost.connect(self._lost)
        engine.closed.connect(self._closed)
        document.changed.connect(self.changed)
        document.replaced.connect(self._document_replaced)

    # -- what is known ------------------------------------------------------------------------------------------------

    @property
    def busy(self) -> bool:
        """Whether a run is asked for or under way."""
        return self.phase in BUSY

    @property
    def edited(self) -> bool:
        """Whether network, data or plan on the canvas are no longer those of the run."""
        now, then = self.document.design, self.design
        return then is not None and (now.graph != then.graph or now.data != then.data or now.plan != then.plan)

    @property
    def run_folder(self) -> Path | None:
        """Where the run at hand lies on disk; None before there is one."""
        return Path(self.started.run) if self.started is not None and self.started.run else None

    @property
    def data_missing(self) -> bool:
        """Whether the run could not begin because its pictures are not on this computer."""
        return self.phase is Phase.FAILED and self.failure is not None and self.failure.code == "data.missing"

    def expected_seconds(self) -> float:
        """Return about how long training the design on the canvas takes, 0 where that is unknown."""
        design = self.document.design
        device = design.plan.device
        gpu = not device.startswith("cpu") and any(name.startswith("cuda") for name, _ in self.engine.devices)
        measured = self._measured[1] if self._measured is not None and self._measured[0] == design.graph else 0.0
        return estimate.seconds(design, self.document.report, gpu, measured)

    def run_for(self, graph: Graph) -> Run | None:
        """Return the run with its newest complete state, where it trained this very network."""
        if self.run_folder is None or self.design is None or self.design.graph != graph:
            return None
        try:
            run = open_run(self.run_folder)
            return run if run.checkpoint else None
        except StudioError:
            return None

    # -- what is done -------------------------------------------------------------------------------------------------

    def train(self, download: bool = False) -> None:
        """Train the design on the canvas; where a run is under way, ask first."""
        if self.busy:
            self.asks_anew = True
            self.changed.emit()
            return
        fault = obstacle(self.document)
        if fault is not None:
            self.failed.emit(fault, "")
            return
        if self._held_awaited and self.engine.alive:
            self._train_then = self.document.design.graph, download
            return
        self.engine.start()
        self._begin(self.document.design)
        command = Train(
            self.token,
            Content(dumps(self.document.design)),
            folder=str(run_folder(self.document.design.title)),
            pace=self.pace,
            download=download,
            held=self._held_now(),
        )
        self.engine.send(command)
        self._turn(Phase.FETCHING if download else Phase.WAITING)

    @property
    def held(self) -> tuple[HeldFilters, ...]:
        """The filters that the runs to come are to leave as they are."""
        return self._held()

    def hold(self, held: Callable[[], tuple[HeldFilters, ...]], awaited: bool) -> None:
        """Let the runs to come leave these filters as they are; `awaited` says that numbers of some are about to be told."""
        self._held, self._held_awaited = held, awaited
        if not awaited and self._train_then is not None:
            (graph, download), self._train_then = self._train_then, None
            # Another network may have been opened meanwhile: nobody asked for that one to be trained.
            if graph is self.document.design.graph:
                self.train(download)

    def _held_now(self) -> tuple[HeldFilters, ...]:
        """Return the held filters that fit what is on the canvas; say once which do not."""
        report, held = self.document.report, self.held
        blocks = left_out(held, report)
        if set(blocks) - set(self._left_out):
            self.failed.emit(left_out_message(blocks), "")
        self._left_out = blocks
        return fitting(held, report)

    def stop(self) -> None:
        """End the run, or the download, and keep what there is."""
        if self.busy and self.phase is not Phase.STOPPING:
            self.engine.send(Stop(self.token))
            self._turn(Phase.STOPPING)

    def train_anew(self) -> None:
        """End the run that is under way and train what is on the canvas now."""
        self.asks_anew = False
        self._again = self.busy
        if self.busy:
            self.stop()
        else:
            self.train()

    def keep(self) -> None:
        """Let the run go on that is under way."""
        self.asks_anew = False
        self.changed.emit()

    def set_pace(self, chosen: Pace) -> None:
        """Train fast, slowly, or a step at a time, from now on and in the runs to come."""
        pace.remember_pace(chosen)
        self.first_run = False
        if chosen != self.pace:
            self.pace = chosen
            if self.busy:
                self.engine.send(SetPace(chosen))
            self.pace_changed.emit(chosen)
        self.changed.emit()

    def step(self, count: int = 1) -> None:
        """Let a run whose pace is `step` take some steps."""
        if self.busy:
            self.engine.send(Step(count))

    def back(self, text: str) -> None:
        """Put the design of the run back on the canvas, as an edit called `text`."""
        if self.design is not None:
            self.document.edit(text, self.design)

    # -- what happens -------------------------------------------------------------------------------------------------

    def _begin(self, design: Design) -> None:
        self.first_run = pace.is_first_run() and self.pace == "slow"
        if pace.is_first_run():
            pace.remember_run()
        elif self.pace != pace.first_pace():
            self.pace = pace.first_pace()
            self.pace_changed.emit(self.pace)
        self.token = self.engine.token()
        self.design = design
        self._put_curves_behind()
        self.started = self.progress = self.finished = self.downloading = self.failure = None
        self.asks_anew = self._again = False

    def _put_curves_behind(self) -> None:
        if self.history is not None and self.history.count:
            self.before = self.history
        self.history = None

    def _hear(self, message: Told) -> None:
        if isinstance(message, Curves) and message.token == self.token and self.history is not None:
            self.history.add_steps(message)
        elif isinstance(message, Ran) and message.token == self.token and self.busy:
            self._follow(message.event)
        elif isinstance(message, Downloading) and message.token == self.token and self.busy:
            self.downloading = message
            self._turn(self.phase if self.phase is Phase.STOPPING else Phase.FETCHING)
        elif isinstance(message, DataKnown) and message.token == self.token and self.phase is Phase.FETCHING:
            self._turn(Phase.WAITING)
        elif isinstance(message, Stopping) and message.token == self.token and self.busy:
            self._turn(Phase.STOPPING)

    def _follow(self, event: Started | Progress | Epoch | Finished | Failed) -> None:
        if isinstance(event, Started):
            self.started, self.history = event, History.of(event)
            self._turn(self.phase if self.phase is Phase.STOPPING else Phase.TRAINING)
        elif isinstance(event, Progress):
            self.progress = event
            self._measure(event.images_per_second, event.seconds)
            self.changed.emit()
        elif isinstance(event, Epoch) and self.history is not None:
            self.history.add_epoch(event)
            self.changed.emit()
        elif isinstance(event, Finished):
            self.finished = event
            self._turn(Phase.STOPPED if event.stopped else Phase.DONE)
        elif isinstance(event, Failed):
            self._fail(event.message(), event.details)
        if self._again and not self.busy:
            self._again = False
            self.train()

    def _measure(self, rate: float, seconds: float) -> None:
        if self.design is not None and self.pace == "full" and seconds >= 1:
            self._measured = self.design.graph, rate

    def _fail(self, cause: Message, details: str) -> None:
        self.failure = cause
        if cause.code == "data.cancelled":
            self._turn(Phase.STOPPED)
            return
        self._turn(Phase.FAILED)
        if not self.data_missing:
            self.failed.emit(cause, details)

    def _lost(self, cause: Message, details: str) -> None:
        if self.busy:
            self.failure = cause
            self._again = self.asks_anew = False
            self._turn(Phase.LOST)
        self.failed.emit(cause, details)

    def _closed(self) -> None:
        plotting.finish()
        if self.busy:
            self._again = self.asks_anew = False
            self._turn(Phase.STOPPED)

    def _document_replaced(self) -> None:
        """To another document belongs no run yet, and no curves; to the same one, opened again, the run that it had."""
        if self.busy or not self.edited:
            return
        self.design = self.started = self.progress = self.finished = self.failure = None
        self.history = self.before = None
        self._turn(Phase.IDLE)

    def _turn(self, phase: Phase) -> None:
        was, self.phase = self.busy, phase
        if was != self.busy:
            self.busy_changed.emit(self.busy)
        self.changed.emit()


def session_of(document: Document, engine: EngineClient) -> Session:
    """Return the session of this document and engine: the same one for every view."""
    for child in engine.children():
        if isinstance(child, Session) and child.document is document:
            return child
    return Session(document, engine)


def run_folder(title: str) -> Path:
    """Return a folder for a run that begins now; there is nothing in it yet."""
    root = Path(user_data_dir("cnnstudio", appauthor=False)) / "runs"
    name = f"{time.strftime('%Y-%m-%d-%H%M%S')}-{files.file_name(title).lower().replace(' ', '-')}"
    folder, number = root / name, 2
    while folder.exists():
        folder, number = root / f"{name}-{number}", number + 1
    return folder
