"""Blocks in a row with readable ids: what all families are written with."""

from __future__ import annotations

from collections.abc import Iterable

from cnnstudio.blocks.flatten import Flatten
from cnnstudio.blocks.input import Input
from cnnstudio.blocks.output import Output
from cnnstudio.blocks.softmax import Softmax
from cnnstudio.graph.block import Block
from cnnstudio.graph.graph import Graph, id_stem
from cnnstudio.graph.shape import Shape

Named = tuple[str, Block]
"""A block with the id it shall have."""

_SINGLE = (Input, Flatten, Softmax, Output)


def network(shape: Shape, *blocks: Block | Named) -> Graph:
    """Return Input for pictures (C, H, W), the blocks in a row, and Output.

    A block without an id of its own is counted by kind: conv1, relu1, conv2; what a network has once is `input`, `flatten`,
    `softmax`, `output`.
    """
    return behind(Graph(), None, [image(shape), *blocks, Output()])[0]


def image(shape: Shape) -> Input:
    """Return the Input for pictures of a shape (C, H, W)."""
    channels, height, width = shape
    return Input(channels=channels, height=height, width=width)


def behind(graph: Graph, last: str | None, blocks: Iterable[Block | Named]) -> tuple[Graph, str]:
    """Return the graph with the blocks in a row behind `last`, and the id of the last one."""
    for item in blocks:
        id, block = item if isinstance(item, tuple) else (_id(graph, item), item)
        graph = graph.add(block, id, after=last)
        last = id
    assert last is not None
    return graph, last


def _id(graph: Graph, block: Block) -> str:
    stem = id_stem(block)
    return stem if isinstance(block, _SINGLE) and stem not in graph else graph.free_id(block)
