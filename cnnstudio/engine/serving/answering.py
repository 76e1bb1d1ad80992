"""Answers to questions about the network at hand: each is a generator of answers, None where others may get a turn."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import replace

import numpy as np
import torch
from torch import Tensor

from cnnstudio.data import Part, fit_images
from cnnstudio.engine.evaluate import assess as assessed
from cnnstudio.engine.evaluate import known_classes
from cnnstudio.engine.insight.attribution import Attribution, default_block, gradcam, occlusion, predicted, saliency
from cnnstudio.engine.insight.edit import Edit, compared
from cnnstudio.engine.insight.edit import edited as with_edits
from cnnstudio.engine.insight.overlays import overlay
from cnnstudio.engine.insight.units import Excited as Best
from cnnstudio.engine.insight.units import exciting, patch
from cnnstudio.engine.insight.why import why
from cnnstudio.engine.robustness import TRIALS, attempt
from cnnstudio.engine.serving.choosing import entering, part_of, picture
from cnnstudio.engine.serving.subject import Subject
from cnnstudio.engine.training.frozen import held, refuse_too_many
from cnnstudio.protocol.answers import (
    Answer,
    Assessed,
    Attributed,
    Edited,
    Excited,
    Exciting,
    Explained,
    Frozen,
    Pictured,
    Tried,
)
from cnnstudio.protocol.messages import Picture
from cnnstudio.protocol.questions import Assess, Attribute, EditKernels, Explain, FindExciting, Freeze, ShowPictures, Try
from cnnstudio.protocol.reasons import Entered

Answers = Iterator[Answer | None]

AT_ONCE = 128
"""Pictures that pass between two pieces of an answer."""


def explain(subject: Subject, question: Explain) -> Answers:
    """Answer why a value is what it is."""
    shown = picture(subject, question.picture)
    entered = _entered(subject, shown, question.index)
    with torch.autocast(subject.lens.device.type, enabled=False):
        found = why(subject.walk, entering(subject, shown), question.address, question.index, entered)
    yield Explained(
        subject.token,
        question.look,
        question.view,
        subject.step,
        question.address,
        question.index,
        np.asarray(found.value),
        found.reason,
        {address: (rect.top, rect.left, rect.bottom, rect.right) for address, rect in found.fields.items()},
    )


def _entered(subject: Subject, shown: Picture, index: tuple[int, ...]) -> Entered:
    """Return how a value of the picture itself came about; what is no place of it is refused later."""
    inside = len(index) == 3 and all(at < length for at, length in zip(index, subject.shape, strict=True))
    if shown.numbers is not None or not inside:
        return Entered(None, 0.0, 1.0)
    scaling = subject.lens.scaling
    return Entered(int(shown.seen[index]), scaling.mean[index[0]], scaling.std[index[0]])


def attribute(subject: Subject, question: Attribute) -> Answers:
    """Answer what of a picture speaks for a class."""
    x = entering(subject, picture(subject, question.picture))
    walk = subject.walk
    best = predicted(walk, x)
    label = best if question.label is None else question.label
    address = (question.address or default_block(walk)) if question.method == "gradcam" else ""
    if question.method == "gradcam":
        found = gradcam(walk, x, label, address)
    elif question.method == "saliency":
        found = saliency(walk, x, label)
    else:
        found = yield from _last(occlusion(walk, x, label))
    yield Attributed(
        subject.token,
        question.look,
        question.view,
        subject.step,
        question.method,
        address,
        label,
        best,
        np.asarray(found.score, np.float32),
        found.probability,
        found.values,
        overlay(found.values),
        1,
        1,
    )


def find_exciting(subject: Subject, question: FindExciting) -> Answers:
    """Answer which pictures of a part excite units most."""
    part = part_of(subject, question.part)
    pieces = exciting(subject.walk, question.address, question.units, question.most, len(part.labels), _inputs(subject, part))
    for found in pieces:
        units = tuple(_with_patches(subject, question.address, part, best) for best in found.units)
        yield Exciting(
            subject.token,
            question.look,
            question.view,
            subject.step,
            question.address,
            question.part,
            units,
            found.done,
            found.total,
        )


def _with_patches(subject: Subject, address: str, part: Part, best: Best) -> Excited:
    places = zip(best.rows.tolist(), best.columns.tolist(), strict=True)
    fields = [patch(subject.walk, address, best.unit, row, column) for row, column in places]
    return Excited(
        best.unit,
        best.indexes,
        part.labels[best.indexes],
        best.values,
        best.rows,
        best.columns,
        np.array(fields, np.int64).reshape(-1, 4),
    )


def show_pictures(subject: Subject, question: ShowPictures) -> Answers:
    """Answer with small copies of pictures of a part."""
    part = part_of(subject, question.part)
    indexes = np.array([index for index in question.indexes if index < len(part.labels)], np.int64)
    chosen = part.images[indexes]
    channels, height, width = chosen.shape[1:]
    share = min(1.0, question.side / max(height, width))
    size = channels, max(1, round(height * share)), max(1, round(width * share))
    pixels = chosen if share == 1.0 else fit_images(chosen, size)
    labels = part.labels[indexes]
    yield Pictured(
        subject.token, question.look, question.view, subject.step, question.part, indexes, np.ascontiguousarray(pixels), labels
    )


def assess(subject: Subject, question: Assess) -> Answers:
    """Answer how the network does on a part."""
    part = part_of(subject, question.part)
    for found in assessed(subject.walk, part.labels, _inputs(subject, part), AT_ONCE):
        figures = found.figures
        yield Assessed(
            subject.token,
            question.look,
            question.view,
            subject.step,
            question.part,
            found.accuracy,
            found.interval,
            np.asarray(found.loss, np.float32),
            figures.precision.astype(np.float32),
            figures.recall.astype(np.float32),
            figures.f1.astype(np.float32),
            figures.support,
            found.confusion,
            found.labels,
            found.predicted,
            found.certainty,
            found.order,
            len(found.labels),
            found.total,
        )


def attempted(subject: Subject, question: Try) -> Answers:
    """Answer how a network does on pictures that are changed."""
    part = _spread(part_of(subject, question.part), question.most)
    known_classes(subject.walk, part.labels)
    down = np.array(TRIALS["shift"] if question.trial == "shift" else (), np.float32)
    for sweep in attempt(subject.walk, subject.lens, part.images, part.labels, question.trial):
        if sweep is None:
            yield None
            continue
        yield Tried(
            subject.token,
            question.look,
            question.view,
            subject.step,
            question.trial,
            question.part,
            question.folder or "",
            sweep.values,
            down,
            sweep.right,
            sweep.done,
            sweep.total,
        )


def _spread(part: Part, most: int | None) -> Part:
    """Return so many pictures of a part, evenly spread over it."""
    count = len(part.labels)
    if most is None or most >= count:
        return part
    chosen = np.arange(most) * count // most
    return Part(part.images[chosen], part.labels[chosen])


def edit_kernels(subject: Subject, question: EditKernels) -> Subject:
    """Return the network with its filters changed. Raises `StudioError`."""
    edits = [Edit(edit.address, edit.kernel, edit.filter, edit.channel, edit.values, edit.bias) for edit in question.edits]
    return replace(subject, walk=with_edits(subject.walk, edits, question.held))


def compare(before: Subject, after: Subject, question: EditKernels) -> Answers:
    """Answer how many pictures of each class are right before and after."""
    part = part_of(before, question.part) if question.compare else None
    nothing = np.zeros(0, np.int64)
    seen, rights, done, total = nothing, (nothing, nothing), 0, 0
    pieces = () if part is None else compared(before.walk, after.walk, part.labels, _inputs(before, part))
    for found in pieces or (None,):
        if found is not None:
            seen, rights, done, total = found.seen, (found.before, found.after), found.done, found.total
        yield Edited(before.token, question.look, question.view, before.step, question.part, seen, *rights, done, total)


def freeze(subject: Subject, question: Freeze) -> Answers:
    """Answer with the numbers of the wanted filters. Raises `StudioError` where the chosen ones are too many."""
    refuse_too_many(subject.walk, question.chosen)
    yield Frozen(subject.token, question.look, question.view, subject.step, held(subject.walk, question.wanted))


def _inputs(subject: Subject, part: Part) -> Callable[[slice], Tensor]:
    return lambda chosen: subject.inputs(part.images[chosen])


def _last(pieces: Iterator[Attribution | None]) -> Generator[None, None, Attribution]:
    """Let others have a turn at each piece, and return the last one."""
    found = None
    for found in pieces:
        if found is None:
            yield
    assert found is not None
    return found
