"""Words as data: every sentence a person may read is marked here and looked up where it is shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias, Union

_PLACE = re.compile(r"\{([a-z_][a-z0-9_]*)\}")


class Text(str):
    """A marked source sentence in English that remembers the context under which translators find it."""

    __slots__ = ("context",)
    context: str

    def __new__(cls, context: str, source: str) -> Text:
        self = super().__new__(cls, source)
        self.context = context
        return self

    def __reduce__(self) -> tuple[type[Text], tuple[str, str]]:
        return Text, (self.context, str(self))


def translate(context: str, source: str) -> Text:
    """Mark `source` for translation (lupdate finds calls of this name); nothing is looked up yet."""
    return Text(context, source)


Value: TypeAlias = Union[int, float, str, Text, "Message"]


class Message:
    """A sentence as data: a stable `code`, the marked `source` with `{places}`, and the values that fill them.

    Values are numbers, plain strings (user text, shown as it is), marked texts or messages (both looked up when shown).
    """

    __slots__ = ("code", "source", "values")
    code: str
    source: Text
    values: Mapping[str, Value]

    def __init__(self, code: str, source: Text, /, **values: Value) -> None:
        object.__setattr__(self, "code", code)
        object.__setattr__(self, "source", source)
        object.__setattr__(self, "values", values)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a Message is frozen")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Message):
            return NotImplemented
        return (self.code, str(self.source), self.values) == (other.code, str(other.source), other.values)

    def __hash__(self) -> int:
        return hash((self.code, str(self.source), tuple(sorted(self.values))))

    def __reduce__(self) -> tuple[Callable[..., Message], tuple[object, ...]]:
        return _message, (self.code, self.source, dict(self.values))

    def __repr__(self) -> str:
        return f"Message({self.code!r}, {str(self)!r})"

    def __str__(self) -> str:
        return fill(self)


def _message(code: str, source: Text, values: Mapping[str, Value]) -> Message:
    return Message(code, source, **values)


class StudioError(Exception):
    """What went wrong, as a sentence for the person: what, why, what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)


def fill(
    message: Message | Text | str,
    look_up: Callable[[Text], str] = str,
    number: Callable[[int | float], str] = str,
) -> str:
    """Return the sentence of `message`, each source looked up by `look_up` and each number written by `number`."""
    if isinstance(message, Text):
        return look_up(message)
    if isinstance(message, str):
        return message
    values = message.values

    def place(match: re.Match[str]) -> str:
        value = values.get(match.group(1))
        if value is None:
            return match.group(0)
        if isinstance(value, (str, Message)):
            return fill(value, look_up, number)
        return number(value)

    return _PLACE.sub(place, look_up(message.source))
