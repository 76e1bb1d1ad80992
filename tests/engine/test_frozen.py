"""Frozen filters do not move by a bit through a run, whatever the optimizer; all else learns; a resumed run goes on so."""

from __future__ import annotations

import json

import numpy as np
import pytest
import torch

from cnnstudio.blocks.registry import registry
from cnnstudio.engine.build import build
from cnnstudio.engine.training import Control, train
from cnnstudio.engine.training.frozen import fits, held, put
from cnnstudio.graph.check import check
from cnnstudio.graph.folding import fold
from cnnstudio.graph.graph import chain
from cnnstudio.graph.paths import with_repeat
from cnnstudio.graph.text import StudioError
from cnnstudio.protocol.events import Epoch, Finished
from cnnstudio.protocol.held import HeldFilters
from cnnstudio.runs import open_run
from tests.engine.conftest import lenet

BLOCKS = registry()
STRONG = {"weight_decay": 0.1, "momentum": 0.9, "learning_rate": 0.01}


def filters(address: str, *places: int, shape: tuple[int, ...] = (1, 5, 5), bias: bool = True) -> HeldFilters:
    random = np.random.default_rng(places[0])
    weights = random.normal(size=(len(places), *shape)).astype(np.float32)
    biases = random.normal(size=len(places) if bias else 0).astype(np.float32)
    return HeldFilters(address, np.array(places), weights, biases)


HELD = (filters("conv1", 4, 1), filters("conv2", 0, 15, 7, shape=(6, 5, 5)))


def same(walk, one: HeldFilters) -> bool:
    """Tell whether the network has these filters, bit for bit."""
    module, places = walk.get_submodule(one.address), one.filters.tolist()
    bias = module.bias is None or torch.equal(module.bias[places], torch.from_numpy(one.biases))
    return torch.equal(module.weight[places].contiguous(), torch.from_numpy(one.weights)) and bias


class Watch(Control):
    """Keeps the network, stops before a step, and freezes others before one."""

    def __init__(self, stop: int | None = None, change: tuple[int, dict[str, tuple[int, ...]]] | None = None) -> None:
        super().__init__(self._look)
        self.at, self.change, self.walk, self.kept = stop, change, None, []

    def _look(self, live) -> None:
        self.walk = live.walk
        self.kept.append(all(same(live.walk, one) for one in HELD))
        if live.step == self.at:
            self.stop()
        if self.change is not None and live.step == self.change[0]:
            self.freeze(self.change[1])


def last_weights(folder) -> bytes:
    return open_run(folder).checkpoint_path.read_bytes()


@pytest.mark.parametrize(
    ("optimizer", "precision"),
    [("sgd", "float32"), ("adam", "float32"), ("adamw", "float32"), ("rmsprop", "float32"), ("adamw", "bfloat16")],
)
def test_held_filters_do_not_move_by_a_bit_and_all_else_learns(few_digits, optimizer, precision):
    watch = Watch()
    design = lenet(2, optimizer=optimizer, precision=precision, **STRONG)
    events = list(train(design, few_digits, control=watch, held=HELD))
    assert isinstance(events[-1], Finished) and len(watch.kept) == events[-1].step > 10 and all(watch.kept)
    assert all(same(watch.walk, one) for one in HELD)
    start = build(check(design.graph), design.plan.seed)
    for name, parameter in watch.walk.named_parameters():
        rows = parameter.detach().flatten(1) if parameter.ndim > 1 else parameter.detach()[:, None]
        moved = (rows != start.get_parameter(name).detach().reshape(rows.shape)).any(1).tolist()
        assert all(moved), f"{name} stands still at {moved}"


def test_a_run_with_nothing_frozen_is_the_run_that_it_was(few_digits, tmp_path):
    list(train(lenet(1), few_digits, tmp_path / "plain"))
    list(train(lenet(1), few_digits, tmp_path / "held", held=()))
    assert last_weights(tmp_path / "plain") == last_weights(tmp_path / "held")
    assert open_run(tmp_path / "held").facts.held == {}


@pytest.mark.parametrize("optimizer", ["sgd", "adamw"])
def test_resumed_equals_uninterrupted_with_frozen_filters(few_digits, tmp_path, optimizer):
    design = lenet(2, optimizer=optimizer, **STRONG)
    list(train(design, few_digits, tmp_path / "whole", held=HELD))
    broken = tmp_path / "broken"
    for stop in (3, 9):
        resume = open_run(broken) if broken.exists() else None
        list(train(design, few_digits, broken, Watch(stop), resume, held=HELD if resume is None else ()))
    watch = Watch()
    list(train(design, few_digits, broken, watch, open_run(broken)))
    assert all(watch.kept) and all(same(watch.walk, one) for one in HELD)
    assert last_weights(broken) == last_weights(tmp_path / "whole")
    assert open_run(broken).facts.held == {"conv1": (1, 4), "conv2": (0, 7, 15)}


