"""The thread that owns torch: does what was asked, one thing after the other, and looks between two training steps."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import torch

from cnnstudio.data import Dataset
from cnnstudio.design.file import loads
from cnnstudio.engine.devices import devices
from cnnstudio.engine.serving.failures import failed, free_memory
from cnnstudio.engine.serving.inbox import Inbox
from cnnstudio.engine.serving.library import Library, data_info
from cnnstudio.engine.serving.outbox import Outbox
from cnnstudio.engine.serving.questions import Questions
from cnnstudio.engine.serving.steering import Steering
from cnnstudio.engine.serving.subject import of_design, of_run, of_run_under_way
from cnnstudio.engine.serving.views import Views
from cnnstudio.engine.torch_says import hear
from cnnstudio.engine.training.control import Control, Live
from cnnstudio.engine.training.loop import train
from cnnstudio.graph.text import Message, StudioError, translate
from cnnstudio.protocol.commands import (
    AskData,
    AskDevices,
    AskStrips,
    AskTorch,
    Command,
    Fetch,
    FindWrong,
    Load,
    Look,
    Quit,
    Train,
)
from cnnstudio.protocol.events import Curve, Failed, Finished, Progress, RunEvent
from cnnstudio.protocol.messages import DataKnown, Device, Loaded, Ran, Ready, Refused, TorchSaid, curves_of
from cnnstudio.protocol.questions import Freeze, Question
from cnnstudio.runs.read import open_run
from cnnstudio.runs.snapshots import snapshot_steps


@dataclass(frozen=True)
class Options:
    """What the engine's command line says."""

    data_root: Path | None = None
    threads: int | None = None


