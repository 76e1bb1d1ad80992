"""The output: what the network says."""

from __future__ import annotations

from cnnstudio.blocks.adaptive_avg_pool2d import AdaptiveAvgPool2d
from cnnstudio.blocks.flatten import Flatten
from cnnstudio.blocks.linear import Linear
from cnnstudio.graph.block import Block, Data, Family
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.repair import Repair, ShapeError, insert_before
from cnnstudio.graph.shape import Shape, shape_text
from cnnstudio.graph.text import Message, translate


class Output(Block):
    family = Family.SOURCE
    title = translate("Output", "Output")
    summary = translate("Output", "The network's answer: one number per class.")
    also_known_as = ("salida", "clases", "predicción")
    palette_order = 1
    boundary = "output"
    outputs = ()

    def output_shape(self, *inputs: Shape) -> Shape:
        (x,) = inputs
        if len(x) != 1:
            raise ShapeError(
                Message(
                    "output.image",
                    translate("Output", "the answer must be one number per class, but {shape} arrives"),
                    shape=shape_text(x),
                ),
                insert_before(Flatten()),
                insert_before(AdaptiveAvgPool2d(), Flatten()),
            )
        return x

    def judge(self, data: Data, *inputs: Shape) -> None:
        (x,) = inputs
        if x == (data.classes,):
            return
        source = translate("Repair", "Set the last dense block to {classes} units")
        raise ShapeError(
            Message(
                "output.classes",
                translate("Output", "the data has {classes} classes, but {numbers} numbers arrive"),
                classes=data.classes,
                numbers=x[0],
            ),
            Repair(
                Message("repair.classes", source, classes=data.classes),
                lambda graph, id: _with_classes(graph, id, data.classes),
            ),
        )


def _with_classes(graph: Graph, id: str, classes: int) -> Graph:
    """Set the last block before `id` that decides how many numbers come out; insert a dense one where there is none."""
    at = id
    while len(feeds := graph.into(at)) == 1:
        at = feeds[0].source
        block = graph[at].block
        if isinstance(block, Linear):
            return graph.replace(at, block.with_values(out_features=classes))
        if not isinstance(block, Block) or not block.docks:
            break
    return graph.splice(graph.into(id)[0], Linear(classes)) if graph.into(id) else graph
