"""A data set in memory, and the split of its training part."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from cnnstudio.graph.text import Message, StudioError, translate

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cnnstudio.data.catalogue import DatasetInfo

    Images: TypeAlias = NDArray[np.uint8]
    Labels: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Part:
    """Pictures, uint8 (N, C, H, W), C-contiguous and writable, and their labels, int64 (N,)."""

    images: Images
    labels: Labels


@dataclass(frozen=True, eq=False)
class Dataset:
    """A data set with its two fixed parts; the counts in `info` are those of the pictures at hand."""

    info: DatasetInfo
    train: Part
    test: Part


def make_dataset(info: DatasetInfo, train: Part, test: Part) -> Dataset:
    """Return the data set, `info` brought in line with the number of pictures that were really found."""
    return Dataset(replace(info, train=len(train.labels), test=len(test.labels)), train, test)


def split(labels: Labels, validation_share: float, seed: int) -> tuple[Labels, Labels]:
    """Return the sorted indices (train, validation) of a stratified split, the same for the same seed.

    `validation_share` is at least 0 and below 1; every class gives its share, rounded so that the whole fits.
    """
    if not 0 <= validation_share < 1:
        text = translate("Data", "The validation share is {share}; it must be at least 0 and below 1.")
        raise StudioError(Message("data.share", text, share=validation_share))
    classes, counts = np.unique(labels, return_counts=True)
    taken = _shares(counts, validation_share)
    random = np.random.Generator(np.random.PCG64(seed))
    chosen = np.zeros(len(labels), dtype=bool)
    for label, count in zip(classes, taken, strict=True):
        chosen[random.permutation(np.flatnonzero(labels == label))[:count]] = True
    return np.flatnonzero(~chosen), np.flatnonzero(chosen)


def _shares(counts: NDArray[np.int64], share: float) -> NDArray[np.int64]:
    exact = counts * share
    taken = np.floor(exact).astype(np.int64)
    missing = round(float(counts.sum()) * share) - int(taken.sum())
    by_remainder = np.argsort(taken - exact, kind="stable")
    taken[by_remainder[: max(missing, 0)]] += 1
    return np.asarray(np.minimum(taken, np.maximum(counts - 1, 0)))
