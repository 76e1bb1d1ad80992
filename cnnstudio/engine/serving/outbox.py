"""What waits to be told. It never keeps the thread that trains waiting, and stays small when nobody reads."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable, Hashable

from cnnstudio import log
from cnnstudio.graph.text import Message, translate
from cnnstudio.protocol.events import Failed
from cnnstudio.protocol.messages import Curves, Refused, Told, joined
from cnnstudio.protocol.wire import pack

MOST_STEPS = 200_000
"""Steps of a curve that are told at once."""


class Outbox:
    """Messages in order. Of those with a topic the newest wins; stretches of a curve are joined; nothing else is dropped."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: dict[Hashable, Told | list[Curves]] = {}
        self._numbers = itertools.count()
        self._under_way = False
        self._closed = False

    def put(self, message: Told, topic: str | None = None) -> None:
        """Tell `message`; one that waits under the same topic is dropped. May be called from any thread."""
        with self._changed:
            if self._closed:
                return
            if isinstance(message, Curves):
                stretches = self._waiting.setdefault(("curves", message.token), [])
                assert isinstance(stretches, list)
                stretches.append(message)
            else:
                key = next(self._numbers) if topic is None else topic
                self._waiting.pop(key, None)
                self._waiting[key] = message
            self._changed.notify_all()

    def take(self) -> Told | None:
        """Return the next message, waiting for it; None once the outbox is closed."""
        with self._changed:
            self._under_way = False
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._waiting or self._closed)
            if self._closed:
                return None
            self._under_way = True
            key = next(iter(self._waiting))
            found = self._waiting[key]
            if not isinstance(found, list):
                del self._waiting[key]
                return found
            taken = _first_stretches(found)
            if not found:
                del self._waiting[key]
        return joined(taken)

    def flush(self, seconds: float) -> bool:
        """Wait until everything is told; False where `seconds` did not suffice."""
        until = time.monotonic() + seconds
        with self._changed:
            while self._waiting or self._under_way:
                if self._closed or not self._changed.wait(max(until - time.monotonic(), 0)):
                    return False
        return True

    def close(self) -> None:
        """Drop what waits, and all that is put from now on: nobody reads any more."""
        with self._changed:
            self._closed = True
            self._waiting.clear()
            self._changed.notify_all()


def _first_stretches(waiting: list[Curves]) -> list[Curves]:
    """Take stretches from the front of `waiting` that are not too long together; one at least."""
    steps = list(itertools.accumulate(len(stretch.steps) for stretch in waiting))
    count = max(1, sum(total <= MOST_STEPS for total in steps))
    taken = waiting[:count]
    del waiting[:count]
    return taken


def write_all(outbox: Outbox, write: Callable[[bytes], None]) -> None:
    """Write messages until the outbox is closed. What cannot be sent is replaced by a word of that; a broken pipe closes it."""
    while (message := outbox.take()) is not None:
        try:
            for frame in pack(message):
                write(frame)
        except OSError:
            outbox.close()
        except Exception as error:
            log.write_exception(error)
            outbox.put(Refused("", None, _unsent(type(message).__name__)))


def _unsent(name: str) -> Failed:
    text = translate("Engine", "The engine has an answer that cannot be sent ({name}).")
    return Failed.of(Message("engine.unsent", text, name=name))
