"""How far two designs are apart, in figures for one sentence."""

from __future__ import annotations

from cnnstudio.design.design import Design
from cnnstudio.graph.graph import Graph


def differing_blocks(one: Design, other: Design) -> int:
    """Return how many blocks only one of the designs has, or both have with other values or other wires into them."""
    first, second = one.graph, other.graph
    return sum(_state(first, id) != _state(second, id) for id in {**first.nodes, **second.nodes})


def _state(graph: Graph, id: str) -> object:
    return (graph[id], graph.into(id)) if id in graph else None
