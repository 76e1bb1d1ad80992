"""Repairs for merges: what must be put on which wire so that the shapes agree."""

from __future__ import annotations

from collections.abc import Sequence

from cnnstudio.blocks.conv2d import Conv2d
from cnnstudio.blocks.flatten import Flatten
from cnnstudio.blocks.linear import Linear
from cnnstudio.blocks.max_pool2d import MaxPool2d
from cnnstudio.graph.block import Block
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.param import Pair
from cnnstudio.graph.repair import Repair
from cnnstudio.graph.shape import Shape
from cnnstudio.graph.text import Message, Text, translate


def fit_for_sum(inputs: tuple[Shape, ...]) -> tuple[Repair, ...]:
    """Return the repair that projects all inputs to one shape, as ResNet's shortcuts do: a 1x1 convolution with a stride."""
    if all(len(x) == 1 for x in inputs):
        source = translate("Repair", "Insert a dense block to make the shapes equal")
        return (_inserting([None if x == inputs[0] else Linear(inputs[0][0]) for x in inputs], source),)
    if any(len(x) != 3 for x in inputs):
        return ()
    goal = min(inputs, key=lambda x: x[1:])
    strides = [_stride(x, goal) for x in inputs]
    projections = [None if x == goal else Conv2d(goal[0], 1, stride) for x, stride in zip(inputs, strides, strict=True)]
    source = translate("Repair", "Insert a 1×1 convolution to make the shapes equal")
    return () if (0, 0) in strides else (_inserting(projections, source),)


def fit_for_channels(inputs: tuple[Shape, ...]) -> tuple[Repair, ...]:
    """Return the repair that brings all inputs to one height and width, or all to vectors where one is."""
    if any(len(x) == 1 for x in inputs):
        source = translate("Repair", "Insert Flatten where an image arrives")
        return (_inserting([None if len(x) == 1 else Flatten() for x in inputs], source),)
    goal = min(inputs, key=lambda x: x[1:])
    windows = [_window(x, goal) for x in inputs]
    pools = [None if x[1:] == goal[1:] else MaxPool2d(window) for x, window in zip(inputs, windows, strict=True)]
    source = translate("Repair", "Insert a max pooling to make the sizes equal")
    return () if (0, 0) in windows else (_inserting(pools, source),)


def _stride(x: Shape, goal: Shape) -> Pair:
    """Return the stride with which a 1x1 window brings `x` to the height and width of `goal`; (0, 0) where none does."""
    height, width = (-(-x[axis] // goal[axis]) for axis in (1, 2))
    return (height, width) if (-(-x[1] // height), -(-x[2] // width)) == goal[1:] else (0, 0)


def _window(x: Shape, goal: Shape) -> Pair:
    """Return the window of a pooling that brings `x` to the height and width of `goal`; (0, 0) where none does."""
    height, width = (max(x[axis] // goal[axis], 1) for axis in (1, 2))
    return (height, width) if (x[1] // height, x[2] // width) == goal[1:] else (0, 0)


def _inserting(blocks: Sequence[Block | None], source: Text) -> Repair:
    def edit(graph: Graph, id: str) -> Graph:
        for edge, block in zip(graph.into(id), blocks, strict=False):
            if block is not None:
                graph = graph.splice(edge, block)
        return graph

    return Repair(Message("repair.fit", source), edit)
