"""Brings pictures to a design's input: padded, scaled, coloured, moved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np
from PIL import Image

from cnnstudio.data.frame import frame_digit
from cnnstudio.data.picture import read_picture
from cnnstudio.graph.text import Message, StudioError, translate

if TYPE_CHECKING:
    from cnnstudio.data.parts import Images

__all__ = ["fit_images", "frame_digit", "load_picture", "shift_images"]

_LUMA = np.array((19595, 38470, 7471), dtype=np.uint32)
_AT_ONCE = 1024


def fit_images(images: Images, shape: tuple[int, int, int]) -> Images:
    """Bring uint8 pictures (N, C, H, W) to (N, *shape), shape as (C, H, W).

    What fits already is returned as it is, not copied. Pictures a little smaller (up to a sixth, as 28 in 32) are
    padded with zeros; others are scaled smoothly with their aspect kept, then padded. Grey becomes RGB by repetition,
    RGB grey by the luma of ITU-R 601. A StudioError where the channels are neither one nor three.
    """
    if images.shape[1:] == shape:
        return images
    channels, height, width = shape
    if channels != images.shape[1]:
        _check_colours(images.shape[1], channels)
    if channels == 1 and images.shape[1] == 3:
        images = _grey(images)
    if images.shape[2:] != (height, width):
        images = _resize(images, height, width)
    return images if images.shape[1] == channels else np.repeat(images, channels, axis=1)


def shift_images(images: Images, dx: int, dy: int) -> Images:
    """Return pictures (N, C, H, W) moved `dx` pixels to the right and `dy` down, zeros behind them."""
    height, width = images.shape[2:]
    moved = np.zeros_like(images)
    if abs(dx) < width and abs(dy) < height:
        to_y, from_y = _overlap(dy, height)
        to_x, from_x = _overlap(dx, width)
        moved[:, :, to_y, to_x] = images[:, :, from_y, from_x]
    return moved


def load_picture(path: Path | str, shape: tuple[int, int, int], white_on_black: bool | Literal["auto"] = "auto") -> Images:
    """Read a picture file and bring it to `shape` (C, H, W), uint8.

    Grey data sets draw bright things on black. `white_on_black` says whether the file does too; False inverts it,
    "auto" inverts a bright margin where `shape` is grey and leaves colour pictures as they are. A StudioError names
    the file where it is no picture, damaged, or larger than is reasonable.
    """
    picture = read_picture(Path(path))
    if shape[0] == 1 and picture.shape[0] == 3:
        picture = _grey(picture[None])[0]
    if white_on_black is False or (white_on_black == "auto" and shape[0] == 1 and _margin(picture) > 127):
        picture = 255 - picture
    return np.ascontiguousarray(fit_images(picture[None], shape)[0])


def _margin(picture: Images) -> float:
    edges = (picture[:, 0], picture[:, -1], picture[:, :, 0], picture[:, :, -1])
    return float(np.median(np.concatenate([edge.ravel() for edge in edges])))


def _overlap(move: int, size: int) -> tuple[slice, slice]:
    return slice(max(move, 0), size + min(move, 0)), slice(max(-move, 0), size + min(-move, 0))


def _check_colours(have: int, want: int) -> None:
    if (have, want) not in ((1, 3), (3, 1)):
        text = translate("Data", "The pictures have {have} channels and the design expects {want}: give it 1 or 3.")
        raise StudioError(Message("data.channels", text, have=have, want=want))


def _grey(images: Images) -> Images:
    grey = np.empty((len(images), 1, *images.shape[2:]), dtype=np.uint8)
    for start in range(0, len(images), _AT_ONCE):
        colours = images[start : start + _AT_ONCE].astype(np.uint32)
        grey[start : start + _AT_ONCE, 0] = (np.einsum("nchw,c->nhw", colours, _LUMA) + 32768) >> 16
    return grey


def _resize(images: Images, height: int, width: int) -> Images:
    """Pad what is a little smaller, scale the rest; the picture lies in the middle."""
    rows, columns = images.shape[2:]
    if not (0 <= height - rows <= rows // 6 and 0 <= width - columns <= columns // 6):
        images = _scale(images, min(height / rows, width / columns), height, width)
        rows, columns = images.shape[2:]
    if (rows, columns) == (height, width):
        return images
    top, left = (height - rows) // 2, (width - columns) // 2
    padded = np.zeros((*images.shape[:2], height, width), dtype=np.uint8)
    padded[:, :, top : top + rows, left : left + columns] = images
    return padded


def _scale(images: Images, factor: float, height: int, width: int) -> Images:
    count, channels, rows, columns = images.shape
    new_rows = min(max(round(rows * factor), 1), height)
    new_columns = min(max(round(columns * factor), 1), width)
    scaled = np.empty((count, channels, new_rows, new_columns), dtype=np.uint8)
    size = (new_columns, new_rows)
    for number in range(count):
        for channel in range(channels):
            plane = Image.fromarray(np.ascontiguousarray(images[number, channel]))
            scaled[number, channel] = np.asarray(plane.resize(size, Image.Resampling.BICUBIC))
    return scaled
