"""From what the studio asks to a picture: by number, the next of a class, sent along, from a file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from cnnstudio.data import Part, fit_images, load_picture
from cnnstudio.engine.serving.drawing import framed, turned
from cnnstudio.engine.serving.subject import Subject
from cnnstudio.graph.text import Message, StudioError, translate
from cnnstudio.protocol.arrays import Bytes, Floats, Integers
from cnnstudio.protocol.commands import At, FromFile, Given, Next, PartName, Typed
from cnnstudio.protocol.messages import Picture

SHOWN = 256
"""Rows and columns to which a picture file is scaled where it is shown as it is."""
MOST_SIDE = 8192


def part_of(subject: Subject, name: PartName) -> Part:
    """Return a part of the data. Raises `StudioError` where the data is not there."""
    if subject.data is None:
        text = translate("Look", "The pictures of this design's data set are not there yet: fetch them, or draw one.")
        raise StudioError(Message("look.no_data", text))
    return subject.data.train if name == "train" else subject.data.test


def candidates(subject: Subject, spec: Next) -> Integers:
    """Return the pictures (found,) that may come next, nearest first, whether or not the network is wrong about them."""
    labels = part_of(subject, spec.part).labels
    order = (np.arange(len(labels)) + spec.after + 1) % max(len(labels), 1)
    return order if spec.label is None else order[labels[order] == spec.label]


def nothing_found() -> StudioError:
    """Return the error of a search that found nothing."""
    return StudioError(Message("look.none", translate("Look", "There is no such picture in this part of the data.")))


def picture(subject: Subject, spec: At | Given | FromFile | Typed) -> Picture:
    """Return the picture that is asked for. Raises `StudioError` where there is none, or it cannot be used."""
    if isinstance(spec, At):
        return _from_data(subject, spec)
    if isinstance(spec, FromFile):
        path = Path(spec.path)
        native = load_picture(path, (3, SHOWN, SHOWN), white_on_black=True)
        return Picture(native, load_picture(path, subject.shape), name=path.name)
    if isinstance(spec, Typed):
        return _typed(subject, spec)
    pixels = spec.pixels
    if (
        pixels.ndim != 3
        or pixels.shape[0] not in (1, 3)
        or not 1 <= min(pixels.shape[1:]) <= max(pixels.shape[1:]) <= MOST_SIDE
    ):
        text = translate("Look", "A picture must have one or three channels and some pixels, not {shape}.")
        raise StudioError(Message("look.shape", text, shape=_times(pixels.shape)))
    if spec.drawn:
        return Picture(pixels, _fitted(framed(pixels, subject), subject), name=spec.name)
    return Picture(pixels, _fitted(turned(pixels, subject) if spec.foreign else pixels, subject), name=spec.name)


def entering(subject: Subject, picture: Picture) -> Tensor:
    """Return what enters the network for a picture: floats (1, C, H, W) on its device."""
    if picture.numbers is None:
        return subject.inputs(picture.seen[None])
    return torch.from_numpy(picture.numbers.copy())[None].to(subject.lens.device)


def _typed(subject: Subject, spec: Typed) -> Picture:
    values = spec.values
    if values.shape != subject.shape:
        text = translate(
            "Look", "The network reads {wanted} numbers, not {shape}: set its input to the size of what you typed."
        )
        raise StudioError(Message("look.typed", text, wanted=_times(subject.shape), shape=_times(values.shape)))
    if not np.isfinite(values).all():
        text = translate("Look", "Each place of a typed picture needs a finite number.")
        raise StudioError(Message("look.finite", text))
    return Picture(shades(values), shades(values), name=spec.name, numbers=values)


def shades(values: Floats) -> Bytes:
    """Return numbers as bytes for eyes: from the smallest of all (0) to the largest (255)."""
    low, high = float(values.min()), float(values.max())
    shown: Bytes = ((values.astype(np.float64) - low) / ((high - low) or 1.0) * 255).round().astype(np.uint8)
    return shown


def _times(shape: tuple[int, ...]) -> str:
    return "×".join(map(str, shape))


def _from_data(subject: Subject, spec: At) -> Picture:
    part = part_of(subject, spec.part)
    data = subject.data
    assert data is not None
    if spec.index >= len(part.labels):
        text = translate("Look", "There is no picture {index}: this part of the data has {count}.")
        raise StudioError(Message("look.index", text, index=spec.index, count=len(part.labels)))
    native, label = part.images[spec.index], int(part.labels[spec.index])
    return Picture(native, _fitted(native, subject), spec.part, spec.index, label, data.info.classes[label])


def _fitted(pixels: Bytes, subject: Subject) -> Bytes:
    fitted: Bytes = fit_images(np.ascontiguousarray(pixels)[None], subject.shape)[0]
    return fitted
