"""Local response normalization, as in AlexNet."""

from __future__ import annotations

from cnnstudio.blocks.shapes import need_image
from cnnstudio.graph.block import Block, Call, Family, module
from cnnstudio.graph.param import param
from cnnstudio.graph.region import Region
from cnnstudio.graph.shape import Shape
from cnnstudio.graph.text import Message, translate


class LocalResponseNorm(Block):
    family = Family.NORMALIZATION
    title = translate("LocalResponseNorm", "Local response")
    summary = translate("LocalResponseNorm", "Damps a value by the strength of its neighbours in nearby channels (AlexNet).")
    also_known_as = ("LRN", "normalización de respuesta local")
    stem = "lrn"
    palette_order = 1
    docks = True

    size: int = param(
        5,
        minimum=1,
        label=translate("LocalResponseNorm", "Channels"),
        help=translate("LocalResponseNorm", "How many neighbouring channels are looked at."),
    )
    alpha: float = param(1e-4, label=translate("LocalResponseNorm", "Alpha"))
    beta: float = param(0.75, label=translate("LocalResponseNorm", "Beta"))
    k: float = param(1.0, label=translate("LocalResponseNorm", "K"))

    def output_shape(self, *inputs: Shape) -> Shape:
        need_image(inputs[0])
        return inputs[0]

    def sees(self, region: Region, *inputs: Shape) -> tuple[Region | None, ...]:
        return (region.with_channels({at for channel in region.axes[0] for at in self.neighbours(channel, inputs[0][0])}),)

    def neighbours(self, channel: int, channels: int) -> range:
        """Return the channels whose squares are averaged for `channel`, as torch takes them."""
        before = self.size // 2
        return range(max(channel - before, 0), min(channel - before + self.size, channels))

    def call(self, *inputs: Shape) -> Call:
        changed = {p.name: getattr(self, p.name) for p in self.params[1:] if getattr(self, p.name) != p.default}
        return module("nn.LocalResponseNorm", self.size, **changed)

    def caption(self) -> Message:
        if self.size == 1:
            return Message("lrn.caption", translate("LocalResponseNorm", "over 1 channel"))
        return Message("lrn.caption", translate("LocalResponseNorm", "over {size} channels"), size=self.size)
