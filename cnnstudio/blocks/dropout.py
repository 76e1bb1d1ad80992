"""Dropout."""

from __future__ import annotations

from cnnstudio.graph.block import Block, Call, Family, module
from cnnstudio.graph.param import param
from cnnstudio.graph.shape import Shape
from cnnstudio.graph.text import Message, translate


class Dropout(Block):
    family = Family.DENSE
    title = translate("Dropout", "Dropout")
    summary = translate("Dropout", "While training, sets random values to zero, so that none is relied on alone.")
    also_known_as = ("abandono", "regularización", "SpatialDropout")
    palette_order = 2
    random = True
    differs_in_training = True
    docks = True

    p: float = param(
        0.5,
        minimum=0,
        maximum=1,
        label=translate("Dropout", "Share"),
        help=translate("Dropout", "Share of the values that are set to zero, between 0 and 1."),
    )

    def call(self, *inputs: Shape) -> Call:
        return module("nn.Dropout", self.p)

    def caption(self) -> Message:
        return Message("dropout.caption", translate("Dropout", "drops {share}"), share=self.p)

    def advice(self, *inputs: Shape) -> list[Message]:
        if self.p == 0:
            return [Message("dropout.nothing", translate("Dropout", "A share of 0 drops nothing."))]
        if self.p == 1:
            return [Message("dropout.all", translate("Dropout", "A share of 1 drops everything: nothing can be learned."))]
        return []
