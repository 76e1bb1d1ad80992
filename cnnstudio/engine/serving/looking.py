"""One look through the network at hand: a single pass, between two steps, that changes nothing."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch

from cnnstudio.engine.insight.look import InsightError, filters
from cnnstudio.engine.insight.strips import strips
from cnnstudio.engine.serving.choosing import entering, part_of
from cnnstudio.engine.serving.display import shown_filters, shown_maps
from cnnstudio.engine.serving.subject import Subject
from cnnstudio.engine.training.measure import evaluation_batch, looking
from cnnstudio.protocol.arrays import Floats, Integers
from cnnstudio.protocol.commands import AskStrips, Look, PartName
from cnnstudio.protocol.messages import Filters, Looked, Maps, Picture, Strips

AT_ONCE = 128
"""Pictures that a search classifies between two steps."""


def look(subject: Subject, command: Look, picture: Picture | None) -> Looked:
    """Return what `command` asks for, as the weights are now."""
    probabilities, maps = np.zeros(0, np.float32), dict[str, Maps]()
    if picture is not None:
        probabilities, maps = _passed(subject, command, picture)
    kernels = _kernels(subject, command)
    return Looked(subject.token, command.look, command.view, subject.step, subject.epoch, picture, probabilities, maps, kernels)


def shown_strips(subject: Subject, command: AskStrips, picture: Picture | None, first: bool) -> Strips:
    """Return the thumbnails that `command` asks for, as the weights are now; the `first` answer bears the picture."""
    probabilities, maps = np.zeros(0, np.float32), dict[str, Maps]()
    if picture is not None:
        inputs = entering(subject, picture)
        probabilities, maps = strips(subject.walk, inputs, command.blocks, command.most, command.side)
    told = picture if first else None
    return Strips(subject.token, command.look, command.view, subject.step, subject.epoch, told, probabilities, maps)


def _passed(subject: Subject, command: Look, picture: Picture) -> tuple[Floats, dict[str, Maps]]:
    walk = subject.walk
    wanted = [address for address in command.maps if address in walk.report.nodes]
    maps: dict[str, Maps] = {}
    scores = torch.zeros(0)
    with looking(walk), torch.autocast(subject.lens.device.type, enabled=False):
        for address, value in walk.visit(entering(subject, picture), [*wanted, walk.scores]):
            if address == walk.scores:
                scores = value[0].float()
            if address in wanted:
                maps[address] = shown_maps(value[0].float().contiguous().cpu().numpy(), command.most)
        probabilities: Floats = torch.softmax(scores, dim=0).cpu().numpy()
    return probabilities, maps


def _kernels(subject: Subject, command: Look) -> dict[str, Filters]:
    found: dict[str, Filters] = {}
    for address in command.filters:
        try:
            found[address] = shown_filters(filters(subject.walk, address), command.most)
        except InsightError:
            continue
    return found


def judged(subject: Subject, part_name: PartName, indexes: Integers) -> Iterator[tuple[Integers, Integers, Floats]]:
    """Yield (indexes, predicted class, its probability), each (n,), some pictures at a time, with the weights of the moment."""
    part = part_of(subject, part_name)
    size = min(AT_ONCE, evaluation_batch(subject.walk.report))
    for start in range(0, len(indexes), size):
        chosen = indexes[start : start + size]
        with looking(subject.walk), torch.autocast(subject.lens.device.type, enabled=False):
            best = subject.walk.probabilities(subject.inputs(part.images[chosen])).max(dim=1)
        yield chosen, best.indices.cpu().numpy(), best.values.cpu().numpy()
