"""Batch normalization."""

from __future__ import annotations

from cnnstudio.blocks.shapes import need_image
from cnnstudio.blocks.windows import PARAMETERS
from cnnstudio.graph.block import Block, Call, Family, Formula, module
from cnnstudio.graph.param import param
from cnnstudio.graph.shape import Shape
from cnnstudio.graph.text import translate


class BatchNorm2d(Block):
    family = Family.NORMALIZATION
    title = translate("BatchNorm2d", "Batch normalization")
    summary = translate(
        "BatchNorm2d", "Brings every channel to mean 0 and variance 1 over the batch, then scales and shifts it."
    )
    also_known_as = ("BatchNormalization", "normalización por lotes", "BN")
    stem = "bn"
    palette_order = 0
    differs_in_training = True
    docks = True

    eps: float = param(
        1e-5,
        above=0,
        label=translate("BatchNorm2d", "Epsilon"),
        help=translate("BatchNorm2d", "Added to the variance, so that nothing is divided by zero."),
    )
    momentum: float = param(
        0.1,
        minimum=0,
        maximum=1,
        label=translate("BatchNorm2d", "Momentum"),
        help=translate("BatchNorm2d", "Weight of the newest batch in the running mean (Keras's momentum is 1 minus this)."),
    )
    affine: bool = param(
        True,
        label=translate("BatchNorm2d", "Scale and shift"),
        help=translate("BatchNorm2d", "Learns one factor and one offset per channel."),
    )

    def output_shape(self, *inputs: Shape) -> Shape:
        need_image(inputs[0])
        return inputs[0]

    def weights(self, *inputs: Shape) -> dict[str, Shape]:
        channels = (inputs[0][0],)
        return {"weight": channels, "bias": channels} if self.affine else {}

    def buffers(self, *inputs: Shape) -> dict[str, Shape]:
        channels = (inputs[0][0],)
        return {"running_mean": channels, "running_var": channels, "num_batches_tracked": ()}

    def call(self, *inputs: Shape) -> Call:
        changed = {p.name: getattr(self, p.name) for p in self.params if getattr(self, p.name) != p.default}
        return module("nn.BatchNorm2d", inputs[0][0], **changed)

    def explain(self, *inputs: Shape) -> tuple[Formula, ...]:
        if not self.affine:
            return ()
        return (Formula(PARAMETERS, f"2*{inputs[0][0]} = {self.parameter_count(*inputs)}"),)
