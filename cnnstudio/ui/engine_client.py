"""The window's line to the engine: a process that is spoken to without ever waiting for it."""

from __future__ import annotations

import contextlib
import itertools
import os
from collections.abc import Sequence

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from cnnstudio.graph.text import Message, StudioError, translate
from cnnstudio.protocol.commands import Command, Quit, Train
from cnnstudio.protocol.events import Failed, Finished
from cnnstudio.protocol.launch import engine_command, engine_environment
from cnnstudio.protocol.messages import PROTOCOL, Device, Hello, Ran, Ready, Refused, Told
from cnnstudio.protocol.wire import MessageError, Receiver, pack, studio_receiver
from cnnstudio.ui import engine_loss
from cnnstudio.ui.words import memory

SILENCE = 60_000
"""Milliseconds without a word after the start, after which an engine counts as one that cannot start."""
GRACE, GRACE_OF_A_RUN, LAST_GRACE = 400, 5_000, 1_000
"""Milliseconds that an engine has to end by itself: at rest, while it trains; and after it was told by force."""
NICENESS = 5
MOST_SAID = 20_000
"""Characters of the engine's error output that are kept."""

OFF = Message("engine.off", translate("Engine", "engine not started"))
STARTING = Message("engine.starting", translate("Engine", "engine starts"))
WARMING = Message("engine.warming", translate("Engine", "engine warms up"))
READY = Message("engine.ready", translate("Engine", "engine ready"))
BUSY = Message("engine.training", translate("Engine", "training"))
LOST = Message("engine.lost", translate("Engine", "engine lost"))


