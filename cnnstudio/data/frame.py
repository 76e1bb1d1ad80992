"""Frames a drawn digit as the pictures of a data set are framed: the embedded digits by their box, MNIST by their mass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import numpy as np
from PIL import Image

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIZE = 28
BOX = 20
_INK = 0.1
Centre: TypeAlias = Literal["box", "mass"]


def frame_digit(drawing: NDArray[Any], size: int = SIZE, centre: Centre = "box") -> NDArray[np.uint8]:
    """Return a drawing, bright ink on black, as a picture of `size` x `size` bytes.

    `drawing` is two-dimensional, uint8, or floats from 0 to 1 (to 255 where one is above 1). The box of its ink is
    scaled smoothly until its longer side is 20 of 28 pixels. In the middle comes the box, as in the embedded digits, or
    the centre of mass, as in MNIST. A blank drawing gives a blank picture.
    """
    grey = _as_bytes(drawing)
    frame = np.zeros((size, size), dtype=np.uint8)
    if grey.size == 0 or grey.max() == 0:
        return frame
    ink = grey > _INK * grey.max()
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    box = grey[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    longer, goal = max(box.shape), max(round(size * BOX / SIZE), 1)
    height, width = (max(round(side * goal / longer), 1) for side in box.shape)
    resized = Image.fromarray(np.ascontiguousarray(box)).resize((width, height), Image.Resampling.BILINEAR)
    scaled = np.asarray(resized)
    top, left = (size - height) // 2, (size - width) // 2
    if centre == "mass":
        top, left = _to_middle(scaled.sum(axis=1), size), _to_middle(scaled.sum(axis=0), size)
    frame[top : top + height, left : left + width] = scaled
    return frame


def _to_middle(ink: NDArray[Any], size: int) -> int:
    """Return where `ink` (n,) begins so that its mean lies in the middle of `size` pixels, as far as there is room."""
    mean = float((ink * np.arange(len(ink))).sum() / max(ink.sum(), 1))
    return int(np.clip(round((size - 1) / 2 - mean), 0, size - len(ink)))


def _as_bytes(drawing: NDArray[Any]) -> NDArray[np.uint8]:
    if drawing.dtype == np.uint8:
        return drawing
    values = np.nan_to_num(drawing.astype(np.float64), nan=0.0, posinf=255.0, neginf=0.0)
    if values.size and values.max() <= 1:
        values = values * 255
    return np.clip(np.rint(values), 0, 255).astype(np.uint8)
