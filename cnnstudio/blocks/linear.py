"""The dense layer, torch's Linear."""

from __future__ import annotations

from cnnstudio.blocks.flatten import Flatten
from cnnstudio.blocks.shapes import bounded
from cnnstudio.blocks.windows import PARAMETERS
from cnnstudio.graph.block import Block, Call, Family, Formula, module
from cnnstudio.graph.param import param
from cnnstudio.graph.repair import ShapeError, insert_before
from cnnstudio.graph.shape import Shape, shape_text
from cnnstudio.graph.text import Message, translate


class Linear(Block):
    family = Family.DENSE
    title = translate("Linear", "Dense (Linear)")
    summary = translate("Linear", "Every output is a weighted sum of all inputs, plus a bias.")
    also_known_as = ("Dense", "densa", "capa densa", "completamente conectada", "fully connected", "FC", "perceptrón")
    stem = "fc"
    palette_order = 0
    has_neurons = True
    linear = True
    whole_image = True

    out_features: int = param(
        128,
        minimum=1,
        label=translate("Linear", "Units"),
        help=translate("Linear", "How many numbers come out."),
    )
    bias: bool = param(
        True,
        label=translate("Linear", "Bias"),
        help=translate("Linear", "One learned number per unit, added to its sum."),
    )

    def output_shape(self, *inputs: Shape) -> Shape:
        (x,) = inputs
        if len(x) != 1:
            raise ShapeError(
                Message(
                    "linear.flat",
                    translate("Linear", "a dense block reads a vector, but {shape} arrives; put Flatten before it"),
                    shape=shape_text(x),
                ),
                insert_before(Flatten()),
            )
        return bounded((self.out_features,))

    def weights(self, *inputs: Shape) -> dict[str, Shape]:
        weight = (self.out_features, inputs[0][0])
        return {"weight": weight, "bias": (self.out_features,)} if self.bias else {"weight": weight}

    def macs(self, *inputs: Shape) -> int:
        return inputs[0][0] * self.out_features

    def call(self, *inputs: Shape) -> Call:
        options = {} if self.bias else {"bias": False}
        return module("nn.Linear", inputs[0][0], self.out_features, **options)

    def caption(self) -> Message:
        if self.out_features == 1:
            return Message("linear.caption", translate("Linear", "1 unit"))
        return Message("linear.caption", translate("Linear", "{units} units"), units=self.out_features)

    def explain(self, *inputs: Shape) -> tuple[Formula, ...]:
        each = f"({inputs[0][0]} + 1)" if self.bias else f"{inputs[0][0]}"
        return (Formula(PARAMETERS, f"{each}*{self.out_features} = {self.parameter_count(*inputs)}"),)
