"""What several blocks have in common, and how all of them are changed at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from cnnstudio.design.design import Design
from cnnstudio.design.limits import LONGEST_NAME, kept_name
from cnnstudio.graph.block import Block
from cnnstudio.graph.graph import Graph, Node
from cnnstudio.graph.leaves import opened
from cnnstudio.graph.param import Param, ParamError
from cnnstudio.graph.paths import replaced
from cnnstudio.ui.fields.field import SEVERAL
from cnnstudio.ui.shown import around

_LIMITS = ("minimum", "maximum", "above", "below")
_GENERAL = ("padding", "pair", "float", "int")
"""Kinds whose editors take what those behind them take too."""


def chosen(graph: Graph, ids: Iterable[str]) -> list[Node]:
    """Return the nodes at these definition addresses, in the order of the network; their ids are the addresses."""
    wanted = set(ids)
    view = opened(graph, {outer for id in wanted for outer in around(id) if outer not in wanted})
    return [view[id] for id in view.order if id in wanted]


def shared_params(nodes: Sequence[Node]) -> tuple[Param, ...]:
    """Return the fields that at least two of the blocks have, each with the limits that all agree on."""
    found: dict[str, list[Param]] = {}
    for node in nodes:
        for param in _params(node):
            found.setdefault(param.name, []).append(param)
    return tuple(_merged(params) for params in found.values() if len(params) > 1)


def shared_value(nodes: Sequence[Node], name: str) -> Any:
    """Return the value of a field in all blocks that have it, `SEVERAL` where they differ."""
    values = [getattr(node.block, name) for node in nodes if _has(node, name)]
    return values[0] if values and all(value == values[0] for value in values) else SEVERAL


def with_value(design: Design, nodes: Sequence[Node], name: str, value: Any) -> tuple[Design, list[str]]:
    """Return the design with a field changed in all blocks that can take the value, and the ids of those left as they are."""
    graph, left = design.graph, []
    for node in nodes:
        try:
            if not isinstance(node.block, Block) or not _has(node, name):
                raise LookupError
            changed = node.block.with_values(**{name: value})
        except (LookupError, ParamError):
            left.append(node.id)
            continue
        if changed != node.block:
            graph = replaced(graph, node.id, changed)
    return (design if graph is design.graph else design.with_graph(graph)), left


def shared_name(nodes: Sequence[Node]) -> Any:
    """Return what all blocks are called, without the numbers that `with_names` gives; `SEVERAL` where they differ."""
    names = [node.name for node in nodes]
    stems = {name.removesuffix(f" {number}") if name else "" for number, name in enumerate(names, 1)}
    numbered = all(not name or name.endswith(f" {number}") for number, name in enumerate(names, 1))
    return stems.pop() if len(stems) == 1 and numbered else SEVERAL


def with_names(design: Design, nodes: Sequence[Node], name: str) -> Design:
    """Return the design with all blocks called `name`, each with a number in the order of the network; "" takes names away."""
    graph = design.graph
    name = kept_name(name)[: LONGEST_NAME - len(f" {len(nodes)}")]
    for number, node in enumerate(nodes, 1):
        wanted = f"{name} {number}" if name.strip() else ""
        if node.name != wanted:
            graph = replaced(graph, node.id, name=wanted)
    return design if graph is design.graph else design.with_graph(graph)


def _params(node: Node) -> tuple[Param, ...]:
    return node.block.params if isinstance(node.block, Block) else ()


def _has(node: Node, name: str) -> bool:
    return any(param.name == name for param in _params(node))


def _merged(params: list[Param]) -> Param:
    first = min(params, key=lambda param: _GENERAL.index(param.kind) if param.kind in _GENERAL else len(_GENERAL))
    agreed = all(getattr(param, limit) == getattr(first, limit) for param in params for limit in _LIMITS)
    optional = any(param.optional for param in params)
    if agreed:
        return replace(first, optional=optional)
    return replace(first, optional=optional, minimum=None, maximum=None, above=None, below=None)
