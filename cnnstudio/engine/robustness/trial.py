"""One trial over a part: how many pictures are right at each place, known better with every batch."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from cnnstudio.engine.build import Walk
from cnnstudio.engine.robustness import changes
from cnnstudio.engine.robustness.shifts import MOST, Shifts, canvas
from cnnstudio.engine.robustness.threads import Threads
from cnnstudio.engine.training.batches import Lens
from cnnstudio.engine.training.measure import evaluation_batch, looking

TRIALS: dict[str, tuple[float, ...]] = {
    "shift": tuple(range(-MOST, MOST + 1)),
    "rotation": tuple(range(-45, 46, 5)),
    "zoom": tuple(round(0.5 + 0.1 * place, 1) for place in range(11)),
    "noise": tuple(round(0.05 * place, 2) for place in range(11)),
}
"""The places of each trial: pixels along both axes, degrees against the clock, factors of size, spread of the noise."""
AT_ONCE = 256
"""Pictures that are tried together at most: a map is worth showing after the first of them."""


@dataclass(frozen=True)
class Sweep:
    """What is known after `done` of `total` pictures: how many were right at each place.

    `right` is (places,), of shifts (places down, places to the right).
    """

    values: NDArray[np.float32]
    right: NDArray[np.int64]
    done: int
    total: int

    @property
    def accuracy(self) -> NDArray[np.float64]:
        """The share that was right at each place."""
        return self.right / max(self.done, 1)


def attempt(walk: Walk, lens: Lens, images: NDArray[np.uint8], labels: NDArray[np.int64], trial: str) -> Iterator[Sweep | None]:
    """Yield what is known of a trial over uint8 images (N, C, H, W) and labels (N,), and None between its pieces.

    The weights are those of the moment at each piece: give a copy of a network that is being trained. Closing the generator
    ends it.
    """
    values = TRIALS[trial]
    right = np.zeros((len(values),) * (2 if trial == "shift" else 1), np.int64)
    threads = Threads()
    count = _tries_shifts(walk, lens, threads) if trial == "shift" else _tries(walk, lens, threads, _change(trial), values)
    batch = max(1, min(AT_ONCE, evaluation_batch(walk.report) // (2 if trial == "shift" else 1)))
    for first in range(0, len(labels), batch):
        part = slice(first, first + batch)
        threads.next_batch()
        truth = torch.from_numpy(np.ascontiguousarray(labels[part], np.int64)).to(lens.device)
        for place, hits in count(lens.fitted(images[part]), truth, first):
            right[place] += hits
            yield None
        yield Sweep(np.array(values, np.float32), right.copy(), min(first + batch, len(labels)), len(labels))


Counted = Iterator[tuple[tuple[int, ...], int]]


def _tries_shifts(walk: Walk, lens: Lens, threads: Threads) -> Callable[[Tensor, Tensor, int], Counted]:
    shifts = Shifts(walk)

    def count(pixels: Tensor, truth: Tensor, first: int) -> Counted:
        found = shifts.scores(lens.scaled(canvas(pixels)))
        while True:
            # Others run between two pieces: the mode is theirs again by then.
            with looking(walk), threads.computing(), torch.autocast(lens.device.type, enabled=False):
                piece = next(found, None)
            if piece is None:
                return
            down, rights, scores = piece
            for right, hits in zip(rights, (scores.argmax(2) == truth).sum(1).tolist(), strict=True):
                yield (down + MOST, right + MOST), hits

    return count


def _tries(
    walk: Walk, lens: Lens, threads: Threads, change: Callable[[Tensor, float, int], Tensor], values: tuple[float, ...]
) -> Callable[[Tensor, Tensor, int], Counted]:
    def count(pixels: Tensor, truth: Tensor, first: int) -> Counted:
        raw = pixels.permute(0, 3, 1, 2).float()
        for place, value in enumerate(values):
            with looking(walk), threads.computing(), torch.autocast(lens.device.type, enabled=False):
                scores = walk.logits(change(raw, value, first) * lens.scale + lens.offset)
            yield (place,), int((scores.argmax(1) == truth).sum())

    return count


def _change(trial: str) -> Callable[[Tensor, float, int], Tensor]:
    if trial == "rotation":
        return lambda pixels, value, first: changes.turned(pixels, value)
    if trial == "zoom":
        return lambda pixels, value, first: changes.enlarged(pixels, value)
    return changes.noisy
