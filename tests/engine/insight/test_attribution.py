"""Grad-CAM, saliency and occlusion against captum, and against hand-written gradients where it is not installed."""

from __future__ import annotations

import warnings

import numpy as np
import pytest
import torch
from torch import Tensor, nn
from torch.nn.functional import interpolate

from cnnstudio.blocks.registry import registry
from cnnstudio.engine.build import Walk, build
from cnnstudio.engine.insight.attribution import (
    Attribution,
    default_block,
    gradcam,
    occlusion,
    predicted,
    saliency,
    spatial_blocks,
)
from cnnstudio.engine.insight.look import InsightError
from cnnstudio.engine.insight.overlays import laid_over, overlay
from cnnstudio.graph.check import check
from cnnstudio.graph.graph import Graph, chain
from cnnstudio.templates.registry import templates

BLOCKS = registry()


def skip() -> Graph:
    """A network with a sum, so that a block's map is not on every path."""
    graph = chain(BLOCKS["Input"](3, 12, 10), BLOCKS["Conv2d"](4, 3, padding=1), BLOCKS["ReLU"](), ids=["input", "a", "relu"])
    graph = graph.add(BLOCKS["Conv2d"](4, 3, padding=1), "b", after="relu").add(BLOCKS["Add"](), "sum", after="b")
    graph = graph.connect("relu", "sum").add(BLOCKS["MaxPool2d"](2), "pool", after="sum")
    graph = graph.add(BLOCKS["Flatten"](), "flat", after="pool").add(BLOCKS["Linear"](3), "fc", after="flat")
    return graph.add(BLOCKS["Softmax"](), "softmax", after="fc").add(BLOCKS["Output"](), "output", after="softmax")


@pytest.fixture(params=["lenet", "skip"])
def walk(request) -> Walk:
    graph = templates()["lenet5-28"].build() if request.param == "lenet" else skip()
    return build(check(graph), seed=3).eval()


def picture(walk: Walk, seed: int = 0) -> Tensor:
    return torch.randn(1, *(walk.report.shape(walk.source) or ()), generator=torch.Generator().manual_seed(seed))


def whole(walk: Walk, x: Tensor, label: int, **options) -> Attribution:
    *_, last = occlusion(walk, x, label, **options)
    assert last is not None
    return last


@pytest.fixture
def captum():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return pytest.importorskip("captum.attr", reason="captum is not installed", exc_type=ImportError)


def test_gradcam_is_captums(walk, captum):
    x = picture(walk)
    for address in [id for id in spatial_blocks(walk) if isinstance(getattr(walk, id, None), (nn.Conv2d, nn.MaxPool2d))]:
        oracle = captum.LayerGradCam(walk.logits, getattr(walk, address))
        for label in (0, 2):
            truth = oracle.attribute(x.clone(), target=label, relu_attributions=True).detach()
            found = gradcam(walk, x, label, address)
            np.testing.assert_allclose(found.raw, truth[0, 0].numpy(), atol=1e-6)
            larger = captum.LayerAttribution.interpolate(truth, tuple(x.shape[2:]), "bilinear")
            np.testing.assert_allclose(found.values, larger[0, 0].numpy(), atol=1e-6)


def test_saliency_is_captums(walk, captum):
    x = picture(walk)
    truth = captum.Saliency(walk.logits).attribute(x.clone().requires_grad_(), target=1)
    np.testing.assert_allclose(saliency(walk, x, 1).values, truth[0].amax(0).detach().numpy(), atol=1e-6)


@pytest.mark.parametrize(("window", "stride"), [((4, 4), (2, 2)), ((3, 5), (2, 4)), ((1, 1), (1, 1))])
def test_occlusion_is_captums(walk, captum, window, stride):
    x = picture(walk)
    channels = x.shape[1]
    oracle = captum.Occlusion(walk.logits)
    with torch.no_grad():
        truth = oracle.attribute(x, (channels, *window), (channels, *stride), target=1, baselines=0)
    found = whole(walk, x, 1, window=window, stride=stride)
    np.testing.assert_allclose(found.values, truth[0, 0].numpy(), atol=2e-6)


def test_gradcam_is_the_hand_written_one(walk):
    x = picture(walk)
    address = default_block(walk)
    maps = dict(walk.visit(x, [address]))[address].detach().requires_grad_()
    rest = [step for step in walk.steps if walk.steps.index(step) > [s.id for s in walk.steps].index(address)]
    values = {address: maps}
    for step in rest:
        if set(step.feeds) <= set(values):
            values[step.id] = step.compute(*[values[feed] for feed in step.feeds])
    values[walk.scores][0, 2].backward()
    weights = maps.grad.mean(dim=(2, 3))[0]
    raw = torch.clamp(torch.einsum("c,chw->hw", weights, maps[0]), min=0).detach()
    found = gradcam(walk, x, 2)
    np.testing.assert_allclose(found.raw, raw.numpy(), atol=1e-6)
    larger = interpolate(raw[None, None], size=x.shape[2:], mode="bilinear", align_corners=False)
    np.testing.assert_allclose(found.values, larger[0, 0].numpy(), atol=1e-6)


