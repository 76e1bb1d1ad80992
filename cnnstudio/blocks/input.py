"""The input: the picture."""

from __future__ import annotations

from cnnstudio.blocks.shapes import bounded
from cnnstudio.graph.block import Block, Family
from cnnstudio.graph.param import param
from cnnstudio.graph.shape import Shape
from cnnstudio.graph.text import Message, translate


class Input(Block):
    family = Family.SOURCE
    title = translate("Input", "Input")
    summary = translate("Input", "The picture that enters: channels, height, width.")
    also_known_as = ("InputLayer", "entrada", "imagen")
    palette_order = 0
    inputs = ()
    boundary = "input"

    channels: int = param(
        1,
        minimum=1,
        label=translate("Input", "Channels"),
        help=translate("Input", "1 for grey pictures, 3 for colour."),
    )
    height: int = param(28, minimum=1, label=translate("Input", "Height"), help=translate("Input", "Rows, in pixels."))
    width: int = param(28, minimum=1, label=translate("Input", "Width"), help=translate("Input", "Columns, in pixels."))

    @property
    def shape(self) -> Shape:
        """The shape (C, H, W) that enters."""
        return (self.channels, self.height, self.width)

    def output_shape(self, *inputs: Shape) -> Shape:
        return bounded(self.shape)

    def caption(self) -> Message:
        return Message(
            "input.caption",
            translate("Input", "{channels} × {height} × {width}"),
            channels=self.channels,
            height=self.height,
            width=self.width,
        )
