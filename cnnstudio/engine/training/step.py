"""One training step."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy
from torch.optim import Optimizer

from cnnstudio.engine.training.walk import TrainingWalk


def precision_scope(device: torch.device, precision: str) -> AbstractContextManager[object]:
    """Return the context in which convolutions and dense blocks compute in `precision`."""
    if precision == "bfloat16":
        # Its cache of converted weights would outlive the optimizer's step: the network would train on its first weights.
        return torch.autocast(device.type, dtype=torch.bfloat16, cache_enabled=False)
    return nullcontext()


def train_step(walk: TrainingWalk, optimizer: Optimizer, images: Tensor, labels: Tensor) -> tuple[Tensor, Tensor]:
    """Move the weights by one step; return the mean cross entropy and how many were right, before the step (scalars)."""
    optimizer.zero_grad(set_to_none=True)
    scores = walk(images)
    loss = cross_entropy(scores.float(), labels)
    loss.backward()  # type: ignore[no-untyped-call]
    optimizer.step()
    with torch.no_grad():
        right = (scores.argmax(1) == labels).sum()
    return loss.detach(), right
