from __future__ import annotations

import numpy as np
import pytest

from cnnstudio.data import frame_digit, load
from cnnstudio.data.digits import frame_cells
from cnnstudio.resources import resource


@pytest.fixture(scope="module")
def digits():
    return load("digits")


@pytest.fixture(scope="module")
def raw():
    with np.load(resource("data", "digits.npz"), allow_pickle=False) as arrays:
        return arrays["pixels"], arrays["labels"]


def test_the_embedded_file_is_what_scikit_learn_ships(raw):
    datasets = pytest.importorskip("sklearn.datasets")
    source = datasets.load_digits()
    assert np.array_equal(raw[0], source.images) and np.array_equal(raw[1], source.target)


def test_parts_are_fixed_and_stratified(digits, raw):
    assert (digits.info.train, digits.info.test) == (1442, 355) == (len(digits.train.labels), len(digits.test.labels))
    counts = np.bincount(raw[1])
    assert np.array_equal(np.bincount(digits.test.labels), counts // 5)
    test = np.flatnonzero(raw[1] == 7)[4::5]
    assert np.array_equal(digits.test.images[digits.test.labels == 7], frame_cells(raw[0][test]))


def test_arrays_are_as_promised(digits):
    for part in (digits.train, digits.test):
        assert part.images.dtype == np.uint8 and part.images.shape[1:] == (1, 28, 28)
        assert part.labels.dtype == np.int64
        assert part.images.flags.c_contiguous and part.images.flags.writeable


def test_a_shift_by_four_pixels_cuts_nothing(digits):
    for part in (digits.train, digits.test):
        inner = part.images[:, :, 4:24, 4:24]
        assert int(inner.sum()) == int(part.images.sum())
        assert inner[:, :, 0].any(axis=(1, 2)).all() and inner[:, :, -1].any(axis=(1, 2)).all()


def test_full_ink_is_white_and_the_scaling_is_smooth():
    cell = np.zeros((1, 8, 8), dtype=np.uint8)
    cell[0, :, 1:7] = (16, 16, 0, 0, 16, 16)
    row = frame_cells(cell)[0, 0, 14].astype(int)
    assert row.max() == 255 and row[13] < 60
    assert 40 < np.abs(np.diff(row[8:20])).max() <= 128


def test_the_box_of_the_ink_is_centred_wherever_it_lay():
    cells = np.zeros((3, 8, 8), dtype=np.uint8)
    cells[0, :, 0:4] = cells[1, :, 2:6] = cells[2, :, 4:8] = 16
    images = frame_cells(cells)
    for image in images[:, 0]:
        columns = np.flatnonzero(image.max(axis=0) > 127)
        assert abs(columns[0] + columns[-1] - 27) <= 1


def test_a_drawn_digit_is_framed_as_the_embedded_ones(raw):
    cells = np.where(raw[0][:200] > 1, raw[0][:200], 0).astype(np.uint8)
    embedded = frame_cells(cells)[:, 0].astype(int)
    drawn = np.array([frame_digit(_drawing(cell)) for cell in cells]).astype(int)
    apart = [np.abs(embedded - np.roll(drawn, move, axis=2)).mean(axis=(1, 2)) for move in (-1, 0, 1)]
    assert (np.argmin(apart, axis=0) == 1).all()
    assert np.corrcoef(embedded.ravel(), drawn.ravel())[0, 1] > 0.97


def _drawing(cell):
    canvas = np.zeros((300, 400), dtype=np.uint8)
    canvas[37:197, 211:371] = np.kron(cell, np.ones((20, 20), dtype=np.uint8)).clip(0, 15) * 17
    return canvas
