"""From a design and its data to all that the loop needs."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import torch

from cnnstudio import __version__
from cnnstudio.data import Dataset, Part, fit_images, split
from cnnstudio.design.design import Design
from cnnstudio.engine.build import Walk, build
from cnnstudio.engine.devices import pick
from cnnstudio.engine.training.batches import Pictures, Scaling, order
from cnnstudio.engine.training.choose import Choices, choose
from cnnstudio.graph.block import Data
from cnnstudio.graph.check import check, inputs
from cnnstudio.graph.report import Report
from cnnstudio.graph.text import Message, StudioError, translate
from cnnstudio.plan.plan import Plan
from cnnstudio.runs.facts import DataFacts, RunFacts

ALL = slice(None)
SCALED = 2000
"""Training pictures from which mean and spread of the pixels are taken."""


@dataclass(frozen=True)
class Job:
    """A run about to begin."""

    design: Design
    plan: Plan
    choices: Choices
    facts: RunFacts
    walk: Walk
    device: torch.device
    train: Pictures
    validation: Pictures
    test: Pictures

    @property
    def batch_size(self) -> int:
        """Pictures per step."""
        return min(self.plan.batch_size or 1, len(self.train))

    @property
    def steps_per_epoch(self) -> int:
        """Steps that see every training picture once. A last picture alone is left out: batch normalization cannot use it."""
        full, rest = divmod(len(self.train), self.batch_size)
        return full + (rest > 1 or (rest == 1 and not _needs_two(self.walk)))

    @property
    def epochs(self) -> int:
        """Epochs to train."""
        return self.plan.epochs or 1


def _needs_two(walk: Walk) -> bool:
    return any(isinstance(module, torch.nn.modules.batchnorm._BatchNorm) for module in walk.modules())


def input_shape(report: Report) -> tuple[int, int, int]:
    """Return the (C, H, W) that a sound network reads."""
    channels, height, width = report.nodes[inputs(report.graph)[0]].shape or (1, 1, 1)
    return channels, height, width


def prepare(
    design: Design,
    dataset: Dataset,
    choices: Choices | None = None,
    frozen: Mapping[str, tuple[int, ...]] | None = None,
) -> Job:
    """Check the design against its data, build it, bring the pictures to the device, choose how to compute if not given.

    `frozen` is only noted in the facts: the filters that the run begins with and keeps.

    Raises `StudioError` for a network with problems, a missing device, a part without pictures.
    """
    shape, classes = dataset.info.shape, dataset.info.classes
    report = check(design.graph, Data(shape, len(classes)))
    plan = design.plan.resolved(len(dataset.train.labels), dataset.info.embedded)
    _refuse_bad(plan)
    device = pick(plan.device)
    walk = build(report, plan.seed)
    size = input_shape(report)
    chosen, held = split(dataset.train.labels, plan.validation, plan.seed)
    if not len(chosen):
        raise StudioError(Message("train.empty", translate("Train", "No training pictures are left: hold back fewer.")))
    _refuse_untrainable(report, min(plan.batch_size or 1, len(chosen)))
    scaling = Scaling.of(fit_images(dataset.train.images[chosen[:SCALED]], size))

    def pictures(part: Part, indexes: np.ndarray | slice = ALL) -> Pictures:
        return Pictures(part.images[indexes], part.labels[indexes], size, scaling, device)

    train = pictures(dataset.train, chosen)
    walk.to(device=device, memory_format=torch.channels_last)  # type: ignore[call-overload]
    first = order(len(train), plan.seed, 1)[: plan.batch_size].to(device)
    choices = choices or choose(walk, plan, train.batch(first))
    facts = RunFacts(
        plan=replace(plan, device=str(device), threads=choices.threads, precision=choices.precision).values(),  # type: ignore[type-var]
        threads=choices.threads,
        precision=choices.precision,
        memory_format=choices.memory_format,
        device=str(device),
        data=DataFacts(dataset.info.name, size, tuple(classes), scaling.mean, scaling.std),
        network=design.title,
        created=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        versions={"cnnstudio": __version__, "torch": str(torch.__version__)},
        held=dict(frozen or {}),
    )
    return Job(
        design,
        plan,
        choices,
        facts,
        walk,
        device,
        train,
        pictures(dataset.train, held),
        pictures(dataset.test),
    )


def _refuse_untrainable(report: Report, batch_size: int) -> None:
    if not report.parameters:
        text = translate("Train", "There is nothing to train: no block of this network has weights.")
        raise StudioError(Message("train.no_weights", text))
    norms = {id: node.shape or () for id, node in report.nodes.items() if node.facts.kind == "BatchNorm2d"}
    alone = [id for id, shape in norms.items() if shape[1:] == (1, 1)]
    if alone and batch_size == 1:
        text = translate("Train", "{block} cannot normalize a single value: choose a batch size of at least 2.")
        raise StudioError(Message("train.single_value", text, block=alone[0]))


def _refuse_bad(plan: Plan) -> None:
    for _, message in plan.limit_problems():
        raise StudioError(message)
