"""What `check` finds: per block its shapes, counts, field and faults; for the whole network its totals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cnnstudio.graph.block import Block, Data, Formula
from cnnstudio.graph.graph import Graph, Node
from cnnstudio.graph.repair import Repair
from cnnstudio.graph.shape import PIXEL, Field, Shape
from cnnstudio.graph.text import Message

FLOAT_BYTES = 4


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


@dataclass(frozen=True)
class Facts:
    """What a block's neighbours downstream depend on.

    `shape` is None where it is unknown; `field` is None where a value sees the whole picture.
    """

    shape: Shape | None
    field: Field | None = PIXEL
    kind: str = ""
    linear: bool = False


@dataclass(frozen=True)
class NodeReport:
    """All that is known of one block at its place."""

    node: Node
    facts: Facts
    feeds: tuple[Facts, ...] = ()
    has_readers: bool = True
    weights: Mapping[str, Shape] = field(default_factory=dict, hash=False)
    buffers: Mapping[str, Shape] = field(default_factory=dict, hash=False)
    parameters: int = 0
    macs: int = 0
    neurons: int = 0
    activation_bytes: int = 0
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()

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
