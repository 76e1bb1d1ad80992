"""Frozen filters with their numbers: one by one as they are chosen, by block as they travel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np

from cnnstudio.protocol.arrays import Floats
from cnnstudio.protocol.held import HeldFilters
from cnnstudio.protocol.questions import KernelEdit

Key: TypeAlias = tuple[str, int]
"""A filter: the address of its convolution, and its number from 0."""


class Numbers(NamedTuple):
    """The weights (channels, h, w) of a filter and its bias, None where the convolution has none."""

    weights: Floats
    bias: float | None


Frozen: TypeAlias = Mapping[Key, Numbers | None]
"""Which filters are frozen; None where their numbers are still to come from the engine."""


def packed(frozen: Frozen) -> tuple[HeldFilters, ...]:
    """Return those whose numbers are known, by block."""
    blocks: dict[tuple[str, tuple[int, ...], bool], list[tuple[int, Numbers]]] = {}
    for (address, filter), numbers in sorted(frozen.items(), key=lambda item: item[0]):
        if numbers is not None:
            blocks.setdefault((address, numbers.weights.shape, numbers.bias is None), []).append((filter, numbers))
    return tuple(_block(address, filters) for (address, *_), filters in blocks.items())


def _block(address: str, filters: list[tuple[int, Numbers]]) -> HeldFilters:
    biases = [numbers.bias for _, numbers in filters if numbers.bias is not None]
    weights = np.stack([numbers.weights for _, numbers in filters])
    return HeldFilters(address, np.array([filter for filter, _ in filters], np.int64), weights, np.array(biases, np.float32))


def unpacked(held: Iterable[HeldFilters]) -> dict[Key, Numbers]:
    """Return filters one by one."""
    return {
        (one.address, int(filter)): Numbers(one.weights[at], float(one.biases[at]) if len(one.biases) else None)
        for one in held
        for at, filter in enumerate(one.filters)
    }


def shared(found: Mapping[Key, Numbers], others: Sequence[Frozen]) -> dict[Key, Numbers]:
    """Return filters, in place of each the same one that is kept already: of others in order, the first that has numbers."""
    kept = {key: next(filter(None, (one.get(key) for one in others)), None) for key in found}
    return {key: _same(numbers, kept[key]) or numbers for key, numbers in found.items()}


def _same(one: Numbers, other: Numbers | None) -> Numbers | None:
    equal = other is not None and one.bias == other.bias and np.array_equal(one.weights, other.weights)
    return other if equal else None


def listed(keys: Iterable[Key]) -> dict[str, tuple[int, ...]]:
    """Return filters by the address of their convolution."""
    found: dict[str, list[int]] = {}
    for address, filter in sorted(keys):
        found.setdefault(address, []).append(filter)
    return {address: tuple(filters) for address, filters in found.items()}


def touches(edit: KernelEdit, key: Key) -> bool:
    """Tell whether an edit is one of this filter."""
    return edit.address == key[0] and edit.filter in (None, key[1])
