"""How a run does on the test part, also with every picture moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.functional import cross_entropy

from cnnstudio.data import Dataset, fit_images, shift_images
from cnnstudio.engine.build import Walk
from cnnstudio.engine.model import open_model
from cnnstudio.engine.scores import ClassFigures, class_figures, confusion, wilson, wrong_first
from cnnstudio.engine.training.measure import evaluation_batch, looking
from cnnstudio.graph.text import Message, StudioError, translate
from cnnstudio.runs.read import Run


@dataclass(frozen=True)
class Evaluation:
    """Predictions for `len(labels)` of `total` pictures, in order, and the figures that follow from them.

    `labels` and `predicted` are classes (pictures,), `certainty` the probability of the predicted one; `loss` is the mean
    cross entropy.
    """

    labels: NDArray[np.int64]
    predicted: NDArray[np.int64]
    certainty: NDArray[np.float32]
    loss: float
    classes: int
    total: int

    @property
    def right(self) -> int:
        """How many predictions are right."""
        return int((self.labels == self.predicted).sum())

    @property
    def accuracy(self) -> float:
        """The share of predictions that are right."""
        return self.right / max(len(self.labels), 1)

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's interval of the accuracy, at 95 %."""
        return wilson(self.right, len(self.labels))

    @cached_property
    def confusion(self) -> NDArray[np.int64]:
        """How many pictures of each class (rows) were taken for each class (columns)."""
        return confusion(self.labels, self.predicted, self.classes)

    @property
    def figures(self) -> ClassFigures:
        """Precision, recall, F1 and number of pictures of each class."""
        return class_figures(self.confusion)

    @property
    def order(self) -> NDArray[np.int64]:
        """The pictures: the most certain mistakes, then the right ones, the least certain first."""
        return wrong_first(self.labels, self.predicted, self.certainty)


def assess(walk: Walk, labels: NDArray[np.int64], inputs: Callable[[slice], Tensor], most: int = 512) -> Iterator[Evaluation]:
    """Yield, batch by batch, how a network does on pictures with these labels (N,).

    `inputs` gives the pictures of a slice as the network's input (n, C, H, W). The weights are those of the moment. Raises
    `StudioError` where there are other classes than the network knows.
    """
    classes = known_classes(walk, labels)
    batch = min(most, evaluation_batch(walk.report))
    predicted, certainty, losses = np.empty(0, np.int64), np.empty(0, np.float32), 0.0
    for first in range(0, len(labels), batch):
        part = slice(first, min(first + batch, len(labels)))
        with looking(walk):
            x = inputs(part)
            truth = torch.from_numpy(np.ascontiguousarray(labels[part], np.int64)).to(x.device)
            with torch.autocast(x.device.type, enabled=False):
                scores = walk.logits(x).float()
            losses += float(cross_entropy(scores, truth, reduction="sum"))
            best = torch.softmax(scores, dim=1).max(dim=1)
        # Where the scores are no numbers, torch names the first of them.
        predicted = np.concatenate([predicted, scores.argmax(1).cpu().numpy()])
        certainty = np.concatenate([certainty, best.values.cpu().numpy()])
        yield Evaluation(labels[: part.stop], predicted, certainty, losses / part.stop, classes, len(labels))


def known_classes(walk: Walk, labels: NDArray[np.int64]) -> int:
    """Return how many classes a network knows. Raises `StudioError` where pictures with these labels (N,) have more."""
    classes = (walk.report.shape(walk.scores) or (1,))[0]
    if len(labels) and int(labels.max()) >= classes:
        text = translate("Evaluate", "The network knows {known} classes, but the pictures have {found}.")
        raise StudioError(Message("evaluate.classes", text, known=classes, found=int(labels.max()) + 1))
    return classes


def evaluate(run: Run, dataset: Dataset, shift: tuple[int, int] = (0, 0), device: str = "auto") -> Evaluation:
    """Return how a run does on `dataset`, its pictures moved by (dx, dy) pixels of the network's input, zeros behind.

    Raises `StudioError` where the data has other classes than the run, or no test pictures.
    """
    refuse_other_classes(run, dataset)
    model = open_model(run, device)
    images, labels = dataset.test.images, dataset.test.labels

    def inputs(part: slice) -> Tensor:
        return model.inputs(shift_images(fit_images(images[part], model.shape), *shift))

    if not len(labels):
        raise StudioError(Message("evaluate.empty", translate("Evaluate", "The data has no test pictures.")))
    *_, last = assess(model.walk, labels, inputs)
    return last


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
