"""A design as JSON text: the same bytes for equal designs, one line per block, wire and position.

The fields of blocks and of the plan stand in alphabetical order, so that those which only another version knows keep their
place when this one writes them back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cnnstudio.design.design import Design, Position
from cnnstudio.design.gate import MOST_BYTES, refusal, tidy
from cnnstudio.design.limits import LONGEST_DATA, MOST_NODES, is_place, kept_name, short, too_many
from cnnstudio.design.looks import look_fields
from cnnstudio.design.notes import Frame, Note, Remark
from cnnstudio.design.remarks import fields_of, kept
from cnnstudio.design.upgrades import FORMAT
from cnnstudio.graph.block import UnknownBlock
from cnnstudio.graph.graph import Edge, Graph, Node
from cnnstudio.graph.group import Group, leaf_count
from cnnstudio.graph.param import Declared, plain
from cnnstudio.graph.text import translate

Extra = Mapping[str, Any]


def design_text(design: Design) -> bytes:
    """Return the whole file. Raises `StudioError` where it would be too large to be read again."""
    extra = design.extra
    fields = {
        "cnnstudio": _line({"format": FORMAT}, _inner(extra, "cnnstudio")),
        "title": _json(kept_name(design.title)),
        "data": _json(tidy(design.data)[:LONGEST_DATA]),
        "plan": _object({k: _json(v) for k, v in sorted({**_inner(extra, "plan"), **_values(design.plan)}.items())}, 1),
        "networks": _networks(design.networks, _inner(extra, "networks")),
        "layout": _layout(design.layout),
    }
    fields |= _remarks(design.notes, design.frames, extra)
    if design.groups:
        fields["groups"] = _object({key: _json(look_fields(design.groups[key])) for key in sorted(design.groups)}, 1)
    rest = {key: _json(extra[key]) for key in sorted(extra) if key not in fields}
    return _bytes({**fields, **rest})


def part_text(graph: Graph, layout: Mapping[str, Position], notes: Sequence[Note] = (), frames: Sequence[Frame] = ()) -> bytes:
    """Return a network with its positions, notes and frames as a design without plan and data."""
    fields = {"cnnstudio": _line({"format": FORMAT}, {}), "networks": _networks({"main": graph}, {}), "layout": _layout(layout)}
    return _bytes({**fields, **_remarks(notes, frames, {})})


def _remarks(notes: Sequence[Note], frames: Sequence[Frame], extra: Extra) -> dict[str, str]:
    lines = {
        "notes": [*map(_remark, notes), *map(_json, kept(extra, "notes"))],
        "frames": [*map(_remark, frames), *map(_json, kept(extra, "frames"))],
    }
    return {key: _list(found, 1) for key, found in lines.items() if found}


def _remark(remark: Remark) -> str:
    return _line(fields_of(remark), {})


def _bytes(fields: dict[str, str]) -> bytes:
    data = (_object(fields, 0) + "\n").encode("utf-8", "replace")
    if len(data) > MOST_BYTES:
        source = translate("Design", "This design is too large for a file: more than {limit} MiB.")
        raise refusal("design.large", source, limit=MOST_BYTES >> 20)
    return data


def _networks(networks: Mapping[str, Graph], extra: Extra) -> str:
    if sum(map(leaf_count, networks.values())) > MOST_NODES:
        raise too_many()
    return _object({name: _network(networks[name], _inner(extra, name)) for name in sorted(networks)}, 1)


def _network(graph: Graph, extra: Extra) -> str:
    fields = _wiring(graph, 3)
    return _object({**fields, **{key: _json(extra[key]) for key in sorted(extra) if key not in fields}}, 2)


def _wiring(graph: Graph, depth: int) -> dict[str, str]:
    nodes = _list((_node(graph[id], depth + 1) for id in graph.order), depth)
    return {"nodes": nodes, "edges": _list((_json(_ends(edge)) for edge in graph.edges), depth)}


def _node(node: Node, depth: int) -> str:
    block = node.block
    fields: dict[str, Any] = {"id": node.id, "type": block.type if isinstance(block, UnknownBlock) else block.type_name()}
    name = kept_name(node.name)
    if name:
        fields["name"] = name
    if isinstance(block, Group):
        return _group(block, fields, node.extra, depth)
    params = block.data if isinstance(block, UnknownBlock) else {**_inner(node.extra, "params"), **_values(block)}
    if params:
        fields["params"] = params
    return _line(fields, node.extra)


def _group(group: Group, fields: dict[str, Any], extra: Extra, depth: int) -> str:
    if group.repeat > 1:
        fields["repeat"] = group.repeat
    fields["inputs"] = {port: [_end(*end, "x") for end in group.takes[port]] for port in group.inputs}
    fields["outputs"] = {port: _end(*group.gives[port], "y") for port in group.outputs}
    known = {**{key: _json(value) for key, value in fields.items()}, **_wiring(group.graph, depth + 1)}
    return _object({**known, **{key: _json(extra[key]) for key in sorted(extra) if key not in known}}, depth)


def _end(id: str, port: str, default: str) -> str:
    return id if port == default else f"{id}.{port}"


def _ends(edge: Edge) -> list[str]:
    return [_end(edge.source, edge.source_port, "y"), _end(edge.target, edge.target_port, "x")]


def _values(declared: Declared) -> dict[str, Any]:
    return {name: _number(plain(value)) for name, value in declared.values().items()}


def _number(value: Any) -> Any:
    """Minus zero equals zero, so both are written alike."""
    return value + 0.0 if type(value) is float else value


def _layout(layout: Mapping[str, Position]) -> str:
    places = {address: [short(part) for part in layout[address]] for address in sorted(layout) if is_place(layout[address])}
    return _object({address: _json(place) for address, place in places.items()}, 1)


def _inner(extra: Extra, key: str) -> Extra:
    found = extra.get(key)
    return found if isinstance(found, Mapping) else {}


def _line(fields: Mapping[str, Any], extra: Extra) -> str:
    entries = [*fields.items(), *((key, extra[key]) for key in sorted(extra) if key not in fields)]
    return "{" + ", ".join(f"{_json(key)}: {_json(value)}" for key, value in entries) + "}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True)


def _object(fields: Mapping[str, str], depth: int) -> str:
    return _block("{}", [f"{_json(key)}: {text}" for key, text in fields.items()], depth)


def _list(items: Iterable[str], depth: int) -> str:
    return _block("[]", list(items), depth)


def _block(brackets: str, lines: list[str], depth: int) -> str:
    if not lines:
        return brackets
    indent = "  " * depth
    return f"{brackets[0]}\n{indent}  " + f",\n{indent}  ".join(lines) + f"\n{indent}{brackets[1]}"
