"""How a group is shown: whether it stands open, and its colour. Neither changes the network."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class GroupLook:
    """How one group is shown; `colour` is a name as those of frames, empty for none."""

    open: bool = False
    colour: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """Fields of the file that this version does not know; kept."""