@pytest.mark.parametrize("stop", [4, 5, 6])
def test_what_is_thawed_and_frozen_while_it_trains_is_so_after_it_was_resumed(few_digits, tmp_path, stop):
    design, change = lenet(1, **STRONG), (5, {"conv1": (4,), "conv2": (2,), "gone": (1,), "fc1": (0,)})
    list(train(design, few_digits, tmp_path / "whole", Watch(change=change), held=HELD))
    broken = tmp_path / "broken"
    list(train(design, few_digits, broken, Watch(stop, change), held=HELD))
    list(train(design, few_digits, broken, Watch(change=change if stop < 5 else None), open_run(broken)))
    assert last_weights(broken) == last_weights(tmp_path / "whole")
    changes = [one for one in open_run(broken).metrics if one["event"] == "holding"]
    assert [(one["step"], one["held"]) for one in changes] == [(5, {"conv1": [4], "conv2": [2]})]


def test_a_change_is_live_from_the_next_step_on(few_digits):
    watch = Watch(change=(5, {"conv2": (2,)}))
    seen = []
    for event in train(lenet(2, **STRONG), few_digits, control=watch, held=HELD):
        if isinstance(event, Epoch):
            seen.append(watch.walk.conv2.weight[2].detach().clone())
    assert watch.kept[:6] == [True] * 6 and not any(watch.kept[6:]), "thawed before step 6"
    assert torch.equal(*seen), "frozen before the first epoch ended"
    assert not watch.walk.conv2.weight._backward_hooks and watch.walk.conv2.weight.grad is None


def test_leaves_of_groups_and_convolutions_without_bias(few_digits):
    blocks = (BLOCKS["Input"](1, 28, 28), BLOCKS["Conv2d"](4, 3, padding=1), BLOCKS["Conv2d"](4, 3, padding=1, bias=False))
    graph = chain(*blocks, BLOCKS["ReLU"](), BLOCKS["Flatten"](), BLOCKS["Linear"](10), BLOCKS["Output"]())
    graph, group, _ = fold(graph, ["conv2", "relu1"])
    graph = with_repeat(graph, group, 2)
    chosen = filters(f"{group}.1.conv2", 3, shape=(4, 3, 3), bias=False)
    watch = Control(lambda live: setattr(watch, "walk", live.walk))
    list(train(lenet(1, **STRONG).with_graph(graph), few_digits, control=watch, held=[chosen]))
    assert same(watch.walk, chosen)
    assert not same(watch.walk, replace_address(chosen, f"{group}.0.conv2"))


def replace_address(one: HeldFilters, address: str) -> HeldFilters:
    return HeldFilters(address, one.filters, one.weights, one.biases)


@pytest.mark.parametrize(
    "one",
    [
        filters("conv1", 6),
        filters("conv1", 0, shape=(1, 3, 3)),
        filters("conv1", 0, shape=(3, 5, 5)),
        filters("conv1", 0, bias=False),
        filters("fc1", 0),
        filters("gone.0.conv1", 0),
    ],
)
def test_filters_that_do_not_fit_have_a_sentence_and_change_nothing(one):
    walk = build(check(lenet().graph))
    before = walk.conv1.weight.detach().clone()
    with pytest.raises(StudioError) as caught:
        put(walk, [HELD[0], one])
    assert caught.value.message.code == "freeze.fit" and not fits(walk, one)
    assert torch.equal(walk.conv1.weight, before)


def test_numbers_of_filters_come_back_as_they_are_and_what_is_not_there_is_left_out(monkeypatch):
    walk = build(check(lenet().graph))
    put(walk, HELD)
    found = held(walk, {"conv1": (4, 1, 1, 6, 99), "fc1": (0,), "gone": (0,), "conv2": (20,)})
    assert [(one.address, one.filters.tolist()) for one in found] == [("conv1", [1, 4])]
    assert np.array_equal(found[0].weights, HELD[0].weights[::-1]) and np.array_equal(found[0].biases, HELD[0].biases[::-1])
    with torch.no_grad():
        walk.conv1.bias[0] = torch.nan
    with pytest.raises(StudioError) as caught:
        held(walk, {"conv1": (0,)})
    assert caught.value.message.code == "freeze.finite"
    monkeypatch.setattr("cnnstudio.engine.training.frozen.MOST_NUMBERS", 49)
    with pytest.raises(StudioError) as caught:
        held(walk, {"conv1": (0, 1)})
    assert caught.value.message.code == "freeze.many"


def test_numbers_below_zero_in_the_facts_of_a_run_are_filters_that_it_lacks(few_digits, tmp_path):
    list(train(lenet(1), few_digits, tmp_path / "run", Watch(3), held=HELD))
    path = tmp_path / "run" / "plan.json"
    facts = json.loads(path.read_bytes())
    facts["held"]["conv1"] = [-7, -1, 1, 4]
    path.write_text(json.dumps(facts))
    watch = Watch()
    list(train(lenet(1), few_digits, tmp_path / "run", watch, open_run(tmp_path / "run")))
    assert watch.kept and all(watch.kept)


def test_the_facts_of_an_older_run_know_of_no_frozen_filters(few_digits, tmp_path):
    list(train(lenet(1), few_digits, tmp_path / "run"))
    path = tmp_path / "run" / "plan.json"
    facts = json.loads(path.read_bytes())
    del facts["held"]
    path.write_text(json.dumps(facts))
    assert open_run(tmp_path / "run").facts.held == {}
