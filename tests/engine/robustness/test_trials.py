"""Moved, turned, enlarged and noisy pictures: the shared computation against one forward pass for each."""

from __future__ import annotations

import random

import numpy as np
import pytest
import torch

from cnnstudio.blocks.registry import registry
from cnnstudio.data import shift_images
from cnnstudio.engine.build import Walk, build
from cnnstudio.engine.robustness import TRIALS, Sweep, attempt
from cnnstudio.engine.robustness.changes import enlarged, noisy, turned
from cnnstudio.engine.robustness.shifts import MOST, Shifts, canvas
from cnnstudio.engine.robustness.threads import Threads
from cnnstudio.engine.training.batches import Lens, Scaling
from cnnstudio.engine.training.measure import looking
from cnnstudio.graph.check import check
from cnnstudio.graph.graph import chain
from cnnstudio.templates.registry import templates
from tests.engine.insight.test_why import lively
from tests.graph.random_graphs import random_network

BLOCKS = registry()
CPU = torch.device("cpu")


def lens_of(walk: Walk) -> Lens:
    channels, height, width = walk.report.shape(walk.source) or (1, 1, 1)
    return Lens((channels, height, width), Scaling((0.3,) * channels, (0.4,) * channels), CPU)


def pictures(lens: Lens, count: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (count, *lens.shape), dtype=np.uint8)


def last(walk: Walk, lens: Lens, images: np.ndarray, labels: np.ndarray, trial: str) -> Sweep:
    *_, sweep = attempt(walk, lens, images, labels, trial)
    assert sweep is not None
    return sweep


def assert_every_shift_is_its_own_forward(walk: Walk) -> None:
    lens = lens_of(walk)
    images = pictures(lens, 3)
    with looking(walk):
        seen = 0
        for down, rights, scores in Shifts(walk).scores(lens.scaled(canvas(lens.fitted(images)))):
            for right, found in zip(rights, scores, strict=True):
                truth = walk.logits(lens.inputs(shift_images(images, right, down)))
                np.testing.assert_allclose(found.numpy(), truth.numpy(), atol=2e-5, err_msg=f"{down} {right}")
                seen += 1
        assert seen == 17 * 17


@pytest.mark.parametrize("name", ["lenet5-28", "lenet5-1998", "lenet5-improved", "mlp", "gap-cnn"])
def test_every_shift_of_a_template_is_its_own_forward(name: str) -> None:
    graph = templates()[name].build()
    assert_every_shift_is_its_own_forward(build(check(graph), seed=2))


@pytest.mark.filterwarnings("ignore:Using padding=.same. with even kernel")
@pytest.mark.parametrize("seed", range(15))
def test_every_shift_of_a_random_network_is_its_own_forward(seed: int) -> None:
    assert_every_shift_is_its_own_forward(lively(random_network(random.Random(seed)), seed))


def test_every_shift_where_strides_are_longer_than_the_shifts() -> None:
    coarse = chain(
        BLOCKS["Input"](1, 48, 48), BLOCKS["Conv2d"](3, 5, stride=4), BLOCKS["ReLU"](), BLOCKS["MaxPool2d"](3, stride=5),
        BLOCKS["Flatten"](), BLOCKS["Linear"](4), BLOCKS["Output"](),
    )  # fmt: skip
    assert_every_shift_is_its_own_forward(build(check(coarse), seed=1))


def test_what_is_shared_ends_where_a_block_pads_or_flattens() -> None:
    def shared(graph) -> list[str]:
        return [step.id for step in Shifts(build(check(graph))).shared]

    assert shared(templates()["lenet5-28"].build()) == ["conv1", "relu1", "pool1", "conv2", "relu2", "pool2"]
    assert shared(templates()["mlp"].build()) == []
    padded = chain(BLOCKS["Input"](), BLOCKS["Conv2d"](2, 3, padding=1), BLOCKS["Flatten"](), BLOCKS["Output"]())
    hanging = chain(BLOCKS["Input"](), BLOCKS["MaxPool2d"](3, ceil_mode=True), BLOCKS["Flatten"](), BLOCKS["Output"]())
    assert shared(padded) == shared(hanging) == []


@pytest.mark.parametrize("trial", TRIALS)
def test_a_sweep_counts_what_is_right(trial: str, monkeypatch) -> None:
    monkeypatch.setattr("cnnstudio.engine.robustness.trial.AT_ONCE", 7)
    walk = build(check(templates()["lenet5-28"].build()), seed=1)
    lens = lens_of(walk)
    images = pictures(lens, 20)
    with looking(walk):
        labels = walk.logits(lens.inputs(images)).argmax(1).numpy()
    labels[:5] = (labels[:5] + 1) % 10
    sweeps = [sweep for sweep in attempt(walk, lens, images, labels, trial) if sweep is not None]
    assert [sweep.done for sweep in sweeps] == [7, 14, 20] and {sweep.total for sweep in sweeps} == {20}
    final = sweeps[-1]
    here = tuple(np.argmin(np.abs(final.values - (trial == "zoom"))) for _ in final.right.shape)
    assert final.right[here] == 15 and final.accuracy[here] == 0.75
    assert final.right.shape == ((17, 17) if trial == "shift" else final.values.shape)
    again = last(walk, lens, images, labels, trial)
    np.testing.assert_array_equal(final.right, again.right)


