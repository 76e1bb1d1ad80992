"""Which blocks can be looked into, and whose filters belong to them."""

from __future__ import annotations

from cnnstudio.blocks.conv2d import Conv2d
from cnnstudio.blocks.flatten import Flatten
from cnnstudio.blocks.input import Input
from cnnstudio.blocks.linear import Linear
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.group import Group
from cnnstudio.graph.leaves import part_of
from cnnstudio.graph.paths import find, place_of

COLOURS = ("red", "green", "blue")
"""The channels of a picture with three."""


def shown_blocks(graph: Graph) -> list[str]:
    """Return the addresses of blocks that give something to look at, in the order of the network."""
    return [id for id in graph.order if is_shown(graph, id)]


def is_shown(graph: Graph, address: str | None) -> bool:
    """Tell whether a block of the network gives something to look at: all but the output do."""
    return address is not None and address in graph and bool(getattr(graph[address].block, "outputs", ()))


def leaf_for(network: Graph, address: str) -> str:
    """Return the leaf that shows a block or group of a network with groups: its first copy, and of a group what leaves it."""
    node = find(network, address)
    if node is None or not isinstance(node.block, Group):
        return place_of(network, address)
    exits = part_of(node.block, place_of(network, address)).exits
    return next((exits[port].id for port in node.block.outputs if port in exits), address)


def is_convolution(graph: Graph, address: str) -> bool:
    """Tell whether a block has filters."""
    return isinstance(graph[address].block, Conv2d)


def convolution_for(graph: Graph, address: str) -> str:
    """Return the block itself where it is a convolution, else the last one before it, else the first; empty without any."""
    order = list(graph.order)
    before = order[: order.index(address) + 1] if address in graph else []
    for id in (*reversed(before), *order):
        if is_convolution(graph, id):
            return id
    return ""


def sees_colours(graph: Graph, address: str) -> bool:
    """Tell whether the channels that enter a block are the picture's red, green and blue: nothing before it mixes them."""
    sources = graph.sources(address) if address in graph else ()
    while len(sources) == 1:
        block = graph[sources[0]].block
        if isinstance(block, Input):
            return block.channels == len(COLOURS)
        if isinstance(block, (Conv2d, Flatten, Linear)):
            return False
        sources = graph.sources(sources[0])
    return False


def groups_of(graph: Graph, address: str) -> int:
    """Return into how many groups a convolution splits its channels; 1 for what is none."""
    block = graph[address].block if address in graph else None
    return block.groups if isinstance(block, Conv2d) else 1


def default_block(graph: Graph, selected: str | None) -> str:
    """Return the block to begin with: the selected one, else the first convolution, else the first of all."""
    if selected is not None and is_shown(graph, selected):
        return selected
    shown = shown_blocks(graph)
    return next((id for id in shown if is_convolution(graph, id)), shown[0] if shown else "")


def title(graph: Graph, address: str) -> str:
    """Return how a block is called: by its free name where it has one."""
    node = graph[address]
    return f"{node.name} ({address})" if node.name else address
