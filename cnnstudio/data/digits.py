"""The embedded digits: UCI's pictures of 8x8, framed as MNIST frames its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cnnstudio.data.catalogue import dataset_info
from cnnstudio.data.npz import read_arrays
from cnnstudio.data.parts import Dataset, Part, make_dataset
from cnnstudio.resources import resource

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cnnstudio.data.parts import Images, Labels

_TEST_EVERY = 5


def load_digits() -> Dataset:
    """Return the embedded digits, 1x28x28; every fifth picture of a class is test, in order of appearance."""
    arrays = read_arrays(resource("data", "digits.npz"), ("pixels", "labels"))
    images = frame_cells(arrays["pixels"])
    labels = arrays["labels"].astype(np.int64)
    test = _every_fifth(labels)
    return make_dataset(dataset_info("digits"), Part(images[~test], labels[~test]), Part(images[test], labels[test]))


def frame_cells(cells: NDArray[np.uint8]) -> Images:
    """Frame (N, 8, 8) counts of 0 to 16 as (N, 1, 28, 28) grey values, white on black, as `frame_digit` frames a drawing.

    Only integers are used, so that the pictures are the same on every machine.
    """
    weights = _smooth_weights(8, 20)
    wide = np.matmul(np.matmul(weights, cells.astype(np.int32)), weights.T)
    grey = ((wide * 255 + 800) // 1600).astype(np.uint8)
    images = np.zeros((len(cells), 1, 28, 28), dtype=np.uint8)
    columns = _left_edges(cells)[:, None] + np.arange(20)
    rows = np.arange(4, 24)
    images[np.arange(len(cells))[:, None, None], 0, rows[None, :, None], columns[:, None, :]] = grey
    return images


def _smooth_weights(size: int, target: int) -> NDArray[np.int32]:
    """Linear interpolation of `size` cells to `target` pixels, as integer tenths (exact for 8 to 20)."""
    place = (2 * np.arange(target) + 1) * 10 * size // (2 * target) - 5
    place = np.clip(place, 0, 10 * (size - 1))
    lower, part = place // 10, place % 10
    weights = np.zeros((target, size), dtype=np.int32)
    weights[np.arange(target), lower] = 10 - part
    weights[np.arange(target), np.minimum(lower + 1, size - 1)] += part
    return weights


def _left_edges(cells: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Where the scaled cell begins so that the box of its ink is centred; the ink fills every row already."""
    ink = cells.max(axis=1) > 0
    first, last = ink.argmax(axis=1), 7 - ink[:, ::-1].argmax(axis=1)
    aside = first + last - 7
    return np.asarray(4 - np.sign(aside) * (np.abs(aside) * 5 // 4), dtype=np.int64)


def _every_fifth(labels: Labels) -> NDArray[np.bool_]:
    test = np.zeros(len(labels), dtype=bool)
    for label in np.unique(labels):
        test[np.flatnonzero(labels == label)[_TEST_EVERY - 1 :: _TEST_EVERY]] = True
    return test
