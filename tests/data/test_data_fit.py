from __future__ import annotations

import numpy as np
import pytest

from cnnstudio.data import fit_images, frame_digit, shift_images
from cnnstudio.graph.text import StudioError


@pytest.fixture
def pictures():
    return np.random.default_rng(0).integers(1, 256, (3, 1, 28, 28), dtype=np.uint8)


def test_what_fits_is_not_copied(pictures):
    assert fit_images(pictures, (1, 28, 28)) is pictures


def test_28_to_32_is_padding_two_pixels_on_each_side(pictures):
    fitted = fit_images(pictures, (1, 32, 32))
    assert np.array_equal(fitted, np.pad(pictures, ((0, 0), (0, 0), (2, 2), (2, 2))))
    assert fitted.dtype == np.uint8 and fitted.flags.c_contiguous


def test_grey_to_rgb_is_repetition(pictures):
    fitted = fit_images(pictures, (3, 32, 32))
    assert fitted.shape == (3, 3, 32, 32)
    assert np.array_equal(fitted, np.repeat(fit_images(pictures, (1, 32, 32)), 3, axis=1))


def test_rgb_to_grey_is_the_luma_that_pillow_uses():
    from PIL import Image

    colours = np.random.default_rng(1).integers(0, 256, (1030, 3, 8, 8), dtype=np.uint8)
    grey = fit_images(colours, (1, 8, 8))
    for number in (0, 1, 1029):
        expected = np.asarray(Image.fromarray(colours[number].transpose(1, 2, 0).copy()).convert("L"))
        assert np.array_equal(grey[number, 0], expected)
    assert fit_images(np.full((1, 3, 2, 2), 255, np.uint8), (1, 2, 2)).min() == 255


@pytest.mark.parametrize("shape", [(1, 64, 64), (1, 14, 14), (3, 227, 227), (1, 40, 56), (1, 5, 3), (1, 34, 28)])
def test_any_shape_comes_out(pictures, shape):
    fitted = fit_images(pictures, shape)
    assert fitted.shape == (3, *shape) and fitted.dtype == np.uint8 and fitted.flags.c_contiguous


def test_scaling_keeps_the_aspect_and_centres():
    white = np.full((1, 1, 10, 20), 255, np.uint8)
    fitted = fit_images(white, (1, 40, 40))[0, 0]
    rows, columns = np.flatnonzero(fitted.any(axis=1)), np.flatnonzero(fitted.any(axis=0))
    assert (rows[0], rows[-1], columns[0], columns[-1]) == (10, 29, 0, 39)


def test_scaling_down_averages():
    board = (np.indices((64, 64)).sum(axis=0) % 2 * 255).astype(np.uint8)[None, None]
    small = fit_images(board, (1, 16, 16))[0, 0]
    assert np.abs(small.astype(int) - 127).max() < 20


@pytest.mark.parametrize("channels, wanted", [(1, 4), (4, 3), (3, 2)])
def test_other_channels_are_refused(channels, wanted):
    with pytest.raises(StudioError) as error:
        fit_images(np.zeros((1, channels, 8, 8), np.uint8), (wanted, 8, 8))
    assert error.value.message.code == "data.channels"


@pytest.mark.parametrize("dx, dy", [(0, 0), (4, 4), (-3, 5), (2, -28), (27, 0), (28, 0), (-30, 0), (3, 29), (-100, 100)])
def test_shifting_moves_and_leaves_zeros(pictures, dx, dy):
    expected = np.zeros_like(pictures)
    for y in range(28):
        for x in range(28):
            if 0 <= y + dy < 28 and 0 <= x + dx < 28:
                expected[:, :, y + dy, x + dx] = pictures[:, :, y, x]
    before = pictures.copy()
    assert np.array_equal(shift_images(pictures, dx, dy), expected)
    assert np.array_equal(pictures, before)


@pytest.mark.parametrize("height, width", [(200, 90), (50, 220), (120, 120), (7, 3), (300, 4)])
def test_a_drawing_is_20_pixels_long_and_centred(height, width):
    canvas = np.zeros((320, 260), np.uint8)
    canvas[5 : 5 + height, 11 : 11 + width] = 255
    framed = frame_digit(canvas)
    rows, columns = np.flatnonzero(framed.any(axis=1)), np.flatnonzero(framed.any(axis=0))
    assert max(np.ptp(rows), np.ptp(columns)) + 1 == 20
    assert abs(rows[0] + rows[-1] - 27) <= 1 and abs(columns[0] + columns[-1] - 27) <= 1
    assert (np.ptp(rows) + 1, np.ptp(columns) + 1) == tuple(
        max(round(side * 20 / max(height, width)), 1) for side in (height, width)
    )


def test_a_drawing_in_floats_is_the_same_drawing():
    canvas = np.zeros((60, 60), np.uint8)
    canvas[10:50, 20:30] = 255
    expected = frame_digit(canvas)
    assert expected.max() == 255
    assert np.array_equal(frame_digit(canvas / 255), expected)
    assert np.array_equal(frame_digit(canvas.astype(np.float32)), expected)
    assert np.array_equal(frame_digit(np.where(canvas > 0, 1.0, np.nan)), expected)


def test_a_blank_drawing_is_blank():
    assert not frame_digit(np.zeros((60, 60))).any()
    assert frame_digit(np.zeros((0, 0))).shape == (28, 28)


def test_a_drawing_is_framed_by_its_mass_as_in_mnist() -> None:
    canvas = np.zeros((100, 100), np.uint8)
    canvas[10:90, 20:30] = 255
    canvas[10:20, 20:80] = 255
    framed = frame_digit(canvas, centre="mass").astype(float)
    rows, columns = np.flatnonzero(framed.any(axis=1)), np.flatnonzero(framed.any(axis=0))
    assert rows[-1] - rows[0] + 1 == 20 and columns[-1] - columns[0] + 1 == 15
    for sums in (framed.sum(axis=0), framed.sum(axis=1)):
        assert abs((sums * np.arange(28)).sum() / sums.sum() - 13.5) <= 0.5
    assert not np.array_equal(framed, frame_digit(canvas))


def test_a_drawing_is_framed_at_any_size() -> None:
    canvas = np.zeros((60, 60), np.uint8)
    canvas[5:45, 30:40] = 255
    for size, inked in ((8, 6), (32, 23), (224, 160)):
        framed = frame_digit(canvas, size, "mass")
        assert framed.shape == (size, size) and np.flatnonzero(framed.any(axis=1)).size == inked
    assert frame_digit(canvas, 1).shape == (1, 1)
