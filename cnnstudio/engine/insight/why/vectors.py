"""Sums over all that arrives: dense units and softmax, the largest parts written out."""

from __future__ import annotations

from typing import Any

import numpy as np

from cnnstudio.engine.insight.why.place import Place, scalar
from cnnstudio.protocol.reasons import Shared, Weighed

MOST_PARTS = 24
"""Contributions that are written out one by one."""


def weighed(at: Place, shown: int = MOST_PARTS) -> Weighed:
    """Return the sum of a dense unit, its largest contributions first."""
    (x,) = at.inputs
    weight, bias = at.weights("weight"), at.weights("bias")
    assert weight is not None
    (unit,) = at.index
    exact = x.astype(np.float64) * weight[unit]
    order = np.argsort(-np.nan_to_num(np.abs(exact), nan=np.inf), kind="stable")
    kept = order[:shown]
    return Weighed(
        units=kept,
        values=x[kept],
        weights=weight[unit][kept],
        products=exact[kept].astype(np.float32),
        rest=scalar(exact[order[shown:]].sum()),
        left_out=len(x) - len(kept),
        bias=scalar(0 if bias is None else bias[unit]),
        has_bias=bias is not None,
    )


def shared(at: Place, shown: int = MOST_PARTS) -> Shared:
    """Return the share of a score among all of its vector, or of all channels at its place."""
    (x,) = at.inputs
    place: tuple[Any, ...] = (slice(None), *at.index[1:])
    scores = x[place].astype(np.float64)
    exponentials = np.exp(scores - scores.max())
    order = np.argsort(-exponentials, kind="stable")
    kept = order[:shown]
    if at.index[0] not in kept:
        kept = np.append(kept[:-1], at.index[0])
    return Shared(
        units=kept,
        scores=scores[kept].astype(np.float32),
        exponentials=exponentials[kept].astype(np.float32),
        total=scalar(exponentials.sum()),
        value=scalar(scores[at.index[0]]),
        left_out=len(scores) - len(kept),
    )
