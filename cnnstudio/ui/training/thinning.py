"""Many points as few: what a curve of a hundred thousand steps looks like on some hundred pixels."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from cnnstudio.ui.training.history import Values

MOST_POINTS = 2_000
"""Up to so many points a line is drawn through each."""
BINS = 300


class Band(NamedTuple):
    """Per bin: its middle, and mean, smallest and largest value in it; all (bins,)."""

    at: Values
    mean: Values
    low: Values
    high: Values


def band(at: Values, values: Values, bins: int = BINS) -> Band:
    """Return points (n,), in order of `at`, in about so many bins of equally many points; all of them count."""
    if not len(at):
        return Band(at, values, values, values)
    size = max(1, -(-len(at) // bins))
    starts = np.arange(0, len(at), size)
    counts = np.diff(np.append(starts, len(at)))
    return Band(
        np.add.reduceat(at, starts) / counts,
        np.add.reduceat(values, starts) / counts,
        np.minimum.reduceat(values, starts),
        np.maximum.reduceat(values, starts),
    )


def value_range(steps: Values, means: Values, share: bool) -> tuple[float, float]:
    """Return what the axis of values shows: all means, and the steps but for their first excesses.

    A share of one (accuracy) is shown up to 1, from the lowest tenth that holds the means; other metrics from 0.
    """
    steps, means = steps[np.isfinite(steps)], means[np.isfinite(means)]
    if share:
        low = float(means.min()) if len(means) > 1 else 0.0
        return max(0.0, min(0.9, np.floor(low * 10 - 0.5) / 10)), 1.0
    usual = _all_but_few(steps)
    top = max(usual, float(means.max()) if len(means) else 0.0)
    bottom = min(0.0, float(means.min()) if len(means) else 0.0)
    return bottom, (top if top > bottom else bottom + 1.0) * 1.05


def _all_but_few(values: Values) -> float:
    """Return what 97 of 100 values do not exceed."""
    # Not `np.quantile`: it would first import masked arrays, which holds the window.
    if not len(values):
        return 0.0
    at = int(0.97 * (len(values) - 1))
    return float(np.partition(values, at)[at])