class EngineClient(QObject):
    """Starts an engine, sends it commands, and emits what it says.

    `told(message)` is everything it tells; `ready(Ready)` comes when it can compute. `lost(cause, details)` is emitted once
    when an engine is gone that nobody ended: `start()` or `restart()` then makes a new one, which knows nothing of before.
    `closed()` follows `close()`.
    """

    told = Signal(object)
    ready = Signal(object)
    lost = Signal(object, str)
    closed = Signal()
    state_changed = Signal(object)
    devices_changed = Signal(object)

    def __init__(self, command: Sequence[str] | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.command = list(command) if command is not None else engine_command()
        self.state = OFF
        self.devices: list[tuple[str, str]] = []
        self.cause: Message | None = None
        """Why the last engine was lost; None while there is one."""
        self._process: QProcess | None = None
        self._receiver: Receiver[Told] = studio_receiver()
        self._tokens = itertools.count(1)
        self._running: int | None = None
        self._greeted = False
        self._said = ""
        self._failure: Message | None = None
        self._silence = QTimer(self, singleShot=True, interval=SILENCE)
        self._silence.timeout.connect(self._never_spoke)

    @property
    def alive(self) -> bool:
        """Whether there is an engine that takes commands; it may still be warming up."""
        return self._process is not None

    @property
    def is_ready(self) -> bool:
        """Whether the engine has said that it can compute."""
        return self.alive and self.state in (READY, BUSY)

    @property
    def pid(self) -> int:
        """The engine's process id, 0 where there is none."""
        return 0 if self._process is None else int(self._process.processId())

    def start(self) -> None:
        """Start an engine unless there is one."""
        if self._process is not None:
            return
        self._receiver, self._greeted, self._said = studio_receiver(), False, ""
        self._failure = self.cause = self._running = None
        process = QProcess(self)
        environment = QProcessEnvironment()
        for name, value in engine_environment().items():
            environment.insert(name, value)
        process.setProcessEnvironment(environment)
        process.started.connect(self._yield_to_window)
        process.readyReadStandardOutput.connect(self._read)
        process.readyReadStandardError.connect(self._overhear)
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._erred)
        self._process = process
        self._show(STARTING)
        self._silence.start()
        process.start(self.command[0], self.command[1:])

    def restart(self) -> None:
        """End the engine where there is one, and start another."""
        self.close()
        self.start()

    def token(self) -> int:
        """Return a number for a command that no other has."""
        return next(self._tokens)

    def send(self, *commands: Command) -> bool:
        """Send commands without waiting; False where there is no engine. Raises `StudioError` for what is too long."""
        if self._process is None:
            return False
        for command in commands:
            for frame in pack(command):
                self._process.write(frame)
            if isinstance(command, Train) and self._running is None:
                self._running = command.token
                if self.state is READY:
                    self._show(BUSY)
        return True

    def close(self) -> None:
        """End the engine, by force where it does not end in time; when this returns, it is gone."""
        process = self._process
        if process is None:
            return
        self.send(Quit())
        self._process = None
        self._silence.stop()
        self._dismiss(process)
        process.closeWriteChannel()
        graces = (GRACE_OF_A_RUN if self._running is not None else GRACE, LAST_GRACE, LAST_GRACE)
        for force, grace in zip((None, process.terminate, process.kill), graces, strict=True):
            if force is not None:
                force()
            if process.state() == QProcess.ProcessState.NotRunning or process.waitForFinished(grace):
                break
        self._running = None
        self._show(OFF)
        self.closed.emit()

    def _yield_to_window(self) -> None:
        """Let the window come first where both want a processor: it wants little, and a person waits for it."""
        if hasattr(os, "setpriority") and self.pid:
            with contextlib.suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, self.pid, NICENESS)

    # -- hearing ------------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        process = self._process
        if process is None:
            return
        data = process.readAllStandardOutput().data()
        for message in self._receiver.feed(bytes(data)):
            if self._process is not process:
                return
            if isinstance(message, StudioError):
                self._misheard(message)
            else:
                self._hear(message)

    def _hear(self, message: Told) -> None:
        if isinstance(message, Hello):
            self._silence.stop()
            self._greeted = True
            if message.protocol != PROTOCOL:
                self._lose(engine_loss.other_version(message.protocol, message.version))
                return
            self._show(WARMING)
        elif isinstance(message, Ready):
            self.devices = [(device.name, _title(device)) for device in message.devices]
            self._show(READY if self._running is None else BUSY)
            self.devices_changed.emit(self.devices)
            self.ready.emit(message)
        elif isinstance(message, Ran) and isinstance(message.event, (Finished, Failed)) and message.token == self._running:
            self._running = None
            self._show(READY)
        elif isinstance(message, Refused) and message.about == "start":
            self._failure = message.failed.message()
        self.told.emit(message)

    def _misheard(self, error: StudioError) -> None:
        self._note(f"{error}\n")
        if isinstance(error, MessageError) and not self._greeted:
            self._lose(engine_loss.other_version(None, ""))

    def _overhear(self) -> None:
        if self._process is not None:
            self._note(bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace"))

    def _note(self, text: str) -> None:
        self._said = (self._said + text)[-MOST_SAID:]

    # -- losing -------------------------------------------------------------------------------------------------------

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        if self._process is None:
            return
        self._read()
        self._overhear()
        if self._process is not None:
            crashed = status == QProcess.ExitStatus.CrashExit
            self._lose(self._failure or engine_loss.ended(code, crashed, self._greeted))

    def _erred(self, error: QProcess.ProcessError) -> None:
        if self._process is not None and error == QProcess.ProcessError.FailedToStart:
            self._lose(engine_loss.not_started(self._process.errorString()))

    def _never_spoke(self) -> None:
        self._lose(engine_loss.not_started(""))

    def _lose(self, cause: Message) -> None:
        process, self._process = self._process, None
        self._silence.stop()
        self._running = None
        self.cause = cause
        if process is not None:
            self._dismiss(process)
            process.kill()
        self._show(LOST)
        self.lost.emit(cause, self._said.strip())

    def _dismiss(self, process: QProcess) -> None:
        """Hear no more of a process. A killed one is buried by Qt as soon as the system has reported its end."""
        process.readyReadStandardOutput.disconnect(self._read)
        process.readyReadStandardError.disconnect(self._overhear)
        process.finished.disconnect(self._finished)
        process.errorOccurred.disconnect(self._erred)
        if process.state() == QProcess.ProcessState.NotRunning:
            process.deleteLater()
        else:
            process.finished.connect(process.deleteLater)

    def _show(self, state: Message) -> None:
        if state is not self.state:
            self.state = state
            self.state_changed.emit(state)


def _title(device: Device) -> str:
    """Return CPU · AMD EPYC · 23.5 GiB."""
    parts = [device.name.upper(), "" if device.title == device.name else device.title]
    return " · ".join(filter(None, [*parts, memory(device.memory) if device.memory else ""]))
