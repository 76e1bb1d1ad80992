"""How far two designs are apart, in figures for one sentence."""

from __future__ import annotations

from cnnstudio.design.design import Design
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.leaves import leaves


def differing_blocks(one: Design, other: Design) -> int:
    """Return how many blocks only one of the designs has, or both have with other values or other wires into them.

    Each copy of a group counts with what is in it. Raises `GraphError` for more blocks than a network can have.
    """
    first, second = leaves(one.graph), leaves(other.graph)
    return sum(_state(first, id) != _state(second, id) for id in {**first.nodes, **second.nodes})


def _state(graph: Graph, id: str) -> object:
    return (graph[id], graph.into(id)) if id in graph else None
