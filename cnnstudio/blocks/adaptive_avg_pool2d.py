"""Average pooling to a fixed size; to 1x1 it is global average pooling."""

from __future__ import annotations

from cnnstudio.blocks.shapes import bounded, need_image, pair_text
from cnnstudio.graph.block import Block, Call, Family, module
from cnnstudio.graph.param import Pair, param
from cnnstudio.graph.region import Indexes, Region
from cnnstudio.graph.shape import Shape
from cnnstudio.graph.text import Message, translate


class AdaptiveAvgPool2d(Block):
    family = Family.POOLING
    title = translate("AdaptiveAvgPool2d", "Global average")
    summary = translate("AdaptiveAvgPool2d", "Averages each channel down to a fixed size; 1 gives one number per channel.")
    also_known_as = ("GlobalAveragePooling2D", "GAP", "promedio global", "agrupamiento global", "submuestreo global")
    stem = "gap"
    palette_order = 2
    whole_image = True

    output_size: Pair = param(
        1,
        minimum=1,
        label=translate("AdaptiveAvgPool2d", "Output size"),
        help=translate("AdaptiveAvgPool2d", "Height and width that come out, whatever goes in."),
    )

    def output_shape(self, *inputs: Shape) -> Shape:
        (x,) = inputs
        need_image(x)
        return bounded((x[0], *self.output_size))

    def sees(self, region: Region, *inputs: Shape) -> tuple[Region | None, ...]:
        (x,) = inputs
        channels, rows, columns = region.axes
        height, width = self.output_size
        return (Region((channels, _averaged(rows, x[1], height), _averaged(columns, x[2], width))),)

    def call(self, *inputs: Shape) -> Call:
        height, width = self.output_size
        return module("nn.AdaptiveAvgPool2d", height if height == width else (height, width))

    def caption(self) -> Message:
        return Message("gap.caption", translate("AdaptiveAvgPool2d", "to {size}"), size=pair_text(self.output_size))


def averaged(place: int, length: int, places: int) -> range:
    """Return the pixels that one place of an adaptive average reads: torch's floor(i*n/m) to ceil((i+1)*n/m)."""
    return range(place * length // places, -(-(place + 1) * length // places))


def _averaged(chosen: Indexes, length: int, places: int) -> Indexes:
    return frozenset(at for place in chosen for at in averaged(place, length, places))
