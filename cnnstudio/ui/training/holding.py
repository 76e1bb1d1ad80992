"""The filters that the runs to come are to leave as they are, and which of them fit into the network on the canvas."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from cnnstudio.graph.report import Report
from cnnstudio.graph.text import Message, translate
from cnnstudio.protocol.held import HeldFilters


def fitting(held: Iterable[HeldFilters], report: Report) -> tuple[HeldFilters, ...]:
    """Return what of the held filters the network has: a block may be gone, or have fewer or other filters now."""
    found = (_fitting(one, report) for one in held)
    return tuple(one for one in found if one is not None)


def left_out(held: Iterable[HeldFilters], report: Report) -> tuple[str, ...]:
    """Return the blocks of those that do not fit."""
    return tuple(one.address for one in held if len(one.filters) > _fits(one, report).sum())


def left_out_message(blocks: tuple[str, ...]) -> Message:
    """Return the sentence about frozen filters that do not fit any more."""
    source = translate(
        "Training",
        "The frozen filters of {blocks} do not fit the changed network: this run is without them. They are kept.",
    )
    return Message("training.left_out", source, blocks=", ".join(blocks))


def _fits(one: HeldFilters, report: Report) -> np.ndarray:
    node = report.nodes.get(one.address)
    shape = None if node is None else node.weights.get("weight")
    if node is None or shape is None or len(shape) != 4 or shape[1:] != one.weights.shape[1:]:
        return np.zeros(len(one.filters), bool)
    return (one.filters < shape[0]) & (("bias" in node.weights) == bool(len(one.biases)))


def _fitting(one: HeldFilters, report: Report) -> HeldFilters | None:
    fits = _fits(one, report)
    if not fits.any():
        return None
    if fits.all():
        return one
    return HeldFilters(one.address, one.filters[fits], one.weights[fits], one.biases[fits[: len(one.biases)]])
