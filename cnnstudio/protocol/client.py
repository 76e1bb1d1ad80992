"""An engine process and a conversation with it that waits: for scripts, benchmarks and tests. The window has its own."""

from __future__ import annotations

import os
import queue
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from typing import IO, TypeVar

from cnnstudio.graph.text import StudioError
from cnnstudio.protocol.commands import Command
from cnnstudio.protocol.launch import engine_command, engine_environment
from cnnstudio.protocol.messages import Told
from cnnstudio.protocol.wire import pack, studio_receiver

Wanted = TypeVar("Wanted", bound=Told)
PIECE = 1 << 18


class EngineProcess:
    """A started engine. `heard` holds all that it told so far; use it as a context manager, or call `close`."""

    def __init__(
        self, options: Sequence[str] = (), command: Sequence[str] | None = None, stderr: int | IO[bytes] | None = None
    ) -> None:
        self.process = subprocess.Popen(
            engine_command(options) if command is None else command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=stderr,
            env=engine_environment(),
            bufsize=0,
        )
        self.heard: list[Told | StudioError] = []
        self.reading = threading.Event()
        """Clear it to stop reading for a while, as a busy studio would."""
        self.reading.set()
        self._new: queue.SimpleQueue[Told | StudioError | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def __enter__(self) -> EngineProcess:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def send(self, *commands: Command) -> None:
        """Send commands."""
        for command in commands:
            for frame in pack(command):
                self.send_bytes(frame)

    def send_bytes(self, data: bytes) -> None:
        """Send bytes as they are."""
        assert self.process.stdin is not None
        left = memoryview(data)
        while left:
            left = left[self.process.stdin.write(left) or 0 :]

    def wait(self, kind: type[Wanted], seconds: float = 60.0, such: Callable[[Wanted], bool] = lambda _: True) -> Wanted:
        """Return the next message of this kind, `such` that; what comes before it goes to `heard`.

        Raises TimeoutError after `seconds`, EOFError where the engine has ended, StudioError for what cannot be read.
        """
        until = time.monotonic() + seconds
        while True:
            try:
                message = self._new.get(timeout=max(until - time.monotonic(), 0.001))
            except queue.Empty:
                raise TimeoutError(f"no {kind.__name__} within {seconds} s; heard {self.heard[-3:]}") from None
            if message is None:
                self._new.put(None)
                raise EOFError(f"the engine ended before a {kind.__name__} came; heard {self.heard[-3:]}")
            self.heard.append(message)
            if isinstance(message, StudioError):
                raise message
            if isinstance(message, kind) and such(message):
                return message

    def rest(self, seconds: float = 10.0) -> list[Told | StudioError]:
        """Wait for the end of the engine's output and return all that was heard."""
        self._thread.join(seconds)
        while not self._new.empty() and (message := self._new.get()) is not None:
            self.heard.append(message)
        return self.heard

    def end_input(self) -> None:
        """Close the engine's input: it ends."""
        assert self.process.stdin is not None
        self.process.stdin.close()

    def close(self) -> None:
        """End the engine, by force where it does not end within some seconds."""
        self.reading.set()
        self.end_input()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._thread.join(5)
        assert self.process.stdout is not None
        self.process.stdout.close()

    def _read(self) -> None:
        assert self.process.stdout is not None
        receiver = studio_receiver()
        while data := os.read(self.process.stdout.fileno(), PIECE):
            for message in receiver.feed(data):
                self._new.put(message)
            self.reading.wait()
        self._new.put(None)
