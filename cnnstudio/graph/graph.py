"""The network as a value: nodes and the wires between them. Every change returns a new graph that shares the rest."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from cnnstudio.graph.block import Block, UnknownBlock
from cnnstudio.graph.names import RESERVED
from cnnstudio.graph.text import Message, StudioError, translate

if TYPE_CHECKING:
    from cnnstudio.graph.group import Group

_ID = re.compile(r"[a-z][a-z0-9_]{0,39}\Z")
_PORT = re.compile(r"([a-z]+)([0-9]{0,6})\Z")

Content: TypeAlias = "Block | UnknownBlock | Group"


def is_identifier(text: str) -> bool:
    """Tell whether `text` may be a node's id: it becomes an attribute of the exported class."""
    return bool(_ID.match(text)) and not keyword.iskeyword(text) and text not in RESERVED


@dataclass(frozen=True)
class Node:
    """A block at its place: an `id` for life, and a free `name` that people may give it."""

    id: str
    block: Content
    name: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """Fields of the file that this version does not know; kept."""


@dataclass(frozen=True, order=True)
class Edge:
    """A wire from an output port to an input port."""

    source: str
    target: str
    target_port: str = "x"
    source_port: str = "y"


class GraphError(StudioError):
    """A change that cannot be: an unknown node, a port that is not there, an id that may not be."""


