"""Each number of a written-out sum against torch."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from cnnstudio.blocks.registry import registry
from cnnstudio.engine.build import Walk, build
from cnnstudio.engine.insight.look import InsightError
from cnnstudio.engine.insight.why import why
from cnnstudio.engine.insight.why.single import FORMULAS
from cnnstudio.engine.insight.why.why import REASONS
from cnnstudio.graph.check import check
from cnnstudio.graph.graph import Graph, chain
from cnnstudio.graph.region import Rect
from cnnstudio.protocol.reasons import (
    Activated,
    Added,
    AnyReason,
    Convolved,
    Damped,
    Entered,
    Normalized,
    Passed,
    Pooled,
    Shared,
    Weighed,
)
from cnnstudio.templates.registry import templates
from tests.graph.random_graphs import random_network

BLOCKS = registry()
pytestmark = pytest.mark.filterwarnings("ignore:Using padding=.same. with even kernel")


def lively(graph: Graph, seed: int = 0) -> Walk:
    """A network whose normalizations have figures of their own."""
    walk = build(check(graph), seed)
    generator = torch.Generator().manual_seed(seed)
    for module in walk.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.running_mean = torch.randn(module.num_features, generator=generator)
            module.running_var = torch.rand(module.num_features, generator=generator) + 0.1
            if module.affine:
                nn.init.normal_(module.weight, generator=generator)
                nn.init.normal_(module.bias, generator=generator)
    return walk


def picture(walk: Walk, seed: int = 0) -> Tensor:
    shape = walk.report.shape(walk.source) or ()
    return torch.randn(1, *shape, generator=torch.Generator().manual_seed(seed))


def recomputed(reason: AnyReason, values: dict[str, Tensor]) -> float:
    """The value, from the written-out numbers alone."""
    if isinstance(reason, (Convolved, Weighed)):
        np.testing.assert_allclose(reason.products, _exact(reason), rtol=1e-5, atol=1e-6)
        return float(np.float64(reason.products).sum() + reason.rest + (reason.bias if reason.has_bias else 0))
    if isinstance(reason, Pooled):
        inside = reason.window[reason.inside.astype(bool)]
        return float(reason.window[reason.row, reason.column]) if reason.how == "max" else float(inside.sum() / reason.count)
    if isinstance(reason, Normalized):
        centred = (reason.value - reason.mean) / math.sqrt(reason.variance + reason.eps)
        assert centred == pytest.approx(float(reason.centred), rel=1e-4, abs=1e-5)
        return float(centred * reason.gamma + reason.beta)
    if isinstance(reason, Damped):
        mean = float((reason.neighbours.astype(float) ** 2).sum()) / reason.size
        assert (reason.k + reason.alpha * mean) ** reason.beta == pytest.approx(float(reason.divisor), rel=1e-5)
        return float(reason.value / reason.divisor)
    if isinstance(reason, Added):
        return float(reason.parts.sum())
    if isinstance(reason, Activated):
        room = {"x": float(reason.value), "exp": math.exp, "tanh": math.tanh, "erf": math.erf, "sqrt": math.sqrt, "max": max}
        return float(eval(reason.formula, {"__builtins__": {}}, {**room, **reason.parameters}))
    if isinstance(reason, Shared):
        assert reason.exponentials.sum() <= reason.total * (1 + 1e-6)
        return math.exp(float(reason.value - reason.scores.max())) / float(reason.total)
    assert isinstance(reason, Passed)
    return float(values[reason.block][(0, *reason.index)]) if reason.block else 0.0


def _exact(reason: Convolved | Weighed) -> np.ndarray:
    if isinstance(reason, Weighed):
        return reason.values.astype(float) * reason.weights
    return reason.window.astype(float) * reason.weights * reason.inside


@pytest.mark.parametrize("seed", range(12))
def test_every_value_of_random_networks_is_its_written_sum(seed: int) -> None:
    rng = random.Random(seed)
    walk = lively(random_network(rng), seed)
    x = picture(walk, seed)
    with torch.no_grad():
        values = dict(walk.eval().visit(x, list(walk.report.nodes)))
    for address, node in walk.report.nodes.items():
        for _ in range(4):
            index = tuple(rng.randrange(length) for length in node.shape or ())
            found = why(walk, x, address, index)
            value = float(values[address][(0, *index)])
            assert float(found.value) == value
            if not isinstance(found.reason, Entered):
                assert recomputed(found.reason, values) == pytest.approx(value, rel=2e-4, abs=2e-5), (address, found.reason)
            if isinstance(found.reason, Activated) and found.reason.inner is not None:
                before = float(found.reason.value)
                assert recomputed(found.reason.inner, values) == pytest.approx(before, rel=2e-4, abs=2e-5), (
                    address,
                    found.reason,
                )


def test_an_activation_tells_the_sum_before_it_too() -> None:
    blocks = (
        "Input",
        "Conv2d",
        "ReLU",
        "MaxPool2d",
        "BatchNorm2d",
        "Tanh",
        "Flatten",
        "Linear",
        "Sigmoid",
        "Sigmoid",
        "Output",
    )
    ids = [f"{name.lower()}_{at}" for at, name in enumerate(blocks)]
    walk = lively(chain(*(BLOCKS[name]() for name in blocks), ids=ids))
    kinds = {"relu_2": Convolved, "tanh_5": Normalized, "sigmoid_8": Weighed, "sigmoid_9": type(None)}
    for address, kind in kinds.items():
        reason = why(walk, picture(walk), address, tuple(0 for _ in walk.report.shape(address) or ())).reason
        assert isinstance(reason, Activated) and isinstance(reason.inner, kind)


def test_no_block_is_without_its_reason() -> None:
    activations = {"ReLU", "LeakyReLU", "ELU", "Sigmoid", "Tanh", "GELU", "SiLU"}
    assert set(FORMULAS) == activations
    assert set(REASONS) | activations | {"Input"} == set(BLOCKS)


@pytest.mark.parametrize("name", sorted(FORMULAS))
@pytest.mark.parametrize("x", [-2.5, -0.1, 0.0, 0.7, 3.0])
def test_formulas_are_torchs(name: str, x: float) -> None:
    walk = build(check(chain(BLOCKS["Input"](1, 1, 1), BLOCKS[name](), BLOCKS["Flatten"](), BLOCKS["Output"]())))
    address = walk.report.graph.order[1]
    found = why(walk, torch.full((1, 1, 1, 1), x), address, (0, 0, 0))
    assert isinstance(found.reason, Activated)
    truth = float(getattr(nn, name)()(torch.tensor(x)))
    assert float(found.value) == pytest.approx(truth, abs=1e-7)
    assert recomputed(found.reason, {}) == pytest.approx(truth, abs=1e-6)


def test_the_window_of_a_convolution_is_the_picture_under_it() -> None:
    walk = build(check(templates()["lenet5-28"].build()))
    x = picture(walk)
    found = why(walk, x, "conv2", (3, 1, 2))
    reason = found.reason
    assert isinstance(reason, Convolved)
    pool = dict(walk.visit(x, ["pool1"]))["pool1"][0].detach()
    np.testing.assert_array_equal(reason.window, pool[:, 1:6, 2:7])
    np.testing.assert_array_equal(reason.weights, walk.conv2.weight[3].detach())
    assert (reason.rows.tolist(), reason.columns.tolist()) == ([1, 2, 3, 4, 5], [2, 3, 4, 5, 6])
    assert reason.sums.sum() + reason.bias == pytest.approx(float(found.value), abs=1e-5)
    assert found.fields["pool1"] == Rect(1, 2, 6, 7)
    assert found.fields["input"] == Rect(2, 4, 16, 18)
    assert set(found.fields) == {"pool1", "relu1", "conv1", "input"}


def test_padding_is_named() -> None:
    graph = chain(BLOCKS["Input"](2, 5, 5), BLOCKS["Conv2d"](1, 3, padding=1), BLOCKS["Flatten"](), BLOCKS["Output"]())
    walk = build(check(graph))
    reason = why(walk, picture(walk), "conv1", (0, 0, 4)).reason
    assert isinstance(reason, Convolved)
    assert reason.inside.tolist() == [[0, 0, 0], [1, 1, 0], [1, 1, 0]]
    assert (reason.rows.tolist(), reason.columns.tolist()) == ([-1, 0, 1], [3, 4, 5])
    assert not reason.products[:, reason.inside == 0].any()


@pytest.mark.parametrize("channels", [1, 512, 2048])
def test_wide_blocks_stay_bounded(channels: int) -> None:
    graph = chain(
        BLOCKS["Input"](channels, 7, 7), BLOCKS["Conv2d"](2, 7), BLOCKS["Flatten"](), BLOCKS["Linear"](2), BLOCKS["Output"]()
    )
    walk = build(check(graph))
    x = picture(walk)
    found = why(walk, x, "conv1", (1, 0, 0))
    reason = found.reason
    assert isinstance(reason, Convolved)
    assert reason.products.size <= 1 << 15
    assert len(reason.channels) + reason.left_out == channels
    assert recomputed(reason, {}) == pytest.approx(float(found.value), abs=1e-4)
    three = chain(BLOCKS["Input"](channels, 3, 3), BLOCKS["Conv2d"](1, 3), BLOCKS["Flatten"](), BLOCKS["Output"]())
    if channels == 512:
        small = build(check(three))
        written = why(small, picture(small), "conv1", (0, 0, 0)).reason
        assert isinstance(written, Convolved)
        assert written.products.shape == (512, 3, 3)


def test_a_dense_unit_shows_its_largest_parts_first() -> None:
    walk = build(check(templates()["lenet5-28"].build()))
    x = picture(walk)
    found = why(walk, x, "fc1", (7,))
    reason = found.reason
    assert isinstance(reason, Weighed)
    assert len(reason.units) == 24 and reason.left_out == 256 - 24
    assert (np.diff(np.abs(reason.products)) <= 0).all()
    flat = dict(walk.visit(x, ["flatten"]))["flatten"][0].detach().double()
    parts = flat * walk.fc1.weight[7].detach()
    assert float(reason.rest) == pytest.approx(float(parts.sum()) - float(reason.products.sum()), abs=1e-5)


def test_numbers_that_are_none_are_shown_as_they_are() -> None:
    walk = build(check(templates()["lenet5-28"].build()))
    nn.init.constant_(walk.conv1.weight, float("nan"))
    x = picture(walk)
    for address in walk.report.nodes:
        shape = walk.report.shape(address) or ()
        found = why(walk, x, address, (0,) * len(shape))
        assert address == "input" or np.isnan(found.value)


@pytest.mark.parametrize(
    ("address", "index", "code"),
    [("nothing", (0,), "insight.unknown"), ("conv1", (0,), "insight.index"), ("fc1", (120,), "insight.index"),
     ("conv1", (0, -1, 0), "insight.index")],
)  # fmt: skip
def test_a_value_that_is_none_has_a_sentence(address: str, index: tuple[int, ...], code: str) -> None:
    walk = build(check(templates()["lenet5-28"].build()))
    with pytest.raises(InsightError) as caught:
        why(walk, picture(walk), address, index)
    assert caught.value.message.code == code


def test_asking_changes_nothing() -> None:
    walk = lively(
        chain(BLOCKS["Input"](), BLOCKS["Conv2d"](2, 3), BLOCKS["BatchNorm2d"](), BLOCKS["Flatten"](), BLOCKS["Output"]())
    )
    walk.train()
    before = {name: value.clone() for name, value in walk.state_dict().items()}
    random_state = torch.get_rng_state()
    last = walk.report.graph.order[-2]
    why(walk, picture(walk), last, (0,))
    assert walk.training and torch.equal(random_state, torch.get_rng_state())
    assert all(torch.equal(before[name], value) for name, value in walk.state_dict().items())
