"""The pictures that excite a unit most, found in one pass over a part of the data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from cnnstudio.engine.build import Walk
from cnnstudio.engine.insight.look import InsightError
from cnnstudio.engine.training.measure import evaluation_batch, looking
from cnnstudio.graph.receptive import receptive
from cnnstudio.graph.region import Rect
from cnnstudio.graph.text import Message, translate

AT_ONCE = 128
"""Pictures that pass between two pieces."""


@dataclass(frozen=True)
class Excited:
    """The pictures that excite a unit most, strongest first: arrays (found,); the place of each maximum in the unit's map."""

    unit: int
    indexes: NDArray[np.int64]
    values: NDArray[np.float32]
    rows: NDArray[np.int64]
    columns: NDArray[np.int64]


@dataclass(frozen=True)
class Found:
    """What is known after `done` of `total` pictures."""

    units: tuple[Excited, ...]
    done: int
    total: int


def exciting(
    walk: Walk, address: str, units: Sequence[int], most: int, total: int, inputs: Callable[[slice], Tensor]
) -> Iterator[Found]:
    """Yield, batch by batch, the `most` pictures that excite channels, or dense units, of a block most.

    A channel is as excited as the largest value of its map. `inputs` gives the pictures of a slice of `total` as the network's
    input (n, C, H, W). Equal values: the first picture first; what is no number never comes. Raises `InsightError`.
    """
    _refuse_unknown(walk, address, units)
    wanted = list(units)
    best = _nothing(len(wanted))
    batch = min(AT_ONCE, evaluation_batch(walk.report))
    for first in range(0, total, batch):
        with looking(walk), torch.no_grad():
            x = inputs(slice(first, min(first + batch, total)))
            with torch.autocast(x.device.type, enabled=False):
                value = dict(walk.visit(x, [address]))[address].float()
            best = _merged(best, _peaks(value[:, wanted], first), most)
        yield Found(_excited(wanted, best), min(first + batch, total), total)


def patch(walk: Walk, address: str, unit: int, row: int, column: int) -> Rect:
    """Return the part of the picture that a value of a channel, or of a dense unit, sees."""
    index = (unit, row, column) if len(walk.report.shape(address) or ()) == 3 else (unit,)
    region = receptive(walk.report, address, index).get(walk.source)
    return (region.rect if region is not None else None) or Rect(0, 0, 0, 0)


Peaks = tuple[NDArray[np.float32], NDArray[np.int64], NDArray[np.int64]]
"""Values, indexes of pictures and places in the map, each (units, pictures)."""


def _nothing(units: int) -> Peaks:
    return np.empty((units, 0), np.float32), np.empty((units, 0), np.int64), np.empty((units, 0, 2), np.int64)


def _peaks(value: Tensor, first: int) -> Peaks:
    """Return the largest value of each unit (n, units[, h, w]) for each picture of a batch, and where it lies."""
    flat = value.reshape(*value.shape[:2], -1).nan_to_num(nan=-torch.inf).transpose(0, 1)
    peaks, places = flat.max(dim=2)
    width = value.shape[3] if value.ndim == 4 else 1
    where = places.cpu().numpy()
    indexes = np.broadcast_to(np.arange(first, first + len(value)), where.shape)
    return peaks.cpu().numpy(), indexes, np.stack([where // width, where % width], axis=2)


def _merged(best: Peaks, more: Peaks, most: int) -> Peaks:
    values = np.concatenate([best[0], more[0]], axis=1)
    indexes = np.concatenate([best[1], more[1]], axis=1)
    places = np.concatenate([best[2], more[2]], axis=1)
    order = np.argsort(-values, axis=1, kind="stable")[:, :most]
    return (
        np.take_along_axis(values, order, 1),
        np.take_along_axis(indexes, order, 1),
        np.take_along_axis(places, order[..., None], 1),
    )


def _excited(units: list[int], best: Peaks) -> tuple[Excited, ...]:
    found = []
    for unit, values, indexes, places in zip(units, *best, strict=True):
        real = values > -np.inf
        found.append(Excited(unit, indexes[real], values[real], places[real, 0], places[real, 1]))
    return tuple(found)


def _refuse_unknown(walk: Walk, address: str, units: Sequence[int]) -> None:
    shape = walk.report.shape(address)
    if shape is None:
        text = translate("Insight", "This network has no block {block}.")
        raise InsightError(Message("insight.unknown", text, block=address[:60]))
    beyond = next((unit for unit in units if not 0 <= unit < shape[0]), None)
    if beyond is not None:
        text = translate("Insight", "{block} has no unit {unit}: it has {count}, numbered from 0.")
        raise InsightError(Message("insight.unit", text, block=address[:60], unit=beyond, count=shape[0]))
