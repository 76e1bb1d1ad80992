"""What blocks with a sliding window share: where it fits, how that is explained, what it never reaches."""

from __future__ import annotations

from cnnstudio.blocks.shapes import pair_text
from cnnstudio.graph.block import Formula
from cnnstudio.graph.repair import Repair, ShapeError, set_values
from cnnstudio.graph.shape import Shape, Window, window_out
from cnnstudio.graph.structure import removal
from cnnstudio.graph.text import Message, Text, translate

HEIGHT = translate("Formula", "Height")
WIDTH = translate("Formula", "Width")
BOTH = translate("Formula", "Height and width")
PARAMETERS = translate("Formula", "Parameters")


def places(x: Shape, window: Window, ceil: bool = False) -> tuple[int, int]:
    """Return how many places the window takes along (height, width); raise `ShapeError` where it does not fit."""
    found = []
    for axis in (0, 1):
        length, padding = x[1 + axis], window.padding[axis]
        span = window.dilation[axis] * (window.kernel[axis] - 1) + 1
        room = length + padding[0] + padding[1]
        count = window_out(length, window.kernel[axis], window.stride[axis], padding, window.dilation[axis], ceil)
        if count < 1:
            raise ShapeError(_too_large(span, room, length), *_fitting(x, window))
        found.append(count)
    return found[0], found[1]


def _too_large(span: int, room: int, length: int) -> Message:
    if room == length:
        return Message(
            "window.large",
            translate("Window", "a window of {span} pixels does not fit into an image of {length}"),
            span=span,
            length=length,
        )
    return Message(
        "window.large",
        translate("Window", "a window of {span} pixels does not fit into an image of {length}, {room} with its padding"),
        span=span,
        length=length,
        room=room,
    )


def _fitting(x: Shape, window: Window) -> tuple[Repair, ...]:
    """Return what makes the window fit: a smaller window, more padding, or no such block."""
    repairs = []
    room = [x[1 + axis] + sum(window.padding[axis]) for axis in (0, 1)]
    height, width = (min(window.kernel[axis], (room[axis] - 1) // window.dilation[axis] + 1) for axis in (0, 1))
    if (height, width) != (1, 1):
        source = translate("Repair", "Set the window to {size}")
        size = pair_text((height, width))
        repairs.append(set_values(Message("repair.window", source, size=size), kernel_size=(height, width)))
    top, left = (window.dilation[axis] * (window.kernel[axis] - 1) // 2 for axis in (0, 1))
    if window.dilation == (1, 1) and all(
        n + 2 * pixels >= k for n, pixels, k in zip(x[1:], (top, left), window.kernel, strict=True)
    ):
        source = translate("Repair", "Set the padding to {pixels} pixels")
        repairs.append(set_values(Message("repair.padding", source, pixels=pair_text((top, left))), padding=(top, left)))
    return (*repairs, removal())


def size_formulas(x: Shape, window: Window, ceil: bool = False) -> tuple[Formula, ...]:
    """Return `floor((28 - 5 + 2*0)/1) + 1 = 24` for height and width, one line where both are the same."""
    texts = [_size_formula(x, window, axis, ceil) for axis in (0, 1)]
    if texts[0] == texts[1]:
        return (Formula(BOTH, texts[0]),)
    return Formula(HEIGHT, texts[0]), Formula(WIDTH, texts[1])


def _size_formula(x: Shape, window: Window, axis: int, ceil: bool) -> str:
    length, kernel, stride = x[1 + axis], window.kernel[axis], window.stride[axis]
    before, after = window.padding[axis]
    dilation = window.dilation[axis]
    count = window_out(length, kernel, stride, (before, after), dilation, ceil)
    span = str(kernel) if dilation == 1 else f"({dilation}*({kernel} - 1) + 1)"
    pads = f"2*{before}" if before == after else f"{before} + {after}"
    rounding = "ceil" if ceil else "floor"
    free = length + before + after - dilation * (kernel - 1) - 1
    if ceil and count == -(-free // stride):
        return f"ceil(({length} - {span} + {pads})/{stride}) = {count}"
    return f"{rounding}(({length} - {span} + {pads})/{stride}) + 1 = {count}"


def remarks(x: Shape, window: Window, out: tuple[int, int]) -> list[Message]:
    """Return notes on how the window meets the image: what it never sees, and where it sees zeros alone."""
    notes = unseen(x, window, out)
    span = [window.dilation[axis] * (window.kernel[axis] - 1) + 1 for axis in (0, 1)]
    stride, padding = window.stride, window.padding
    if (stride[0] > span[0] > 1 and out[0] > 1) or (stride[1] > span[1] > 1 and out[1] > 1):
        source = translate("Window", "The stride is larger than the window: the pixels in between are never seen.")
        notes.append(Message("window.gaps", source))
    if padding[0][0] >= span[0] or padding[1][0] >= span[1]:
        source = translate("Window", "The padding is as large as the window: at the edge it sees zeros alone.")
        notes.append(Message("window.zeros", source))
    return notes


def unseen(x: Shape, window: Window, out: tuple[int, int]) -> list[Message]:
    """Return a note for each axis whose last pixels no window reaches: "13 -> 6: the last row is never seen".

    A window of one pixel with a stride is left alone: leaving pixels out is what it is for.
    """
    notes = []
    for axis in (0, 1):
        length = x[1 + axis]
        span = window.dilation[axis] * (window.kernel[axis] - 1) + 1
        reach = (out[axis] - 1) * window.stride[axis] + span - window.padding[axis][0]
        if span > 1 and (missed := length - reach) > 0:
            notes.append(_unseen(axis, length, out[axis], missed))
    return notes


_ONE: tuple[Text, Text] = (
    translate("Window", "{length} -> {out}: the last row is never seen."),
    translate("Window", "{length} -> {out}: the last column is never seen."),
)
_MANY: tuple[Text, Text] = (
    translate("Window", "{length} -> {out}: the last {missed} rows are never seen."),
    translate("Window", "{length} -> {out}: the last {missed} columns are never seen."),
)


def _unseen(axis: int, length: int, out: int, missed: int) -> Message:
    code = ("window.rows", "window.columns")[axis]
    if missed == 1:
        return Message(code, _ONE[axis], length=length, out=out)
    return Message(code, _MANY[axis], length=length, out=out, missed=missed)
