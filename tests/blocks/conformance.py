"""Holds one block at given input shapes to torch: each disagreement is a word in the answer."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.utils.flop_counter import FlopCounterMode

from cnnstudio.blocks.registry import registry
from cnnstudio.blocks.windows import BOTH, HEIGHT, PARAMETERS, WIDTH
from cnnstudio.codegen.source import source
from cnnstudio.design.design import Design
from cnnstudio.design.file import dumps, loads
from cnnstudio.engine.build import build, make_function, make_module
from cnnstudio.graph.block import Block, Function, Identity, Module, Operator
from cnnstudio.graph.check import check
from cnnstudio.graph.figures import Figures, Refusal, figures
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.param import Param
from cnnstudio.graph.shape import Shape, size
from tests.blocks.arithmetic import claim

BLOCKS = registry()
BATCH = 2

STRICTER = {
    ("Linear", "linear.flat"): "torch maps the last axis of an image; the lectures' dense layer reads a vector",
    ("Add", "add.shapes"): "torch repeats what is smaller; a sum of unequal shapes is nearly always a mistake",
    ("Output", "output.image"): "an answer is one number per class",
    ("ZeroPad2d", "shape.image"): "torch pads a batch of vectors as if it were one image",
    ("AdaptiveAvgPool2d", "param.minimum"): "torch gives an empty tensor",
    ("Input", "param.minimum"): "torch takes an empty picture",
    ("Conv2d", "param.minimum"): "torch makes a layer without filters",
    ("Linear", "param.minimum"): "torch makes a layer without units",
    ("ZeroPad2d", "param.minimum"): "torch crops",
    ("BatchNorm2d", "param.minimum"): "torch takes any momentum",
    ("BatchNorm2d", "param.maximum"): "torch takes any momentum",
}
"""Where a block refuses what torch takes: by type and code, with the reason."""


@dataclass(frozen=True)
class Truth:
    """What torch says of a block."""

    shape: Shape
    weights: dict[str, Shape]
    buffers: dict[str, Shape]
    macs: int


def ask_torch(block: Block, shapes: tuple[Shape, ...]) -> Truth | None:
    """Return what torch makes of the block's call on meta tensors, None where it refuses."""
    try:
        with torch.device("meta"):
            return _run(block, shapes)
    except (RuntimeError, ValueError, TypeError, IndexError, ZeroDivisionError):
        return None


def _run(block: Block, shapes: tuple[Shape, ...]) -> Truth:
    call = block.call(*shapes)
    compute: Callable[..., Tensor]
    parts = nn.Module()
    if isinstance(call, Module):
        compute = parts = make_module(call)
    elif isinstance(call, Function):
        compute = make_function(call)
    elif isinstance(call, Operator):
        assert call.symbol == "+"
        compute = lambda *tensors: sum(tensors[1:], tensors[0])  # noqa: E731
    else:
        assert isinstance(call, Identity)
        compute = lambda *tensors: tensors[0]  # noqa: E731
    counter = FlopCounterMode(display=False)
    with counter, torch.no_grad():
        y = compute(*[torch.empty(BATCH, *shape) for shape in shapes or (tuple(block.values().values()),)])
    if y.shape[0] != BATCH:
        raise ValueError("the batch was taken for part of the image")
    return Truth(
        shape=tuple(y.shape[1:]),
        weights={name: tuple(weight.shape) for name, weight in parts.named_parameters()},
        buffers={name: tuple(buffer.shape) for name, buffer in parts.named_buffers()},
        macs=counter.get_total_flops() // 2 // BATCH,
    )


def disagreements(block: Block, shapes: tuple[Shape, ...]) -> list[str]:
    """Return what block and torch do not agree upon: nothing, for a sound block."""
    ours, truth = figures(block, shapes), ask_torch(block, shapes)
    if isinstance(ours, Refusal):
        excused = all((block.type_name(), message.code) in STRICTER for message, _ in ours.faults)
        return [] if truth is None or excused else ["refused " + str(ours.faults[0][0])]
    if truth is None:
        return ["torch refuses"]
    found = {
        "shape": ours.shape == truth.shape,
        "weights": ours.weights == truth.weights,
        "buffers": ours.buffers == truth.buffers,
        "parameters": ours.parameters == sum(map(size, truth.weights.values())) == block.parameter_count(*shapes),
        "macs": ours.macs == truth.macs,
        "explain": _explained(block, shapes, truth),
    }
    return [name for name, agrees in found.items() if not agrees] + _in_network(block, shapes, ours)


