"""Collects the loss and accuracy of single steps without waiting for the device at each one."""

from __future__ import annotations

import torch
from torch import Tensor

from cnnstudio.protocol.events import Curve


class Recorder:
    """Holds steps until they are reported, and the means of the epoch at hand."""

    def __init__(self) -> None:
        self._losses: list[Tensor] = []
        self._right: list[Tensor] = []
        self._steps: list[int] = []
        self._sizes: list[int] = []
        self.sums: tuple[float, int, int] = (0.0, 0, 0)
        """Of the epoch at hand: loss over its pictures, how many were right, how many were seen."""

    def __len__(self) -> int:
        return len(self._steps)

    def add(self, step: int, size: int, loss: Tensor, right: Tensor) -> None:
        """Record a step over `size` pictures: their mean loss and how many were right (scalars on the device)."""
        self._steps.append(step)
        self._sizes.append(size)
        self._losses.append(loss)
        self._right.append(right)

    def flush(self) -> Curve:
        """Return the steps since the last flush."""
        if not self._steps:
            return Curve([], {"loss": [], "accuracy": []})
        losses: list[float] = torch.stack(self._losses).tolist()
        right: list[int] = torch.stack(self._right).tolist()
        curve = Curve(
            list(self._steps),
            {"loss": losses, "accuracy": [hits / size for hits, size in zip(right, self._sizes, strict=True)]},
        )
        loss, hits, seen = self.sums
        for one, size in zip(losses, self._sizes, strict=True):
            loss += one * size
        self.sums = (loss, hits + sum(right), seen + sum(self._sizes))
        for held in (self._steps, self._sizes, self._losses, self._right):
            held.clear()
        return curve

    def epoch(self) -> dict[str, float]:
        """Return the means over the epoch, as the weights were when each picture was seen, and begin another."""
        loss, hits, seen = self.sums
        self.sums = (0.0, 0, 0)
        return {"loss": loss / max(seen, 1), "accuracy": hits / max(seen, 1)}


def means(curve: Curve) -> dict[str, float]:
    """Return the mean of each metric over the steps of a curve."""
    return {name: sum(values) / len(values) for name, values in curve.metrics.items() if values}
