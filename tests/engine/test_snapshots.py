"""Snapshots over a run: few, small, of the weights as they were, and dropped with what is trained again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save
from torch import nn

from cnnstudio.engine.serving.subject import of_run
from cnnstudio.engine.training import Control, train
from cnnstudio.engine.training.snapshots import BYTES, MOST, Snapshots, chosen_steps
from cnnstudio.graph.text import StudioError
from cnnstudio.protocol.events import Finished
from cnnstudio.runs import open_run
from cnnstudio.runs.snapshots import read_snapshot, snapshot_files, snapshot_steps
from tests.engine.conftest import lenet


def test_steps_grow_and_are_bounded() -> None:
    steps = sorted(chosen_steps(10_000, 40))
    assert steps[0] == 0 and steps[1] == 1 and steps[-1] == 10_000 and 20 < len(steps) <= 40
    gaps = np.diff(steps[1:])
    assert (gaps[-5:] > gaps[:5].max()).all()
    assert sorted(chosen_steps(5, 40)) == [0, 1, 2, 3, 4, 5]
    assert chosen_steps(100, 1) == frozenset() and chosen_steps(100, 2) == {0, 100} and chosen_steps(0, 5) == {0}


def test_large_networks_have_fewer_or_none() -> None:
    with torch.device("meta"):
        small, middle, large = nn.Linear(100, 100), nn.Linear(1000, 5000), nn.Linear(6000, 6000)
    counts = [len(Snapshots(module, 100_000)._steps) for module in (small, middle, large)]
    assert 20 < counts[0] <= MOST and counts[1] == 4 and counts[2] == 0
    assert counts[1] * 2 * 5_000_000 <= BYTES


def run_of(folder: Path, data, watch=None, resume=None) -> Finished:
    control = Control(watch)
    *_, last = train(lenet(3), data, folder, control, resume)
    assert isinstance(last, Finished)
    return last


def test_a_run_keeps_the_weights_of_its_steps(few_digits, tmp_path) -> None:
    seen: dict[int, np.ndarray] = {}
    folder = tmp_path / "run"
    finished = run_of(folder, few_digits, lambda live: seen.setdefault(live.step, live.walk.fc1.weight.detach().numpy().copy()))
    steps = snapshot_steps(folder)
    assert steps[0] == 0 and steps[-1] == finished.step and len(steps) > 8
    for step in steps[:-1]:
        state = read_snapshot(folder, step)
        assert state["fc1.weight"].dtype == np.float16 and state["fc1.bias"].dtype == np.float32
        np.testing.assert_allclose(state["fc1.weight"], seen[step], atol=1e-3, rtol=1e-3)
    assert sum(path.stat().st_size for path in snapshot_files(folder)) < 4_000_000
    last = of_run(1, folder, None, steps[-1])
    whole = of_run(1, folder, None)
    assert (last.step, last.epoch) == (whole.step, whole.epoch)
    x = torch.rand(20, 1, 28, 28)
    with torch.no_grad():
        torch.testing.assert_close(last.walk.probabilities(x), whole.walk.probabilities(x), atol=5e-3, rtol=0)
    assert (of_run(1, folder, None, 0).step, of_run(1, folder, None, 0).epoch) == (0, 0)


def test_what_is_not_kept_has_a_sentence(few_digits, tmp_path) -> None:
    run_of(tmp_path / "run", few_digits)
    with pytest.raises(StudioError) as caught:
        read_snapshot(tmp_path / "run", 999_999)
    assert caught.value.message.code == "run.snapshot"
    assert snapshot_steps(tmp_path) == ()
    first, *_ = snapshot_files(tmp_path / "run")
    first.write_bytes(b"no such thing")
    assert 0 not in snapshot_steps(tmp_path / "run")
    first.write_bytes(save({"0/fc1.weight": torch.zeros(3, dtype=torch.bfloat16)}))
    with pytest.raises(StudioError) as caught:
        read_snapshot(tmp_path / "run", 0)
    assert caught.value.message.code == "run.weights"


def test_a_run_that_goes_on_has_the_same_snapshots(few_digits, tmp_path) -> None:
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    run_of(whole, few_digits)
    control = Control()
    for event in train(lenet(3), few_digits, parts, control):
        if getattr(event, "epoch", 0) == 2 and not control.stopping:
            control.stop()
    (parts / "snapshots" / "to-00000099.safetensors").write_bytes(b"from beyond")
    run_of(parts, few_digits, resume=open_run(parts))
    assert not (parts / "snapshots" / "to-00000099.safetensors").exists()
    assert snapshot_steps(whole) == snapshot_steps(parts)
    for step in snapshot_steps(whole):
        one, other = read_snapshot(whole, step), read_snapshot(parts, step)
        assert all(np.array_equal(one[name], other[name]) for name in one)


def test_numbers_beyond_half_precision_are_kept_whole() -> None:
    module = nn.Linear(2, 2)
    nn.init.constant_(module.weight, 1e6)
    snapshots = Snapshots(module, 10)
    snapshots.take(0)
    assert snapshots._waiting[0]["weight"].dtype == torch.float32
    nn.init.zeros_(module.weight)
    assert (snapshots._waiting[0]["weight"] == 1e6).all()
