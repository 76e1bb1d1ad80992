"""The output: what the network says."""

from __future__ import annotations

from collections.abc import Iterator

from cnnstudio.blocks.adaptive_avg_pool2d import AdaptiveAvgPool2d
from cnnstudio.blocks.conv2d import Conv2d
from cnnstudio.blocks.flatten import Flatten
from cnnstudio.blocks.linear import Linear
from cnnstudio.blocks.softmax import Softmax
from cnnstudio.graph.block import Block, Data, Family
from cnnstudio.graph.doors import exit_of
from cnnstudio.graph.graph import Edge, Graph
from cnnstudio.graph.group import Group
from cnnstudio.graph.paths import edited
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
        if x == (1,):
            source = translate("Output", "the data has {classes} classes, but 1 number arrives")
        else:
            source = translate("Output", "the data has {classes} classes, but {numbers} numbers arrive")
        raise ShapeError(
            Message("output.classes", source, classes=data.classes, numbers=x[0]),
            Repair(
                Message(
                    "repair.classes", translate("Repair", "Make the network answer {classes} classes"), classes=data.classes
                ),
                lambda graph, id: _with_classes(graph, id, data.classes),
            ),
        )


def _with_classes(graph: Graph, id: str, classes: int) -> Graph:
    """Set the last block before `id` that decides how many numbers come out; insert a dense one where there is none.

    That block is a Linear, or a convolution whose maps are averaged to one number each.
    """
    for edge in _way_back(graph, id):
        block = graph[edge.source].block
        if isinstance(block, Group) and block.repeat == 1:
            end = exit_of(edge.source_port)
            return edited(graph, edge.source, lambda inside, end=end: _with_classes(inside, end, classes))  # type: ignore[misc]
        if isinstance(block, Linear):
            return graph.replace(edge.source, block.with_values(out_features=classes))
        if isinstance(block, Conv2d) and block.groups == 1 and _averaged(graph, edge):
            return graph.replace(edge.source, block.with_values(out_channels=classes))
    last = graph.into(id)[0]
    while graph[last.source].block.__class__ is Softmax and graph.into(last.source):
        (last,) = graph.into(last.source)
    return graph.splice(last, Linear(classes))


def _way_back(graph: Graph, id: str) -> Iterator[Edge]:
    """Yield the wires from `id` back, as long as one block alone decides how many numbers come out."""
    feeds = graph.into(id)
    while len(feeds) == 1:
        yield feeds[0]
        block = graph[feeds[0].source].block
        if not isinstance(block, Block) or not (block.docks or isinstance(block, (Flatten, AdaptiveAvgPool2d))):
            return
        feeds = graph.into(feeds[0].source)


def _averaged(graph: Graph, edge: Edge) -> bool:
    block = graph[edge.target].block
    while isinstance(block, Block) and block.docks:
        edge = graph.out_of(edge.target)[0]
        block = graph[edge.target].block
    return block == AdaptiveAvgPool2d(1)
