"""How long a training will take, before it has begun: on the long side, since nobody minds being early."""

from __future__ import annotations

from cnnstudio.data.catalogue import DATASETS
from cnnstudio.design.design import Design
from cnnstudio.graph.report import Report

LONG = 60.0
"""Seconds from which on a training is said to be long before it starts."""
MACS_PER_SECOND = 15e9
"""Multiply-adds that two cores of a processor do in a second of training; most do more."""
ON_A_GPU = 40
"""So many times as many does a graphics card, or more."""
SECONDS_PER_STEP = 0.001
PASSES = 3
"""A step costs three forward passes: one forward, two backward."""


def seconds(design: Design, report: Report, gpu: bool = False, images_per_second: float = 0.0) -> float:
    """Return about how many seconds the training of `design` takes, 0 where that is unknown.

    With `images_per_second`, measured with this very network, the network's size does not matter.
    """
    info = DATASETS.get(design.data)
    if info is None or not report.sound:
        return 0.0
    plan = design.plan.resolved(info.train, info.embedded)
    seen = info.train * (1 - min(max(plan.validation, 0.0), 0.9)) * (plan.epochs or 1)
    if images_per_second > 0:
        return float(seen / images_per_second)
    rate = MACS_PER_SECOND * (ON_A_GPU if gpu else 1)
    steps = seen / max(plan.batch_size or 1, 1)
    return float(seen * report.macs * PASSES / rate + steps * SECONDS_PER_STEP)
