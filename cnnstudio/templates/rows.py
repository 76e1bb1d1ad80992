"""Blocks in a row with readable ids: what all families are written with."""

from __future__ import annotations

from collections.abc import Iterable

from cnnstudio.blocks.flatten import Flatten
from cnnstudio.blocks.input import Input
from cnnstudio.blocks.output import Output
from cnnstudio.blocks.softmax import Softmax
from cnnstudio.graph.graph import Content, Graph, id_stem
from cnnstudio.graph.group import End, Group
from cnnstudio.graph.shape import Shape

Named = tuple[str, Content]
"""A block or group with the id it shall have."""

_SINGLE = (Input, Flatten, Softmax, Output)


def network(shape: Shape, *blocks: Content | Named) -> Graph:
    """Return Input for pictures (C, H, W), the blocks in a row, and Output.

    A block without an id of its own is counted by kind: conv1, relu1, conv2; what a network has once is `input`, `flatten`,
    `softmax`, `output`.
    """
    return behind(Graph(), None, [image(shape), *blocks, Output()])[0]


def in_a_row(*blocks: Named, repeat: int = 1) -> Group:
    """Return a group of blocks in a row, `repeat` times."""
    graph, last = behind(Graph(), None, blocks)
    return Group(graph, {"x": (End(blocks[0][0], "x"),)}, {"y": End(last, "y")}, repeat)


def image(shape: Shape) -> Input:
    """Return the Input for pictures of a shape (C, H, W)."""
    channels, height, width = shape
    return Input(channels=channels, height=height, width=width)


def behind(graph: Graph, last: str | None, blocks: Iterable[Content | Named]) -> tuple[Graph, str]:
    """Return the graph with the blocks in a row behind `last`, and the id of the last one."""
    for item in blocks:
        id, block = item if isinstance(item, tuple) else (_id(graph, item), item)
        graph = graph.add(block, id, after=last)
        last = id
    assert last is not None
    return graph, last


def _id(graph: Graph, block: Content) -> str:
    stem = id_stem(block)
    return stem if isinstance(block, _SINGLE) and stem not in graph else graph.free_id(block)
