"""From raw data to a design: what this version does not know is kept, what cannot be is refused with its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any

import msgspec

from cnnstudio.blocks.registry import registry
from cnnstudio.design.design import Design, Position
from cnnstudio.design.gate import refusal, shown, tidy, typed, wrong
from cnnstudio.design.limits import LONGEST_DATA, LONGEST_NAME, LONGEST_TYPE, MOST_NODES, is_place, too_many
from cnnstudio.design.remarks import frames_from, notes_from
from cnnstudio.design.upgrades import upgraded
from cnnstudio.graph.block import UnknownBlock
from cnnstudio.graph.graph import Content, Edge, Graph, GraphError, Node, is_identifier
from cnnstudio.graph.param import ParamError, values_from
from cnnstudio.graph.text import Message, StudioError, translate
from cnnstudio.plan.plan import Plan

_END = re.compile(r"([a-z][a-z0-9_]{0,39})(?:\.([a-z]+[0-9]{0,6}))?\Z")
_ADDRESS = re.compile(r"[a-z0-9_.]{1,400}\Z")


class _Header(msgspec.Struct):
    format: Annotated[int, msgspec.Meta(ge=1)]


class _Node(msgspec.Struct):
    id: str
    type: str
    name: str = ""
    params: dict[str, Any] = {}


class _Network(msgspec.Struct):
    nodes: list[_Node]
    edges: list[tuple[str, str]] = []


class _File(msgspec.Struct):
    cnnstudio: dict[str, Any]
    networks: dict[str, dict[str, Any]]
    title: str = ""
    data: str = Design.data
    plan: dict[str, Any] = {}
    layout: dict[str, tuple[float, float]] = {}
    notes: list[Any] = []
    frames: list[Any] = []
    groups: dict[str, Any] = {}


def design_from(raw: object) -> Design:
    """Return the design that `raw` describes. Raises `StudioError`."""
    raw = _current(raw)
    file = typed(raw, _File)
    if "main" not in file.networks:
        raise wrong("networks.main")
    if sum(len(nodes) for part in file.networks.values() if isinstance(nodes := part.get("nodes"), list)) > MOST_NODES:
        raise too_many()
    values, unknown = values_from(Plan, file.plan)
    notes, other_notes = notes_from(file.notes)
    frames, other_frames = frames_from(file.frames)
    if {note.id for note in notes} & {frame.id for frame in frames}:
        raise wrong("frames")
    inner: dict[str, Any] = {
        "notes": other_notes,
        "frames": other_frames,
        "cnnstudio": _rest(file.cnnstudio, _Header),
        "plan": unknown,
        "networks": {name: rest for name, part in file.networks.items() if (rest := _rest(part, _Network))},
    }
    return Design(
        networks={name: _graph(name, part) for name, part in file.networks.items()},
        layout=_layout(file.layout),
        notes=notes,
        frames=frames,
        groups=file.groups,
        data=_name(file.data, "data", LONGEST_DATA),
        plan=_plan(values),
        title=_name(file.title, "title"),
        extra={**_rest(raw, _File), **{key: rest for key, rest in inner.items() if rest}},
    )


def _current(raw: object) -> dict[str, Any]:
    if not isinstance(raw, dict) or "cnnstudio" not in raw:
        raise refusal("design.foreign", translate("Design", "This is no design of CNN Studio."))
    return upgraded(raw, typed(raw["cnnstudio"], _Header, "cnnstudio").format)


def _rest(raw: Mapping[str, Any], known: type[msgspec.Struct]) -> dict[str, Any]:
    return {key: value for key, value in raw.items() if key not in known.__struct_fields__}


def _plan(values: dict[str, Any]) -> Plan:
    try:
        return Plan(**values)
    except ParamError as error:
        source = translate("Design", "The training plan cannot be read: {why}")
        raise StudioError(Message("design.plan", source, why=error.message)) from None


def _layout(raw: dict[str, tuple[float, float]]) -> dict[str, Position]:
    bad = next((address for address in raw if not _ADDRESS.match(address)), None)
    if bad is not None:
        raise wrong(f"layout[{shown(bad)}]")
    return {address: place for address, place in raw.items() if is_place(place)}


def _graph(name: str, raw: dict[str, Any]) -> Graph:
    if not is_identifier(name):
        raise _bad_id(name, "networks")
    where = f"networks.{name}"
    network = typed(raw, _Network, where)
    nodes: dict[str, Node] = {}
    for at, (found, fields) in enumerate(zip(network.nodes, raw["nodes"], strict=True)):
        place = f"{where}.nodes[{at}]"
        if not is_identifier(found.id):
            raise _bad_id(found.id, place)
        if found.id in nodes:
            source = translate("Design", "There are two blocks {id} ({where}); each needs an id of its own.")
            raise refusal("design.twice", source, id=found.id, where=place)
        nodes[found.id] = _node(found, fields, place)
    wires: dict[tuple[str, str], Edge] = {}
    for at, ends in enumerate(network.edges):
        edge = _edge(nodes, ends, f"{where}.edges[{at}]")
        if (edge.target, edge.target_port) in wires:
            source = translate("Design", "Two wires run into the same input of {id} ({where}).")
            raise refusal("design.taken", source, id=edge.target, where=f"{where}.edges[{at}]")
        wires[edge.target, edge.target_port] = edge
    return Graph(nodes, wires)


def _node(found: _Node, fields: dict[str, Any], place: str) -> Node:
    if not found.type or len(found.type) > LONGEST_TYPE or tidy(found.type) != found.type:
        raise wrong(f"{place}.type")
    block, unknown = _block(found.type, found.params)
    extra = _rest(fields, _Node)
    if unknown:
        extra["params"] = unknown
    return Node(found.id, block, _name(found.name, f"{place}.name"), extra)


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
            text = translate("Design", "A wire runs from or to a block {id} that is not there ({where}).")
            raise refusal("design.unknown", text, id=id, where=place)
    try:
        # The two ends alone: a graph of thousands of blocks is not copied for every wire.
        pair = Graph({source: nodes[source], target: nodes[target]}).connect(source, target, port, source_port)
    except GraphError as error:
        text = translate("Design", "{why} ({where})")
        raise refusal("design.port", text, why=error.message, where=place) from None
    return pair.wires[target, port]


def _name(text: str, place: str, longest: int = LONGEST_NAME) -> str:
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
