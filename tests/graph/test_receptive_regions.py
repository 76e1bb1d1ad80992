"""What a value depends on, by the blocks' rules, against where torch's gradient is not zero."""

from __future__ import annotations

import random

import pytest
import torch
from torch import Tensor, nn

from cnnstudio.engine.build import build, make_function, make_module
from cnnstudio.graph.block import Block, Function, Module, Operator
from cnnstudio.graph.check import check
from cnnstudio.graph.figures import Refusal, figures
from cnnstudio.graph.graph import Graph, chain
from cnnstudio.graph.receptive import receptive
from cnnstudio.graph.region import Rect, Region, one
from cnnstudio.graph.shape import Shape, size
from cnnstudio.templates.registry import templates
from tests.blocks.conformance import random_block, random_shapes
from tests.graph.random_graphs import BLOCKS, image_block

torch.set_num_threads(1)
pytestmark = pytest.mark.filterwarnings(
    "ignore:Using padding=.same. with even kernel", "ignore:Initializing zero-element tensors"
)
DRAWS = 80
"""Pictures over which the largest value of a window has been each of them at least once."""


def computed(block: Block, shapes: tuple[Shape, ...], inputs: list[Tensor]) -> Tensor:
    call = block.call(*shapes)
    if isinstance(call, Module):
        made = make_module(call).double().eval()
        for weight in made.parameters():
            nn.init.constant_(weight, 0.1)
        value: Tensor = made(*inputs)
    elif isinstance(call, Function):
        value = make_function(call)(*inputs)
    else:
        value = sum(inputs[1:], inputs[0]) if isinstance(call, Operator) else inputs[0]
    return value


def reached(block: Block, shapes: tuple[Shape, ...], index: tuple[int, ...]) -> list[Tensor]:
    """Return for each input a mask of the values that changed the gradient of one output value."""
    masks = [torch.zeros(shape, dtype=torch.bool) for shape in shapes]
    generator = torch.Generator().manual_seed(1)
    for _ in range(DRAWS if block.type_name() == "MaxPool2d" else 1):
        inputs = [torch.rand(1, *x, generator=generator, dtype=torch.double).add(0.1).requires_grad_() for x in shapes]
        value = computed(block, shapes, inputs)[(0, *index)]
        if not value.requires_grad:
            return masks
        grads = torch.autograd.grad(value, inputs, allow_unused=True)
        for mask, grad in zip(masks, grads, strict=True):
            if grad is not None:
                mask |= grad[0] != 0
    return masks


def as_mask(region: Region | None, shape: Shape) -> Tensor:
    mask = torch.zeros(shape, dtype=torch.bool)
    if region is not None:
        parts = [torch.tensor(sorted(axis), dtype=torch.long) for axis in region.axes]
        mask[torch.meshgrid(*parts, indexing="ij")] = True
    return mask


@pytest.mark.parametrize("name", [name for name, kind in BLOCKS.items() if kind.boundary != "input"])
def test_a_block_sees_what_the_gradient_reaches(name: str) -> None:
    rng = random.Random(name)
    tried = 0
    for _ in range(40):
        block = random_block(rng, BLOCKS[name], wild=False)
        shapes = random_shapes(rng, block)
        found = figures(block, shapes)
        if isinstance(found, Refusal) or not found.shape or (name == "Softmax" and shapes[0][0] == 1):
            continue
        if name == "MaxPool2d" and size(block.values()["kernel_size"]) > 9:
            continue
        index = tuple(rng.randrange(length) for length in found.shape)
        for region, shape, mask in zip(block.sees(one(index), *shapes), shapes, reached(block, shapes, index), strict=True):
            assert torch.equal(as_mask(region, shape), mask), (block, shapes, index)
        tried += 1
    assert tried >= 4


