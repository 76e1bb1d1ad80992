"""What `check` finds: per block its shapes, counts, field and faults; for the whole network its totals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from cnnstudio.graph.block import Block, Data, Family, Formula
from cnnstudio.graph.figures import FLOAT_BYTES as FLOAT_BYTES
from cnnstudio.graph.figures import NOTHING, Figures
from cnnstudio.graph.graph import Graph, Node
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

    def shape(self, address: str) -> Shape | None:
        """Return the output shape of a block, None where it is unknown."""
        report = self.nodes.get(address)
        return None if report is None else report.shape

    @property
    def weight_bytes(self) -> int:
        """Bytes of all weights in float32."""
        return self.parameters * FLOAT_BYTES

    @property
    def sound(self) -> bool:
        """Whether the network can be built and run."""
        return not self.problems
