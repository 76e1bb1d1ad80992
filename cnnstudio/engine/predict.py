"""What a run says about pictures."""

from __future__ import annotations

import numpy as np

from cnnstudio.engine.model import Model, open_model
from cnnstudio.engine.training.measure import evaluation_batch, looking
from cnnstudio.runs.read import Run


def probabilities(model: Model, images: np.ndarray) -> np.ndarray:
    """Return float32 (N, classes) for uint8 images (N, C, H, W) of any size."""
    found = []
    with looking(model.walk):
        for batch, _ in model.pictures(images).in_order(evaluation_batch(model.walk.report)):
            found.append(model.walk.probabilities(batch).cpu().numpy())
    return np.concatenate(found)


def predict(run: Run, images: np.ndarray, device: str = "auto") -> np.ndarray:
    """Return the probabilities (N, classes) that a run gives to uint8 images (N, C, H, W)."""
    return probabilities(open_model(run, device), images)
