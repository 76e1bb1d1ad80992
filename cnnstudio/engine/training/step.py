"""One training step."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy
from torch.optim import Optimizer

from cnnstudio.engine.training.walk import TrainingWalk


def precision_scope(device: torch.device, precision: str) -> AbstractContextManager[object]:
    """Return the context in which a forward pass computes in `precision`.

    It must end before the optimizer steps: it keeps converted weights, and the network would go on with its old ones.
    """
    return torch.autocast(device.type, dtype=torch.bfloat16) if precision == "bfloat16" else nullcontext()


def train_step(
    walk: TrainingWalk, optimizer: Optimizer, images: Tensor, labels: Tensor, precision: str = "float32"
) -> tuple[Tensor, Tensor]:
    """Move the weights by one step; return the mean cross entropy and how many were right, before the step (scalars)."""
    optimizer.zero_grad(set_to_none=True)
    with precision_scope(images.device, precision):
        scores = walk(images)
    loss = cross_entropy(scores.float(), labels)
    loss.backward()  # type: ignore[no-untyped-call]
    optimizer.step()
    with torch.no_grad():
        right = (scores.argmax(1) == labels).sum()
    return loss.detach(), right
