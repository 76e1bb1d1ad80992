"""The network at hand: what looking looks at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from cnnstudio.data import Dataset, fit_images, split
from cnnstudio.design.design import Design
from cnnstudio.engine.build import Walk, build
from cnnstudio.engine.devices import pick
from cnnstudio.engine.model import open_model
from cnnstudio.engine.training.batches import Lens, Scaling
from cnnstudio.engine.training.control import Live
from cnnstudio.engine.training.prepare import SCALED, input_shape
from cnnstudio.engine.training.state import load_snapshot
from cnnstudio.graph.block import Data
from cnnstudio.graph.check import check
from cnnstudio.graph.text import StudioError
from cnnstudio.protocol.arrays import Bytes
from cnnstudio.runs.read import open_run
from cnnstudio.runs.snapshots import read_snapshot


@dataclass
class Subject:
    """A network with its data. `lens` scales pixels as the network was, or will be, trained with."""

    token: int
    walk: Walk
    lens: Lens
    data: Dataset | None
    step: int = 0
    epoch: int = 0

    @property
    def shape(self) -> tuple[int, int, int]:
        """The (C, H, W) that the network reads."""
        return input_shape(self.walk.report)

    def inputs(self, images: Bytes) -> Tensor:
        """Return uint8 pictures (N, C, H, W) of any size as the float batch that the network reads."""
        return self.lens.inputs(images)


def of_run_under_way(token: int, live: Live, data: Dataset) -> Subject:
    """Return the network that is being trained; it outlives the run, whose pictures on the device do not."""
    return Subject(token, live.walk, live.train.lens, data, live.step, live.epoch)


def of_design(token: int, design: Design, data: Dataset | None) -> Subject:
    """Return a design's network with its initial weights: those with which its training begins. Raises `StudioError`."""
    facts = None if data is None else Data(data.info.shape, len(data.info.classes))
    report = check(design.graph, facts)
    if not report.sound and (alone := check(design.graph)).sound:
        # It cannot be trained on this data, and can be looked at all the same.
        report = alone
    walk = build(report, design.plan.seed)
    shape = input_shape(walk.report)
    scaling = Scaling((0.0,) * shape[0], (1.0,) * shape[0])
    if data is not None:
        chosen, _ = split(data.train.labels, design.plan.validation, design.plan.seed)
        try:
            scaling = Scaling.of(fit_images(data.train.images[chosen[:SCALED]], shape))
        except StudioError:
            # Numbers can still be typed for an input with other channels than any picture has.
            data = None
    return _at_rest(token, walk, scaling, pick(design.plan.device), data)


def of_run(token: int, folder: Path, data: Dataset | None, step: int | None = None) -> Subject:
    """Return the network of a run with its newest weights, or with those of a snapshot. Raises `StudioError`."""
    run = open_run(folder)
    model = open_model(run)
    subject = _at_rest(token, model.walk, Scaling(model.data.mean, model.data.std), model.device, data)
    subject.step, subject.epoch = run.checkpoint.step, run.checkpoint.epoch
    if step is not None:
        load_snapshot(subject.walk, read_snapshot(folder, step), folder)
        ends = [one["step"] for one in run.metrics if one["event"] == "epoch"]
        subject.step, subject.epoch = step, sum(end <= step for end in ends)
    return subject


def _at_rest(token: int, walk: Walk, scaling: Scaling, device: torch.device, data: Dataset | None) -> Subject:
    walk.eval()
    walk.to(device=device, memory_format=torch.channels_last)  # type: ignore[call-overload]
    return Subject(token, walk, Lens(input_shape(walk.report), scaling, device), data)
