"""Softmax: scores become probabilities."""

from __future__ import annotations

from cnnstudio.graph.block import Block, Call, Family, module
from cnnstudio.graph.region import Region
from cnnstudio.graph.shape import Shape
from cnnstudio.graph.text import Message, translate


class Softmax(Block):
    family = Family.ACTIVATION
    title = translate("Softmax", "Softmax")
    summary = translate("Softmax", "Turns the scores of the classes into probabilities that add up to 1.")
    also_known_as = ("probabilidades", "activación", "soft-max")
    palette_order = 9
    docks = True

    def sees(self, region: Region, *inputs: Shape) -> tuple[Region | None, ...]:
        return (region.with_channels(range(inputs[0][0])),)

    def call(self, *inputs: Shape) -> Call:
        return module("nn.Softmax", dim=1)

    def advice(self, *inputs: Shape) -> list[Message]:
        if inputs[0] != (1,):
            return []
        return [Message("softmax.one", translate("Softmax", "Softmax of a single number is always 1."))]
