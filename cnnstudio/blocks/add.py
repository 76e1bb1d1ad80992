"""Add: the sum of tensors of one shape (skip connections)."""

from __future__ import annotations

from cnnstudio.blocks.fitting import fit_for_sum
from cnnstudio.graph.block import Block, Call, Family, Operator
from cnnstudio.graph.repair import ShapeError
from cnnstudio.graph.shape import Shape, shape_text
from cnnstudio.graph.text import Message, translate


class Add(Block):
    family = Family.MERGE
    title = translate("Add", "Add")
    summary = translate("Add", "Adds its inputs value by value, as a skip connection does.")
    also_known_as = ("suma", "sumar", "residual", "skip connection", "atajo")
    palette_order = 0
    inputs = ()
    variadic = True

    def output_shape(self, *inputs: Shape) -> Shape:
        other = next((x for x in inputs if x != inputs[0]), None)
        if other is not None:
            raise ShapeError(
                Message(
                    "add.shapes",
                    translate("Add", "only equal shapes can be added, but {first} and {other} arrive"),
                    first=shape_text(inputs[0]),
                    other=shape_text(other),
                ),
                *fit_for_sum(inputs),
            )
        return inputs[0]

    def call(self, *inputs: Shape) -> Call:
        return Operator("+")
