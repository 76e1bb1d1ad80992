"""Shapes and padding as courses write them: torch's way, lectures' totals, Keras's words. Only what is shown differs."""

from __future__ import annotations

from cnnstudio.graph.shape import Shape, Window, window_out

SIDES, TOTAL, KERAS = "sides", "total", "keras"
PADDINGS = (SIDES, TOTAL, KERAS)
"""Pixels on each side as torch counts them; both sides added up, as lectures on VGG do; "valid" and "same" as Keras says."""

TORCH = "torch"
SHAPES = (TORCH, KERAS)
"""6 × 24 × 24 (channels, height, width), or (None, 24, 24, 6): a batch of any size, channels last."""


def keras_shape(shape: Shape) -> str:
    """Return a shape as Keras's summary prints it: (C, H, W) as `(None, H, W, C)`, (N,) as `(None, N)`."""
    sizes = (*shape[1:], shape[0]) if len(shape) == 3 else shape
    return f"(None, {', '.join(map(str, sizes))})"


def padding_text(x: Shape, window: Window, convention: str, ceil: bool = False, same: bool = True) -> str:
    """Return the padding of a window over the image `x` (C, H, W): `(1, 1)`, `(2, 2)` or `same`.

    The pairs are (vertical, horizontal); `(1+2, 0)` where the two sides differ. `ceil` is the window's rounding up; `same`
    says whether what Keras does for "same" is what this block does with its padding.
    """
    (top, bottom), (left, right) = window.padding
    if convention == TOTAL:
        return f"({top + bottom}, {left + right})"
    if convention == SIDES:
        return f"({_sides(top, bottom)}, {_sides(left, right)})"
    words = {_word(x, window, axis, ceil, same) for axis in (0, 1)}
    if len(words) == 1 and (word := words.pop()):
        return word
    if top == bottom == left == right:
        return f"ZeroPadding2D({top}), valid"
    if (top, left) == (bottom, right):
        return f"ZeroPadding2D(({top}, {left})), valid"
    return f"ZeroPadding2D((({top}, {bottom}), ({left}, {right}))), valid"


def size_text(x: Shape, window: Window, axis: int, convention: str, ceil: bool = False, same: bool = True) -> str:
    """Return the formula of the output's size along an axis (0: height), `floor((224 - 3 + 2)/1) + 1 = 224` with totals.

    Keras's are those of TensorFlow's documentation (`tf.nn`, notes on padding): "same" `ceil(n/s)`, "valid" `ceil((n-k+1)/s)`;
    pixels that it has no word for are added to n first, as its ZeroPadding2D does.
    """
    length, stride, (before, after) = x[1 + axis], window.stride[axis], window.padding[axis]
    kernel, dilation = window.kernel[axis], window.dilation[axis]
    span = dilation * (kernel - 1) + 1
    count = window_out(length, kernel, stride, (before, after), dilation, ceil)
    word = _word(x, window, axis, ceil, same) if convention == KERAS else ""
    if word == "same":
        return f"ceil({length}/{stride}) = {count}"
    if convention == KERAS and not ceil:
        padded = str(length) if word == "valid" else f"{length} + {before + after}"
        return f"ceil(({padded} - {span} + 1)/{stride}) = {count}"
    written = str(kernel) if dilation == 1 else f"({dilation}*({kernel} - 1) + 1)"
    return f"{'ceil' if ceil else 'floor'}(({length} - {written} + {before + after})/{stride}) + 1 = {count}"


def _sides(before: int, after: int) -> str:
    return str(before) if before == after else f"{before}+{after}"


def _word(x: Shape, window: Window, axis: int, ceil: bool, same: bool) -> str:
    """Return Keras's word for the padding along one axis, "" where it has none: the same windows at the same places."""
    length, kernel, stride, dilation = x[1 + axis], window.kernel[axis], window.stride[axis], window.dilation[axis]
    before = window.padding[axis][0]
    span = dilation * (kernel - 1) + 1
    count = window_out(length, kernel, stride, window.padding[axis], dilation, ceil)
    if before == 0 and count == (length - span) // stride + 1:
        return "valid"
    places = -(-length // stride)
    missing = max((places - 1) * stride + span - length, 0)
    return "same" if same and count == places and before == missing // 2 else ""
