"""Refusals that blocks share: what shape they need."""

from __future__ import annotations

from cnnstudio.graph.param import Padding, Pair
from cnnstudio.graph.repair import ShapeError
from cnnstudio.graph.shape import LARGEST_SIZE, Shape, shape_text, size
from cnnstudio.graph.text import Message, translate


def need_image(x: Shape) -> None:
    """Raise `ShapeError` unless `x` is (C, H, W)."""
    if len(x) != 3:
        raise ShapeError(
            Message(
                "shape.image",
                translate("Shapes", "this block reads an image (channels × height × width), but {shape} arrives"),
                shape=shape_text(x),
            )
        )


def bounded(shape: Shape) -> Shape:
    """Return `shape`, or raise `ShapeError` when no machine could hold it."""
    if size(shape) > LARGEST_SIZE:
        raise ShapeError(
            Message(
                "shape.huge",
                translate("Shapes", "the output would be {shape}, more than any machine holds"),
                shape=shape_text(shape),
            )
        )
    return shape


def pair_text(pair: Pair) -> str:
    """Return `5×3`."""
    return f"{pair[0]}×{pair[1]}"


def sides(padding: Padding, kernel: Pair, dilation: Pair) -> tuple[Pair, Pair]:
    """Return the pixels (before, after) for height and width. "same" as torch: the odd pixel goes behind."""
    if padding == "valid":
        return (0, 0), (0, 0)
    if padding == "same":
        total = [d * (k - 1) for d, k in zip(dilation, kernel, strict=True)]
        return (total[0] // 2, total[0] - total[0] // 2), (total[1] // 2, total[1] - total[1] // 2)
    assert not isinstance(padding, str)
    return (padding[0], padding[0]), (padding[1], padding[1])
