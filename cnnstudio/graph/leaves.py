"""Flat graphs of a network with groups: its leaves, which are computed, and the view with some groups open, which is drawn.

Unchanged groups give the very same nodes and wires again, so that what compares by identity finds only what changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import lru_cache
from typing import NamedTuple

from cnnstudio.graph.graph import Edge, Graph, GraphError, Node
from cnnstudio.graph.group import MOST_LEAVES, End, Group, groups, leaf_count
from cnnstudio.graph.text import Message, translate

Open = Set[str] | None
"""The addresses of the groups to lay open, once each; None: all of them, copy by copy."""


class Part(NamedTuple):
    """What an open group is in the flat graph; `entries` and `exits` tell where its ports lead to."""

    nodes: Mapping[str, Node]
    wires: Mapping[tuple[str, str], Edge]
    order: tuple[str, ...]
    entries: Mapping[str, tuple[End, ...]]
    exits: Mapping[str, End]


def leaves(graph: Graph) -> Graph:
    """Return the flat graph whose ids are leaf addresses; the graph itself where it has no group.

    Raises `GraphError` for more than `MOST_LEAVES` blocks.
    """
    if not groups(graph):
        return graph
    found: Graph | None = graph.__dict__.get("_leaves")
    if found is None:
        if leaf_count(graph) > MOST_LEAVES:
            source = translate("Group", "With all its copies the network has more than {limit} blocks: repeat its groups less.")
            raise GraphError(Message("group.many", source, limit=MOST_LEAVES))
        found = _flat(graph, None)
        graph.__dict__["_leaves"] = found
    return found


def opened(graph: Graph, open: Set[str]) -> Graph:
    """Return the graph with the groups at these addresses replaced by what is in them, ids being definition addresses.

    A group inside one that is closed stays closed. Wires across the border of an open group join the inner ports.
    """
    inside = groups(graph)
    if not inside or inside.keys().isdisjoint(open):
        return graph
    known: dict[frozenset[str], Graph] = graph.__dict__.setdefault("_opened", {})
    key = frozenset(open)
    if key not in known:
        if len(known) > 8:
            known.clear()
        known[key] = _flat(graph, key)
    return known[key]


def part_of(group: Group, address: str, open: Open = None) -> Part:
    """Return what a group at an address is in the flat graph."""
    known: dict[object, Part] = group.__dict__.setdefault("_parts", {})
    key = address if open is None else (address, frozenset(other for other in open if other.startswith(address + ".")))
    found = known.get(key)
    if found is None:
        if len(known) > 32:
            known.clear()
        found = known[key] = _part(group, address, open)
    return found


def _part(group: Group, address: str, open: Open) -> Part:
    nodes: dict[str, Node] = {}
    wires: dict[tuple[str, str], Edge] = {}
    order: list[str] = []
    entries: dict[str, tuple[End, ...]] = {}
    exits: dict[str, End] = {}
    for prefix in group.prefixes(address) if open is None else [f"{address}."]:
        parts = _spread(group.graph, prefix, open, nodes, wires)
        order += _order(group.graph, prefix, parts)
        doors = {
            port: tuple([leaf for end in ends for leaf in _entries(group.graph, prefix, parts, end)])
            for port, ends in group.takes.items()
        }
        if not entries:
            entries = doors
        else:
            _join(exits, doors, wires)
        found = {port: _exit(group.graph, prefix, parts, end) for port, end in group.gives.items()}
        exits = {port: end for port, end in found.items() if end is not None}
    return Part(nodes, wires, tuple(order), entries, exits)


def _join(exits: Mapping[str, End], doors: Mapping[str, tuple[End, ...]], wires: dict[tuple[str, str], Edge]) -> None:
    """Wire one copy to the next."""
    for source in exits.values():
        for targets in doors.values():
            for target in targets:
                wires[target] = _edge(source.id, target.id, target.port, source.port)


def _flat(graph: Graph, open: Open) -> Graph:
    nodes: dict[str, Node] = {}
    wires: dict[tuple[str, str], Edge] = {}
    parts = _spread(graph, "", open, nodes, wires)
    flat = Graph(nodes, wires)
    if not _loops(graph):
        # A group runs in one piece, as its class in the source does: what is random in it draws in that order.
        flat.__dict__["order"] = tuple(_order(graph, "", parts))
    return flat


def _order(graph: Graph, prefix: str, parts: Mapping[str, Part]) -> list[str]:
    found: list[str] = []
    for id in graph.order:
        part = parts.get(id)
        if part is None:
            found.append(prefix + id)
        else:
            found += part.order
    return found


def _loops(graph: Graph) -> bool:
    """Tell whether wires run in a circle on any level."""
    return bool(graph.cyclic) or any(_loops(group.graph) for group in groups(graph).values())


def _spread(
    graph: Graph, prefix: str, open: Open, nodes: dict[str, Node], wires: dict[tuple[str, str], Edge]
) -> dict[str, Part]:
    """Add the nodes and wires of one level; return its open groups by id."""
    parts: dict[str, Part] = {}
    for id, node in graph.nodes.items():
        address = prefix + id
        if isinstance(node.block, Group) and (open is None or address in open):
            part = parts[id] = part_of(node.block, address, open)
            nodes.update(part.nodes)
            wires.update(part.wires)
        else:
            nodes[address] = _named(node, address)
    for key, edge in graph.wires.items():
        if not prefix and edge.source not in parts and edge.target not in parts:
            wires[key] = edge
            continue
        source = _exit(graph, prefix, parts, End(edge.source, edge.source_port))
        if source is not None:
            for target in _entries(graph, prefix, parts, End(edge.target, edge.target_port)):
                wires[target] = _edge(source.id, target.id, target.port, source.port)
    return parts


def _entries(graph: Graph, prefix: str, parts: Mapping[str, Part], end: End) -> tuple[End, ...]:
    part = parts.get(end.id)
    if part is not None:
        return part.entries.get(end.port, ())
    return (End(prefix + end.id, end.port),) if end.id in graph.nodes else ()


def _exit(graph: Graph, prefix: str, parts: Mapping[str, Part], end: End) -> End | None:
    part = parts.get(end.id)
    if part is not None:
        return part.exits.get(end.port)
    return End(prefix + end.id, end.port) if end.id in graph.nodes else None


def _named(node: Node, address: str) -> Node:
    """Return the node with an address for its id, the same object every time."""
    if node.id == address:
        return node
    known: dict[str, Node] = node.__dict__.setdefault("_named", {})
    found = known.get(address)
    if found is None:
        found = known[address] = Node(address, node.block, node.name, node.extra)
    return found


@lru_cache(maxsize=1 << 16)
def _edge(source: str, target: str, target_port: str, source_port: str) -> Edge:
    return Edge(source, target, target_port, source_port)
