"""What max and average pooling share."""

from __future__ import annotations

from typing import ClassVar

from cnnstudio.blocks.shapes import need_image, pair_text
from cnnstudio.blocks.windows import places, remarks, size_formulas
from cnnstudio.graph.block import Block, Call, Family, Formula, module
from cnnstudio.graph.param import Pair, param
from cnnstudio.graph.repair import ShapeError, set_values
from cnnstudio.graph.shape import Shape, Window
from cnnstudio.graph.text import Message, Text, translate


class Pooling(Block):
    """A window that keeps one number of each place, per channel, with nothing to learn."""

    family = Family.POOLING
    stem = "pool"
    has_neurons = True
    torch_name: ClassVar[str]
    caption_text: ClassVar[Text]

    kernel_size: Pair = param(
        2,
        minimum=1,
        label=translate("Pooling", "Window"),
        help=translate("Pooling", "Height and width of the window, in pixels."),
    )
    stride: Pair | None = param(
        None,
        minimum=1,
        label=translate("Pooling", "Stride"),
        help=translate("Pooling", "How many pixels the window moves; empty: as many as it is wide."),
    )
    padding: Pair = param(
        0,
        minimum=0,
        label=translate("Pooling", "Padding"),
        help=translate("Pooling", "Pixels added on each side, at most half the window."),
    )
    ceil_mode: bool = param(
        False,
        label=translate("Pooling", "Round up"),
        help=translate("Pooling", "The last window may hang over the edge, so that no row or column is lost."),
    )

    @property
    def steps(self) -> Pair:
        """The stride in force."""
        return self.kernel_size if self.stride is None else self.stride

    def window(self, *inputs: Shape) -> Window:
        (top, left) = self.padding
        return Window(self.kernel_size, self.steps, ((top, top), (left, left)))

    def output_shape(self, *inputs: Shape) -> Shape:
        (x,) = inputs
        need_image(x)
        if any(2 * p > k for p, k in zip(self.padding, self.kernel_size, strict=True)):
            raise ShapeError(
                Message(
                    "pool.padding",
                    translate("Pooling", "the padding {padding} is more than half of the window {window}, which torch refuses"),
                    padding=pair_text(self.padding),
                    window=pair_text(self.kernel_size),
                ),
                set_values(
                    Message(
                        "repair.padding",
                        translate("Repair", "Set the padding to {pixels} pixels"),
                        pixels=pair_text(self.most_padding()),
                    ),
                    padding=self.most_padding(),
                ),
            )
        return (x[0], *places(x, self.window(x), self.ceil_mode))

    def most_padding(self) -> Pair:
        """Return the padding nearest to this one that torch takes."""
        (top, left), (height, width) = self.padding, self.kernel_size
        return min(top, height // 2), min(left, width // 2)

    def call(self, *inputs: Shape) -> Call:
        options: dict[str, object] = {"kernel_size": _plain(self.kernel_size)}
        if self.steps != self.kernel_size:
            options["stride"] = _plain(self.steps)
        if self.padding != (0, 0):
            options["padding"] = _plain(self.padding)
        if self.ceil_mode:
            options["ceil_mode"] = True
        return module(self.torch_name, **options)

    def caption(self) -> Message:
        return Message("pool.caption", self.caption_text, window=pair_text(self.kernel_size))

    def explain(self, *inputs: Shape) -> tuple[Formula, ...]:
        return size_formulas(inputs[0], self.window(*inputs), self.ceil_mode)

    def advice(self, *inputs: Shape) -> list[Message]:
        (x,) = inputs
        window = self.window(x)
        return remarks(x, window, places(x, window, self.ceil_mode))


def _plain(pair: Pair) -> int | Pair:
    return pair[0] if pair[0] == pair[1] else pair
