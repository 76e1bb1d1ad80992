"""A network in groups computes what it computes laid open, bit for bit, with the same weights."""

from __future__ import annotations

import random

import pytest
import torch

from cnnstudio.blocks.registry import registry
from cnnstudio.engine.build import build
from cnnstudio.engine.insight.look import filters, maps
from cnnstudio.engine.training.walk import TrainingWalk
from cnnstudio.graph.addresses import moved
from cnnstudio.graph.check import check, inputs
from cnnstudio.graph.folding import fold, unfold
from cnnstudio.graph.graph import Graph, GraphError, chain
from cnnstudio.graph.paths import all_groups, with_repeat
from tests.graph.random_graphs import random_network
from tests.graph.random_groups import chosen, grouped, repeated

B = registry()


def picture(walk, count=2):
    shape = walk.report.nodes[inputs(walk.report.graph)[0]].shape
    return torch.randn(count, *shape, generator=torch.Generator().manual_seed(5))


def carried(walk, other, moves):
    """Load one walk's weights into another, by the map that folding gave."""
    other.load_state_dict({moved(key, moves): value for key, value in walk.state_dict().items()})
    return other


@pytest.mark.filterwarnings("ignore:Using padding='same' with even kernel")
@pytest.mark.parametrize("seed", range(25))
def test_folding_and_laying_open_carry_weights_and_change_no_bit(seed):
    rng = random.Random(seed)
    graph = grouped(rng, random_network(rng))
    many = repeated(rng, graph)
    graph = many if check(many).sound else graph
    walk = build(check(graph), seed=1).eval()
    x = picture(walk)
    answer = walk.logits(x)
    try:
        folded, _, moves = fold(graph, chosen(rng, graph))
    except GraphError:
        folded, moves = graph, {}
    twin = carried(walk, build(check(folded), seed=2).eval(), moves)
    assert torch.equal(twin.logits(x), answer)
    assert torch.equal(TrainingWalk(twin)(x), answer)
    while groups := all_groups(folded):
        folded, moves = unfold(folded, min(groups))
        twin = carried(twin, build(check(folded), seed=3).eval(), moves)
        assert torch.equal(twin.logits(x), answer)
    assert all("." not in step.id for step in twin.steps)


def test_each_copy_has_weights_of_its_own_under_its_address():
    graph, _, _ = fold(network(), ["conv1", "relu1"], "stage")
    walk = build(check(with_repeat(graph, "stage", 3)))
    assert list(walk.state_dict()) == [
        *(f"stage.{number}.conv1.{name}" for number in range(3) for name in ("weight", "bias")),
        "fc1.weight",
        "fc1.bias",
    ]
    assert not torch.equal(walk.get_parameter("stage.1.conv1.weight"), walk.get_parameter("stage.2.conv1.weight"))
    assert filters(walk, "stage.2.conv1").shape == (4, 4, 3, 3)
    assert set(maps(walk, picture(walk, 1), ["stage.0.relu1", "stage.2.relu1"])) == {"stage.0.relu1", "stage.2.relu1"}


def network() -> Graph:
    body = [B["Conv2d"](4, 3, padding=1), B["ReLU"]()]
    return chain(B["Input"](3, 8, 8), *body, B["Flatten"](), B["Linear"](10), B["Output"]())


@pytest.mark.parametrize("id", ["steps", "source", "logits", "report", "clone", "scores", "visit"])
def test_a_block_or_group_may_be_called_as_the_walk_s_own_attributes(id):
    blocks = [B["Input"](3, 8, 8), B["Conv2d"](2, 3), B["Flatten"](), B["Linear"](3), B["Output"]()]
    graph = chain(*blocks, ids=["input", "conv", "flatten", id, "output"])
    walk = build(check(graph)).clone()
    assert f"{id}.weight" in walk.state_dict()
    assert walk.logits(picture(walk)).shape == (2, 3)
    grouped, _, _ = fold(graph, ["conv", "flatten"], id="probabilities")
    assert build(check(grouped)).logits(picture(walk)).shape == (2, 3)