class Worker:
    """Works through the inbox until it is told to quit."""

    def __init__(self, inbox: Inbox, outbox: Outbox, steering: Steering, options: Options) -> None:
        torch.set_flush_denormal(True)
        if options.threads is not None:
            torch.set_num_threads(options.threads)
        self._threads = torch.get_num_threads()
        self._inbox, self._outbox, self._steering = inbox, outbox, steering
        self._library = Library(options.data_root, steering, outbox)
        self._views = Views(outbox)
        self._questions = Questions(outbox, self._views, self._library)
        self._training = False
        self._control: Control | None = None

    def run(self, begun: float) -> None:
        """Say that torch is ready, then serve; `begun` is when the process began (`time.perf_counter`)."""
        self._begun = begun
        self._tell_ready()
        if not self._inbox:
            warm_up()
        while not self._steering.leaving:
            command = self._inbox.take(0.0 if self._views.searching or self._questions.busy else None)
            if command is None:
                self._attempt(self._views.advance, "findwrong", None)
                self._questions.advance(training=False)
            else:
                self._do(command)

    def _do(self, command: Command) -> None:
        if isinstance(command, Train):
            self._train(command)
            return
        about, token = type(command).__name__.lower(), getattr(command, "token", getattr(command, "look", None))
        self._attempt(lambda: self._answer(command), about, token)
        if isinstance(command, Fetch):
            self._steering.end(command.token)

    def _attempt(self, work: Callable[[], None], about: str, token: int | None) -> None:
        trouble: Failed | None = None
        try:
            work()
        except Exception as error:
            trouble = failed(error)
        if trouble is not None:
            free_memory()
            self._outbox.put(Refused(about, token, trouble))

    def _answer(self, command: Command) -> None:
        if isinstance(command, (Look, AskStrips)):
            self._views.look(command)
        elif isinstance(command, FindWrong):
            self._views.find_wrong(command)
        elif isinstance(command, Question):
            if isinstance(command, Freeze) and self._control is not None:
                self._control.freeze(command.chosen)
            self._questions.ask(command, self._training)
        elif isinstance(command, AskDevices):
            self._tell_ready()
        elif isinstance(command, AskData):
            self._outbox.put(DataKnown(command.token, self._library.describe(command.name, command.data_root)))
        elif isinstance(command, AskTorch):
            design = loads(command.design)
            said = hear(design, command.address)
            self._outbox.put(TorchSaid(command.token, said.address, said.source, said.text, said.shape))
        elif self._training and not isinstance(command, Quit):
            raise _busy()
        elif isinstance(command, Load):
            self._load(command)
        elif isinstance(command, Fetch):
            data = self._library.get(command.token, command.name, command.data_root, download=True)
            self._outbox.put(DataKnown(command.token, data_info(data.info)))

    def _load(self, command: Load) -> None:
        folder = None if command.folder is None else Path(command.folder)
        design = loads(command.design) if folder is None else open_run(folder).design
        name = design.data if folder is None else open_run(folder).facts.data.name
        data: Dataset | None = None
        trouble: Failed | None = None
        try:
            data = self._library.get(command.token, name, command.data_root, download=False)
        except StudioError as error:
            trouble = failed(error)
        snapshots: tuple[int, ...] = ()
        if folder is None:
            subject = of_design(command.token, design, data)
        else:
            subject, snapshots = of_run(command.token, folder, data, command.step), snapshot_steps(folder)
        info = None if data is None else data_info(data.info)
        parameters = subject.walk.report.parameters
        at = (subject.step, subject.epoch)
        self._outbox.put(Loaded(command.token, *at, parameters, subject.shape, info, trouble, snapshots))
        self._views.replace(subject)

    def _train(self, command: Train) -> None:
        token = command.token
        trouble: Failed | None = None
        if self._training:
            trouble = failed(_busy())
        else:
            self._training = True
            try:
                self._run(command)
            except Exception as error:
                trouble = failed(error)
                self._attempt(self._views.end, "look", None)
            self._training, self._control = False, None
            torch.set_num_threads(self._threads)
        self._steering.end(token)
        if trouble is not None:
            free_memory()
            self._outbox.put(Ran(token, trouble))

    def _run(self, command: Train) -> None:
        design = loads(command.design)
        data = self._library.get(command.token, design.data, command.data_root, command.download)
        self._outbox.put(DataKnown(command.token, data_info(data.info)))
        control = Control()
        control.between_steps = lambda live: self._between_steps(command.token, live, data, control)
        self._steering.begin(command.token, control)
        folder = None if command.folder is None else Path(command.folder)
        for event in train(design, data, folder, control, held=command.held):
            if isinstance(event, Finished) and not self._steering.leaving:
                self._attempt(partial(self._views.finish, event.step, event.epochs), "look", None)
            self._tell(command.token, event)

    def _between_steps(self, token: int, live: Live, data: Dataset, control: Control) -> None:
        self._control = control
        subject = self._views.subject
        if subject is None or subject.walk is not live.walk:
            subject = of_run_under_way(token, live, data)
        subject.step, subject.epoch = live.step, live.epoch
        self._attempt(lambda: self._views.follow(subject, control.pace != "full"), "look", None)
        while self._inbox and not control.stopping:
            command = self._inbox.take()
            if command is not None:
                self._do(command)
        if self._views.searching:
            self._attempt(self._views.advance, "findwrong", None)
        if self._questions.busy:
            self._questions.advance(training=True)

    def _tell(self, token: int, event: RunEvent) -> None:
        if isinstance(event, Curve):
            self._outbox.put(curves_of(token, event))
        else:
            self._outbox.put(Ran(token, event), topic="progress" if isinstance(event, Progress) else None)

    def _tell_ready(self) -> None:
        found = tuple(Device(info.name, info.title, info.memory_bytes) for info in devices())
        seconds = time.perf_counter() - self._begun
        self._outbox.put(Ready(str(torch.__version__), found, self._threads, seconds))


def warm_up() -> None:
    """Build an optimizer for nothing: the first one in a process takes most of a second, which is better spent while idle."""
    torch.optim.Adam([torch.nn.Parameter(torch.zeros(1))])


def _busy() -> StudioError:
    text = translate("Engine", "A network is being trained: stop it first, or wait until it is done.")
    return StudioError(Message("engine.busy", text))
