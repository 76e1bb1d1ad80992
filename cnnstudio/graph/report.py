"""What `check` finds: per block its shapes, counts, field and faults; for the whole network its totals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from cnnstudio.graph.addresses import definition_of
from cnnstudio.graph.block import Block, Data, Family, Formula
from cnnstudio.graph.figures import FLOAT_BYTES as FLOAT_BYTES
from cnnstudio.graph.figures import NOTHING, Figures
from cnnstudio.graph.graph import Graph, Node
from cnnstudio.graph.group import End, Group
from cnnstudio.graph.leaves import Part, part_of
from cnnstudio.graph.paths import find, place_of
from cnnstudio.graph.repair import Repair
from cnnstudio.graph.shape import PIXEL, Field, Shape
from cnnstudio.graph.text import Message


@dataclass(frozen=True)
class Problem:
    """A fault that keeps the network from running, at its cause; `address` is empty for the network as a whole."""

    code: str
    address: str
    message: Message
    repairs: tuple[Repair, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Note:
    """Advice about one block: the network runs all the same."""

    code: str
    address: str
    message: Message


class Facts(NamedTuple):
    """What a block's neighbours downstream depend on.

    `shape` is None where it is unknown; `field` is None where a value sees the whole picture. `linear`: a weighted sum that
    no activation has followed yet.
    """

    shape: Shape | None
    field: Field | None = PIXEL
    kind: str = ""
    linear: bool = False
    family: Family | None = None


UNKNOWN = Facts(None, None)


class NodeReport(NamedTuple):
    """All that is known of one block at its place."""

    node: Node
    facts: Facts
    feeds: tuple[Facts, ...] = ()
    has_readers: bool = True
    figures: Figures = NOTHING
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def weights(self) -> Mapping[str, Shape]:
        """The trained tensors by their name in the module."""
        return self.figures.weights

    @property
    def buffers(self) -> Mapping[str, Shape]:
        """What else the state dict holds."""
        return self.figures.buffers

    @property
    def parameters(self) -> int:
        """How many numbers are trained."""
        return self.figures.parameters

    @property
    def macs(self) -> int:
        """Multiply-adds for one picture."""
        return self.figures.macs

    @property
    def neurons(self) -> int:
        """Outputs that are counted as neurons."""
        return self.figures.neurons

    @property
    def activation_bytes(self) -> int:
        """Bytes of the output in float32, for one picture."""
        return self.figures.activation_bytes

    @property
    def shape(self) -> Shape | None:
        """The output shape, None where it is unknown."""
        return self.facts.shape

    @property
    def inputs(self) -> tuple[Shape | None, ...]:
        """The input shapes, in the order of the ports."""
        return tuple(feed.shape for feed in self.feeds)

    @property
    def field(self) -> Field | None:
        """The receptive field of one output value; None means the whole picture (or an unknown shape)."""
        return self.facts.field

    def known_inputs(self) -> tuple[Shape, ...] | None:
        """Return the input shapes, or None where one is unknown or the block is not sound."""
        shapes = tuple(feed.shape for feed in self.feeds if feed.shape is not None)
        return None if self.facts.shape is None or len(shapes) < len(self.feeds) else shapes

    def formulas(self) -> tuple[Formula, ...]:
        """Return the formulas with their numbers; none where the shape is unknown."""
        shapes = self.known_inputs()
        block = self.node.block
        return () if shapes is None or not isinstance(block, Block) else block.explain(*shapes)


@dataclass(frozen=True)
class Report:
    """What is known of a network. `macs` are multiply-adds of convolutions and dense blocks for one picture."""

    graph: Graph
    nodes: Mapping[str, NodeReport]
    problems: tuple[Problem, ...]
    notes: tuple[Note, ...]
    parameters: int
    macs: int
    neurons: int
    activation_bytes: int
    data: Data | None = None
    network: Graph = field(default_factory=Graph)
    """The graph that was given; `graph` is the flat one of its leaves, the same where there are no groups."""
    _groups: dict[str, NodeReport | None] = field(default_factory=dict, init=False, repr=False, compare=False)

    def at(self, address: str) -> NodeReport | None:
        """Return what is known of a block or a group, given its leaf or its definition address; None for what is not there.

        A definition in a repeated group stands for its first copy. A group's figures are those of all that is in it, its
        shape is that of its first output.
        """
        report = self.nodes.get(address)
        if report is not None:
            return report
        if address not in self._groups:
            self._groups[address] = _report_at(self, address)
        return self._groups[address]

    def shape(self, address: str, port: str | None = None) -> Shape | None:
        """Return the output shape of a block or group (of one of its ports), None where it is unknown."""
        report = self.at(address)
        if report is None:
            return None
        group = report.node.block
        if port is None or not isinstance(group, Group):
            return report.shape
        end = part_of(group, place_of(self.network, address)).exits.get(port)
        return None if end is None else self.nodes[end.id].shape

    @property
    def weight_bytes(self) -> int:
        """Bytes of all weights in float32."""
        return self.parameters * FLOAT_BYTES

    @property
    def sound(self) -> bool:
        """Whether the network can be built and run."""
        return not self.problems


def _report_at(report: Report, address: str) -> NodeReport | None:
    node = find(report.network, address)
    place = place_of(report.network, address)
    if node is None or not isinstance(node.block, Group):
        return report.nodes.get(place)
    part = part_of(node.block, place)
    inside = [report.nodes[id] for id in part.nodes if id in report.nodes]
    figures = Figures(
        parameters=sum([found.parameters for found in inside]),
        macs=sum([found.macs for found in inside]),
        neurons=sum([found.neurons for found in inside]),
        activation_bytes=sum([found.activation_bytes for found in inside]),
    )
    last = [report.nodes[end.id] for port in node.block.outputs if (end := part.exits.get(port)) and end.id in report.nodes]
    return NodeReport(
        node,
        last[0].facts._replace(kind="Group", family=None) if last else UNKNOWN,
        _feeds(report, node.block, part),
        any(found.has_readers for found in last),
        figures,
        tuple([found for found in report.problems if _lies_in(found.address, definition_of(address))]),
        tuple([found for found in report.notes if _lies_in(found.address, definition_of(address))]),
    )


def _feeds(report: Report, group: Group, part: Part) -> tuple[Facts, ...]:
    """Return what arrives at each input port of a group, as the first block behind it sees it."""
    return tuple([_arriving(report, end) for port in group.inputs for end in part.entries.get(port, ())[:1]])


def _arriving(report: Report, end: End) -> Facts:
    edge = report.graph.wires.get(end)
    source = None if edge is None else report.nodes.get(edge.source)
    return UNKNOWN if source is None else source.facts


def _lies_in(address: str, group: str) -> bool:
    definition = definition_of(address)
    return definition == group or definition.startswith(group + ".")
