"""The generated data set: six shapes, drawn from their outlines with a fixed seed; no file is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cnnstudio.data.catalogue import dataset_info
from cnnstudio.data.outlines import OUTLINES
from cnnstudio.data.parts import Dataset, Part, make_dataset

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cnnstudio.data.parts import Images

_SIDE = 32
_AT_ONCE = 250
_NOISE = 12
_CONTRAST = 120.0


def generate_shapes() -> Dataset:
    """Return the coloured shapes, 3x32x32: the same pictures on every call."""
    info = dataset_info("shapes")
    return make_dataset(info, _part(info.train, seed=1), _part(info.test, seed=2))


def _part(count: int, seed: int) -> Part:
    random = np.random.Generator(np.random.PCG64(seed))
    labels = np.arange(count, dtype=np.int64) % len(OUTLINES)
    images = np.empty((count, 3, _SIDE, _SIDE), dtype=np.uint8)
    for label in range(len(OUTLINES)):
        places = np.flatnonzero(labels == label)
        for start in range(0, len(places), _AT_ONCE):
            chosen = places[start : start + _AT_ONCE]
            images[chosen] = _draw(label, len(chosen), random)
    return Part(images, labels)


def _draw(label: int, count: int, random: np.random.Generator) -> Images:
    """Draw `count` pictures of one shape: outline over a shaded background, then noise."""
    radius = random.uniform(9.0, 13.0, count)
    centre = _SIDE / 2 + random.uniform(-1.0, 1.0, (2, count)) * (_SIDE / 2 - radius - 0.5)
    x, y = _local_grid(centre, random.uniform(0.0, 2 * np.pi, count))
    distance = OUTLINES[label](x / radius[:, None, None], y / radius[:, None, None]) * radius[:, None, None]
    cover = np.clip(0.5 - distance, 0.0, 1.0)[:, None]
    ink, ground = _colours(count, random)
    shade = _shade(count, random)
    pictures = ground[:, :, None, None] + shade + cover * (ink - ground)[:, :, None, None]
    pictures += random.integers(-_NOISE, _NOISE + 1, pictures.shape)
    return np.clip(np.rint(pictures), 0, 255).astype(np.uint8)


def _local_grid(centre: NDArray[np.float64], angle: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The coordinates of every pixel as the turned and moved shape sees them, each (N, 32, 32)."""
    pixel = np.arange(_SIDE) + 0.5
    dx = pixel[None, None, :] - centre[0][:, None, None]
    dy = pixel[None, :, None] - centre[1][:, None, None]
    cos, sin = np.cos(angle)[:, None, None], np.sin(angle)[:, None, None]
    return cos * dx + sin * dy, cos * dy - sin * dx


def _colours(count: int, random: np.random.Generator) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Two colours (N, 3) a picture, pushed apart where they could not be told from each other."""
    ink, ground = random.uniform(0, 255, (2, count, 3))
    apart = ink - ground
    length = np.sqrt((apart**2).sum(axis=1, keepdims=True))
    missing = np.maximum(_CONTRAST - length, 0.0) / np.maximum(length, 1.0)
    return ink + apart * missing / 2, ground - apart * missing / 2


def _shade(count: int, random: np.random.Generator) -> NDArray[np.float64]:
    """A slope of light over each picture, (N, 1, 32, 32)."""
    slope = random.uniform(-1.0, 1.0, (2, count, 1, 1, 1))
    line = np.linspace(-15.0, 15.0, _SIDE)
    return np.asarray(slope[0] * line[None, None, None, :] + slope[1] * line[None, None, :, None])
