"""Wires across the borders of groups: drawn from block to block, they are kept as ports of the groups between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cnnstudio.graph.addresses import common, parent_of
from cnnstudio.graph.doors import entry, with_doors, with_entry, without_doors
from cnnstudio.graph.graph import Graph, GraphError
from cnnstudio.graph.group import End, Group
from cnnstudio.graph.paths import at, edited, find, free_port
from cnnstudio.graph.text import Message, translate


def connected(graph: Graph, source: str, target: str, port: str | None = None, source_port: str | None = None) -> Graph:
    """Return the graph with a wire between two blocks given by definition address, wherever they lie; as `Graph.connect`.

    A port of a group that brings the same value is used once more, else there is a new one. Raises `GraphError`, also where a
    group that stands several times in a row would not keep its one input and one output.
    """
    block = at(graph, target).block
    if port is None:
        port = free_port(graph, target) or (block.inputs or ("",))[0]
    outputs = at(graph, source).block.outputs
    start = source_port or (outputs[0] if outputs else "y")
    path = common(source, target)
    if parent_of(source) == parent_of(target):
        from_, to = source.rpartition(".")[2], target.rpartition(".")[2]
        new = edited(graph, path, lambda level: level.connect(from_, to, port, start))
    else:
        Graph({source: at(graph, source), target: at(graph, target)}).connect(source, target, port, start)
        cleared = disconnected(graph, target, port)
        skip = len(path) + 1 if path else 0
        way_out, way_in = source[skip:].split("."), target[skip:].split(".")
        new = edited(cleared, path, lambda level: _joined(level, way_out, start, way_in, port or ""))
    _check_repeats(graph, new, source, target)
    return new


def disconnected(graph: Graph, target: str, port: str) -> Graph:
    """Return the graph without the wire into that port of a block given by definition address.

    Where it came through ports of groups that lead nowhere else, these are gone too.
    """
    parent, _, id = target.rpartition(".")
    return edited(graph, parent, lambda level: level.disconnect(id, port) if (id, port) in level.wires else level)


def _joined(level: Graph, way_out: Sequence[str], source_port: str, way_in: Sequence[str], port: str) -> Graph:
    level, source = _handed_out(level, way_out, source_port)
    return _led_in(level, source, way_in, port)


def _handed_out(level: Graph, way: Sequence[str], port: str) -> tuple[Graph, End]:
    """Return the level in which an inner output can be read, through output ports, and where."""
    id, *rest = way
    if not rest:
        return level, End(id, port)
    group = _group(level, id)
    inside, end = _handed_out(group.graph, rest, port)
    found = next((name for name in group.outputs if group.gives[name] == end), None)
    if found is not None and inside is group.graph:
        return level, End(id, found)
    name = group.free_output() if found is None else found
    return level.replace(id, replace(group, graph=inside, gives={**group.gives, name: end})), End(id, name)


def _led_in(level: Graph, source: End, way: Sequence[str], port: str) -> Graph:
    """Return the level in which `source` feeds an inner input, through input ports."""
    id, *rest = way
    if not rest:
        return level.connect(source.id, id, port, source.port)
    group = _group(level, id)
    name = next((name for name in group.inputs if _feeds(level, source, id, name)), None)
    inside = with_doors(group)
    if name is None:
        name = group.free_input()
        inside = with_entry(inside, name)
    inside = _led_in(inside, End(entry(name), "y"), rest, port)
    return level.replace(id, without_doors(inside, group)).connect(source.id, id, name, source.port)


def _feeds(level: Graph, source: End, id: str, port: str) -> bool:
    edge = level.wires.get((id, port))
    return edge is not None and (edge.source, edge.source_port) == source


def _group(level: Graph, id: str) -> Group:
    block = level[id].block
    assert isinstance(block, Group)
    return block


def _check_repeats(before: Graph, after: Graph, *addresses: str) -> None:
    """Raise `GraphError` where a repeated group on the way has other ports than before."""
    for address in addresses:
        path = parent_of(address)
        while path:
            old, new = find(before, path), find(after, path)
            if old is not None and isinstance(old.block, Group) and old.block.repeat > 1 and not _same_ports(old.block, new):
                source = translate(
                    "Group",
                    "{group} stands {count} times in a row, so it has one input and one output: no other.",
                )
                raise GraphError(Message("group.repeated", source, group=path, count=old.block.repeat))
            path = parent_of(path)


def _same_ports(group: Group, other: object) -> bool:
    block = getattr(other, "block", None)
    return isinstance(block, Group) and block.takes.keys() == group.takes.keys() and block.gives.keys() == group.gives.keys()
