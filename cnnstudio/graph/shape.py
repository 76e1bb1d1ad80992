"""The shapes that run along the wires, without the batch dimension: (C, H, W) for images, (N,) for vectors."""

from __future__ import annotations

import math
from typing import NamedTuple, TypeAlias

Shape: TypeAlias = tuple[int, ...]

LARGEST_SIZE = 2**62
"""Elements beyond which no machine holds a tensor; shapes stay below it so that counts stay exact and printable."""


def size(shape: Shape) -> int:
    """Return how many numbers a tensor of this shape holds."""
    return math.prod(shape)


class ShapeText(str):
    """A shape in words that remembers the shape: who shows it may write it another way."""

    __slots__ = ("shape",)
    shape: Shape

    def __new__(cls, text: str, shape: Shape) -> ShapeText:
        self = super().__new__(cls, text)
        self.shape = shape
        return self

    def __reduce__(self) -> tuple[type[ShapeText], tuple[str, Shape]]:
        return ShapeText, (str(self), self.shape)


def shape_text(shape: Shape | None) -> str:
    """Return `6 x 24 x 24`, with real multiplication signs; a question mark for an unknown shape."""
    return "?" if shape is None else ShapeText(" × ".join(map(str, shape)), shape)


def window_out(length: int, kernel: int, stride: int, padding: tuple[int, int], dilation: int = 1, ceil: bool = False) -> int:
    """Return how many places a window takes along one axis of `length` pixels; less than 1 where it does not fit.

    floor((length + before + after - dilation*(kernel - 1) - 1) / stride) + 1, as torch documents for Conv2d and MaxPool2d; with
    `ceil` the last window may hang over the end, but must start inside the image or its padding before (torch's rule).
    """
    span = dilation * (kernel - 1) + 1
    free = length + padding[0] + padding[1] - span
    if not ceil:
        return free // stride + 1
    places = -(-free // stride) + 1
    if (places - 1) * stride >= length + padding[0]:
        places -= 1
    return places


class Window(NamedTuple):
    """How a sliding window reads its input along (height, width); padding is (before, after) for each."""

    kernel: tuple[int, int]
    stride: tuple[int, int] = (1, 1)
    padding: tuple[tuple[int, int], tuple[int, int]] = ((0, 0), (0, 0))
    dilation: tuple[int, int] = (1, 1)


class Field(NamedTuple):
    """The receptive field of one value, in pixels of the input picture, along (height, width).

    `size` pixels are seen; neighbours lie `jump` apart; the first value's window begins at `start` (negative: in the padding).
    Source of the recursion: Araujo, Norris, Sim, "Computing Receptive Fields of Convolutional Neural Networks", Distill 2019.
    """

    size: tuple[int, int]
    jump: tuple[int, int]
    start: tuple[int, int]

    def through(self, window: Window) -> Field:
        """Return the field behind one more window."""
        (height, width), (jump_y, jump_x), (top, left) = self
        kernel, stride, padding, dilation = window
        return Field(
            (height + dilation[0] * (kernel[0] - 1) * jump_y, width + dilation[1] * (kernel[1] - 1) * jump_x),
            (jump_y * stride[0], jump_x * stride[1]),
            (top - padding[0][0] * jump_y, left - padding[1][0] * jump_x),
        )


PIXEL = Field((1, 1), (1, 1), (0, 0))


def joined(fields: list[Field]) -> Field:
    """Return the field of a value that is made from several: the hull of theirs."""
    first = fields[0]
    if all(field == first for field in fields):
        return first

    def along(axis: int) -> tuple[int, int, int]:
        start = min(f.start[axis] for f in fields)
        end = max(f.start[axis] + f.size[axis] for f in fields)
        return end - start, max(f.jump[axis] for f in fields), start

    (h, jh, sh), (w, jw, sw) = along(0), along(1)
    return Field((h, w), (jh, jw), (sh, sw))
