"""Feature maps and weights, made ready to be shown on the engine's side: a byte a pixel travels, not four."""

from __future__ import annotations

import numpy as np

from cnnstudio.engine.insight.pictures import levels
from cnnstudio.protocol.arrays import Floats
from cnnstudio.protocol.messages import Filters, Maps

MOST_SIDE = 256
"""Maps with more rows or columns than this are thinned out."""
MOST_WEIGHTS = 1 << 19


def shown_maps(values: Floats, most: int) -> Maps:
    """Return what a block gave for one picture, (C, H, W) or (N,), ready to be shown; at most `most` maps of it."""
    planes = values.reshape(1, 1, -1) if values.ndim == 1 else values[:most]
    finite = np.nan_to_num(planes.reshape(len(planes), -1), nan=0.0, posinf=0.0, neginf=0.0)
    step = max(1, -(-max(planes.shape[1:]) // MOST_SIDE)) if values.ndim == 3 else 1
    return Maps(
        pixels=levels(planes)[:, ::step, ::step],
        low=finite.min(axis=1),
        high=finite.max(axis=1),
        zeros=(planes.reshape(len(planes), -1) == 0).mean(axis=1, dtype=np.float32),
        shape=values.shape,
    )


def shown_filters(weights: Floats, most: int) -> Filters:
    """Return the weights (out, in, h, w) of a convolution: `most` filters, and as many channels of each as fit."""
    out, channels, rows, columns = weights.shape
    filters = min(out, most)
    fit = max(1, MOST_WEIGHTS // (filters * rows * columns))
    scale = float(np.abs(np.nan_to_num(weights, posinf=0.0, neginf=0.0)).max(initial=0.0))
    return Filters(weights[:filters, :fit], scale, (out, channels, rows, columns))
