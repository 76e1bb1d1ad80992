"""The training walk: the plain walk rewritten once per run for speed. Outputs and gradients stay equal bit for bit."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from cnnstudio.engine.build import Step, Walk, plan_path, run_path

OVERWRITABLE = (nn.Conv2d, nn.Linear, nn.MaxPool2d, nn.BatchNorm2d)
"""Modules whose backward pass does not read their output, so that a ReLU behind them may overwrite it."""


class TrainingWalk:
    """Runs a walk's modules up to the scores; weights are shared with the walk."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk
        self.source, self.scores = walk.source, walk.scores
        steps = [step for step, _ in plan_path(walk.steps, walk.scores)]
        steps = _pool_first(steps, walk.scores)
        self.path = plan_path(_overwrite(steps, walk.scores), walk.scores)

    def __call__(self, x: Tensor) -> Tensor:
        """Return the scores (N, classes) of a batch (N, C, H, W)."""
        return run_path(self.path, self.source, x, self.scores)


def _readers(steps: list[Step]) -> dict[str, list[Step]]:
    found: dict[str, list[Step]] = {}
    for step in steps:
        for feed in step.feeds:
            found.setdefault(feed, []).append(step)
    return found


def _pool_first(steps: list[Step], scores: str) -> list[Step]:
    """Move each ReLU behind the max pooling that alone reads it: the maximum of ReLUs is the ReLU of the maximum."""
    readers = _readers(steps)
    swapped: dict[str, Step] = {}
    for step in steps:
        after = readers.get(step.id, [])
        if type(step.compute) is nn.ReLU and len(after) == 1 and step.id != scores:
            pool = after[0]
            if type(pool.compute) is nn.MaxPool2d and not pool.compute.return_indices:
                swapped[step.id] = Step(step.id, step.feeds, pool.compute)
                swapped[pool.id] = Step(pool.id, (step.id,), step.compute)
    return [swapped.get(step.id, step) for step in steps]


def _overwrite(steps: list[Step], scores: str) -> list[Step]:
    """Let a ReLU overwrite its input where nothing else reads that and its maker does not need it."""
    readers, makers = _readers(steps), {step.id: step for step in steps}
    return [
        Step(step.id, step.feeds, torch.relu_)
        if type(step.compute) is nn.ReLU
        and (maker := makers.get(step.feeds[0])) is not None
        and isinstance(maker.compute, OVERWRITABLE)
        and len(readers[maker.id]) == 1
        and maker.id != scores
        else step
        for step in steps
    ]
