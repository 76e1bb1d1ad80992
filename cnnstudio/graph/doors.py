"""A group's inside with its ports as nodes, for the time of an edit: whatever changes a graph then carries the ports along."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from cnnstudio.graph.graph import Content, Edge, Graph, Node
from cnnstudio.graph.group import End, Group

_IN, _OUT = "<", ">"


@dataclass(frozen=True)
class _Door:
    """Stands for a port: no block, never kept, never checked."""

    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    variadic: bool = False
    boundary: str = ""


_ENTRY = cast(Content, _Door((), ("y",)))
_EXIT = cast(Content, _Door(("x",), ()))


def entry(port: str) -> str:
    """Return the id of the node that stands for an input port; no block can have it."""
    return _IN + port


def exit_of(port: str) -> str:
    """Return the id of the node that stands for an output port."""
    return _OUT + port


def is_door(id: str) -> bool:
    """Tell whether an id stands for a port."""
    return id[:1] in (_IN, _OUT)


def with_doors(group: Group) -> Graph:
    """Return the inner graph with a node for each port."""
    nodes = dict(group.graph.nodes)
    wires = dict(group.graph.wires)
    for port, ends in group.takes.items():
        nodes[_IN + port] = Node(_IN + port, _ENTRY)
        for end in ends:
            if end.id in nodes:
                wires[end] = Edge(_IN + port, end.id, end.port)
    for port, end in group.gives.items():
        nodes[_OUT + port] = Node(_OUT + port, _EXIT)
        if end.id in nodes:
            wires[_OUT + port, "x"] = Edge(end.id, _OUT + port, "x", end.port)
    return Graph(nodes, wires)


def with_entry(graph: Graph, port: str) -> Graph:
    """Return an inside with one more input port; it must get a wire."""
    return Graph({**graph.nodes, _IN + port: Node(_IN + port, _ENTRY)}, graph.wires)


def without_doors(inside: Graph, group: Group) -> Group:
    """Return the group with an inside that was edited; a port that no wire reaches any more is gone."""
    takes: dict[str, list[End]] = {}
    gives: dict[str, End] = {}
    wires: dict[tuple[str, str], Edge] = {}
    for key, edge in inside.wires.items():
        if edge.source[:1] == _IN:
            if edge.target[:1] != _OUT:
                takes.setdefault(edge.source[1:], []).append(End(*key))
        elif edge.target[:1] == _OUT:
            gives[edge.target[1:]] = End(edge.source, edge.source_port)
        else:
            wires[key] = edge
    nodes = {id: node for id, node in inside.nodes.items() if not is_door(id)}
    return replace(
        group, graph=Graph(nodes, wires), takes={port: tuple(sorted(ends)) for port, ends in takes.items()}, gives=gives
    )
