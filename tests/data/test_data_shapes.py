from __future__ import annotations

import hashlib
import time

import numpy as np
import pytest

from cnnstudio.data import load
from cnnstudio.data.outlines import OUTLINES


@pytest.fixture(scope="module")
def shapes():
    return load("shapes")


def test_counts_types_and_balance(shapes):
    assert shapes.train.images.shape == (3000, 3, 32, 32) and shapes.test.images.shape == (600, 3, 32, 32)
    assert shapes.train.images.dtype == np.uint8 and shapes.train.labels.dtype == np.int64
    assert np.array_equal(np.bincount(shapes.train.labels), [500] * 6)
    assert np.array_equal(np.bincount(shapes.test.labels), [100] * 6)


def test_the_same_pictures_every_time_and_quickly(shapes):
    began = time.perf_counter()
    again = load("shapes")
    assert time.perf_counter() - began < 5
    assert np.array_equal(again.train.images, shapes.train.images)
    assert np.array_equal(again.test.images, shapes.test.images)


def test_no_picture_is_in_both_parts(shapes):
    seen = {hashlib.sha256(image.tobytes()).digest() for image in shapes.train.images}
    assert len(seen) == 3000
    assert not any(hashlib.sha256(image.tobytes()).digest() in seen for image in shapes.test.images)


def test_colour_alone_tells_nothing(shapes):
    means = [shapes.train.images[shapes.train.labels == label].mean(axis=(0, 2, 3)) for label in range(6)]
    assert np.ptp(np.array(means), axis=0).max() < 15


@pytest.mark.parametrize("outline", OUTLINES)
def test_an_outline_fits_the_unit_circle_and_has_an_inside(outline):
    line = np.linspace(-1.5, 1.5, 151)
    x, y = np.meshgrid(line, line)
    inside = outline(x, y) < 0
    assert 0.15 < inside.sum() * 0.02**2 < np.pi
    assert not inside[x * x + y * y > 1.06].any()


def test_the_star_is_inside_where_its_corners_say():
    star = OUTLINES[4]
    x = np.array([[0.0, 0.9, 0.9 * np.cos(np.pi / 5), 0.3]])
    y = np.array([[0.0, 0.0, 0.9 * np.sin(np.pi / 5), 0.1]])
    assert (star(x, y) < 0).tolist() == [[True, True, False, True]]