def _explained(block: Block, shapes: tuple[Shape, ...], truth: Truth) -> bool:
    numbers = {PARAMETERS: sum(map(size, truth.weights.values()))}
    if len(truth.shape) == 3:
        numbers |= {HEIGHT: truth.shape[1], WIDTH: truth.shape[2]}
    for formula in block.explain(*shapes):
        left, right = claim(formula.text)
        claimed = {*truth.shape[1:]} if formula.label == BOTH else {numbers.get(formula.label, truth.shape[0])}
        if left != right or claimed != {right}:
            return False
    return True


def _in_network(block: Block, shapes: tuple[Shape, ...], ours: Figures) -> list[str]:
    """Return the faults of the block inside a network: its file, and its source against the plain walk, bit for bit."""
    graph = network(block, shapes)
    found = []
    if BLOCKS.get(block.type_name()) is type(block) and loads(dumps(Design({"main": graph}))).graph != graph:
        found.append("file")
    report = check(graph)
    if not report.sound or report.nodes["block"].figures != ours:
        return [*found, "network"]
    walk = build(report)
    room: dict[str, Any] = {"__name__": "generated"}
    exec(source(report), room)
    written = room["Network"]()
    if list(written.state_dict()) != list(walk.state_dict()):
        return [*found, "state"]
    written.load_state_dict(walk.state_dict())
    x = torch.rand(BATCH, *(report.shape("input1") or ()))
    with torch.no_grad():
        same = torch.equal(written.eval()(x).view(torch.int32), walk.eval()(x).view(torch.int32))
        if not same or tuple(walk(x).shape[1:]) != report.shape("flat"):
            found.append("source")
    return found


def network(block: Block, shapes: tuple[Shape, ...]) -> Graph:
    """Return a network in which the block stands between what makes its input shapes and a Flatten."""
    if block.boundary == "input":
        graph = Graph().add(block, "block")
        graph = graph.add(BLOCKS["ReLU"](), "input1", after="block")
        return graph.add(BLOCKS["Flatten"](), "flat", after="input1").add(BLOCKS["Output"](), "output1", after="flat")
    first = shapes[0] if len(shapes[0]) == 3 else (shapes[0][0], 1, 1)
    graph = Graph().add(BLOCKS["Input"](*first), "input1")
    last = "input1"
    if len(shapes[0]) == 1:
        graph, last = graph.add(BLOCKS["Flatten"](), "vector", after="input1"), "vector"
    graph = graph.add(block, "block")
    for number, shape in enumerate(shapes):
        maker = BLOCKS["Conv2d"](shape[0], 1) if len(shape) == 3 else BLOCKS["Linear"](shape[0])
        graph = graph.add(maker, f"maker{number}", after=last).connect(f"maker{number}", "block")
    if block.boundary == "output":
        return graph.add(BLOCKS["Flatten"](), "flat", after="maker0")
    return graph.add(BLOCKS["Flatten"](), "flat", after="block").add(BLOCKS["Output"](), "output1", after="flat")


def random_block(rng: random.Random, kind: type[Block], wild: bool) -> Block:
    """Return a block with random fields; `wild` ones may lie outside their limits."""
    return kind(**{param.name: _value(rng, param, wild) for param in kind.params if rng.random() < 0.7})


def _value(rng: random.Random, param: Param, wild: bool) -> Any:
    least = 1 if param.minimum is None else int(param.minimum)
    low = least - 1 if wild and rng.random() < 0.15 else least
    if param.optional and rng.random() < 0.4:
        return None
    if param.kind == "int":
        return rng.choice([low, least, 2, 3, 4, 6])
    if param.kind == "pair":
        return (rng.choice([low, 1, 2, 3, 4]), rng.choice([least, 1, 2, 3, 5]))
    if param.kind == "padding":
        return rng.choice(["valid", "same", (rng.randint(0, 3), rng.randint(0, 3)), (1, 1)])
    if param.kind == "bool":
        return rng.random() < 0.5
    if param.kind == "choice":
        return rng.choice(param.choices)
    low_float = 0.0 if param.minimum is not None or param.above is not None else -0.5
    return rng.choice([param.default, 0.3, 0.9, *([low_float, -1.0, 1.5] if wild else [])])


def random_shapes(rng: random.Random, block: Block) -> tuple[Shape, ...]:
    """Return input shapes: mostly images that suit, some vectors, some too small, some that do not go together."""
    if block.boundary == "input":
        return ()
    first = _shape(rng)
    if not block.variadic:
        return (first,)
    shapes = [first]
    for _ in range(rng.randint(0, 2)):
        other = first if rng.random() < 0.7 else _shape(rng)
        shapes.append((rng.choice([first[0], 3]), *other[1:]) if rng.random() < 0.5 else other)
    return tuple(shapes)


def _shape(rng: random.Random) -> Shape:
    if rng.random() < 0.15:
        return (rng.randint(1, 12),)
    return (rng.choice([1, 2, 3, 4, 6, 8]), rng.randint(1, 15), rng.randint(1, 15))
