"""Keras's padding "same" in pixels: the output has ceil(size / stride) places, an odd pixel goes to the end."""

from __future__ import annotations

from typing import NamedTuple

from cnnstudio.graph.param import Pair
from cnnstudio.graph.shape import Shape, window_out
from cnnstudio.graph.text import Message, translate
from cnnstudio.parsing.given import Given


class Same(NamedTuple):
    """Pixels on each side with which our block gives the same size; `equal`: it also sees the same pixels."""

    pixels: Pair
    ceil: bool
    equal: bool


def same_pixels(shape: Shape | None, kernel: Pair, stride: Pair, dilation: Pair = (1, 1)) -> Pair:
    """Return the pixels per side for a convolution: half of Keras's total, rounded up, which always gives its size."""
    high, wide = (-(-total // 2) for total in _totals(shape, kernel, stride, dilation))
    return high, wide


def one_sided(shape: Shape | None, kernel: Pair, stride: Pair, dilation: Pair = (1, 1)) -> bool:
    """Tell whether Keras would pad one side more than the other."""
    return any(total % 2 for total in _totals(shape, kernel, stride, dilation))


def same_pooling(shape: Shape | None, kernel: Pair, stride: Pair, zeros: bool) -> Same:
    """Return padding and rounding for a pooling; `zeros`: its padding would be averaged in, which Keras does not do."""
    totals = _totals(shape, kernel, stride, (1, 1))
    if max(totals) <= 1:
        return Same((0, 0), max(totals) == 1, _keeps(shape, kernel, stride, (0, 0), max(totals) == 1))
    high, wide = (min(-(-total // 2), k // 2) for total, k in zip(totals, kernel, strict=True))
    equal = not zeros and not any(total % 2 for total in totals) and _keeps(shape, kernel, stride, (high, wide), False)
    return Same((high, wide), False, equal)


def say_unequal(given: Given, layer: str) -> None:
    """Add the remark that a padding differs from Keras's."""
    source = translate(
        "Parsing", "{layer}: Keras pads one side more than the other for “same”; here both sides have the same padding."
    )
    given.remarks.append(Message("parsing.same", source, layer=layer))


def _totals(shape: Shape | None, kernel: Pair, stride: Pair, dilation: Pair) -> Pair:
    high, wide = (
        _total(shape[1 + axis] if shape is not None and len(shape) == 3 else None, kernel[axis], stride[axis], dilation[axis])
        for axis in (0, 1)
    )
    return high, wide


def _total(length: int | None, kernel: int, stride: int, dilation: int) -> int:
    span = dilation * (kernel - 1) + 1
    if length is None or stride < 1:
        return max(span - 1, 0)
    return max((-(-length // stride) - 1) * stride + span - length, 0)


def _keeps(shape: Shape | None, kernel: Pair, stride: Pair, pixels: Pair, ceil: bool) -> bool:
    if shape is None or len(shape) != 3 or min(stride) < 1:
        return True
    return all(
        window_out(n, k, s, (p, p), 1, ceil) == -(-n // s) for n, k, s, p in zip(shape[1:], kernel, stride, pixels, strict=True)
    )
