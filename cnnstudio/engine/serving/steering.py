"""What reaches a run at once, past the queue of commands: stop, pace, single steps."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Protocol

from cnnstudio.protocol.commands import Pace


class Steered(Protocol):
    """What of a run's control is needed here."""

    def stop(self) -> None: ...
    def leave(self) -> None: ...
    def set_pace(self, pace: str) -> None: ...
    def step(self, count: int = 1) -> None: ...


@dataclass
class Wish:
    """How a run that has not begun yet shall go."""

    pace: Pace = "full"
    steps: int = 0


class Steering:
    """Shared by the thread that reads and the one that trains. A run can be steered before it has begun."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._run: tuple[int, Steered] | None = None
        self._asked: dict[int, Wish] = {}
        self._stopped: dict[int, None] = {}
        self._leaving = False

    @property
    def leaving(self) -> bool:
        """Whether the engine is to end."""
        return self._leaving

    @property
    def busy(self) -> bool:
        """Whether a run or a download is under way or asked for."""
        return bool(self._asked)

    def ask(self, token: int, pace: Pace = "full") -> None:
        """Note that a run, or a download, with this token waits in the queue."""
        with self._lock:
            self._asked[token] = Wish(pace)

    def begin(self, token: int, control: Steered) -> None:
        """The run begins: what was said before reaches its control now."""
        with self._lock:
            self._run = (token, control)
            wish = self._asked.get(token, Wish())
            control.set_pace(wish.pace)
            if wish.steps:
                control.step(wish.steps)
            if token in self._stopped:
                control.stop()
            if self._leaving:
                control.leave()

    def end(self, token: int) -> None:
        """The run, or the download, is over."""
        with self._lock:
            self._asked.pop(token, None)
            self._stopped.pop(token, None)
            if self._run is not None and self._run[0] == token:
                self._run = None

    def stopped(self, token: int) -> bool:
        """Tell whether `token` was stopped, or everything is to end."""
        return self._leaving or token in self._stopped

    def stop(self, token: int) -> bool:
        """Stop what has this token; False where nothing has."""
        with self._lock:
            if token not in self._asked:
                return False
            self._stopped[token] = None
            if self._run is not None and self._run[0] == token:
                self._run[1].stop()
            return True

    def set_pace(self, pace: Pace) -> None:
        """Change the pace of the run that is under way, and of those asked for."""
        with self._lock:
            for wish in self._asked.values():
                wish.pace = pace
            if self._run is not None:
                self._run[1].set_pace(pace)

    def step(self, count: int) -> None:
        """Allow the run that was asked for last so many steps more."""
        with self._lock:
            newest = next(reversed(self._asked), None)
            if self._run is not None and self._run[0] == newest:
                self._run[1].step(count)
            elif newest is not None:
                self._asked[newest].steps += count

    def leave(self) -> None:
        """End everything; a run keeps what it has and looks at nothing more."""
        with self._lock:
            self._leaving = True
            if self._run is not None:
                self._run[1].leave()
