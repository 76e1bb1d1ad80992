"""Folds blocks into a group and lays a group open again; neither changes what is computed.

Both return a map from old to new addresses (see `addresses.moved`), which carries positions, plan and weights over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from cnnstudio.graph import paths
from cnnstudio.graph.addresses import Moves, id_of, joined, parent_of
from cnnstudio.graph.block import Block
from cnnstudio.graph.graph import Edge, Graph, GraphError, Node, is_identifier
from cnnstudio.graph.group import DEEPEST, End, Group, depth
from cnnstudio.graph.paths import edited, group_at, inner
from cnnstudio.graph.repeats import Repeat, stretch, unfed
from cnnstudio.graph.text import Message, Text, translate


def fold(graph: Graph, addresses: Iterable[str], name: str = "", id: str | None = None) -> tuple[Graph, str, Moves]:
    """Return the graph with these blocks in one group, its address, and where the blocks are now.

    Wires that enter from one source share a port; an inner input that nothing feeds gets a port too. Raises `GraphError` for
    what cannot be one group: no block, blocks of several levels, the ends of the network, a path that leaves and comes back.
    """
    path, ids = _chosen(graph, addresses)
    source = inner(graph, path)
    new = _free_id(source, name, ids) if id is None else id
    group = _group(paths.level(graph, path), ids)
    folded = edited(graph, path, lambda level: _with_group(level, ids, new, group, name))
    return _not_too_deep(folded), joined(path, new), {joined(path, old): joined(joined(path, new), old) for old in sorted(ids)}


def fold_repeated(graph: Graph, repeat: Repeat, name: str = "") -> tuple[Graph, str, Moves]:
    """Return the graph with a stretch that repeats itself as one group xN, its address, and where the blocks are now."""
    first = repeat.copies[0]
    path = parent_of(first[0])
    new, address, _ = fold(graph, first, name)
    gone = {id_of(old) for copy in repeat.copies[1:] for old in copy}
    group = group_at(new, address)
    many = Group(group.graph, group.takes, group.gives, len(repeat.copies))
    moves = {
        old: f"{address}.{number}.{id_of(inside)}"
        for number, copy in enumerate(repeat.copies)
        for old, inside in zip(copy, first, strict=True)
    }
    return edited(new, path, lambda level: _in_place(level, id_of(address), many, gone)), address, moves


def unfold(graph: Graph, address: str) -> tuple[Graph, Moves]:
    """Return the graph with what is in a group in its place, copy by copy, and where the blocks are now.

    Blocks keep their ids where these are free. Raises `GraphError` where there is no group.
    """
    group, path, id = group_at(graph, address), parent_of(address), id_of(address)
    level = inner(graph, path)
    taken = set(level.nodes) - {id}
    moves: dict[str, str] = {}
    names: list[dict[str, str]] = []
    for prefix in group.prefixes(address):
        renamed = {}
        for old in group.graph.order:
            renamed[old] = _unused(old, taken)
            taken.add(renamed[old])
            moves[prefix + old] = joined(path, renamed[old])
        names.append(renamed)
    return edited(graph, path, lambda level: _laid_open(level, id, group, names)), moves


def repeats(graph: Graph, addresses: Iterable[str]) -> Repeat | None:
    """Return the stretch of the selection that repeats itself, for a group xN; None where none does.

    It is a chain of equal blocks, one in and one out, that follows itself; what comes before or behind it stays outside.
    """
    chosen = set(addresses)
    path = parent_of(min(chosen, default=""))
    level = paths.level(graph, path)
    found = stretch(level, {id_of(address) for address in chosen if parent_of(address) == path} & level.nodes.keys())
    return None if found is None else Repeat(tuple(tuple(joined(path, id) for id in copy) for copy in found.copies))


def _chosen(graph: Graph, addresses: Iterable[str]) -> tuple[str, set[str]]:
    chosen = set(addresses)
    parents = {parent_of(address) for address in chosen}
    if not chosen:
        raise _refused("fold.nothing", translate("Fold", "Select the blocks that a group shall hold."))
    if len(parents) > 1:
        raise _refused("fold.levels", translate("Fold", "These blocks lie in different groups; fold blocks of one group."))
    (path,) = parents
    level, ids = inner(graph, path), {id_of(address) for address in chosen}
    if not ids <= level.nodes.keys():
        raise _refused("fold.nothing", translate("Fold", "Select the blocks that a group shall hold."))
    if any(isinstance(block := level[id].block, Block) and block.boundary for id in ids):
        raise _refused("fold.boundary", translate("Fold", "The network's input and output stay outside of groups."))
    if (between := _between(level, ids)) is not None:
        source = translate(
            "Fold", "A path leaves these blocks through {block} and comes back: with {block} they can be one group."
        )
        raise GraphError(Message("fold.path", source, block=between))
    return path, ids


def _between(level: Graph, ids: set[str]) -> str | None:
    """Return a node outside on a path that leaves `ids` and comes back, None where there is none."""
    outside = [edge.target for id in ids for edge in level.out_of(id) if edge.target not in ids]
    seen, todo = set(outside), sorted(outside)
    first = dict.fromkeys(todo, "")
    for id in todo:
        for edge in level.out_of(id):
            if edge.target in ids:
                return first[id] or id
            if edge.target not in seen:
                seen.add(edge.target)
                first[edge.target] = first[id] or id
                todo.append(edge.target)
    return None


def _group(level: Graph, ids: set[str]) -> Group:
    """Return the group that holds `ids`, its ports in the order in which the wires arrive."""
    order = {id: number for number, id in enumerate(level.order)}
    wires = {key: edge for key, edge in level.wires.items() if edge.target in ids and edge.source in ids}
    inside = Graph({id: node for id, node in level.nodes.items() if id in ids}, wires)
    group = Group(inside)
    entries: dict[End, list[End]] = {}
    exits: list[End] = []
    for id in sorted(ids, key=lambda id: order[id]):
        for edge in level.into(id):
            if edge.source not in ids:
                entries.setdefault(End(edge.source, edge.source_port), []).append(End(id, edge.target_port))
        exits += [End(id, port) for port in inside[id].block.outputs if _read_outside(level, id, port, ids)]
    open_inputs = [[End(id, port)] for id in inside.order for port in unfed(level, id)]
    for ends in [*entries.values(), *open_inputs]:
        group = Group(inside, {**group.takes, group.free_input(): tuple(sorted(ends))}, group.gives)
    for end in exits or [End(id, port) for id in inside.open_ends for port in inside[id].block.outputs]:
        group = Group(inside, group.takes, {**group.gives, group.free_output(): end})
    return group


def _read_outside(level: Graph, id: str, port: str, ids: set[str]) -> bool:
    return any(edge.source_port == port and edge.target not in ids for edge in level.out_of(id))


def _with_group(level: Graph, ids: set[str], id: str, group: Group, name: str) -> Graph:
    """Return the level with a group where `ids` were."""
    if not is_identifier(id) or id in level:
        level.add(group, id)
    nodes: dict[str, Node] = {}
    for old, node in level.nodes.items():
        if old not in ids:
            nodes[old] = node
        elif id not in nodes:
            nodes[id] = Node(id, group, name)
    fed = {end: port for port, ends in group.takes.items() for end in ends}
    given = {end: port for port, end in group.gives.items()}
    wires: dict[tuple[str, str], Edge] = {}
    for key, edge in level.wires.items():
        inner_source, inner_target = edge.source in ids, edge.target in ids
        if not inner_source and not inner_target:
            wires[key] = edge
        elif inner_target and not inner_source:
            port = fed.get(End(*key))
            if port is not None:
                wires[id, port] = Edge(edge.source, id, port, edge.source_port)
        elif inner_source and not inner_target:
            out = given.get(End(edge.source, edge.source_port))
            if out is not None:
                wires[key] = Edge(id, edge.target, edge.target_port, out)
    return Graph(nodes, wires)


def _in_place(level: Graph, id: str, group: Group, gone: set[str]) -> Graph:
    """Return the level with the group xN at `id`, the other copies gone; what read the last of them reads the group."""
    wires: dict[tuple[str, str], Edge] = {}
    for key, edge in level.wires.items():
        if edge.target in gone:
            continue
        if edge.source in gone:
            edge = Edge(id, edge.target, edge.target_port, group.outputs[0])
        wires[key] = edge
    nodes = {other: node for other, node in level.nodes.items() if other not in gone}
    return Graph(nodes, wires).replace(id, group)


def _laid_open(level: Graph, id: str, group: Group, names: list[dict[str, str]]) -> Graph:
    nodes: dict[str, Node] = {}
    wires = {key: edge for key, edge in level.wires.items() if id not in (edge.source, edge.target)}
    for other, node in level.nodes.items():
        if other != id:
            nodes[other] = node
            continue
        for renamed in names:
            for old, inside in group.graph.nodes.items():
                new = renamed[old]
                nodes[new] = inside if new == old else Node(new, inside.block, inside.name, inside.extra)
    for renamed in names:
        for edge in group.graph.wires.values():
            if edge.source in renamed and edge.target in renamed:
                _lay(wires, _unchanged(edge, renamed[edge.source], renamed[edge.target]))
    for port, ends in group.takes.items():
        source = _source(level.wires.get((id, port)), id, group, names[-1])
        for end in ends:
            if source is not None and end.id in names[0]:
                _lay(wires, Edge(source.id, names[0][end.id], end.port, source.port))
            for before, after in pairwise(names):
                (out,) = group.gives.values()
                _lay(wires, Edge(before[out.id], after[end.id], end.port, out.port))
    for edge in level.wires.values():
        if edge.source == id and edge.target != id:
            given = group.gives.get(edge.source_port)
            if given is not None and given.id in names[-1]:
                _lay(wires, Edge(names[-1][given.id], edge.target, edge.target_port, given.port))
    return Graph(nodes, wires)


def _source(edge: Edge | None, id: str, group: Group, last: Mapping[str, str]) -> End | None:
    """Return what feeds a port of a group once it is open; a group may feed itself, wrong as that is."""
    if edge is None or edge.source != id:
        return None if edge is None else End(edge.source, edge.source_port)
    given = group.gives.get(edge.source_port)
    return None if given is None or given.id not in last else End(last[given.id], given.port)


def _lay(wires: dict[tuple[str, str], Edge], edge: Edge) -> None:
    wires[edge.target, edge.target_port] = edge


def _unchanged(edge: Edge, source: str, target: str) -> Edge:
    return edge if (source, target) == (edge.source, edge.target) else Edge(source, target, edge.target_port, edge.source_port)


def _unused(id: str, taken: set[str]) -> str:
    """Return the id, or where it is taken the same stem with the next free number."""
    if id not in taken:
        return id
    stem = id.rstrip("0123456789")[:34]
    number = 2 if stem == id else 1
    while f"{stem}{number}" in taken:
        number += 1
    return f"{stem}{number}"


def _free_id(level: Graph, name: str, ids: set[str]) -> str:
    """Return an id for the group: its name where that can be one, else `group1`."""
    stem = "".join(letter if letter.isascii() and letter.isalnum() else "_" for letter in name.lower().strip()).strip("_")[:34]
    taken = set(level.nodes) - ids
    if is_identifier(stem):
        return _unused(stem, taken)
    return level.free_id(Group())


def _not_too_deep(graph: Graph) -> Graph:
    if depth(graph) > DEEPEST:
        source = translate("Fold", "Groups lie at most {limit} deep in each other.")
        raise GraphError(Message("fold.deep", source, limit=DEEPEST))
    return graph


def _refused(code: str, source: Text) -> GraphError:
    return GraphError(Message(code, source))
