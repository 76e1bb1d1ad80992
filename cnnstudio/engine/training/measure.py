"""Loss and accuracy of a network on a part of the data, by the plain walk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import torch
from torch import nn
from torch.nn.functional import cross_entropy

from cnnstudio.engine.build import Walk
from cnnstudio.engine.training.batches import Pictures
from cnnstudio.graph.report import Report

BUDGET = 256 * 2**20
"""Bytes of activations that one batch of evaluation may take."""


def evaluation_batch(report: Report) -> int:
    """Return how many pictures are evaluated at a time."""
    largest = max((node.activation_bytes for node in report.nodes.values()), default=1)
    return max(1, min(512, BUDGET // (4 * max(largest, 1))))


@contextmanager
def looking(module: nn.Module) -> Iterator[None]:
    """Evaluation mode without gradients; afterwards every module is in the mode it was in."""
    was_training = {child: child.training for child in module.modules()}
    module.eval()
    try:
        with torch.no_grad():
            yield
    finally:
        for child, training in was_training.items():
            child.training = training


def measure(walk: Walk, pictures: Pictures, stopping: Callable[[], bool] = lambda: False) -> dict[str, float]:
    """Return {"loss", "accuracy"} over all pictures; empty where there are none, or when it was stopped."""
    total, right = 0.0, 0
    if not len(pictures):
        return {}
    with looking(walk):
        for images, labels in pictures.in_order(evaluation_batch(walk.report)):
            if stopping():
                return {}
            scores = walk.logits(images).float()
            total += float(cross_entropy(scores, labels, reduction="sum"))
            right += int((scores.argmax(1) == labels).sum())
    return {"loss": total / len(pictures), "accuracy": right / len(pictures)}
