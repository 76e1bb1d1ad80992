"""From raw data to graphs: ids, wires and ports that cannot be are refused with their place, unknown blocks are kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any

import msgspec

from cnnstudio.blocks.registry import registry
from cnnstudio.design.gate import refusal, shown, tidy, typed, unread, wrong
from cnnstudio.design.limits import LONGEST_NAME, LONGEST_TYPE, MOST_NODES, too_many
from cnnstudio.graph.block import UnknownBlock
from cnnstudio.graph.graph import Content, Edge, Graph, GraphError, Node, is_identifier
from cnnstudio.graph.group import DEEPEST, End, Group, leaf_count
from cnnstudio.graph.param import ParamError, values_from
from cnnstudio.graph.text import Message, StudioError, translate

_END = re.compile(r"([a-z][a-z0-9_]{0,39})(?:\.([a-z]+[0-9]{0,6}))?\Z")
_PORT = re.compile(r"[a-z]{1,20}[0-9]{0,6}\Z")


class _Node(msgspec.Struct):
    id: str
    type: str
    name: str = ""
    params: dict[str, Any] = {}


class Network(msgspec.Struct):
    """What a network is in the file."""

    nodes: list[_Node]
    edges: list[tuple[str, str]] = []


class _Group(msgspec.Struct):
    """What a node of the type Group has beside the fields of all."""

    nodes: list[_Node]
    edges: list[tuple[str, str]] = []
    inputs: dict[str, Annotated[list[str], msgspec.Meta(min_length=1)]] = {}
    outputs: dict[str, str] = {}
    repeat: Annotated[int, msgspec.Meta(ge=1)] = 1


def networks_from(raw: Mapping[str, dict[str, Any]]) -> dict[str, Graph]:
    """Return the networks of a file. Raises `StudioError`, also for more blocks than can be, each copy of a group counted."""
    if sum(len(nodes) for part in raw.values() if isinstance(nodes := part.get("nodes"), list)) > MOST_NODES:
        raise too_many()
    found = {}
    for name, part in raw.items():
        if not is_identifier(name):
            raise _bad_id(name, "networks")
        found[name] = _graph(part, f"networks.{name}", 0)
    if sum(map(leaf_count, found.values())) > MOST_NODES:
        raise too_many()
    return found


def _graph(raw: dict[str, Any], where: str, depth: int) -> Graph:
    network = typed(raw, Network, where)
    nodes: dict[str, Node] = {}
    for at, (found, fields) in enumerate(zip(network.nodes, raw["nodes"], strict=True)):
        place = f"{where}.nodes[{at}]"
        if not is_identifier(found.id):
            raise _bad_id(found.id, place)
        if found.id in nodes:
            source = translate("Design", "There are two blocks {id} ({where}); each needs an id of its own.")
            raise refusal("design.twice", source, id=found.id, where=place)
        nodes[found.id] = _node(found, fields, place, depth)
    wires: dict[tuple[str, str], Edge] = {}
    for at, ends in enumerate(network.edges):
        edge = _edge(nodes, ends, f"{where}.edges[{at}]")
        if (edge.target, edge.target_port) in wires:
            raise _taken(edge.target, f"{where}.edges[{at}]")
        wires[edge.target, edge.target_port] = edge
    return Graph(nodes, wires)


def _node(found: _Node, fields: dict[str, Any], place: str, depth: int) -> Node:
    if not found.type or len(found.type) > LONGEST_TYPE or tidy(found.type) != found.type:
        raise wrong(f"{place}.type")
    name = name_from(found.name, f"{place}.name")
    extra = unread(fields, _Node)
    if found.type == Group.type_name():
        group = _group(fields, place, depth + 1)
        return Node(found.id, group, name, {**unread(extra, _Group), **({"params": found.params} if found.params else {})})
    block, unknown = _block(found.type, found.params)
    if unknown:
        extra["params"] = unknown
    return Node(found.id, block, name, extra)


def _group(raw: dict[str, Any], place: str, depth: int) -> Group:
    if depth > DEEPEST:
        source = translate("Design", "Groups lie more than {limit} deep in each other ({where}).")
        raise refusal("design.deep", source, limit=DEEPEST, where=place)
    found = typed(raw, _Group, place)
    graph = _graph(raw, place, depth)
    takes: dict[str, tuple[End, ...]] = {}
    fed = set(graph.wires)
    for port, ends in found.inputs.items():
        takes[port] = tuple(_inner_end(graph, end, f"{place}.inputs.{shown(port)}", "x", port) for end in ends)
        for end in takes[port]:
            if end in fed:
                raise _taken(end.id, f"{place}.inputs.{port}")
            fed.add(end)
    gives = {port: _inner_end(graph, end, f"{place}.outputs.{shown(port)}", "y", port) for port, end in found.outputs.items()}
    return Group(graph, takes, gives, found.repeat)


def _inner_end(graph: Graph, text: str, place: str, default: str, port: str) -> End:
    """Return the inner port that a port of a group leads to; `default` is "x" for an input, "y" for an output."""
    match = _END.match(text)
    if match is None or not _PORT.match(port):
        raise wrong(place)
    id, inner = match.groups(default)
    if id not in graph:
        raise _no_block(id, place)
    outside = Node("", Group(takes={"x": ()}, gives={"y": End("", "")}))
    pair = Graph({"": outside, id: graph[id]})
    try:
        pair.connect("", id, inner, "y") if default == "x" else pair.connect(id, "", "x", inner)
    except GraphError:
        source = translate("Design", "The block {id} has no port {port} ({where}).")
        raise refusal("design.port", source, id=id, port=inner, where=place) from None
    return End(id, inner)


def _block(type: str, params: dict[str, Any]) -> tuple[Content, dict[str, Any]]:
    """Return the block, and those of its fields that this version does not know."""
    kind = registry().get(type)
    if kind is None:
        source = translate("Design", "this version of CNN Studio knows no block {type}; it is kept as it is")
        return UnknownBlock(type, params, Message("block.type", source, type=shown(type))), {}
    values, unknown = values_from(kind, params)
    try:
        return kind(**values), unknown
    except ParamError as error:
        return UnknownBlock(type, params, error.message), {}


def _edge(nodes: dict[str, Node], ends: tuple[str, str], place: str) -> Edge:
    matches = [_END.match(end) for end in ends]
    if matches[0] is None or matches[1] is None:
        raise wrong(place)
    (source, source_port), (target, port) = matches[0].groups("y"), matches[1].groups("x")
    for id in (source, target):
        if id not in nodes:
            raise _no_block(id, place)
    try:
        # The two ends alone: a graph of thousands of blocks is not copied for every wire.
        pair = Graph({source: nodes[source], target: nodes[target]}).connect(source, target, port, source_port)
    except GraphError as error:
        text = translate("Design", "{why} ({where})")
        raise refusal("design.port", text, why=error.message, where=place) from None
    return pair.wires[target, port]


def name_from(text: str, place: str, longest: int = LONGEST_NAME) -> str:
    """Return a name of the file as one line. Raises `StudioError` where it is too long."""
    name = tidy(text)
    if len(name) > longest:
        source = translate("Design", "The name at {where} is longer than {limit} letters.")
        raise refusal("design.name", source, where=place, limit=longest)
    return name


def _bad_id(id: str, place: str) -> StudioError:
    source = translate(
        "Design", "{id} cannot be a block's id ({where}): use up to 40 small letters, digits and _, and no Python word."
    )
    return refusal("design.id", source, id=shown(id), where=place)


def _taken(id: str, place: str) -> StudioError:
    source = translate("Design", "Two wires run into the same input of {id} ({where}).")
    return refusal("design.taken", source, id=id, where=place)


def _no_block(id: str, place: str) -> StudioError:
    source = translate("Design", "A wire runs from or to a block {id} that is not there ({where}).")
    return refusal("design.unknown", source, id=id, where=place)
