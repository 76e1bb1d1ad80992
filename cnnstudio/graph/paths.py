"""What lies inside groups, found and changed by definition address; a change in a group is one in all its copies."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from cnnstudio.graph.addresses import definition_of, id_of, joined, parent_of
from cnnstudio.graph.doors import with_doors, without_doors
from cnnstudio.graph.graph import Content, Graph, GraphError, Node
from cnnstudio.graph.group import MOST_COPIES, MOST_LEAVES, Group, groups, leaf_count
from cnnstudio.graph.text import Message, translate

Change = Callable[[Graph], Graph]


def find(graph: Graph, address: str) -> Node | None:
    """Return the node at an address (definition or leaf), None where there is none."""
    id, _, rest = definition_of(address).partition(".")
    node = graph.nodes.get(id)
    if node is None or not rest:
        return node
    return find(node.block.graph, rest) if isinstance(node.block, Group) else None


def at(graph: Graph, address: str) -> Node:
    """Return the node at an address. Raises `GraphError`."""
    node = find(graph, address)
    if node is None:
        raise GraphError(Message("graph.unknown", translate("Graph", "There is no block {id}."), id=address[:60]))
    return node


def group_at(graph: Graph, address: str) -> Group:
    """Return the group at an address. Raises `GraphError`."""
    block = at(graph, address).block
    if not isinstance(block, Group):
        raise GraphError(Message("graph.no_group", translate("Graph", "{id} is no group."), id=address[:60]))
    return block


def inner(graph: Graph, path: str) -> Graph:
    """Return the graph inside the group at `path`, or the graph itself for an empty path. Raises `GraphError`."""
    return group_at(graph, path).graph if path else graph


def level(graph: Graph, path: str) -> Graph:
    """Return what `inner` does, with a node for each port of that group (see `doors`)."""
    return with_doors(group_at(graph, path)) if path else graph


def edited(graph: Graph, path: str, change: Change) -> Graph:
    """Return the graph with a change made inside the group at `path`; empty: at the top.

    The change sees a node for each port (see `doors`): what it wires to them or takes from them changes the ports, and with
    those the wires outside.
    """
    if not path:
        return change(graph)
    first, _, rest = path.partition(".")
    group = group_at(graph, first)
    inside = with_doors(group)
    new = edited(inside, rest, change)
    return graph if new is inside else graph.replace(first, without_doors(new, group))


def replaced(graph: Graph, address: str, block: Content | None = None, *, name: str | None = None) -> Graph:
    """Return the graph with another block, or name, at an address. Raises `GraphError`."""
    address = definition_of(address)
    return edited(graph, parent_of(address), lambda level: level.replace(id_of(address), block, name=name))


def added(
    graph: Graph, path: str, block: Content, id: str | None = None, *, after: str | None = None, name: str = ""
) -> tuple[Graph, str]:
    """Return the graph with one more block inside `path`, behind the id `after` of that level; and its address."""
    new = inner(graph, path).free_id(block) if id is None else id
    return edited(graph, path, lambda level: level.add(block, new, after=after, name=name)), joined(path, new)


def removed(graph: Graph, addresses: Iterable[str], *, reconnect: bool = False) -> Graph:
    """Return the graph without these blocks and groups, as `Graph.remove`; a group that is left empty goes too."""
    by_path: dict[str, set[str]] = {}
    for address in addresses:
        by_path.setdefault(parent_of(address), set()).add(id_of(address))
    for path in sorted(by_path, key=lambda path: -path.count(".") - bool(path)):
        if path and find(graph, path) is None:
            continue
        ids = by_path[path]
        if path and not set(inner(graph, path).nodes) - ids:
            above = by_path.get(parent_of(path))
            if above is None or id_of(path) not in above:
                graph = removed(graph, [path], reconnect=reconnect)
            continue
        graph = edited(graph, path, lambda level, gone=ids: level.remove(gone, reconnect=reconnect))  # type: ignore[misc]
    return graph


def with_repeat(graph: Graph, address: str, repeat: int) -> Graph:
    """Return the graph with that many copies of a group in a row. Raises `GraphError` where they cannot be."""
    group = group_at(graph, address)
    if repeat > 1 and not group.repeatable:
        source = translate("Group", "Only a group with one input and one output can stand several times in a row.")
        raise GraphError(Message("group.repeat", source))
    if not 1 <= repeat <= MOST_COPIES:
        source = translate("Group", "A group stands 1 to {most} times in a row.")
        raise GraphError(Message("group.repeat", source, most=MOST_COPIES))
    new = replaced(graph, address, replace(group, repeat=repeat))
    if leaf_count(new) > MOST_LEAVES:
        source = translate("Group", "With all its copies the network has more than {limit} blocks: repeat its groups less.")
        raise GraphError(Message("group.many", source, limit=MOST_LEAVES))
    return new


def free_port(graph: Graph, address: str) -> str | None:
    """Return an input port of a block that nothing feeds, neither a wire nor a port of its group; None where there is none."""
    return level(graph, parent_of(address)).free_port(id_of(address))


def all_groups(graph: Graph, path: str = "") -> dict[str, Group]:
    """Return all groups by definition address, outer ones first."""
    found: dict[str, Group] = {}
    for id, group in groups(graph).items():
        found[joined(path, id)] = group
        found.update(all_groups(group.graph, joined(path, id)))
    return found


def place_of(graph: Graph, address: str) -> str:
    """Return where a definition, or a leaf, stands in the flat graph: in the first copy of the groups around it."""
    if address != definition_of(address):
        return address
    *path, id = address.split(".")
    prefix = ""
    for part in path:
        group = graph.nodes[part].block if part in graph else None
        if not isinstance(group, Group):
            return address
        prefix = group.prefixes(prefix + part)[0]
        graph = group.graph
    return prefix + id if id in graph else address
