"""Zero padding as a block of its own."""

from __future__ import annotations

from cnnstudio.blocks.shapes import bounded, need_image
from cnnstudio.blocks.windows import HEIGHT, WIDTH
from cnnstudio.graph.block import Block, Call, Family, Formula, module
from cnnstudio.graph.param import Pair, param
from cnnstudio.graph.shape import Shape, Window
from cnnstudio.graph.text import Message, translate


class ZeroPad2d(Block):
    family = Family.CONVOLUTION
    title = translate("ZeroPad2d", "Zero padding")
    summary = translate("ZeroPad2d", "Surrounds the image with zeros.")
    also_known_as = ("ZeroPadding2D", "relleno", "relleno con ceros")
    stem = "pad"
    palette_order = 1

    vertical: Pair = param(
        1,
        minimum=0,
        label=translate("ZeroPad2d", "Top, bottom"),
        help=translate("ZeroPad2d", "Rows of zeros above and below."),
    )
    horizontal: Pair = param(
        1,
        minimum=0,
        label=translate("ZeroPad2d", "Left, right"),
        help=translate("ZeroPad2d", "Columns of zeros to the left and to the right."),
    )

    def output_shape(self, *inputs: Shape) -> Shape:
        (x,) = inputs
        need_image(x)
        return bounded((x[0], x[1] + sum(self.vertical), x[2] + sum(self.horizontal)))

    def window(self, *inputs: Shape) -> Window:
        return Window((1, 1), padding=(self.vertical, self.horizontal))

    def call(self, *inputs: Shape) -> Call:
        sides = (*self.horizontal, *self.vertical)
        return module("nn.ZeroPad2d", sides[0] if len(set(sides)) == 1 else sides)

    def caption(self) -> Message:
        sides = (*self.horizontal, *self.vertical)
        shown = str(sides[0]) if len(set(sides)) == 1 else " ".join(map(str, sides))
        return Message("pad.caption", translate("ZeroPad2d", "{pixels} on each side"), pixels=shown)

    def explain(self, *inputs: Shape) -> tuple[Formula, ...]:
        (x,) = inputs
        _, height, width = self.output_shape(x)
        (top, bottom), (left, right) = self.vertical, self.horizontal
        return (
            Formula(HEIGHT, f"{x[1]} + {top} + {bottom} = {height}"),
            Formula(WIDTH, f"{x[2]} + {left} + {right} = {width}"),
        )
