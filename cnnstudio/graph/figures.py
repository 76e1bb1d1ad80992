"""What a block declares at given input shapes, asked once: equal blocks at equal shapes are common, so answers are kept."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from cnnstudio.graph.block import Block
from cnnstudio.graph.param import Param
from cnnstudio.graph.repair import Repair, ShapeError, set_values
from cnnstudio.graph.shape import Shape, Window, size
from cnnstudio.graph.text import Message, translate

FLOAT_BYTES = 4
NONE: Mapping[str, Shape] = MappingProxyType({})


class Figures(NamedTuple):
    """The numbers of one block: its tensors by name, its counts for one picture, and its own advice."""

    shape: Shape | None = None
    window: Window | None = None
    weights: Mapping[str, Shape] = NONE
    buffers: Mapping[str, Shape] = NONE
    parameters: int = 0
    macs: int = 0
    neurons: int = 0
    activation_bytes: int = 0
    advice: tuple[Message, ...] = ()


NOTHING = Figures()

Fault = tuple[Message, tuple[Repair, ...]]


class Refusal(NamedTuple):
    """Why a block cannot stand at these shapes."""

    faults: tuple[Fault, ...]


@lru_cache(maxsize=4096)
def figures(block: Block, shapes: tuple[Shape, ...]) -> Figures | Refusal:
    """Return what the block declares at these input shapes, or why it cannot take them."""
    if faults := limits(block):
        return Refusal(faults)
    try:
        shape = block.output_shape(*shapes)
    except ShapeError as error:
        return Refusal(((error.message, error.repairs),))
    weights = block.weights(*shapes)
    count = size(shape)
    return Figures(
        shape,
        block.window(*shapes),
        weights,
        block.buffers(*shapes),
        sum([size(weight) for weight in weights.values()]),
        block.macs(*shapes),
        count if block.has_neurons else 0,
        0 if block.boundary == "output" else count * FLOAT_BYTES,
        tuple(block.advice(*shapes)),
    )


def limits(block: Block) -> tuple[Fault, ...]:
    """Return a fault for each field that lies outside its limits."""
    beyond = block.beyond_limits
    return tuple((message, _within(param, getattr(block, param.name))) for param, message in beyond) if beyond else ()


def _within(param: Param, value: object) -> tuple[Repair, ...]:
    best = _nearest(param, value)
    shown = "×".join(map(str, best)) if isinstance(best, tuple) else str(best)
    source = translate("Repair", "Set {name} to {value}")
    return (set_values(Message("repair.set", source, name=param.name, value=shown), **{param.name: best}),)


def _nearest(param: Param, value: object) -> Any:
    if isinstance(value, tuple):
        return tuple(_nearest(param, part) for part in value)
    if isinstance(value, (int, float)) and not param.choices:
        minimum = 0 if param.kind == "padding" and param.minimum is None else param.minimum
        if minimum is not None and value < minimum:
            return type(value)(minimum)
        if param.maximum is not None and value > param.maximum:
            return type(value)(param.maximum)
        if param.above is None and param.below is None:
            return value
    return param.default
