"""Filters that training does not move, as they travel."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, TypeAlias

import numpy as np
from msgspec import Meta, Struct

from cnnstudio.protocol.arrays import Floats, Integers

MOST_FILTERS = 1 << 16
MOST_BLOCKS = 1000
MOST_NUMBERS = 15_000_000
"""Weights of all frozen filters together: they must fit into one message."""

Address: TypeAlias = Annotated[str, Meta(max_length=1000)]
Filter: TypeAlias = Annotated[int, Meta(ge=0, lt=MOST_FILTERS)]
Chosen: TypeAlias = Annotated[
    dict[Address, Annotated[tuple[Filter, ...], Meta(max_length=MOST_FILTERS)]], Meta(max_length=MOST_BLOCKS)
]
"""Filters, counted from 0, by the address of their convolution."""


class HeldFilters(Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """Filters (n,) of the convolution at `address` that keep these `weights` (n, channels, kernel h, kernel w).

    `biases` are (n,), or none where the convolution has no bias. Each filter is named once; all numbers are finite.
    """

    address: Address
    filters: Integers
    weights: Floats
    biases: Floats

    def __post_init__(self) -> None:
        filters, count = self.filters, len(self.filters) if self.filters.ndim == 1 else 0
        if not 0 < count <= MOST_FILTERS or len(np.unique(filters)) < count or filters.min() < 0:
            raise ValueError("held filters are numbered from 0, each once")
        if self.weights.ndim != 4 or len(self.weights) != count or self.biases.shape not in ((count,), (0,)):
            raise ValueError("weights or biases of held filters are not one for each")
        if not (np.isfinite(self.weights).all() and np.isfinite(self.biases).all()):
            raise ValueError("numbers of held filters must be finite")


Held: TypeAlias = Annotated[tuple[HeldFilters, ...], Meta(max_length=MOST_BLOCKS)]


def chosen(held: Iterable[HeldFilters]) -> dict[str, tuple[int, ...]]:
    """Return which filters are held, without their numbers."""
    found: dict[str, set[int]] = {}
    for one in held:
        found.setdefault(one.address, set()).update(one.filters.tolist())
    return {address: tuple(sorted(filters)) for address, filters in sorted(found.items())}
