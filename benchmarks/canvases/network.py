"""The network that is drawn: residual units of real blocks with their shapes, and some faults and advice."""

from __future__ import annotations

from typing import Any

from cnnstudio.blocks.registry import registry
from cnnstudio.graph.block import Block
from cnnstudio.graph.check import check
from cnnstudio.graph.graph import Edge, Graph, Node

BLOCKS = registry()
POOLS = 5
UNIT = 9
"""Blocks of a unit."""
UNITS = 4
"""Units of a stage; a stage begins with a pooling while the picture is large enough, and has a branch with a fault."""


class Drawing:
    """A graph that grows in place: what the values of the studio would copy at every block is made once, at the end."""

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}
        self.wires: dict[tuple[str, str], Edge] = {}
        self.numbers: dict[str, int] = {}

    def add(self, kind: str, *sources: str, **fields: Any) -> str:
        """Add a block behind others and return its id."""
        block: Block = BLOCKS[kind](**fields)
        self.numbers[kind] = self.numbers.get(kind, 0) + 1
        id = f"{kind.lower()}_{self.numbers[kind]}"
        self.nodes[id] = Node(id, block)
        for place, source in enumerate(sources):
            port = f"x{place}" if block.variadic else "x"
            self.wires[id, port] = Edge(source, id, port)
        return id

    def row(self, last: str, *blocks: tuple[str, dict[str, Any]]) -> str:
        """Add blocks one behind the other and return the last one's id."""
        for kind, fields in blocks:
            last = self.add(kind, last, **fields)
        return last


def network(count: int) -> Graph:
    """Return a network of about `count` blocks."""
    drawing = Drawing()
    last = drawing.add("Input", channels=3, height=256, width=256)
    unit = 0
    while len(drawing.nodes) + UNIT + 6 <= count:
        if unit % UNITS == 0:
            last = _stage(drawing, last, unit // UNITS)
        last = _unit(drawing, last, 16 + 4 * (unit // UNITS))
        unit += 1
    other = drawing.add("Conv2d", last, out_channels=3, kernel_size=1)
    last = drawing.add("Add", last, other)
    drawing.row(last, ("Flatten", {}), ("Linear", {"out_features": 10}), ("Output", {}))
    return Graph(drawing.nodes, drawing.wires)


def _stage(drawing: Drawing, last: str, number: int) -> str:
    if number < POOLS:
        last = drawing.add("MaxPool2d", last, kernel_size=2)
    drawing.add("Conv2d", last, out_channels=8, kernel_size=301)
    return drawing.row(last, ("Conv2d", {"out_channels": 16 + 4 * number, "kernel_size": 1}))


def _unit(drawing: Drawing, first: str, width: int) -> str:
    convolution = ("Conv2d", {"out_channels": width, "kernel_size": 3, "padding": "same"})
    norm, relu = ("BatchNorm2d", {}), ("ReLU", {})
    path = drawing.row(first, convolution, norm, relu, convolution, norm)
    return drawing.row(drawing.add("Add", path, first), relu, ("Dropout", {}), convolution)


def facts(graph: Graph) -> dict[str, int]:
    """Return what the picture of a network holds."""
    report = check(graph)
    return {
        "blocks": len(graph),
        "wires": len(graph.wires),
        "problems": len(report.problems),
        "notes": len(report.notes),
    }


def for_the_rival(graph: Graph) -> dict[str, Any]:
    """Return the same nodes and wires as plain data, with the words and places that they have in the studio."""
    from cnnstudio.ui.canvas.block_text import caption
    from cnnstudio.ui.canvas.docks import rows
    from cnnstudio.ui.canvas.layout import arrange

    report = check(graph)
    places = rows(graph).with_tags(arrange(graph, (1366.0, 768.0)))
    nodes = [
        {
            "name": id,
            "text": caption(node.block, report.nodes.get(id)),
            "inputs": [edge.target_port for edge in graph.into(id)],
            "at": places[id],
        }
        for id, node in graph.nodes.items()
    ]
    wires = [[edge.source, edge.target, edge.target_port] for edge in graph.wires.values()]
    return {"nodes": nodes, "wires": wires}
