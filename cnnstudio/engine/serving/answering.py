"""Answers to questions about the network at hand: each is a generator of answers, None where others may get a turn."""

from __future__ import annotations

from collections.abc import Generator, Iterator

import numpy as np
import torch

from cnnstudio.engine.insight.attribution import Attribution, default_block, gradcam, occlusion, predicted, saliency
from cnnstudio.engine.insight.overlays import overlay
from cnnstudio.engine.insight.why import why
from cnnstudio.engine.serving.choosing import entering, picture
from cnnstudio.engine.serving.subject import Subject
from cnnstudio.protocol.answers import Answer, Attributed, Explained
from cnnstudio.protocol.messages import Picture
from cnnstudio.protocol.questions import Attribute, Explain
from cnnstudio.protocol.reasons import Entered

Answers = Iterator[Answer | None]


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


def _last(pieces: Iterator[Attribution | None]) -> Generator[None, None, Attribution]:
    """Let others have a turn at each piece, and return the last one."""
    found = None
    for found in pieces:
        if found is None:
            yield
    assert found is not None
    return found