def test_saliency_is_the_slope_of_the_score(walk):
    x = picture(walk).double()
    double = walk.clone().double()
    label, step = 2, 1e-6
    found = saliency(double, x, label).values
    rng = np.random.default_rng(0)
    for _ in range(5):
        row, column = rng.integers(x.shape[2]), rng.integers(x.shape[3])
        slopes = []
        for channel in range(x.shape[1]):
            moved = x.clone()
            moved[0, channel, row, column] += step
            with torch.no_grad():
                slopes.append(abs(float(double.logits(moved)[0, label] - double.logits(x)[0, label])) / step)
        assert found[row, column] == pytest.approx(max(slopes), rel=1e-3, abs=1e-6)


def test_occlusion_is_what_covering_does(walk):
    x = picture(walk)
    found = whole(walk, x, 0, window=(5, 5), stride=(5, 5))
    covered = x.clone()
    covered[:, :, 5:10, 0:5] = 0
    with torch.no_grad():
        fall = float(walk.logits(x)[0, 0] - walk.logits(covered)[0, 0])
    np.testing.assert_allclose(found.values[5:10, 0:5], fall, atol=1e-6)


def test_scores_and_probability_are_the_networks(walk):
    x = picture(walk)
    label = predicted(walk, x)
    found = gradcam(walk, x, label)
    with torch.no_grad():
        assert found.score == pytest.approx(float(walk.logits(x)[0].max()), abs=1e-6)
        assert found.probability == pytest.approx(float(walk.probabilities(x)[0].max()), abs=1e-6)


def test_asking_changes_nothing(walk):
    walk.train()
    before = {name: value.clone() for name, value in walk.state_dict().items()}
    state = torch.get_rng_state()
    x = picture(walk)
    gradcam(walk, x, 0)
    saliency(walk, x, 0)
    whole(walk, x, 0)
    assert walk.training and torch.equal(state, torch.get_rng_state())
    assert all(weights.grad is None for weights in walk.parameters()) and x.grad is None and not x.requires_grad
    assert all(torch.equal(before[name], value) for name, value in walk.state_dict().items())


def chained(*blocks) -> Walk:
    return build(check(chain(*blocks, BLOCKS["Output"]())), seed=0).eval()


def test_a_network_without_maps_says_so_and_has_the_others():
    walk = build(check(templates()["mlp"].build())).eval()
    x = picture(walk)
    for address, code in ((None, "insight.no_maps"), ("fc1", "insight.no_maps"), ("nothing", "insight.unknown")):
        with pytest.raises(InsightError) as caught:
            gradcam(walk, x, 0, address)
        assert caught.value.message.code == code
    assert saliency(walk, x, 0).values.shape == (28, 28)
    assert whole(walk, x, 0).values.shape == (28, 28)


def test_a_block_that_does_not_count_has_a_sentence():
    graph = skip().add(BLOCKS["Conv2d"](2, 1), "dead", after="relu")
    graph = graph.add(BLOCKS["Flatten"](), "end", after="dead")
    walk = build(check(graph)).eval()
    with pytest.raises(InsightError) as caught:
        gradcam(walk, picture(walk), 0, "dead")
    assert caught.value.message.code == "insight.unused"


@pytest.mark.parametrize("work", [gradcam, saliency, whole])
def test_broken_weights_and_unknown_classes_have_a_sentence(work):
    walk = build(check(templates()["lenet5-28"].build())).eval()
    with pytest.raises(InsightError) as caught:
        work(walk, picture(walk), 10)
    assert caught.value.message.code == "insight.class"
    nn.init.constant_(walk.conv1.weight, float("nan"))
    with pytest.raises(InsightError) as caught:
        work(walk, picture(walk), 0)
    assert caught.value.message.code == "insight.nan"


def test_odd_networks_have_a_sensible_answer():
    tiny = chained(BLOCKS["Input"](1, 1, 1), BLOCKS["Conv2d"](2048, 1), BLOCKS["Flatten"](), BLOCKS["Linear"](2))
    x = picture(tiny)
    assert (
        gradcam(tiny, x, 0, "conv1").values.shape
        == saliency(tiny, x, 0).values.shape
        == whole(tiny, x, 0).values.shape
        == (1, 1)
    )
    blank = chained(BLOCKS["Input"](1, 8, 8), BLOCKS["Conv2d"](1, 3), BLOCKS["Flatten"](), BLOCKS["Linear"](2))
    for weight in blank.parameters():
        nn.init.zeros_(weight)
    heat = gradcam(blank, picture(blank), 1).values
    assert not heat.any() and not overlay(heat)[..., 3].any()


def test_overlays_are_clear_where_nothing_speaks():
    colours = overlay(np.array([[0.0, 1.0], [-0.5, np.nan]], np.float32))
    assert colours[0, 0, 3] == colours[1, 1, 3] == 0
    assert colours[0, 1, 3] > colours[1, 0, 3] > 0
    assert colours[0, 1, 0] > colours[0, 1, 2] and colours[1, 0, 2] > colours[1, 0, 0]
    grey = np.full((1, 2, 2), 100, np.uint8)
    mixed = laid_over(grey, np.array([[0.0, 1.0], [-0.5, 0]], np.float32))
    assert mixed[0, 0].tolist() == [100, 100, 100] and mixed[0, 1, 0] > 150
    assert laid_over(np.zeros((3, 2, 2), np.uint8), np.zeros((2, 2))).shape == (2, 2, 3)
