"""What the studio asked and was not done yet."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable

from cnnstudio.engine.serving.outbox import Outbox
from cnnstudio.engine.serving.steering import Steering
from cnnstudio.graph.text import Message, StudioError, translate
from cnnstudio.protocol.commands import AskStrips, Command, Fetch, Load, Look, Quit, SetPace, Step, Stop, Train
from cnnstudio.protocol.events import Failed
from cnnstudio.protocol.messages import Refused, Stopping
from cnnstudio.protocol.questions import Forget, Question
from cnnstudio.protocol.wire import engine_receiver

MOST_WAITING = 256
PIECE = 1 << 18


class Inbox:
    """Commands in order; of several looks at one view, or questions of a kind, only the newest waits."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: deque[Command] = deque()

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def put(self, command: Command) -> bool:
        """Append a command; False where too many wait."""
        with self._changed:
            topic = _topic(command)
            older = [one for one in self._waiting if topic is not None and _topic(one) == topic]
            for one in older:
                self._waiting.remove(one)
            if len(self._waiting) >= MOST_WAITING and not isinstance(command, Quit):
                return False
            self._waiting.append(command)
            self._changed.notify_all()
            return True

    def take(self, seconds: float | None = 0.0) -> Command | None:
        """Return the next command, waiting for it so long (None: for ever); None where there is none."""
        with self._changed:
            if not self._waiting and seconds != 0.0:
                self._changed.wait_for(lambda: self._waiting, seconds)
            return self._waiting.popleft() if self._waiting else None


def _topic(command: Command) -> tuple[str, str] | None:
    """Return what only the newest command is wanted of; None where each counts."""
    if isinstance(command, (Look, AskStrips)):
        return "look", command.view
    if isinstance(command, Load):
        return None if command.step is None else ("load", command.folder or "")
    if isinstance(command, Question) and not isinstance(command, Forget):
        return type(command).__name__, getattr(command, "view", "")
    return None


def read_all(read: Callable[[int], bytes], inbox: Inbox, steering: Steering, outbox: Outbox) -> None:
    """Read commands until the input ends; stop, pace and steps act at once, the others wait for the thread of torch."""
    receiver = engine_receiver()
    try:
        while data := _piece(read):
            for command in receiver.feed(data):
                if isinstance(command, StudioError):
                    outbox.put(Refused("", None, Failed.of(command.message)), topic="unreadable")
                elif not _act_at_once(command, steering, outbox):
                    _queue(command, inbox, steering, outbox)
    finally:
        steering.leave()
        inbox.put(Quit())


def _piece(read: Callable[[int], bytes]) -> bytes:
    try:
        return read(PIECE)
    except OSError:
        return b""


def _act_at_once(command: Command, steering: Steering, outbox: Outbox) -> bool:
    if isinstance(command, Stop):
        if steering.stop(command.token):
            outbox.put(Stopping(command.token))
    elif isinstance(command, SetPace):
        steering.set_pace(command.pace)
    elif isinstance(command, Step):
        steering.step(command.count)
    else:
        return False
    return True


def _queue(command: Command, inbox: Inbox, steering: Steering, outbox: Outbox) -> None:
    if isinstance(command, Train):
        steering.ask(command.token, command.pace)
    elif isinstance(command, Fetch):
        steering.ask(command.token)
    elif isinstance(command, Quit):
        steering.leave()
    if inbox.put(command):
        return
    token = getattr(command, "token", None)
    if token is not None:
        steering.end(token)
    text = translate("Engine", "Too many requests wait already; this one was left out.")
    outbox.put(Refused(type(command).__name__.lower(), token, Failed.of(Message("engine.flooded", text))))
