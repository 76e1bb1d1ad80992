"""What a person writes beside the network: notes, and titled frames around blocks. Neither changes the network."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

COLOURS = ("yellow", "orange", "green", "blue", "pink", "grey")
"""The tints to choose from; another name (from a newer version) is kept, and shown as the first."""


@dataclass(frozen=True)
class Note:
    """Text on the canvas. `x` and `y` are the upper left corner in scene units, as are `width` and `height`."""

    id: str
    x: float
    y: float
    width: float
    height: float
    text: str = ""
    colour: str = "yellow"
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """Fields of the file that this version does not know; kept."""


@dataclass(frozen=True)
class Frame:
    """A titled rectangle behind blocks; those whose middle lies in it move with it."""

    id: str
    x: float
    y: float
    width: float
    height: float
    title: str = ""
    colour: str = "blue"
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)


Remark = Note | Frame


def free_id(stem: str, taken: Iterable[str]) -> str:
    """Return `note1`, `note2`, ...: the first that is not taken."""
    used = set(taken)
    number = 1
    while f"{stem}{number}" in used:
        number += 1
    return f"{stem}{number}"
