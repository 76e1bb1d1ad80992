"""The convolution."""

from __future__ import annotations

from cnnstudio.blocks.shapes import bounded, need_image, pair_text, sides
from cnnstudio.blocks.windows import PARAMETERS, places, remarks, size_formulas
from cnnstudio.graph.block import Block, Call, Family, Formula, module
from cnnstudio.graph.param import Padding, Pair, param
from cnnstudio.graph.region import Region
from cnnstudio.graph.repair import ShapeError, set_values
from cnnstudio.graph.shape import Shape, Window
from cnnstudio.graph.text import Message, translate


class Conv2d(Block):
    family = Family.CONVOLUTION
    title = translate("Conv2d", "Convolution")
    summary = translate("Conv2d", "Slides learned windows over the image; each output channel is one filter.")
    also_known_as = ("Conv2D", "Convolution2D", "convolución", "convolucional", "capa convolucional", "filtro")
    stem = "conv"
    palette_order = 0
    has_neurons = True
    linear = True

    out_channels: int = param(
        32,
        minimum=1,
        label=translate("Conv2d", "Filters"),
        help=translate("Conv2d", "How many filters, so how many maps come out."),
    )
    kernel_size: Pair = param(
        3,
        minimum=1,
        label=translate("Conv2d", "Kernel"),
        help=translate("Conv2d", "Height and width of the window, in pixels."),
    )
    stride: Pair = param(
        1,
        minimum=1,
        label=translate("Conv2d", "Stride"),
        help=translate("Conv2d", "How many pixels the window moves at each step."),
    )
    padding: Padding = param(
        "valid",
        label=translate("Conv2d", "Padding"),
        help=translate("Conv2d", "valid adds nothing; same keeps height and width; a number adds zeros on each side."),
    )
    dilation: Pair = param(
        1,
        minimum=1,
        label=translate("Conv2d", "Dilation"),
        help=translate("Conv2d", "Distance between the pixels that the window reads; 1 reads neighbours."),
    )
    groups: int = param(
        1,
        minimum=1,
        label=translate("Conv2d", "Groups"),
        help=translate("Conv2d", "Channels are split into this many groups that do not see each other."),
    )
    bias: bool = param(
        True,
        label=translate("Conv2d", "Bias"),
        help=translate("Conv2d", "One learned number per filter, added to every sum."),
    )

    def window(self, *inputs: Shape) -> Window:
        return Window(self.kernel_size, self.stride, sides(self.padding, self.kernel_size, self.dilation), self.dilation)

    def sees(self, region: Region, *inputs: Shape) -> tuple[Region | None, ...]:
        (x,) = inputs
        into, out = x[0] // self.groups, self.out_channels // self.groups
        groups = {channel // out for channel in region.axes[0]}
        channels = (channel for group in groups for channel in range(group * into, (group + 1) * into))
        return (region.through(self.window(x), x).with_channels(channels),)

    def output_shape(self, *inputs: Shape) -> Shape:
        (x,) = inputs
        need_image(x)
        if x[0] % self.groups or self.out_channels % self.groups:
            raise ShapeError(
                Message(
                    "conv.groups",
                    translate("Conv2d", "{groups} groups must divide the channels coming in ({into}) and the filters ({out})"),
                    groups=self.groups,
                    into=x[0],
                    out=self.out_channels,
                ),
                set_values(Message("repair.groups", translate("Repair", "Set the groups to 1")), groups=1),
            )
        if self.padding == "same" and self.stride != (1, 1):
            raise ShapeError(
                Message(
                    "conv.same",
                    translate("Conv2d", "padding “same” works with stride 1 only, as in torch; give the padding in pixels"),
                ),
                set_values(
                    Message(
                        "repair.padding",
                        translate("Repair", "Set the padding to {pixels} pixels"),
                        pixels=pair_text(self.pixels_for_same()),
                    ),
                    padding=self.pixels_for_same(),
                ),
            )
        return bounded((self.out_channels, *places(x, self.window(x))))

    def weights(self, *inputs: Shape) -> dict[str, Shape]:
        weight = (self.out_channels, inputs[0][0] // self.groups, *self.kernel_size)
        return {"weight": weight, "bias": (self.out_channels,)} if self.bias else {"weight": weight}

    def macs(self, *inputs: Shape) -> int:
        (x,) = inputs
        height, width = places(x, self.window(x))
        each = (x[0] // self.groups) * self.kernel_size[0] * self.kernel_size[1]
        return height * width * self.out_channels * each

    def call(self, *inputs: Shape) -> Call:
        options: dict[str, object] = {"kernel_size": _plain(self.kernel_size)}
        if self.stride != (1, 1):
            options["stride"] = _plain(self.stride)
        if self.padding == "same":
            options["padding"] = "same"
        elif not isinstance(self.padding, str) and self.padding != (0, 0):
            options["padding"] = _plain(self.padding)
        if self.dilation != (1, 1):
            options["dilation"] = _plain(self.dilation)
        if self.groups != 1:
            options["groups"] = self.groups
        if not self.bias:
            options["bias"] = False
        return module("nn.Conv2d", inputs[0][0], self.out_channels, **options)

    def caption(self) -> Message:
        kernel = pair_text(self.kernel_size)
        if self.out_channels == 1:
            return Message("conv.caption", translate("Conv2d", "1 filter, {kernel}"), kernel=kernel)
        source = translate("Conv2d", "{filters} filters, {kernel}")
        return Message("conv.caption", source, filters=self.out_channels, kernel=kernel)

    def explain(self, *inputs: Shape) -> tuple[Formula, ...]:
        x = inputs[0]
        each = f"{self.kernel_size[0]}*{self.kernel_size[1]}*{x[0] // self.groups}"
        each = f"({each} + 1)" if self.bias else f"({each})"
        count = self.parameter_count(x)
        return (
            *size_formulas(x, self.window(x)),
            Formula(PARAMETERS, f"{each}*{self.out_channels} = {count}"),
        )

    def advice(self, *inputs: Shape) -> list[Message]:
        (x,) = inputs
        window = self.window(x)
        return remarks(x, window, places(x, window))

    def pixels_for_same(self) -> Pair:
        """Return the padding in pixels with which only the stride shrinks the image: dilation*(kernel - 1)/2 on each side."""
        return (
            self.dilation[0] * (self.kernel_size[0] - 1) // 2,
            self.dilation[1] * (self.kernel_size[1] - 1) // 2,
        )


def _plain(pair: Pair) -> int | Pair:
    return pair[0] if pair[0] == pair[1] else pair
