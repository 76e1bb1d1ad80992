"""The shape of the picture that enters, as the code says it."""

from __future__ import annotations

import math
from typing import Any

from cnnstudio.graph.param import LARGEST
from cnnstudio.graph.shape import Shape, shape_text
from cnnstudio.graph.text import Message, translate
from cnnstudio.parsing.values import Picture

USUAL = (1, 28, 28)
"""What is drawn where the code does not say it: a digit of MNIST."""


def unsized(line: int, name: str = "", channels: Any = None) -> Picture:
    """Return the usual picture, for code that does not say how large it is."""
    known = type(channels) is int and 0 < channels <= LARGEST
    return Picture((channels if known else USUAL[0], *USUAL[1:]), line, name, sized=False)


def from_keras(shape: Any, line: int, name: str = "") -> Picture:
    """Return the picture of a Keras shape, channels last; an unsized one where the code leaves it open."""
    if not isinstance(shape, (tuple, list)) or len(shape) not in (1, 2, 3):
        return unsized(line, name)
    if not all(type(n) is int and 0 < n <= LARGEST for n in shape):
        return unsized(line, name, shape[2] if len(shape) == 3 else None)
    if len(shape) == 1:
        return Picture(image_of(shape[0]), line, name, flat=True)
    return Picture((shape[2] if len(shape) == 3 else 1, shape[0], shape[1]), line, name)


def image_of(numbers: int) -> Shape:
    """Return the picture that a row of numbers most likely is: square and grey, square and in colour, one row."""
    for channels in (1, 3):
        side = math.isqrt(numbers // channels)
        if channels * side * side == numbers:
            return (channels, side, side)
    return (1, 1, numbers)


def assumed(shape: Shape) -> Message:
    """Return the remark that a size was taken of which the code says nothing."""
    source = translate("Parsing", "The code does not say how large its pictures are: {shape} was taken.")
    return Message("parsing.assumed", source, shape=shape_text(shape))


def flat(shape: Shape | None) -> Message:
    """Return the remark that a Flatten was put behind the picture."""
    if shape is None:
        source = translate("Parsing", "The code takes the picture as one row of numbers: a Flatten makes it one.")
        return Message("parsing.flat", source)
    source = translate("Parsing", "The code takes the picture as one row of numbers: {shape}, and a Flatten, make it one.")
    return Message("parsing.flat", source, shape=shape_text(shape))