def test_rows_of_the_map_are_down_and_columns_to_the_right() -> None:
    graph = chain(BLOCKS["Input"](1, 20, 20), BLOCKS["Flatten"](), BLOCKS["Linear"](2), BLOCKS["Output"]())
    walk = build(check(graph))
    with torch.no_grad():
        walk.fc1.weight.zero_()
        walk.fc1.bias.copy_(torch.tensor([0.5, 0.0]))
        walk.fc1.weight[1, 12 * 20 + 7] = 1
    image = np.zeros((1, 1, 20, 20), np.uint8)
    image[0, 0, 10, 10] = 255
    lens = Lens((1, 20, 20), Scaling((0.0,), (1.0,)), CPU)
    right = last(walk, lens, image, np.array([1]), "shift").right
    assert np.argwhere(right).tolist() == [[MOST + 2, MOST - 3]]


def test_turning_by_a_right_angle_is_exact() -> None:
    square = torch.rand(2, 3, 9, 9) * 255
    torch.testing.assert_close(turned(square, 90), torch.rot90(square, 1, (2, 3)), atol=1e-3, rtol=0)
    wide = torch.rand(1, 1, 5, 11) * 255
    torch.testing.assert_close(turned(wide, 90)[..., 3:8], torch.rot90(wide[..., 3:8], 1, (2, 3)), atol=1e-3, rtol=0)
    assert not turned(wide, 90)[..., :3].any()
    assert turned(square, 0) is square


def test_enlarging_keeps_the_middle_and_shrinking_leaves_zeros() -> None:
    plain = torch.full((1, 1, 8, 8), 100.0)
    torch.testing.assert_close(enlarged(plain, 2.0), plain)
    small = enlarged(plain, 0.5)
    torch.testing.assert_close(small[..., 3:5, 3:5], plain[..., 3:5, 3:5])
    assert not small[..., 0, :].any()
    checked = torch.zeros(1, 1, 4, 4)
    checked[..., 1:3, 1:3] = torch.tensor([[10.0, 20.0], [30.0, 40.0]])
    larger = enlarged(checked, 2.0)
    assert larger[0, 0, 0, 0] < larger[0, 0, 0, 3] < larger[0, 0, 3, 0] < larger[0, 0, 3, 3]


def test_noise_is_the_same_each_time_and_stays_inside() -> None:
    grey = torch.full((50, 1, 10, 10), 128.0)
    one, two, other = noisy(grey, 0.1, 0), noisy(grey, 0.1, 0), noisy(grey, 0.1, 50)
    assert torch.equal(one, two) and not torch.equal(one, other)
    assert float((one - grey).std()) == pytest.approx(25.5, rel=0.05)
    wild = noisy(grey, 5.0, 0)
    assert wild.min() == 0 and wild.max() == 255
    assert noisy(grey, 0.0, 0) is grey


@pytest.mark.parametrize("trial", TRIALS)
def test_trying_changes_nothing_and_can_be_ended(trial: str) -> None:
    walk = build(check(templates()["lenet5-28"].build()), seed=1).train()
    lens = lens_of(walk)
    state = torch.get_rng_state()
    pieces = attempt(walk, lens, pictures(lens, 5), np.zeros(5, np.int64), trial)
    next(pieces)
    assert walk.training and torch.is_grad_enabled()
    pieces.close()
    assert torch.equal(state, torch.get_rng_state())


def test_odd_networks() -> None:
    one = chain(BLOCKS["Input"](1, 1, 1), BLOCKS["Flatten"](), BLOCKS["Linear"](2), BLOCKS["Output"]())
    wide = chain(
        BLOCKS["Input"](1, 4, 4), BLOCKS["Conv2d"](2048, 1), BLOCKS["Flatten"](), BLOCKS["Linear"](2), BLOCKS["Output"]()
    )
    for graph in (one, wide):
        walk = build(check(graph))
        lens = lens_of(walk)
        for trial in TRIALS:
            assert last(walk, lens, pictures(lens, 2), np.zeros(2, np.int64), trial).done == 2
    assert not list(attempt(walk, lens, pictures(lens, 0), np.zeros(0, np.int64), "shift"))


def test_threads_are_those_that_are_quicker_and_given_back(monkeypatch) -> None:
    monkeypatch.setattr("torch.get_num_threads", lambda: 2)
    used: list[int] = []
    monkeypatch.setattr("torch.set_num_threads", used.append)
    now = [0.0]
    monkeypatch.setattr("cnnstudio.engine.robustness.threads.time.perf_counter", lambda: now[0])
    threads = Threads()
    chosen = []
    for _ in range(12):
        threads.next_batch()
        with threads.computing():
            chosen.append(used[-1])
            now[0] += 1.0 if used[-1] == 1 else 3.0
        assert used[-1] == 2
    assert chosen == [2, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1]
