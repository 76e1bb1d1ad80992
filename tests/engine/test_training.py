from __future__ import annotations

import json
import math
import os
import signal
import subprocess
import sys
import time
import weakref

import numpy as np
import pytest
import torch

from cnnstudio.blocks.registry import registry
from cnnstudio.design.log import Log
from cnnstudio.engine.devices import pick
from cnnstudio.engine.evaluate import evaluate
from cnnstudio.engine.insight.look import filters, maps
from cnnstudio.engine.training import Control, train
from cnnstudio.engine.training.prepare import prepare
from cnnstudio.engine.training.state import load_weights, pack
from cnnstudio.engine.training.step import train_step
from cnnstudio.graph.graph import chain
from cnnstudio.graph.text import StudioError
from cnnstudio.protocol.events import Curve, Epoch, Finished, Progress, Started, Threads
from cnnstudio.runs import open_run
from tests.engine.conftest import lenet


def run_of(design, dataset, folder=None, control=None, resume=None):
    return list(train(design, dataset, folder, control, resume))


def curve_of(events) -> list[tuple[int, float, float]]:
    return [
        point
        for event in events
        if isinstance(event, Curve)
        for point in zip(event.steps, event.metrics["loss"], event.metrics["accuracy"], strict=True)
    ]


def last_weights(folder) -> bytes:
    return open_run(folder).checkpoint_path.read_bytes()


def test_a_run_tells_its_story_in_order(few_digits, tmp_path):
    events = run_of(lenet(2), few_digits, tmp_path / "run")
    assert isinstance(events[0], Started) and isinstance(events[-1], Finished)
    epochs = [event for event in events if isinstance(event, Epoch)]
    assert [event.epoch for event in epochs] == [1, 2]
    assert [step for step, *_ in curve_of(events)] == list(range(1, events[0].steps + 1))
    assert set(epochs[0].validation) == set(events[0].metrics) == {"loss", "accuracy"}
    assert any(isinstance(event, Progress) for event in events)
    assert not events[-1].stopped and 0 <= events[-1].test["accuracy"] <= 1


def test_the_run_folder_holds_what_happened(few_digits, tmp_path):
    folder = tmp_path / "run"
    finished = run_of(lenet(2), few_digits, folder)[-1]
    run = open_run(folder)
    assert run.design.graph == lenet().graph
    assert run.plan.epochs == 2 and run.plan.batch_size == 32
    assert run.facts.data.classes == few_digits.info.classes
    assert [record["epoch"] for record in run.metrics if record["event"] == "epoch"] == [1, 2]
    assert (folder / "model.py").read_text().count("nn.Conv2d") == 2
    found = evaluate(run, few_digits)
    assert found.accuracy == finished.test["accuracy"] and found.total == 100


def test_same_seed_same_curve_other_seed_another(few_digits):
    one, two = (curve_of(run_of(lenet(2), few_digits)) for _ in range(2))
    other = curve_of(run_of(lenet(2, seed=1), few_digits))
    assert one == two and one != other


def test_watched_and_unwatched_runs_end_with_the_same_bits(few_digits, tmp_path):
    def look(live) -> None:
        picture = live.train.scaled(live.train.pixels(slice(0, 1)))
        maps(live.walk, picture, list(live.walk.report.nodes))
        filters(live.walk, "conv1")

    blocks = registry()
    graph = chain(
        blocks["Input"](), blocks["Conv2d"](6, 5), blocks["BatchNorm2d"](), blocks["ReLU"](), blocks["MaxPool2d"](),
        blocks["Dropout"](0.3), blocks["Flatten"](), blocks["Linear"](10), blocks["Softmax"](), blocks["Output"](),
    )  # fmt: skip
    design = lenet(2).with_graph(graph)
    run_of(design, few_digits, tmp_path / "unwatched")
    run_of(design, few_digits, tmp_path / "watched", Control(look))
    assert last_weights(tmp_path / "watched") == last_weights(tmp_path / "unwatched")


class StopAt(Control):
    def __init__(self, step: int) -> None:
        super().__init__()
        self.at = step

    def wait(self, live, since_last) -> None:
        if live.step == self.at:
            self.stop()
        super().wait(live, since_last)


@pytest.mark.parametrize("optimizer", ["sgd", "adam", "adamw", "rmsprop"])
def test_resumed_equals_uninterrupted(few_digits, tmp_path, optimizer):
    design = lenet(2, optimizer=optimizer)
    graph = design.graph.splice(design.graph.into("fc2")[0], registry()["Dropout"](0.2))
    design = design.with_graph(graph)
    whole = run_of(design, few_digits, tmp_path / "whole")
    broken = tmp_path / "broken"
    stopped = run_of(design, few_digits, broken, StopAt(8))
    assert stopped[-1].stopped and stopped[-1].step == 8
    rest = run_of(design, few_digits, broken, resume=open_run(broken))
    assert curve_of(stopped) + curve_of(rest) == curve_of(whole)
    assert last_weights(broken) == last_weights(tmp_path / "whole")
    epochs = [[e.train for e in events if isinstance(e, Epoch)] for events in (stopped + rest, whole)]
    assert epochs[0] == epochs[1]