@dataclass(frozen=True)
class Graph:
    """Nodes by id, and wires by the input they feed: (target, port). An input holds one wire at most."""

    nodes: Mapping[str, Node] = field(default_factory=dict)
    wires: Mapping[tuple[str, str], Edge] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((frozenset(self.nodes), frozenset(self.wires)))

    # -- looking ------------------------------------------------------------------------------------------------------

    def __len__(self) -> int:
        return len(self.nodes)

    def __iter__(self) -> Iterator[Node]:
        return iter(self.nodes.values())

    def __getitem__(self, id: str) -> Node:
        return self.nodes[id]

    def __contains__(self, id: object) -> bool:
        return id in self.nodes

    @property
    def edges(self) -> list[Edge]:
        """All wires, sorted."""
        return sorted(self.wires.values())

    @cached_property
    def ends(self) -> tuple[dict[str, tuple[Edge, ...]], dict[str, tuple[Edge, ...]]]:
        """The wires by the node they feed and by the node they leave; one to or from what is not there counts as not drawn."""
        nodes = self.nodes
        into: dict[str, list[Edge]] = {}
        out_of: dict[str, list[Edge]] = {}
        for edge in self.wires.values():
            source, target = nodes.get(edge.source), nodes.get(edge.target)
            if source is None or target is None or edge.source_port not in source.block.outputs:
                continue
            if edge.target_port in target.block.inputs or _takes(target.block, edge.target_port):
                into.setdefault(edge.target, []).append(edge)
                out_of.setdefault(edge.source, []).append(edge)
        return (
            {id: tuple(sorted(edges, key=_by_port) if len(edges) > 1 else edges) for id, edges in into.items()},
            {id: tuple(sorted(edges) if len(edges) > 1 else edges) for id, edges in out_of.items()},
        )

    def into(self, id: str) -> tuple[Edge, ...]:
        """Return the wires that feed a node, in the order of its ports."""
        return self.ends[0].get(id, ())

    def out_of(self, id: str) -> tuple[Edge, ...]:
        """Return the wires that leave a node."""
        return self.ends[1].get(id, ())

    def sources(self, id: str) -> tuple[str, ...]:
        """Return the nodes that feed a node, in the order of its ports."""
        return tuple(edge.source for edge in self.into(id))

    @cached_property
    def order(self) -> tuple[str, ...]:
        """All ids, each behind those that feed it, as close to the drawn order as that allows; what a cycle holds comes last.

        Depth first from the sources, so that a chain stays together; the same for equal graphs.
        """
        behind_cycles = self._behind_cycles
        return (*self._sorted, *sorted(behind_cycles)) if behind_cycles else self._sorted

    @cached_property
    def _sorted(self) -> tuple[str, ...]:
        into, out_of = self.ends
        waiting = {id: len(edges) for id, edges in into.items()}
        ready = sorted([id for id in self.nodes if id not in waiting], reverse=True)
        found: list[str] = []
        while ready:
            id = ready.pop()
            found.append(id)
            for edge in reversed(out_of.get(id, ())):
                target = edge.target
                waiting[target] -= 1
                if not waiting[target]:
                    ready.append(target)
        return tuple(found)

    @cached_property
    def _behind_cycles(self) -> frozenset[str]:
        """The ids that no order reaches: those on a cycle and those behind one."""
        return frozenset(self.nodes).difference(self._sorted) if len(self._sorted) < len(self.nodes) else frozenset()

    @cached_property
    def cyclic(self) -> frozenset[str]:
        """The ids that lie on a cycle, or between two."""
        left = {id: sum(edge.target in self._behind_cycles for edge in self.out_of(id)) for id in self._behind_cycles}
        ends = [id for id, count in left.items() if not count]
        while ends:
            id = ends.pop()
            del left[id]
            for source in self.sources(id):
                if source in left:
                    left[source] -= 1
                    if not left[source]:
                        ends.append(source)
        return frozenset(left)

    @cached_property
    def open_ends(self) -> tuple[str, ...]:
        """The ids, in order, of blocks whose output feeds nothing."""
        return tuple(id for id in self.order if self.nodes[id].block.outputs and not self.out_of(id))

    def leads_to(self, start: str, end: str) -> bool:
        """Tell whether a path runs from `start` to `end`; a node leads to itself."""
        seen, todo = {start}, [start]
        while todo:
            id = todo.pop()
            if id == end:
                return True
            for edge in self.out_of(id):
                if edge.target not in seen:
                    seen.add(edge.target)
                    todo.append(edge.target)
        return False

    def free_id(self, block: Content) -> str:
        """Return an id that no node has yet: `conv1`, `conv2`, ..."""
        stem = id_stem(block)
        number = 1
        while f"{stem}{number}" in self.nodes:
            number += 1
        return f"{stem}{number}"

    def free_port(self, id: str) -> str | None:
        """Return an input port of a node that holds no wire, or None."""
        block = self.nodes[id].block
        if block.variadic:
            taken = [_number(edge.target_port) for edge in self.into(id)]
            return f"x{max(taken, default=-1) + 1}"
        return next((port for port in block.inputs if (id, port) not in self.wires), None)

    # -- changing -----------------------------------------------------------------------------------------------------

    def add(self, block: Content, id: str | None = None, *, after: str | None = None, name: str = "") -> Graph:
        """Return the graph with one more node, wired behind `after` when that is given. Raises `GraphError`."""
        id = self.free_id(block) if id is None else id
        if id in self.nodes:
            raise GraphError(Message("graph.id", translate("Graph", "There is already a block {id}."), id=id))
        if not is_identifier(id):
            raise GraphError(
                Message(
                    "graph.id",
                    translate(
                        "Graph",
                        "{id} cannot be a block's id: use up to 40 small letters, digits and _, and no Python word.",
                    ),
                    id=id[:60],
                )
            )
        graph = Graph({**self.nodes, id: Node(id, block, name)}, self.wires)
        return graph if after is None else graph.connect(after, id)

    def connect(self, source: str, target: str, port: str | None = None, source_port: str | None = None) -> Graph:
        """Return the graph with a wire more; a wire that held the port is replaced.

        Without `port`: the first free one, or the only one; without `source_port` the first. A cycle may be drawn (check
        reports it); ports must exist.
        """
        self._known(source)
        self._known(target)
        source_port = (*self.nodes[source].block.outputs, "y")[0] if source_port is None else source_port
        if port is None:
            port = self.free_port(target) or (self.nodes[target].block.inputs or ("",))[0]
        if source_port not in self.nodes[source].block.outputs or not _takes(self.nodes[target].block, port):
            raise GraphError(
                Message(
                    "graph.port",
                    translate("Graph", "No wire can run from {source} to {target}: one of them has no such port."),
                    source=source,
                    target=target,
                )
            )
        return Graph(self.nodes, {**self.wires, (target, port): Edge(source, target, port, source_port)})

    def disconnect(self, target: str, port: str) -> Graph:
        """Return the graph without the wire into that port."""
        return Graph(self.nodes, {key: edge for key, edge in self.wires.items() if key != (target, port)})

    def replace(self, id: str, block: Content | None = None, *, name: str | None = None) -> Graph:
        """Return the graph with another block (or name) at the same id; wires into ports that are gone are dropped."""
        self._known(id)
        old = self.nodes[id]
        new = replace(old, block=old.block if block is None else block, name=old.name if name is None else name)
        if _ports(new.block) == _ports(old.block):
            graph = Graph({**self.nodes, id: new}, self.wires)
            self._lend_indexes(graph)
            return graph
        wires = {
            key: edge
            for key, edge in self.wires.items()
            if (edge.target != id or _takes(new.block, edge.target_port))
            and (edge.source != id or edge.source_port in new.block.outputs)
        }
        return Graph({**self.nodes, id: new}, wires)

    def remove(self, ids: Iterable[str], *, reconnect: bool = False) -> Graph:
        """Return the graph without these nodes; with `reconnect`, what fed a chain of them feeds what it fed."""
        gone = set(ids)
        wires = {key: edge for key, edge in self.wires.items() if edge.source not in gone and edge.target not in gone}
        if reconnect:
            for key, edge in self.wires.items():
                if edge.source in gone and edge.target not in gone:
                    origin = self._origin(edge, gone)
                    if origin is not None:
                        wires[key] = Edge(origin.source, edge.target, edge.target_port, origin.source_port)
        return Graph({id: node for id, node in self.nodes.items() if id not in gone}, wires)

    def splice(self, edge: Edge, block: Content, id: str | None = None) -> Graph:
        """Return the graph with a new node in the middle of a wire."""
        id = self.free_id(block) if id is None else id
        graph = self.add(block, id).connect(edge.source, id, source_port=edge.source_port)
        return graph.connect(id, edge.target, edge.target_port)

    def _origin(self, edge: Edge, gone: set[str]) -> Edge | None:
        seen: set[str] = set()
        while edge.source in gone:
            feeds = self.into(edge.source)
            if not feeds or edge.source in seen:
                return None
            seen.add(edge.source)
            edge = feeds[0]
        return edge

    def _known(self, id: str) -> None:
        if id not in self.nodes:
            raise GraphError(Message("graph.unknown", translate("Graph", "There is no block {id}."), id=id[:60]))

    def borrow(self, other: Graph) -> None:
        """Take over the indexes of another graph where it is wired alike: they need not be made again."""
        if "ends" in self.__dict__ or self.nodes.keys() != other.nodes.keys() or self.wires != other.wires:
            return
        old = other.nodes
        if all(node is old[id] or _ports(node.block) == _ports(old[id].block) for id, node in self.nodes.items()):
            other._lend_indexes(self)

    def _lend_indexes(self, other: Graph) -> None:
        for name in ("ends", "_sorted", "_behind_cycles", "order", "cyclic", "open_ends"):
            if name in self.__dict__:
                other.__dict__[name] = self.__dict__[name]


def _takes(block: Content, port: str) -> bool:
    if block.variadic:
        match = _PORT.match(port)
        return match is not None and match.group(1) == "x" and (match.group(2) != "" or isinstance(block, UnknownBlock))
    return port in block.inputs


def _ports(block: Content) -> tuple[object, ...]:
    return type(block), block.inputs, block.outputs


def _number(port: str) -> int:
    match = _PORT.match(port)
    return int(match.group(2) or 0) if match else 0


def _by_port(edge: Edge) -> tuple[int, str]:
    return _number(edge.target_port), edge.target_port


def id_stem(block: Content) -> str:
    """Return what the id of a new node begins with: `conv`, `fc`, `relu`."""
    if isinstance(block, UnknownBlock):
        return "unknown"
    return block.stem or re.sub(r"[^a-z0-9_]", "", block.type_name().lower()) or "block"


def chain(*blocks: Content, ids: Iterable[str] | None = None) -> Graph:
    """Return a graph of blocks in a row."""
    graph, last = Graph(), None
    names = iter(ids) if ids is not None else None
    for block in blocks:
        id = next(names) if names is not None else graph.free_id(block)
        graph = graph.add(block, id, after=last)
        last = id
    return graph
