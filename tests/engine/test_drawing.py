"""Drawings and pasted pictures, made alike to the data: frame, size and paper."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cnnstudio.data.parts import Part, make_dataset
from cnnstudio.engine.serving.drawing import framed, turned
from cnnstudio.engine.serving.subject import of_design
from tests.engine.conftest import lenet


@pytest.fixture
def drawing() -> np.ndarray:
    ink = np.zeros((1, 100, 100), np.uint8)
    ink[0, 10:90, 20:30] = 255
    ink[0, 10:20, 20:80] = 255
    return ink


def middle(picture: np.ndarray) -> tuple[float, float]:
    """Return the middle of the ink's box, and its centre of mass, across."""
    ink = picture[0].sum(axis=0).astype(float)
    at = np.flatnonzero(ink)
    return (at[0] + at[-1]) / 2, float((ink * np.arange(len(ink))).sum() / ink.sum())


def subject_of(data, name="digits", bright=False):
    images = 255 - data.train.images if bright else data.train.images
    info = replace(data.info, name=name)
    known = make_dataset(info, Part(images, data.train.labels), data.test)
    return of_design(1, lenet(), known)


def test_embedded_digits_are_framed_by_their_box_others_by_their_mass(few_digits, drawing):
    box, _ = middle(framed(drawing, subject_of(few_digits)))
    other, mass = middle(framed(drawing, subject_of(few_digits, "mnist")))
    assert abs(box - 13.5) <= 0.5 and abs(mass - 13.5) <= 0.6 and abs(other - 13.5) > 1.5


def test_ink_and_pages_take_the_paper_of_the_data(few_digits, drawing):
    usual, bright = subject_of(few_digits), subject_of(few_digits, bright=True)
    np.testing.assert_array_equal(framed(drawing, bright), 255 - framed(drawing, usual))
    page = 255 - drawing
    np.testing.assert_array_equal(turned(page, usual), drawing)
    np.testing.assert_array_equal(turned(drawing, usual), drawing)
    np.testing.assert_array_equal(turned(page, bright), page)


def test_without_data_a_drawing_takes_the_size_of_the_input(drawing):
    assert framed(drawing, of_design(1, lenet(), None)).shape == (1, 28, 28)