def test_a_run_goes_on_as_it_was_chosen_and_not_as_it_would_be_now(few_digits, tmp_path):
    folder = tmp_path / "run"
    run_of(lenet(2), few_digits, folder, StopAt(4))
    facts = json.loads((folder / "plan.json").read_bytes())
    (folder / "plan.json").write_text(json.dumps({**facts, "threads": 2, "precision": "bfloat16"}))
    free = lenet(2, threads=None, precision="auto")
    started = run_of(free, few_digits, folder, StopAt(6), resume=open_run(folder))[0]
    assert (started.plan["threads"], started.plan["precision"]) == (2, "bfloat16")
    with Log(folder / "metrics.jsonl") as log:
        log.append(Threads(5, 1))
    started = run_of(free, few_digits, folder, resume=open_run(folder))[0]
    assert (started.plan["threads"], started.plan["precision"]) == (1, "bfloat16")


def test_what_was_logged_behind_the_last_complete_state_happens_once(few_digits, tmp_path):
    folder = tmp_path / "run"
    run_of(lenet(2), few_digits, folder, StopAt(4))
    with Log(folder / "metrics.jsonl") as log:
        log.append(Curve([5, 6], {"loss": [9.0, 9.0], "accuracy": [0.0, 0.0]}))
    run_of(lenet(2), few_digits, folder, resume=open_run(folder))
    records = open_run(folder).metrics
    steps = [step for record in records if record["event"] == "curve" for step in record["steps"]]
    assert steps == list(range(1, 13))
    assert [record["event"] for record in records].count("finished") == 1


def test_the_time_left_counts_from_where_a_run_went_on(few_digits, tmp_path):
    folder = tmp_path / "run"
    stopped = run_of(lenet(200), few_digits, folder, StopAt(400))[-1]
    events = train(lenet(200), few_digits, folder, StopAt(410), resume=open_run(folder))
    told = next(event for event in events if isinstance(event, Progress))
    rate = (told.step - stopped.step) / told.seconds
    assert told.seconds_left == pytest.approx((told.steps - told.step) / rate)


def test_stopping_keeps_what_was_learned(few_digits, tmp_path):
    events = run_of(lenet(50), few_digits, tmp_path / "run", StopAt(3))
    assert events[-1].stopped and events[-1].step == 3
    assert open_run(tmp_path / "run").checkpoint.step == 3


def test_a_run_folder_is_not_written_over(few_digits, tmp_path):
    run_of(lenet(1), few_digits, tmp_path / "run")
    with pytest.raises(StudioError) as caught:
        run_of(lenet(1), few_digits, tmp_path / "run")
    assert caught.value.message.code == "run.used"


def test_a_learning_rate_beyond_reason_ends_with_a_sentence(few_digits):
    with pytest.raises(StudioError) as caught:
        run_of(lenet(20, optimizer="sgd", learning_rate=100.0), few_digits)
    assert caught.value.message.code == "train.diverged"


def test_weights_that_became_no_numbers_in_the_last_step_are_not_kept(few_digits, tmp_path, monkeypatch):
    """The loss is the one before the step: after a step that ruins everything it is still a number."""

    def ruin(walk, optimizer, *rest):
        optimizer.param_groups[0]["lr"] = math.inf
        return train_step(walk, optimizer, *rest)

    monkeypatch.setattr("cnnstudio.engine.training.loop.train_step", ruin)
    folder = tmp_path / "run"
    with pytest.raises(StudioError) as caught:
        run_of(lenet(1, optimizer="sgd", batch_size=256), few_digits, folder)
    assert caught.value.message.code == "train.diverged"
    assert open_run(folder).checkpoint.step == 0


def test_a_stopped_run_does_not_look_long_at_the_test_part(few_digits, monkeypatch):
    monkeypatch.setattr("cnnstudio.engine.training.loop.LAST_LOOK", 0.0)
    assert run_of(lenet(2), few_digits, None, StopAt(1))[-1].test == {}
    assert run_of(lenet(1), few_digits)[-1].test


def test_single_steps_are_told_as_they_are_taken(few_digits):
    control = Control()
    control.set_pace("step")
    control.step(3)
    told = []
    for event in train(lenet(1), few_digits, None, control):
        told += event.steps if isinstance(event, Curve) else []
        if told == [1, 2, 3]:
            control.stop()
    assert told == [1, 2, 3]


@pytest.mark.parametrize("name", ["cuda:7", "tpu", "mps:3", ""])
def test_a_device_that_is_missing_gets_a_sentence(few_digits, name):
    with pytest.raises(StudioError) as caught:
        run_of(lenet(1, device=name), few_digits)
    assert caught.value.message.code == "device.missing"


def test_a_full_device_gets_a_sentence(few_digits, monkeypatch):
    held = []

    def burst(walk, *_):
        held.append(weakref.ref(walk))
        raise torch.OutOfMemoryError("CUDA out of memory")

    monkeypatch.setattr("cnnstudio.engine.training.loop.train_step", burst)
    with pytest.raises(StudioError) as caught:
        run_of(lenet(1, device="auto"), few_digits)
    assert caught.value.message.code == "device.full"
    assert caught.value.message.values["device"] == str(pick("auto"))
    assert held[0]() is None, "the network still holds the memory that is missing"


