"""Feature maps and weights, made ready to be shown on the engine's side: a byte a pixel travels, not four."""

from __future__ import annotations

import numpy as np

from cnnstudio.engine.insight.pictures import levels
from cnnstudio.protocol.arrays import Floats
from cnnstudio.protocol.messages import Filters, Maps

MOST_SIDE = 256
"""Maps with more rows or columns than this are thinned out."""
MOST_PIXELS = 1 << 22
"""So many pixels of maps are sent at most: all of VGG-16's first block, or 2,048 maps of 45 x 45."""
MOST_VALUES = 1 << 16
"""So many values are sent as they are, beside their pixels: every block of a network for small pictures."""
MOST_WEIGHTS = 1 << 22
"""So many weights, and so many norms of kernels, are sent at most: every convolution of VGG and ResNet is sent whole."""


def shown_maps(values: Floats, most: int) -> Maps:
    """Return what a block gave for one picture, (C, H, W) or (N,), ready to be shown; at most `most` maps of it."""
    step = max(1, -(-max(values.shape[1:]) // MOST_SIDE)) if values.ndim == 3 else 1
    planes = values.reshape(1, 1, -1) if values.ndim == 1 else values[: min(most, _fit(values.shape, step))]
    flat = planes.reshape(len(planes), -1)
    real = np.isfinite(flat)
    finite = np.where(real, flat, np.float32(0))
    return Maps(
        pixels=levels(planes)[:, ::step, ::step],
        low=finite.min(axis=1),
        high=finite.max(axis=1),
        zeros=(flat == 0).mean(axis=1, dtype=np.float32),
        shape=values.shape,
        values=np.ascontiguousarray(flat).ravel() if step == 1 and flat.size <= MOST_VALUES else None,
        lost=(~real).mean(axis=1, dtype=np.float32),
    )


def _fit(shape: tuple[int, ...], step: int) -> int:
    """Return how many maps of a block may be sent, thinned out by `step`."""
    return max(1, MOST_PIXELS // (-(-shape[1] // step) * -(-shape[2] // step)))


def shown_filters(weights: Floats, most: int) -> Filters:
    """Return the weights (out, in, h, w) of a convolution: `most` filters, and as many channels of each as fit."""
    out, channels, rows, columns = weights.shape
    chosen = weights[:most]
    fit = max(1, MOST_WEIGHTS // (len(chosen) * rows * columns))
    known = chosen[:, : max(1, MOST_WEIGHTS // len(chosen))]
    norms: Floats = np.sqrt(np.einsum("oirc,oirc->oi", known, known))
    return Filters(chosen[:, :fit], _largest(weights), (out, channels, rows, columns), norms)


def _largest(weights: Floats) -> float:
    """Return the largest absolute weight that is a number, 0 where there is none."""
    low, high = float(weights.min(initial=0.0)), float(weights.max(initial=0.0))
    if np.isfinite(low) and np.isfinite(high):
        return max(-low, high)
    return float(np.abs(np.nan_to_num(weights, posinf=0.0, neginf=0.0)).max(initial=0.0))
