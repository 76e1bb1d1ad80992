from __future__ import annotations

import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from cnnstudio.data import load_picture, picture
from cnnstudio.graph.text import StudioError


@pytest.fixture
def digit():
    image = np.zeros((28, 28), np.uint8)
    image[4:24, 12:16] = 255
    return image


def save(path, array, **options):
    Image.fromarray(array).save(path, **options)
    return path


def test_a_grey_picture_comes_as_it_is(tmp_path, digit):
    loaded = load_picture(save(tmp_path / "a.png", digit), (1, 28, 28))
    assert loaded.shape == (1, 28, 28) and loaded.dtype == np.uint8 and loaded.flags.writeable
    assert np.array_equal(loaded[0], digit)


def test_ink_on_paper_is_turned_to_white_on_black(tmp_path, digit):
    path = save(tmp_path / "a.png", 255 - digit)
    assert np.array_equal(load_picture(path, (1, 28, 28))[0], digit)
    assert np.array_equal(load_picture(path, (1, 28, 28), white_on_black=True)[0], 255 - digit)
    assert np.array_equal(load_picture(path, (1, 28, 28), white_on_black=False)[0], digit)


def test_padding_is_put_around_after_turning(tmp_path, digit):
    loaded = load_picture(save(tmp_path / "a.png", 255 - digit), (1, 32, 32))[0]
    assert np.array_equal(loaded, np.pad(digit, 2))


def test_colour_is_left_as_it_is(tmp_path):
    white = np.full((32, 32, 3), 250, np.uint8)
    white[8:24, 8:24] = (200, 10, 30)
    loaded = load_picture(save(tmp_path / "a.png", white), (3, 32, 32))
    assert np.array_equal(loaded, white.transpose(2, 0, 1))


@pytest.mark.parametrize("kind", ["png", "jpg", "bmp", "gif", "tif", "webp", "ppm"])
def test_the_usual_kinds(tmp_path, digit, kind):
    loaded = load_picture(save(tmp_path / f"a.{kind}", digit), (1, 28, 28))
    assert np.abs(loaded[0].astype(int) - digit).mean() < 6


def test_16_bits_are_brought_to_8(tmp_path, digit):
    digit[6:8] = 100
    path = save(tmp_path / "a.png", digit.astype(np.uint16) * 257)
    assert np.array_equal(load_picture(path, (1, 28, 28))[0], digit)


@pytest.mark.parametrize("ink", [0, 255])
def test_what_is_drawn_on_nothing_can_be_seen(tmp_path, digit, ink):
    layers = np.zeros((28, 28, 4), np.uint8)
    layers[..., :3], layers[..., 3] = ink, digit
    assert np.array_equal(load_picture(save(tmp_path / "a.png", layers), (1, 28, 28))[0], digit)


def test_the_camera_is_put_upright(tmp_path, digit):
    digit[4:8, 16:22] = 255
    exif = Image.Exif()
    exif[0x0112] = 6
    path = save(tmp_path / "a.png", np.rot90(digit).copy(), exif=exif)
    assert np.array_equal(load_picture(path, (1, 28, 28))[0], digit)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [8_000, 12_000, 60_000])
def test_a_bomb_is_refused_unopened(tmp_path, side):
    path = tmp_path / "bomb.png"
    path.write_bytes(_png(side, side))
    with pytest.raises(StudioError) as error:
        load_picture(path, (1, 28, 28))
    assert error.value.message.code == "picture.large" and str(path) in str(error.value)


def test_a_huge_file_is_refused_unopened(tmp_path, monkeypatch, digit):
    monkeypatch.setattr(picture, "MOST_BYTES", 50)
    with pytest.raises(StudioError) as error:
        load_picture(save(tmp_path / "a.png", digit), (1, 28, 28))
    assert error.value.message.code == "picture.large"


@pytest.mark.parametrize(
    "data",
    [b"", b"hello", _png(28, 28)[:40], _png(28, 28)[:-30], b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n"],
    ids=["empty", "text", "torn", "no end", "program"],
)
def test_what_is_no_picture_is_one_sentence(tmp_path, data):
    path = tmp_path / "a.png"
    path.write_bytes(data)
    with pytest.raises(StudioError) as error:
        load_picture(path, (1, 28, 28))
    assert error.value.message.code == "picture.broken" and str(path) in str(error.value)


def test_a_missing_file_and_a_folder(tmp_path):
    with pytest.raises(StudioError) as error:
        load_picture(tmp_path / "none.png", (1, 28, 28))
    assert error.value.message.code == "picture.missing"
    with pytest.raises(StudioError):
        load_picture(tmp_path, (1, 28, 28))


def test_nothing_is_handed_to_another_program():
    formats = picture._formats()
    assert "PNG" in formats and "JPEG" in formats and "EPS" not in formats