def test_a_network_with_problems_is_not_trained(few_digits):
    graph = lenet().graph.remove(["flatten1" if "flatten1" in lenet().graph else "flatten"], reconnect=True)
    with pytest.raises(StudioError) as caught:
        run_of(lenet().with_graph(graph), few_digits)
    assert caught.value.message.code == "build.problems"


@pytest.mark.parametrize(
    ("middle", "code"),
    [
        ([("AdaptiveAvgPool2d", ((2, 5),))], "train.no_weights"),
        ([("Conv2d", (10, 3)), ("AdaptiveAvgPool2d", (1,)), ("BatchNorm2d", ())], "train.single_value"),
    ],
)
def test_a_sound_network_that_cannot_be_trained_gets_a_sentence(few_digits, middle, code):
    blocks = registry()
    ends = (blocks["Flatten"](), blocks["Output"]())
    graph = chain(blocks["Input"](), *(blocks[name](*values) for name, values in middle), *ends)
    with pytest.raises(StudioError) as caught:
        run_of(lenet(1, batch_size=1).with_graph(graph), few_digits)
    assert caught.value.message.code == code


def test_half_precision_trains_on_the_weights_as_they_move(few_digits, tmp_path):
    """Autocast keeps converted weights: held open over a run, the network would train on its first ones."""
    events = run_of(lenet(8, precision="bfloat16"), few_digits, tmp_path / "run")
    epochs = [event.train["loss"] for event in events if isinstance(event, Epoch)]
    exact = [e.train["loss"] for e in run_of(lenet(8), few_digits) if isinstance(e, Epoch)]
    assert epochs != exact and abs(epochs[-1] - exact[-1]) < 0.2 * exact[0]
    assert open_run(tmp_path / "run").facts.precision == "bfloat16"


def test_half_precision_does_not_leak_into_who_consumes_the_events(few_digits):
    for _ in train(lenet(2, precision="bfloat16"), few_digits):
        assert not torch.is_autocast_enabled("cpu")


def test_a_run_puts_the_threads_back(few_digits):
    torch.set_num_threads(2)
    run_of(lenet(1, threads=1), few_digits)
    assert torch.get_num_threads() == 2


def test_the_choice_of_threads_changes_no_weight(few_digits, monkeypatch, tmp_path):
    monkeypatch.setattr("cnnstudio.engine.training.choose._place", lambda: tmp_path / "choices.json")
    torch.manual_seed(5)
    before = torch.get_rng_state()
    free = prepare(lenet(1, threads=None, precision="auto"), few_digits)
    assert torch.equal(torch.get_rng_state(), before)
    bound = prepare(lenet(1), few_digits)
    assert pack(free.walk) == pack(bound.walk)
    again = prepare(lenet(1, threads=None, precision="auto"), few_digits)
    assert again.choices == free.choices and (tmp_path / "choices.json").exists()


def test_weights_of_another_network_are_refused(few_digits, tmp_path):
    run_of(lenet(1), few_digits, tmp_path / "run")
    other = prepare(lenet(1).with_graph(lenet().graph.replace("conv1", registry()["Conv2d"](5, 5))), few_digits)
    with pytest.raises(StudioError) as caught:
        load_weights(other.walk, open_run(tmp_path / "run").checkpoint_path)
    assert caught.value.message.code == "weights.foreign"


def test_a_damaged_checkpoint_falls_back_to_the_one_before(few_digits, tmp_path):
    folder = tmp_path / "run"
    run_of(lenet(3), few_digits, folder)
    newest = open_run(folder).checkpoint
    path = folder / "checkpoints" / newest.file
    path.write_bytes(path.read_bytes()[:-7])
    older = open_run(folder).checkpoint
    assert older.step < newest.step


KILLED = """
import sys
from pathlib import Path
from tests.engine.conftest import lenet
from cnnstudio.data import load
from cnnstudio.engine.training import train
for event in train(lenet(500), load("digits"), Path(sys.argv[1])):
    print(type(event).__name__, flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_killed_at_any_moment_the_folder_holds_a_complete_state(tmp_path, digits):
    folder = tmp_path / "run"
    child = subprocess.Popen([sys.executable, "-c", KILLED, str(folder)], stdout=subprocess.PIPE, env={**os.environ})
    seen = 0
    for line in child.stdout:
        seen += line.strip() == b"Epoch"
        if seen == 3:
            break
    time.sleep(float(np.random.default_rng().uniform(0, 0.1)))
    child.send_signal(signal.SIGKILL)
    child.communicate()
    run = open_run(folder)
    assert run.checkpoint.epoch >= 3
    assert evaluate(run, digits).accuracy > 0.5


def test_training_reaches_the_mark_on_the_embedded_digits(digits):
    finished = run_of(lenet(20), digits)[-1]
    assert finished.test["accuracy"] >= 0.95
