"""A trained network, ready to be looked at: from a run folder, or with its initial weights."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from cnnstudio.engine.build import Walk, build
from cnnstudio.engine.devices import pick
from cnnstudio.engine.training.batches import Lens, Pictures, Scaling
from cnnstudio.engine.training.state import load_weights
from cnnstudio.graph.check import check
from cnnstudio.runs.facts import DataFacts
from cnnstudio.runs.read import Run


@dataclass(frozen=True)
class Model:
    """A network in evaluation mode on a device, with the facts of the data it was trained on."""

    walk: Walk
    data: DataFacts
    device: torch.device

    @property
    def shape(self) -> tuple[int, int, int]:
        """The (C, H, W) that the network reads."""
        return self.data.shape

    def pictures(self, images: np.ndarray, labels: np.ndarray | None = None) -> Pictures:
        """Return uint8 images (N, C, H, W) of any size, brought to the network's input, on the device."""
        given = np.zeros(len(images), np.int64) if labels is None else labels
        return Pictures(images, given, self.shape, Scaling(self.data.mean, self.data.std), self.device)

    def inputs(self, images: np.ndarray) -> Tensor:
        """Return uint8 images (N, C, H, W) of any size as the float batch that the network reads."""
        return Lens(self.shape, Scaling(self.data.mean, self.data.std), self.device).inputs(images)


def open_model(run: Run, device: str = "auto") -> Model:
    """Return the network of a run with the weights of its newest checkpoint. Raises `StudioError`."""
    where = pick(device)
    walk = build(check(run.design.graph), seed=0)
    load_weights(walk, run.checkpoint_path)
    walk.eval()
    return Model(walk.to(device=where, memory_format=torch.channels_last), run.facts.data, where)  # type: ignore[call-overload]
