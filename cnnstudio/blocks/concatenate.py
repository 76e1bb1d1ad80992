"""Concatenate: channels behind each other."""

from __future__ import annotations

from cnnstudio.blocks.fitting import fit_for_channels
from cnnstudio.blocks.shapes import bounded
from cnnstudio.graph.block import INPUTS, Block, Call, Family, Formula, function
from cnnstudio.graph.region import Region
from cnnstudio.graph.repair import ShapeError
from cnnstudio.graph.shape import Shape, shape_text
from cnnstudio.graph.text import Message, translate


class Concatenate(Block):
    family = Family.MERGE
    title = translate("Concatenate", "Concatenate")
    summary = translate("Concatenate", "Puts the channels of its inputs behind each other.")
    also_known_as = ("Concat", "concatenar", "cat", "unir canales")
    stem = "cat"
    palette_order = 1
    inputs = ()
    variadic = True

    def output_shape(self, *inputs: Shape) -> Shape:
        first = inputs[0]
        other = next((x for x in inputs if len(x) != len(first) or x[1:] != first[1:]), None)
        if other is not None:
            raise ShapeError(
                Message(
                    "concatenate.shapes",
                    translate(
                        "Concatenate",
                        "only the number of channels may differ between the inputs, but {first} and {other} arrive",
                    ),
                    first=shape_text(first),
                    other=shape_text(other),
                ),
                *fit_for_channels(inputs),
            )
        return bounded((sum(x[0] for x in inputs), *first[1:]))

    def sees(self, region: Region, *inputs: Shape) -> tuple[Region | None, ...]:
        found: list[Region | None] = []
        first = 0
        for x in inputs:
            own = [channel - first for channel in region.axes[0] if first <= channel < first + x[0]]
            found.append(region.with_channels(own) if own else None)
            first += x[0]
        return tuple(found)

    def call(self, *inputs: Shape) -> Call:
        return function("torch.cat", INPUTS, dim=1)

    def explain(self, *inputs: Shape) -> tuple[Formula, ...]:
        total = sum(x[0] for x in inputs)
        return (Formula(translate("Formula", "Channels"), f"{' + '.join(str(x[0]) for x in inputs)} = {total}"),)
