"""Flatten: the image becomes one long row of numbers."""

from __future__ import annotations

from cnnstudio.graph.block import Block, Call, Family, Formula, module
from cnnstudio.graph.region import Region
from cnnstudio.graph.shape import Shape, size
from cnnstudio.graph.text import Message, translate


class Flatten(Block):
    family = Family.DENSE
    title = translate("Flatten", "Flatten")
    summary = translate("Flatten", "Writes all channels, row by row, behind each other as one vector.")
    also_known_as = ("aplanar", "aplanado", "vector")
    palette_order = 1
    rearranges = True

    def output_shape(self, *inputs: Shape) -> Shape:
        return (size(inputs[0]),)

    def sees(self, region: Region, *inputs: Shape) -> tuple[Region | None, ...]:
        (x,) = inputs
        places = [unflattened(unit, x) for unit in region.axes[0]]
        return (Region(tuple(map(frozenset, zip(*places, strict=True)))),)

    def call(self, *inputs: Shape) -> Call:
        return module("nn.Flatten")

    def explain(self, *inputs: Shape) -> tuple[Formula, ...]:
        return (Formula(translate("Formula", "Length"), f"{'*'.join(map(str, inputs[0]))} = {size(inputs[0])}"),)

    def advice(self, *inputs: Shape) -> list[Message]:
        if len(inputs[0]) > 1:
            return []
        return [Message("flatten.vector", translate("Flatten", "What arrives is a vector already: Flatten changes nothing."))]


def unflattened(unit: int, x: Shape) -> tuple[int, ...]:
    """Return where a number of the vector lay in the map (C, H, W)."""
    place: list[int] = []
    for length in reversed(x):
        unit, at = divmod(unit, length)
        place.append(at)
    return tuple(reversed(place))
