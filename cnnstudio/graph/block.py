"""What a block declares about itself, once, for the palette, the form, the file, the counts, the module and the source."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Any, ClassVar

from cnnstudio.graph.param import Declared
from cnnstudio.graph.region import Region, whole
from cnnstudio.graph.shape import Shape, Window, size
from cnnstudio.graph.text import Message, Text, translate


class Family(Enum):
    """The groups of the palette, in its order; a family has a colour."""

    SOURCE = "source"
    CONVOLUTION = "convolution"
    POOLING = "pooling"
    ACTIVATION = "activation"
    DENSE = "dense"
    NORMALIZATION = "normalization"
    MERGE = "merge"


FAMILY_TITLES = {
    Family.SOURCE: translate("Family", "Input and output"),
    Family.CONVOLUTION: translate("Family", "Convolution"),
    Family.POOLING: translate("Family", "Pooling"),
    Family.ACTIVATION: translate("Family", "Activation"),
    Family.DENSE: translate("Family", "Dense and shape"),
    Family.NORMALIZATION: translate("Family", "Normalization"),
    Family.MERGE: translate("Family", "Merge"),
}


@dataclass(frozen=True)
class Data:
    """What a network must know of its data: the shape of one picture (C, H, W) and how many classes there are."""

    shape: Shape
    classes: int


@dataclass(frozen=True)
class Argument:
    """Stands for the input tensors among the arguments of a `Function`."""


INPUTS = Argument()
"""The list of all inputs, as `torch.cat` takes them."""


@dataclass(frozen=True)
class Module:
    """A torch module: the dotted name under which the engine looks it up, and its arguments (plain data)."""

    name: str
    args: tuple[Any, ...] = ()
    kwargs: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Function:
    """A torch function over the inputs, as `torch.cat(INPUTS, dim=1)`."""

    name: str
    args: tuple[Any, ...] = ()
    kwargs: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Operator:
    """A Python operator between all inputs, as `+`."""

    symbol: str


@dataclass(frozen=True)
class Identity:
    """Nothing is computed: Input and Output."""


Call = Module | Function | Operator | Identity


def module(name: str, /, *args: Any, **kwargs: Any) -> Module:
    """Return a `Module` written as the call looks in source text."""
    return Module(name, args, kwargs)


def function(name: str, /, *args: Any, **kwargs: Any) -> Function:
    """Return a `Function` written as the call looks in source text."""
    return Function(name, args, kwargs)


@dataclass(frozen=True)
class Formula:
    """One line of explanation: what it gives, and the formula with its numbers, `floor((28 - 5 + 2*0)/1) + 1 = 24`."""

    label: Text
    text: str


class Block(Declared):
    """One kind of block. Methods take one shape per input port and may raise `ShapeError` (only `output_shape` does).

    A subclass of `Block` in `cnnstudio.blocks` is all that a new block needs.
    """

    family: ClassVar[Family]
    title: ClassVar[Text]
    summary: ClassVar[Text]
    also_known_as: ClassVar[tuple[str, ...]] = ()
    stem: ClassVar[str] = ""
    """What the id of a new node begins with; the type's name in small letters where empty."""
    inputs: ClassVar[tuple[str, ...]] = ("x",)
    outputs: ClassVar[tuple[str, ...]] = ("y",)
    variadic: ClassVar[bool] = False
    """Takes any number of inputs x0, x1, ..., in order."""
    boundary: ClassVar[str] = ""
    """"input" or "output" for the two ends of a network."""
    linear: ClassVar[bool] = False
    """A weighted sum: two of a kind in a row equal one."""
    rearranges: ClassVar[bool] = False
    """Moves values and changes none."""
    random: ClassVar[bool] = False
    differs_in_training: ClassVar[bool] = False
    docks: ClassVar[bool] = False
    """Drawn as a slim tag docked to the layer before it."""
    palette_order: ClassVar[int] = 50
    has_neurons: ClassVar[bool] = False
    """Its outputs are counted as neurons (convolution, pooling, dense; the lectures' table)."""
    whole_image: ClassVar[bool] = False
    """Each output value sees every input value."""

    @classmethod
    def type_name(cls) -> str:
        """Return the name in files and in the registry."""
        return cls.__name__

    def output_shape(self, *inputs: Shape) -> Shape:
        """Return the shape that leaves the block, or raise `ShapeError`."""
        return inputs[0]

    def weights(self, *inputs: Shape) -> dict[str, Shape]:
        """Return the trained tensors by their name in the module."""
        return {}

    def buffers(self, *inputs: Shape) -> dict[str, Shape]:
        """Return what else the state dict holds."""
        return {}

    def macs(self, *inputs: Shape) -> int:
        """Return the multiply-adds for one picture."""
        return 0

    def window(self, *inputs: Shape) -> Window | None:
        """Return how a sliding window reads the input, or None."""
        return None

    def sees(self, region: Region, *inputs: Shape) -> tuple[Region | None, ...]:
        """Return which values of each input the values of `region` depend on; None where on none of that input."""
        if self.whole_image:
            return tuple(map(whole, inputs))
        window = self.window(*inputs)
        return (region,) * len(inputs) if window is None else (region.through(window, inputs[0]),)

    def call(self, *inputs: Shape) -> Call:
        """Return what computes the block, as data."""
        return Identity()

    def caption(self) -> Message | None:
        """Return what makes this block this one ("6 filters, 5x5"), or None."""
        return None

    def judge(self, data: Data, *inputs: Shape) -> None:
        """Raise `ShapeError` where the block does not suit the data it will be trained on."""

    def explain(self, *inputs: Shape) -> tuple[Formula, ...]:
        """Return the formulas with their numbers."""
        return ()

    def advice(self, *inputs: Shape) -> list[Message]:
        """Return notes about this block at these shapes: advice, no problems."""
        return []

    def parameter_count(self, *inputs: Shape) -> int:
        """Return how many numbers are trained."""
        return sum(map(size, self.weights(*inputs).values()))


@dataclass(frozen=True)
class UnknownBlock:
    """A block that this version does not know, or whose fields it cannot read: kept as it came."""

    type: str
    data: dict[str, Any]
    reason: Message
    inputs: ClassVar[tuple[str, ...]] = ()
    variadic: ClassVar[bool] = True
    outputs: ClassVar[tuple[str, ...]] = ("y",)

    def __hash__(self) -> int:
        return hash(self.type)
