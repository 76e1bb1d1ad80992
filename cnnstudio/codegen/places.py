"""Where the classes of a source file stand: the network, and every copy of every group in it, with what their nodes compute."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from cnnstudio.graph.block import Block, Call
from cnnstudio.graph.doors import entry, exit_of, is_door, with_doors
from cnnstudio.graph.graph import Edge, Graph
from cnnstudio.graph.group import Group
from cnnstudio.graph.report import Report
from cnnstudio.graph.shape import Shape


@dataclass(frozen=True)
class Copies:
    """What a group computes: its copies in a row; `numbered` where it is one that repeats."""

    places: tuple[Place, ...]
    numbered: bool


@dataclass(frozen=True, eq=False)
class Place:
    """The network or one copy of a group: its graph with a node for each port, and what each node computes, in order.

    `address` is what the addresses in it begin with: "" or "stage1.0.".
    """

    address: str
    level: Graph
    calls: dict[str, Call | Copies]
    inputs: tuple[str, ...]
    """The nodes whose values come from outside."""
    goals: tuple[str, ...]
    """The nodes whose values go outside."""
    report: Report

    @cached_property
    def live(self) -> list[str]:
        """The nodes that lead to what goes outside, in the order in which they run."""
        seen, todo = set(self.goals), list(self.goals)
        while todo:
            for feed in self.level.sources(todo.pop()):
                if feed not in seen:
                    seen.add(feed)
                    todo.append(feed)
        return [id for id in self.calls if id in seen]

    @cached_property
    def dead(self) -> list[str]:
        """The nodes that nothing reads which goes outside."""
        live = set(self.live)
        return [id for id in self.calls if id not in live]

    def feeds(self, id: str) -> tuple[str, ...]:
        """Return the values that a node reads, in the order of its ports."""
        return tuple(self.value(edge) for edge in self.level.into(id))

    def value(self, edge: Edge) -> str:
        """Return the name of the value on a wire: the node's id, with the port where a group gives several."""
        outputs = self.level[edge.source].block.outputs
        return edge.source if edge.source_port == outputs[0] else f"{edge.source}.{edge.source_port}"

    def others(self, id: str) -> tuple[str, ...]:
        """Return the values that a node gives beside its first."""
        return tuple(f"{id}.{port}" for port in self.level[id].block.outputs[1:])

    def shape(self, id: str, port: str | None = None) -> Shape | None:
        """Return the shape of what a node gives."""
        return self.report.shape(self.address + id, port)

    def shape_in(self, id: str) -> Shape | None:
        """Return the shape of the value that comes in at an input."""
        if not is_door(id):
            return self.shape(id)
        for edge in self.level.out_of(id):
            if (found := _arriving(self, edge)) is not None:
                return found
        return None

    def shape_out(self, id: str) -> Shape | None:
        """Return the shape of the value that goes out at a goal."""
        return next((self.shape(edge.source, edge.source_port) for edge in self.level.into(id)), None)


def network(report: Report) -> Place:
    """Return the sound network of a report."""
    graph = report.network
    ends = {node.block.boundary: node.id for node in graph if isinstance(node.block, Block) and node.block.boundary}
    return Place("", graph, _calls(report, graph, graph.order, ""), (ends["input"],), (ends["output"],), report)


def _calls(report: Report, level: Graph, order: Iterable[str], prefix: str) -> dict[str, Call | Copies]:
    found: dict[str, Call | Copies] = {}
    for id in order:
        block = level[id].block
        if isinstance(block, Group):
            fed = frozenset(edge.target_port for edge in level.into(id))
            prefixes = block.prefixes(prefix + id)
            found[id] = Copies(tuple(_copy(report, block, start, fed) for start in prefixes), block.repeat > 1)
        elif isinstance(block, Block) and not block.boundary:
            shapes = report.nodes[prefix + id].known_inputs()
            assert shapes is not None
            found[id] = block.call(*shapes)
    return found


def _copy(report: Report, group: Group, prefix: str, fed: frozenset[str]) -> Place:
    doors = with_doors(group)
    level = doors.remove([entry(port) for port in group.inputs if port not in fed])
    inputs = tuple(entry(port) for port in group.inputs if port in fed)
    calls = _calls(report, level, group.graph.order, prefix)
    return Place(prefix, level, calls, inputs, tuple(map(exit_of, group.outputs)), report)


def _arriving(place: Place, edge: Edge) -> Shape | None:
    block, found = place.level[edge.target].block, place.report.at(place.address + edge.target)
    if found is None:
        return None
    ports = block.inputs if isinstance(block, Group) else [wire.target_port for wire in place.level.into(edge.target)]
    return found.inputs[ports.index(edge.target_port)]
