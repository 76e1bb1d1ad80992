"""Makes what is drawn, or comes from a page, look as the pictures do with which the network was trained."""

from __future__ import annotations

import numpy as np

from cnnstudio.data import frame_digit
from cnnstudio.engine.serving.subject import Subject
from cnnstudio.protocol.arrays import Bytes

_LOOKED_AT = 64
_BRIGHT = 127


def framed(drawing: Bytes, subject: Subject) -> Bytes:
    """Return a drawing (C, H, W), bright ink on black, as a picture (1, size, size) of the data: its size, frame and paper."""
    data = subject.data
    shape = subject.shape if data is None else data.info.shape
    by_box = data is not None and data.info.name == "digits"
    picture = frame_digit(drawing.max(axis=0), min(shape[1:]), "box" if by_box else "mass")[None]
    return 255 - picture if _on_bright_paper(subject) else picture


def turned(picture: Bytes, subject: Subject) -> Bytes:
    """Return a picture (C, H, W) inverted where the network reads grey, bright on black, and the picture's margin is bright."""
    if subject.shape[0] != 1 or _on_bright_paper(subject) or _margin(picture[None]) <= _BRIGHT:
        return picture
    return 255 - picture


def _on_bright_paper(subject: Subject) -> bool:
    data = subject.data
    return data is not None and data.info.shape[0] == 1 and _margin(data.train.images[:_LOOKED_AT]) > _BRIGHT


def _margin(images: Bytes) -> float:
    """Return how bright the outermost pixels of pictures (N, C, H, W) are, 0 to 255: the median."""
    if not images.size:
        return 0.0
    edges = (images[..., 0, :], images[..., -1, :], images[..., 0], images[..., -1])
    return float(np.median(np.concatenate([np.asarray(edge).ravel() for edge in edges])))
