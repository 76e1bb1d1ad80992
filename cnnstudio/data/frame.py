"""Frames a drawn digit as MNIST and the embedded digits are framed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIZE = 28
BOX = 20
_INK = 0.1


def frame_digit(drawing: NDArray[Any]) -> NDArray[np.uint8]:
    """Return a drawing, bright ink on black, as a picture of 28x28 bytes.

    `drawing` is two-dimensional, uint8, or floats from 0 to 1 (to 255 where one is above 1). The box of its ink is
    scaled smoothly until its longer side is 20 pixels, and centred. A blank drawing gives a blank picture.
    """
    grey = _as_bytes(drawing)
    frame = np.zeros((SIZE, SIZE), dtype=np.uint8)
    if grey.size == 0 or grey.max() == 0:
        return frame
    ink = grey > _INK * grey.max()
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    box = grey[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    longer = max(box.shape)
    height, width = (max(round(side * BOX / longer), 1) for side in box.shape)
    scaled = Image.fromarray(np.ascontiguousarray(box)).resize((width, height), Image.Resampling.BILINEAR)
    top, left = (SIZE - height) // 2, (SIZE - width) // 2
    frame[top : top + height, left : left + width] = np.asarray(scaled)
    return frame


def _as_bytes(drawing: NDArray[Any]) -> NDArray[np.uint8]:
    if drawing.dtype == np.uint8:
        return drawing
    values = np.nan_to_num(drawing.astype(np.float64), nan=0.0, posinf=255.0, neginf=0.0)
    if values.size and values.max() <= 1:
        values = values * 255
    return np.clip(np.rint(values), 0, 255).astype(np.uint8)
