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
SLOW_STEPS_PER_SECOND = 4
PASSES = 3
"""A step costs three forward passes: one forward, two backward."""


def planned_epochs(design: Design) -> int:
    """Return how many epochs the plan means, 1 where the data set is unknown."""
    info = DATASETS.get(design.data)
    return 1 if info is None else design.plan.resolved(info.train, info.embedded).epochs or 1


def slow_seconds(design: Design) -> float:
    """Return how many seconds the training takes at the slow pace, of four steps a second."""
    info = DATASETS.get(design.data)
    if info is None:
        return 0.0
    plan = design.plan.resolved(info.train, info.embedded)
    seen = info.train * (1 - min(max(plan.validation, 0.0), 0.9)) * (plan.epochs or 1)
    return float(seen / max(plan.batch_size or 1, 1) / SLOW_STEPS_PER_SECOND)


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
