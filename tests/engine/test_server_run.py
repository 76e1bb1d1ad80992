"""A run in the engine's process: steering it, not reading from it, and what goes wrong in it."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cnnstudio.blocks.flatten import Flatten
from cnnstudio.blocks.input import Input
from cnnstudio.blocks.linear import Linear
from cnnstudio.blocks.output import Output
from cnnstudio.design.file import dumps
from cnnstudio.graph.graph import chain
from cnnstudio.protocol.arrays import Document
from cnnstudio.protocol.client import EngineProcess
from cnnstudio.protocol.commands import At, Fetch, Load, Look, SetPace, Step, Stop, Train
from cnnstudio.protocol.events import Failed, Progress
from cnnstudio.protocol.messages import Curves, DataKnown, Loaded, Looked, Ran, Ready, Refused, Stopping
from tests.engine.conftest import lenet
from tests.engine.talk import begin, end, first_epoch, lenet_file, steps_told, stop


@pytest.fixture(scope="module")
def engine() -> Iterator[EngineProcess]:
    with EngineProcess() as started:
        started.wait(Ready)
        yield started


def test_stop_is_heard_at_once_and_the_run_ends_within_a_step(engine: EngineProcess) -> None:
    begin(engine, 1)
    first_epoch(engine, 1)
    start = time.monotonic()
    engine.send(Stop(1))
    engine.wait(Stopping)
    assert time.monotonic() - start < 0.5
    finished = end(engine, 1)
    assert finished.stopped
    assert steps_told(engine, 1) == list(range(1, finished.step + 1))
    assert 0 <= finished.test["accuracy"] <= 1


def test_a_stop_before_the_run_begins_is_not_lost(engine: EngineProcess) -> None:
    engine.send(Train(2, lenet_file()), Stop(2))
    finished = end(engine, 2)
    assert (finished.stopped, finished.step) == (True, 0)


def test_single_steps_are_taken_when_asked_and_the_pace_changes_in_the_run(engine: EngineProcess) -> None:
    begin(engine, 3, pace="step")
    engine.send(Step(3))
    time.sleep(1.0)
    engine.send(SetPace("slow"))
    time.sleep(1.5)
    engine.send(SetPace("step"))
    finished = stop(engine, 3)
    assert 3 + 2 <= finished.step <= 3 + 8
    begin(engine, 4, pace="slow", epochs=1)
    engine.send(SetPace("full"))
    assert not end(engine, 4).stopped


def test_only_one_run_at_a_time_and_the_first_goes_on(engine: EngineProcess) -> None:
    begin(engine, 5)
    engine.send(Train(6, lenet_file()), Load(7, lenet_file()), Fetch(8, "shapes"))
    refused = engine.wait(Ran, such=lambda ran: ran.token == 6).event
    assert isinstance(refused, Failed)
    assert refused.code == "engine.busy"
    assert [engine.wait(Refused).failed.code for _ in range(2)] == ["engine.busy"] * 2
    engine.wait(Ran, such=lambda ran: ran.token == 5 and isinstance(ran.event, Progress))
    assert stop(engine, 5).stopped


@pytest.mark.parametrize(
    ("design", "code"),
    [
        (replace(lenet(), data="mnist"), "data.missing"),
        (replace(lenet(), data="nowhere"), "data.unknown"),
        (lenet(device="cuda:77"), "device.missing"),
        (lenet().with_graph(lenet().graph.remove(["fc1"])), "build.problems"),
        (lenet().with_graph(chain(Input(), Flatten(), Linear(2**30), Linear(10), Output())), "device.full"),
    ],
    ids=["missing data", "unknown data", "no such device", "a problem", "four terabytes"],
)
def test_a_run_that_cannot_be_has_a_sentence_and_the_engine_lives(
    engine: EngineProcess, design: object, code: str, tmp_path: Path
) -> None:
    engine.send(Train(20, Document(dumps(design)), data_root=str(tmp_path)))  # type: ignore[arg-type]
    failed = engine.wait(Ran, such=lambda ran: ran.token == 20).event
    assert isinstance(failed, Failed)
    assert failed.code == code
    engine.send(Load(21, lenet_file()))
    assert engine.wait(Loaded).token == 21


def test_data_is_fetched_and_described(engine: EngineProcess) -> None:
    engine.send(Fetch(30, "shapes"))
    data = engine.wait(DataKnown, such=lambda known: known.token == 30).data
    assert (data.shape, data.train, len(data.classes), data.available) == ((3, 32, 32), 3000, 6, True)


def not_read_for(seconds: float) -> None:
    """Nobody reads in the middle of a run, while the engine has more to tell than a pipe holds."""
    with EngineProcess() as engine:
        begin(engine, 1)
        engine.send(Look(1, At(0), ("conv1", "pool1", "conv2"), ("conv1", "conv2"), per_second=60))
        engine.wait(Looked, such=lambda looked: looked.step > 0)
        before = memory(engine.process.pid)
        heard = engine.wait(Curves).steps[-1]
        engine.reading.clear()
        time.sleep(seconds)
        grown = memory(engine.process.pid) - before
        engine.reading.set()
        finished = stop(engine, 1)
    assert finished.step > heard + 20 * seconds, "training stood still while nobody read"
    assert steps_told(engine, 1) == list(range(1, finished.step + 1))
    assert max(len(told.steps) for told in engine.heard if isinstance(told, Curves)) > 10 * seconds
    assert grown < 64 << 20


def memory(pid: int) -> int:
    """Bytes that the process holds in memory."""
    if sys.platform != "linux":
        return 0
    text = Path(f"/proc/{pid}/status").read_text()
    return int(text.split("VmRSS:")[1].split()[0]) * 1024


def test_nothing_is_lost_when_nobody_reads_for_three_seconds() -> None:
    not_read_for(3)


@pytest.mark.long
def test_nothing_is_lost_when_nobody_reads_for_ten_seconds() -> None:
    not_read_for(10)
