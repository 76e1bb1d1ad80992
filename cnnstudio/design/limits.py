"""What a design may hold at most, the same for writing and for reading."""

from __future__ import annotations

from collections.abc import Sequence

from cnnstudio.design.gate import refusal, tidy
from cnnstudio.graph.text import StudioError, translate

MOST_NODES = 20_000
LONGEST_NAME = 200
"""Letters of a block's name and of the title."""
LONGEST_DATA = 4096
LONGEST_TYPE = 100
LONGEST_NOTE = 10_000
MOST_REMARKS = 2_000
"""Notes, and as many frames."""
FARTHEST = 1e7
"""Scene units from the origin; a position beyond them is left out, and the block is laid out anew."""


def is_place(position: Sequence[float]) -> bool:
    """Tell whether a block can lie there: finite, and where a person can scroll."""
    return all(abs(part) <= FARTHEST for part in position)


def kept_name(text: str) -> str:
    """Return a name or title as files keep it: one line, not longer than `LONGEST_NAME`."""
    return tidy(text)[:LONGEST_NAME]


def short(value: float) -> int | float:
    """Return a number of scene units as it is written: whole ones without a point."""
    return int(value) if value == int(value) else float(value)


def too_many() -> StudioError:
    """Return the error for a network of too many blocks."""
    source = translate("Design", "This design has more than {limit} blocks; CNN Studio opens none so large.")
    return refusal("design.too_many", source, limit=MOST_NODES)
