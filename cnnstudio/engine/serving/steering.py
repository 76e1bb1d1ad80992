"""What reaches a run at once, past the queue of commands: stop, pace, single steps."""

from __future__ import annotations

import threading
from typing import Protocol

from cnnstudio.protocol.commands import Pace

MOST_TOKENS = 1000


class Steered(Protocol):
    """What of a run's control is needed here."""

    def stop(self) -> None: ...
    def leave(self) -> None: ...
    def set_pace(self, pace: str) -> None: ...
    def step(self, count: int = 1) -> None: ...


class Steering:
    """Shared by the thread that reads and the one that trains. A run can be steered before it has begun."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._run: tuple[int, Steered] | None = None
        self._asked: dict[int, None] = {}
        self._stopped: dict[int, None] = {}
        self._pace: Pace = "full"
        self._steps = 0
        self._leaving = False

    @property
    def leaving(self) -> bool:
        """Whether the engine is to end."""
        return self._leaving

    @property
    def busy(self) -> bool:
        """Whether a run is under way or asked for."""
        return self._run is not None or bool(self._asked)

    def ask(self, token: int, pace: Pace | None = None) -> None:
        """Note that a run, or a download, with this token waits in the queue."""
        with self._lock:
            if pace is not None and not self.busy:
                self._pace, self._steps = pace, 0
            self._asked[token] = None

    def begin(self, token: int, control: Steered) -> None:
        """The run begins: what was said before reaches its control now."""
        with self._lock:
            self._run = (token, control)
            control.set_pace(self._pace)
            if self._steps:
                control.step(self._steps)
            if token in self._stopped:
                control.stop()
            if self._leaving:
                control.leave()

    def end(self, token: int) -> None:
        """The run, or the download, is over."""
        with self._lock:
            self._asked.pop(token, None)
            if self._run is not None and self._run[0] == token:
                self._run = None

    def stopped(self, token: int) -> bool:
        """Tell whether `token` was stopped, or everything is to end."""
        return self._leaving or token in self._stopped

    def stop(self, token: int) -> bool:
        """Stop what has this token; False where nothing has."""
        with self._lock:
            known = token in self._asked
            if known:
                self._stopped[token] = None
                if len(self._stopped) > MOST_TOKENS:
                    del self._stopped[next(iter(self._stopped))]
            if self._run is not None and self._run[0] == token:
                self._run[1].stop()
            return known

    def set_pace(self, pace: Pace) -> None:
        """Change the pace of the run that is under way or asked for."""
        with self._lock:
            self._pace = pace
            if self._run is not None:
                self._run[1].set_pace(pace)

    def step(self, count: int) -> None:
        """Allow so many steps more."""
        with self._lock:
            if self._run is not None:
                self._run[1].step(count)
            else:
                self._steps += count

    def leave(self) -> None:
        """End everything; a run keeps what it has and looks at nothing more."""
        with self._lock:
            self._leaving = True
            if self._run is not None:
                self._run[1].leave()