def image_network(rng: random.Random) -> tuple[Graph, str]:
    """A network of windows, half of them with a sum and a concatenation, without what a gradient cannot show."""
    graph, last = chain(BLOCKS["Input"](2, rng.randint(12, 18), rng.randint(12, 18)), ids=["input1"]), "input1"
    while len(graph) < 6:
        block = image_block(rng)
        if block.type_name() in ("MaxPool2d", "Dropout", "LocalResponseNorm", "BatchNorm2d"):
            continue
        grown = graph.add(block, after=last)
        (new,) = set(grown.nodes) - set(graph.nodes)
        if check(grown).shape(new) is not None:
            graph, last = grown, new
    if rng.random() < 0.5:
        channels = (check(graph).shape(last) or (1,))[0]
        graph = graph.add(BLOCKS["Conv2d"](channels, 3, padding=1), "side", after=last)
        graph = graph.add(BLOCKS["Add"](), "add1", after="side").connect(last, "add1")
        graph = graph.add(BLOCKS["Concatenate"](), "cat1", after="add1").connect(last, "cat1")
        last = "cat1"
    return graph.add(BLOCKS["Flatten"](), "flat", after=last).add(BLOCKS["Output"](), "output1", after="flat"), last


@pytest.mark.parametrize("seed", range(30))
def test_every_map_before_a_value_is_lit_where_the_gradient_is(seed: int) -> None:
    rng = random.Random(seed)
    graph, last = image_network(rng)
    report = check(graph)
    walk = build(report).double().eval()
    for weight in walk.parameters():
        nn.init.constant_(weight, 1 / weight[0].numel())
    x = torch.rand(1, *(report.shape("input1") or ()), dtype=torch.double).add(0.1).requires_grad_()
    values = dict(walk.visit(x, list(report.nodes)))
    index = tuple(rng.randrange(length) for length in report.shape(last) or ())
    found = receptive(report, last, index)
    assert found[last].rect == Rect(index[1], index[2], index[1] + 1, index[2] + 1)
    target = values[last][(0, *index)]
    for id in report.graph.order:
        if id in (last, "flat", "output1") or not values[id].requires_grad:
            continue
        (grad,) = torch.autograd.grad(target, values[id], retain_graph=True, allow_unused=True)
        places = torch.zeros(0, 3) if grad is None else grad[0].nonzero()
        if not len(places):
            assert id not in found or found[id].rect is None
            continue
        top, left = places[:, 1:].min(0).values.tolist()
        bottom, right = (places[:, 1:].max(0).values + 1).tolist()
        assert found[id].rect == Rect(top, left, bottom, right), id


def test_a_dense_unit_sees_all_and_flatten_knows_where_a_number_lay() -> None:
    report = check(templates()["lenet5-28"].build())
    assert receptive(report, "fc1", (5,))["input"].rect == Rect(0, 0, 28, 28)
    place = receptive(report, "flatten", (2 * 16 + 1 * 4 + 3,))
    assert place["pool2"] == one((2, 1, 3))
    assert place["input"].rect == Rect(4, 12, 20, 28)


def test_what_a_value_does_not_depend_on_is_left_out() -> None:
    report = check(templates()["lenet5-28"].build())
    assert set(receptive(report, "conv1", (0, 0, 0))) == {"conv1", "input"}


def test_a_value_of_padding_alone_depends_on_nothing() -> None:
    graph = chain(BLOCKS["Input"](1, 4, 4), BLOCKS["ZeroPad2d"](2, 2), BLOCKS["Flatten"](), BLOCKS["Output"]())
    report = check(graph)
    assert set(receptive(report, "pad1", (0, 0, 0))) == {"pad1"}
    assert receptive(report, "pad1", (0, 2, 3))["input1"].rect == Rect(0, 1, 1, 2)


@pytest.mark.parametrize(("small", "big"), [("a", "b"), ("b", "a")])
def test_of_two_ways_to_a_value_both_count(small: str, big: str) -> None:
    graph = Graph().add(BLOCKS["Input"](1, 9, 9), "input")
    graph = graph.add(BLOCKS["ReLU"](), small, after="input").add(BLOCKS["Conv2d"](1, 5, padding=2), big, after="input")
    graph = graph.add(BLOCKS["Add"](), "sum").connect(small, "sum").connect(big, "sum")
    graph = graph.add(BLOCKS["Flatten"](), "flat", after="sum").add(BLOCKS["Output"](), "output", after="flat")
    assert receptive(check(graph), "sum", (0, 4, 4))["input"].rect == Rect(2, 2, 7, 7)
