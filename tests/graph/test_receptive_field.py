"""Receptive fields against the lectures' numbers, and against the pixels that a gradient reaches."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
import torch

from cnnstudio.engine.build import build
from cnnstudio.graph.block import Block
from cnnstudio.graph.check import check
from cnnstudio.graph.graph import Graph, chain
from cnnstudio.graph.shape import PIXEL, Field, Window, joined
from cnnstudio.templates.registry import templates
from tests.graph.random_graphs import BLOCKS, image_block

TRUTH = Path(__file__).parents[3] / "shared" / "truth" / "lectures.json"
torch.set_num_threads(1)
pytestmark = pytest.mark.filterwarnings("ignore:Using padding=.same. with even kernel")


def field(graph: Graph, id: str) -> Field:
    found = check(graph).nodes[id].field
    assert found is not None
    return found


def test_fields_of_the_lectures() -> None:
    if not TRUTH.exists():
        pytest.skip("the lectures' numbers are not on this machine")
    entries = json.loads(TRUTH.read_text(encoding="utf-8"))
    truth = next(entry["recomputed"] for entry in entries if entry["id"] == "rf")
    lenet, gap, alexnet, vgg16, vgg19 = (
        templates()[name].build() for name in ("lenet5-28", "gap-cnn", "alexnet-lecture", "vgg16", "vgg19")
    )
    dilated = chain(BLOCKS["Input"](), BLOCKS["Conv2d"](1, 3, dilation=2))
    places = {
        "LeNet28 after pool2": (lenet, "pool2"),
        "VGG conv5_4": (vgg19, "stage5.conv_relu.3.conv"),
        "VGG19 pool5": (vgg19, "stage5.pool"),
        "VGG16 pool5": (vgg16, "stage5.pool"),
        "AlexNet pool5": (alexnet, "pool5"),
        "dilated 3x3 r2": (dilated, "conv1"),
        "Keras seed004 conv2d_2": (gap, "conv3"),
    }
    for name, (size, jump) in truth.items():
        graph, id = places[name]
        order = check(graph).graph.order
        id = id if id in order else next(other for other in reversed(order) if other.startswith(id[:4]))
        found = field(graph, id)
        assert (found.size, found.jump) == ((size, size), (jump, jump)), name


def test_fields_by_hand() -> None:
    once = PIXEL.through(Window((3, 5), (2, 1), ((1, 1), (2, 2))))
    assert once == Field((3, 5), (2, 1), (-1, -2))
    twice = once.through(Window((3, 3), dilation=(2, 1)))
    assert twice == Field((3 + 4 * 2, 5 + 2), (2, 1), (-1, -2))
    assert joined([once, PIXEL]) == Field((3, 5), (2, 1), (-1, -2))
    assert joined([PIXEL, PIXEL]) is PIXEL


def test_dense_and_global_blocks_see_everything() -> None:
    report = check(templates()["gap-cnn"].build())
    blind = [id for id, node in report.nodes.items() if node.field is None]
    assert blind
    assert all(report.nodes[id].field is None for id in report.graph.order[report.graph.order.index(blind[0]) :])


@pytest.mark.parametrize("seed", range(40))
def test_a_field_is_where_the_gradient_goes(seed: int) -> None:
    rng = random.Random(seed)
    graph, last = _image_network(rng)
    report = check(graph)
    assert report.sound, report.problems
    expected = report.nodes[last].field
    channels, height, width = report.shape(last) or (0, 0, 0)
    assert expected is not None
    walk = build(report).eval()
    for weight in walk.parameters():
        torch.nn.init.constant_(weight, 1 / weight[0].numel())
    x = torch.rand(1, *(report.shape("input1") or ()), requires_grad=True)
    (value,) = (value for id, value in walk.visit(x, [last]))
    at = rng.randrange(height), rng.randrange(width)
    (gradient,) = torch.autograd.grad(value[0, channels - 1, at[0], at[1]], x)
    seen = gradient[0].abs().sum(0).nonzero()
    first = [expected.start[axis] + at[axis] * expected.jump[axis] for axis in (0, 1)]
    end = [first[axis] + expected.size[axis] for axis in (0, 1)]
    inside = min(first) >= 0 and end[0] <= x.shape[2] and end[1] <= x.shape[3]
    for axis in (0, 1):
        reached = seen[:, axis]
        assert reached.numel() == 0 or (int(reached.min()) >= first[axis] and int(reached.max()) < end[axis])
        if inside and _exact(graph):
            assert (int(reached.min()), int(reached.max()) + 1) == (first[axis], end[axis])


def test_half_of_the_random_networks_are_exact() -> None:
    assert sum(_exact(_image_network(random.Random(seed))[0]) for seed in range(40)) >= 15


def _image_network(rng: random.Random) -> tuple[Graph, str]:
    """Return a chain, half of them with a merge, of blocks that keep a receptive field finite."""
    graph = chain(BLOCKS["Input"](2, rng.randint(14, 22), rng.randint(14, 22)), ids=["input1"])
    last = "input1"
    simple = rng.random() < 0.6
    while len(graph) < 6:
        block = image_block(rng)
        if simple and not _exact(Graph().add(block)):
            continue
        if block.type_name() in ("LocalResponseNorm", "Dropout", "BatchNorm2d") or block.type_name() == "ReLU":
            continue
        grown = graph.add(block, after=last)
        (new,) = set(grown.nodes) - set(graph.nodes)
        if check(grown).shape(new) is not None:
            graph, last = grown, new
    if rng.random() < 0.5:
        shape = check(graph).shape(last)
        kernel: Block = BLOCKS["Conv2d"]((shape or (1,))[0], 3, padding=1)
        graph = graph.add(kernel, "side", after=last).add(BLOCKS["Add"](), "add1", after="side").connect(last, "add1")
        last = "add1"
    return graph.add(BLOCKS["Flatten"](), "flat", after=last).add(BLOCKS["Output"](), "output1", after="flat"), last


def _exact(graph: Graph) -> bool:
    """Tell whether each pixel of a field counts.

    The largest of a window and groups leave some out; behind a stride, padding may lie where the last pixels are that no
    window reached.
    """
    blocks = [node.block for node in graph if isinstance(node.block, Block)]
    windows = [window for block in blocks if block.inputs and (window := block.window((2, 9, 9))) is not None]
    for block in blocks:
        values = block.values()
        if block.type_name() == "MaxPool2d" or values.get("ceil_mode") or values.get("groups", 1) > 1:
            return False
    return all(w.stride == (1, 1) for w in windows) or all(w.padding == ((0, 0), (0, 0)) for w in windows)
