"""The arguments of a layer, read as the kinds of values that layers take."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cnnstudio.graph.param import LARGEST, Pair
from cnnstudio.graph.shape import Shape
from cnnstudio.graph.text import Message


class _Untold:
    def __repr__(self) -> str:
        return "UNTOLD"


UNTOLD = _Untold()
"""What the code does not say plainly."""
REST = "*"
"""The name under which arguments without a name of their own stand."""


class Unreadable(Exception):
    """An argument that is not there, or is no plain value of its kind."""

    def __init__(self, argument: str) -> None:
        super().__init__(argument)
        self.argument = argument


@dataclass
class Given:
    """Arguments by name; `shape` is that of the input where it is known, `remarks` is what a reading adds."""

    values: Mapping[str, Any]
    shape: Shape | None = None
    remarks: list[Message] = field(default_factory=list)

    def whole(self, name: str, otherwise: int | None = None) -> int:
        """Return a whole number."""
        value = self.values.get(name, otherwise)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if type(value) is not int or abs(value) > LARGEST:
            raise Unreadable(name)
        return value

    def number(self, name: str, otherwise: float | None = None) -> float:
        """Return a finite number."""
        value = self.values.get(name, otherwise)
        if type(value) not in (int, float) or not math.isfinite(value):
            raise Unreadable(name)
        return float(value)

    def truth(self, name: str, otherwise: bool) -> bool:
        """Return yes or no."""
        value = self.values.get(name, otherwise)
        if type(value) is not bool:
            raise Unreadable(name)
        return value

    def word(self, name: str, otherwise: str) -> str:
        """Return a word in small letters."""
        value = self.values.get(name, otherwise)
        if type(value) is not str:
            raise Unreadable(name)
        return value.lower()

    def pair(self, name: str, otherwise: Pair | None = None) -> Pair:
        """Return (height, width), from one number or two."""
        return as_pair(self.values.get(name, otherwise), name)

    def has(self, name: str) -> bool:
        """Tell whether an argument was given and is not None."""
        return self.values.get(name) is not None

    def insist(self, name: str, *allowed: Any) -> None:
        """Raise `Unreadable` where an argument was given with another value than these: we could not draw it."""
        if name in self.values and not any(self.values[name] is one or self.values[name] == one for one in allowed):
            raise Unreadable(name)


def as_pair(value: Any, name: str) -> Pair:
    """Return one or two whole numbers as a pair, or raise `Unreadable`."""
    numbers = whole_numbers(value)
    if type(value) is int:
        numbers = (value, value)
    if numbers is None or len(numbers) not in (1, 2):
        raise Unreadable(name)
    return numbers[0], numbers[-1]


def whole_numbers(value: Any) -> tuple[int, ...] | None:
    """Return a list or tuple of whole numbers as a tuple, else None."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        return None
    return tuple(value) if all(type(part) is int and abs(part) <= LARGEST for part in value) else None
