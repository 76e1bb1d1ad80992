"""Film strips: thumbnails against the maps themselves, and a run that is watched by them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from cnnstudio.blocks.adaptive_avg_pool2d import AdaptiveAvgPool2d
from cnnstudio.blocks.conv2d import Conv2d
from cnnstudio.blocks.flatten import Flatten
from cnnstudio.blocks.input import Input
from cnnstudio.blocks.linear import Linear
from cnnstudio.blocks.output import Output
from cnnstudio.blocks.relu import ReLU
from cnnstudio.design.file import dumps, loads
from cnnstudio.engine.build import Walk, build
from cnnstudio.engine.insight.look import maps
from cnnstudio.engine.insight.strips import MOST_VALUES, strips, thumbnails
from cnnstudio.engine.serving.display import shown_maps
from cnnstudio.graph.check import check
from cnnstudio.graph.graph import chain
from cnnstudio.protocol.arrays import Document
from cnnstudio.protocol.client import EngineProcess
from cnnstudio.protocol.commands import AskStrips, At, Load, Train
from cnnstudio.protocol.messages import Loaded, Ready, Refused, Strips
from cnnstudio.runs import open_run
from tests.engine.talk import begin, end, first_epoch, lenet_file, stop
from tests.engine.test_server_look import restless


@pytest.fixture(scope="module")
def engine() -> Iterator[EngineProcess]:
    with EngineProcess() as started:
        started.wait(Ready)
        yield started


def answer(engine: EngineProcess, ask: AskStrips) -> Strips:
    engine.send(ask)
    return engine.wait(Strips, such=lambda told: told.look == ask.look)


def network(channels: int, side: int = 30) -> Walk:
    blocks = (Input(1, side, side), Conv2d(channels, 3), ReLU(), AdaptiveAvgPool2d(1), Flatten(), Linear(10), Output())
    return build(check(chain(*blocks, ids=("input", "conv", "relu", "gap", "flat", "fc", "out"))))


def test_each_thumbnail_is_its_map_from_the_lowest_to_the_highest_value() -> None:
    walk, x = network(12), torch.randn(1, 1, 30, 30)
    probabilities, found = strips(walk, x, ("conv", "relu", "fc", "nowhere"), most=8, side=48)
    whole = maps(walk, x, ("conv", "relu", "fc"))
    assert list(found) == ["conv", "relu", "fc"] and probabilities.sum() == pytest.approx(1, abs=1e-5)
    for address in ("conv", "relu"):
        strip, values = found[address], whole[address][:8]
        assert strip.shape == (12, 28, 28) and strip.pixels.shape == (8, 28, 28)
        low, high = values.min(axis=(1, 2), keepdims=True), values.max(axis=(1, 2), keepdims=True)
        np.testing.assert_allclose(strip.pixels, (values - low) / (high - low) * 255, atol=0.51)
        np.testing.assert_allclose(strip.low, low.ravel())
        np.testing.assert_allclose(strip.zeros, (values == 0).mean(axis=(1, 2)), atol=1e-6)
    dense, values = found["fc"], whole["fc"]
    assert (dense.shape, dense.pixels.shape) == ((10,), (1, 1, 10))
    np.testing.assert_allclose(dense.pixels.ravel(), (values - values.min()) / np.ptp(values) * 255, atol=0.51)


def test_large_maps_are_made_small_and_keep_their_range() -> None:
    value = torch.zeros(3, 224, 112)
    value[1, 5, 7] = 4.0
    strip = thumbnails(value, most=8, side=48)
    assert strip.pixels.shape == (3, 48, 24) and strip.high.tolist() == [0.0, 4.0, 0.0]
    assert 0 < strip.pixels[1].max() < 255 and not strip.pixels[0].any()


def test_values_are_sent_as_they_are_and_what_is_no_number_is_counted() -> None:
    vector = torch.tensor([1.0, float("nan"), -0.123456789, float("inf")])
    strip = thumbnails(vector, most=8, side=48)
    np.testing.assert_array_equal(strip.values, vector.numpy())
    assert strip.lost.tolist() == [0.5] and strip.high.tolist() == [1.0]
    whole = torch.arange(18.0).reshape(2, 3, 3)
    whole[1] = float("nan")
    strip, shown = thumbnails(whole, most=8, side=48), shown_maps(whole.numpy(), 2048)
    assert strip.values is None and strip.lost.tolist() == shown.lost.tolist() == [0.0, 1.0]
    np.testing.assert_array_equal(shown.values.reshape(2, 3, 3), whole.numpy())
    large = shown_maps(np.zeros((20, 64, 64), np.float32), 2048)
    assert large.values is None and large.pixels.shape == (20, 64, 64)


@pytest.mark.parametrize(
    ("value", "shape"),
    [
        (torch.randn(2048, 1, 1), (1, 1, MOST_VALUES)),
        (torch.full((2, 4, 4), float("nan")), (2, 4, 4)),
        (torch.tensor([float("inf"), -1.0, 2.0]), (1, 1, 3)),
        (torch.randn(4096), (1, 1, MOST_VALUES)),
        (torch.randn(1, 1, 500), (1, 1, 48)),
    ],
)
def test_strange_maps_have_a_thumbnail_too(value: torch.Tensor, shape: tuple[int, ...]) -> None:
    strip = thumbnails(value, most=8, side=48)
    assert strip.pixels.shape == shape and strip.shape == tuple(value.shape)
    assert np.isfinite(strip.low).all() and np.isfinite(strip.high).all()


def test_strips_before_training_and_live_while_it_trains(engine: EngineProcess) -> None:
    engine.send(Load(1, lenet_file()))
    engine.wait(Loaded)
    blocks = ("input", "relu1", "pool1", "relu2", "fc3")
    first = answer(engine, AskStrips(1, At(3), blocks, per_second=10))
    assert first.step == 0 and first.picture is not None and first.picture.index == 3
    assert {address: len(strip.pixels) for address, strip in first.maps.items()} == dict(
        zip(blocks, (1, 6, 6, 8, 1), strict=True)
    )
    begin(engine, 2)
    first_epoch(engine, 2)
    later = [engine.wait(Strips, such=lambda told: told.step > 0) for _ in range(5)]
    stop(engine, 2)
    steps = [told.step for told in later]
    assert steps == sorted(set(steps)) and all(told.picture is None for told in later[1:])
    assert not np.array_equal(first.maps["relu2"].pixels, later[-1].maps["relu2"].pixels)


def test_a_newer_ask_takes_the_place_of_the_one_before(engine: EngineProcess) -> None:
    begin(engine, 1)
    answer(engine, AskStrips(10, At(0), ("conv1",), per_second=20))
    answer(engine, AskStrips(11, At(1), ("conv2",), per_second=20))
    seen = len(engine.heard)
    for _ in range(3):
        engine.wait(Strips)
    stop(engine, 1)
    assert {one.look for one in engine.heard[seen:] if isinstance(one, Strips)} == {11}
    engine.send(AskStrips(12, At(10**6), ("conv1",)))
    assert engine.wait(Refused).failed.code == "look.index"


@pytest.mark.parametrize("threads", [1, 2])
def test_a_run_that_is_watched_by_strips_ends_with_the_same_bits(engine: EngineProcess, tmp_path: Path, threads: int) -> None:
    sums, design = [], loads(restless())
    content = Document(dumps(replace(design, plan=design.plan.with_values(threads=threads))))
    for token, watched in ((1, True), (2, False)):
        folder = tmp_path / str(watched)
        engine.send(Load(9, content))
        engine.send(AskStrips(token, At(1), ("conv1", "bn1", "dropout1", "fc1"), per_second=60 if watched else 0))
        seen = len(engine.heard)
        engine.send(Train(token, content, str(folder)))
        end(engine, token)
        told = [one for one in engine.heard[seen:] if isinstance(one, Strips) and one.step > 0]
        assert len(told) > 3 if watched else not told
        sums.append(open_run(folder).checkpoint.sha256)
    assert sums[0] == sums[1]
