"""How a run does on the test part, also with every picture moved."""

from __future__ import annotations

from typing import TypedDict

from cnnstudio.data import Dataset, fit_images, shift_images
from cnnstudio.engine.model import open_model
from cnnstudio.engine.training.measure import measure
from cnnstudio.graph.text import Message, StudioError, translate
from cnnstudio.runs.read import Run

MOVED = 1024
"""Pictures that are fitted and moved at a time: a whole test part at 224 x 224 would take gigabytes."""


class Evaluation(TypedDict):
    """The figures of the test part: share that is right, mean cross entropy, number of pictures."""

    test_accuracy: float
    test_loss: float
    images: int


def evaluate(run: Run, dataset: Dataset, shift: tuple[int, int] = (0, 0), device: str = "auto") -> Evaluation:
    """Return the figures of a run on `dataset`, its pictures moved by (dx, dy) pixels of the network's input, zeros behind.

    Raises `StudioError` where the data has other classes than the run.
    """
    refuse_other_classes(run, dataset)
    model = open_model(run, device)
    images, labels = dataset.test.images, dataset.test.labels
    right = loss = 0.0
    for start in range(0, len(labels), MOVED):
        part = slice(start, start + MOVED)
        moved = shift_images(fit_images(images[part], model.shape), *shift)
        found = measure(model.walk, model.pictures(moved, labels[part]))
        right += found["accuracy"] * len(moved)
        loss += found["loss"] * len(moved)
    return {"test_accuracy": round(right) / len(labels), "test_loss": loss / len(labels), "images": len(labels)}


def refuse_other_classes(run: Run, dataset: Dataset) -> None:
    """Raise `StudioError` where `dataset` has another number of classes than the run was trained on."""
    if len(dataset.info.classes) != len(run.facts.data.classes):
        raise StudioError(
            Message(
                "evaluate.classes",
                translate("Evaluate", "The run knows {known} classes, but {data} has {found}: use data like its own."),
                known=len(run.facts.data.classes),
                data=dataset.info.name,
                found=len(dataset.info.classes),
            )
        )
