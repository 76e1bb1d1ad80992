"""The embedded digits: UCI's pictures of 8x8, framed as MNIST frames its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cnnstudio.data.catalogue import dataset_info
from cnnstudio.data.frame import BOX, SIZE
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

    The ink fills every row of these pictures, so the columns that it fills are scaled and centred. Only integers are
    used, so that the pictures are the same on every machine.
    """
    images = np.zeros((len(cells), 1, SIZE, SIZE), dtype=np.uint8)
    first, last = _ink_columns(cells)
    top = (SIZE - BOX) // 2
    for begin, end in {*zip(first.tolist(), last.tolist(), strict=True)}:
        chosen = np.flatnonzero((first == begin) & (last == end))
        box = _scaled(cells[chosen, :, begin : end + 1])
        left = (SIZE - box.shape[2]) // 2
        images[chosen, 0, top : top + BOX, left : left + box.shape[2]] = box
    return images


def _ink_columns(cells: NDArray[np.uint8]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The first and the last column of each picture that holds ink; all of them where there is none."""
    ink = cells.max(axis=1) > 0
    return ink.argmax(axis=1), cells.shape[2] - 1 - ink[:, ::-1].argmax(axis=1)


def _scaled(cells: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Scale (N, 8, columns) counts of 0 to 16 so that the 8 rows become 20, to values of 0 to 255."""
    rows, columns = cells.shape[1:]
    width = round(columns * BOX / rows)
    down, across = _smooth_weights(rows, BOX), _smooth_weights(columns, width)
    sums = np.matmul(np.matmul(down, cells.astype(np.int64)), across.T)
    full = 16 * (2 * BOX) * (2 * width)
    return np.asarray((sums * 255 + full // 2) // full, dtype=np.uint8)


def _smooth_weights(size: int, target: int) -> NDArray[np.int64]:
    """Linear interpolation of `size` cells to `target` pixels, (target, size), in whole parts of 2 * target."""
    unit = 2 * target
    place = np.clip((2 * np.arange(target) + 1) * size - target, 0, unit * (size - 1))
    lower, part = place // unit, place % unit
    weights = np.zeros((target, size), dtype=np.int64)
    weights[np.arange(target), lower] = unit - part
    weights[np.arange(target), np.minimum(lower + 1, size - 1)] += part
    return weights


def _every_fifth(labels: Labels) -> NDArray[np.bool_]:
    test = np.zeros(len(labels), dtype=bool)
    for label in np.unique(labels):
        test[np.flatnonzero(labels == label)[_TEST_EVERY - 1 :: _TEST_EVERY]] = True
    return test
