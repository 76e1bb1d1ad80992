"""Attributions as colours to lay over a picture."""

from __future__ import annotations

import numpy as np

from cnnstudio.engine.insight.pictures import Pixels, Values

FOR, AGAINST = np.array([213, 94, 0]), np.array([86, 180, 233])
"""Okabe-Ito vermilion and sky blue: what speaks for the class, and what against it."""
STRONGEST = 0.85
"""Share of the picture that the strongest colour hides."""


def overlay(values: Values) -> Pixels:
    """Return values (h, w) as RGBA (h, w, 4): clear at zero, strongest at the largest absolute value."""
    finite = np.nan_to_num(values.astype(np.float32), nan=0.0, posinf=0.0, neginf=0.0)
    share = np.abs(finite) / (float(np.abs(finite).max(initial=0.0)) or 1.0)
    colours = np.where(finite[..., None] < 0, AGAINST, FOR)
    return np.concatenate([colours, (share * (STRONGEST * 255)).round()[..., None]], axis=2).astype(np.uint8)


def laid_over(picture: Pixels, heat: Values) -> Pixels:
    """Return a picture, uint8 (C, h, w), as colours (h, w, 3) with values (h, w) laid over it."""
    base = np.repeat(picture, 3, axis=0) if picture.shape[0] != 3 else picture
    rgba = overlay(heat).astype(np.float32)
    cover = rgba[..., 3:] / 255
    mixed: Pixels = (base[:3].transpose(1, 2, 0) * (1 - cover) + rgba[..., :3] * cover).round().astype(np.uint8)
    return mixed
