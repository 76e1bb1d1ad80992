"""Looking through the engine: initial weights, while training, afterwards; it changes nothing."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cnnstudio.blocks.batch_norm2d import BatchNorm2d
from cnnstudio.blocks.conv2d import Conv2d
from cnnstudio.blocks.dropout import Dropout
from cnnstudio.blocks.flatten import Flatten
from cnnstudio.blocks.input import Input
from cnnstudio.blocks.linear import Linear
from cnnstudio.blocks.max_pool2d import MaxPool2d
from cnnstudio.blocks.output import Output
from cnnstudio.blocks.relu import ReLU
from cnnstudio.data import load
from cnnstudio.design.file import dumps
from cnnstudio.graph.graph import chain
from cnnstudio.protocol.arrays import Document
from cnnstudio.protocol.client import EngineProcess
from cnnstudio.protocol.commands import At, FindWrong, FromFile, Given, Load, Look, Next, Step, Train
from cnnstudio.protocol.messages import Loaded, Looked, Ready, Refused, WrongOnes
from cnnstudio.runs import open_run
from tests.engine.conftest import lenet
from tests.engine.talk import begin, end, first_epoch, lenet_file, stop


@pytest.fixture(scope="module")
def engine() -> Iterator[EngineProcess]:
    with EngineProcess() as started:
        started.wait(Ready)
        yield started


def answer(engine: EngineProcess, look: Look) -> Looked:
    engine.send(look)
    return engine.wait(Looked, such=lambda looked: looked.look == look.look)


def test_a_look_before_there_is_a_network_has_a_sentence() -> None:
    with EngineProcess() as fresh:
        fresh.send(Look(1, At(0)))
        assert fresh.wait(Refused).failed.code == "look.nothing"


def test_initial_weights_are_those_with_which_training_begins(engine: EngineProcess) -> None:
    engine.send(Load(1, lenet_file()))
    loaded = engine.wait(Loaded)
    assert (loaded.step, loaded.parameters, loaded.input) == (0, 44426, (1, 28, 28))
    before = answer(engine, Look(1, At(7), ("conv1", "fc1", "nowhere"), ("conv1", "conv2", "fc1")))
    begin(engine, 2, pace="step")
    at_start = answer(engine, Look(2, At(7), ("conv1",), ("conv2",)))
    engine.send(Step())
    moved = answer(engine, Look(3, At(7), (), ("conv2",), per_second=20))
    moved = moved if moved.step else engine.wait(Looked)
    stop(engine, 2)
    assert (before.step, at_start.step, moved.step) == (0, 0, 1)
    np.testing.assert_allclose(before.probabilities, at_start.probabilities, atol=1e-6)
    np.testing.assert_array_equal(before.filters["conv2"].weights, at_start.filters["conv2"].weights)
    assert (moved.filters["conv2"].weights != at_start.filters["conv2"].weights).mean() > 0.5
    assert before.maps["conv1"].pixels.shape == (6, 24, 24)
    assert (before.maps["fc1"].pixels.shape, before.maps["fc1"].shape) == ((1, 1, 120), (120,))
    assert {name: found.shape for name, found in before.filters.items()} == {"conv1": (6, 1, 5, 5), "conv2": (16, 6, 5, 5)}


def test_maps_are_ready_to_be_shown(engine: EngineProcess) -> None:
    engine.send(Load(1, lenet_file()))
    looked = answer(engine, Look(1, At(3), ("input", "relu1", "conv1"), most=4))
    conv, relu, picture = (looked.maps[name] for name in ("conv1", "relu1", "input"))
    assert conv.shape == (6, 24, 24)
    assert conv.pixels.shape == (4, 24, 24)
    assert (conv.pixels.min(), conv.pixels.max()) == (0, 255)
    np.testing.assert_allclose(relu.high, np.maximum(conv.high, 0), rtol=1e-6)
    assert (relu.low == 0).all()
    assert (relu.zeros > 0).all()
    assert looked.picture is not None
    native = load("digits").test.images[3]
    np.testing.assert_array_equal(looked.picture.native, native)
    np.testing.assert_array_equal(picture.pixels[0] > 0, native[0] > native.min())


def test_pictures_are_chosen_by_class_by_mistake_by_hand_and_from_a_file(engine: EngineProcess, tmp_path: Path) -> None:
    labels = load("digits").test.labels
    begin(engine, 1, tmp_path / "run", epochs=2)
    end(engine, 1)
    engine.send(Load(2, folder=str(tmp_path / "run")))
    assert engine.wait(Loaded).step == open_run(tmp_path / "run").checkpoint.step > 0
    third = np.flatnonzero(labels == 3)
    for after, expected in ((-1, third[0]), (int(third[0]), third[1]), (int(third[-1]), third[0])):
        picture = answer(engine, Look(5, Next(after, label=3))).picture
        assert picture is not None
        assert (picture.index, picture.label, picture.name) == (expected, 3, "3")
    engine.send(FindWrong(6))
    wrong = engine.wait(WrongOnes)
    assert wrong.seen == len(labels)
    assert (np.diff(wrong.certainty) <= 0).all()
    assert (labels[wrong.indexes] != wrong.predicted).all()
    first = answer(engine, Look(7, Next(wrong=True)))
    assert first.picture is not None
    assert first.picture.index == wrong.indexes.min()
    assert first.probabilities.argmax() != first.picture.label
    assert answer(engine, Look(8, At(int(wrong.indexes[0])))).probabilities.max() == pytest.approx(wrong.certainty[0], abs=1e-5)

    native = load("digits").test.images[third[0]]
    Image.fromarray(255 - native[0]).save(tmp_path / "three.png")
    sent, from_file = answer(engine, Look(9, Given(native))), answer(engine, Look(10, FromFile(str(tmp_path / "three.png"))))
    np.testing.assert_array_equal(sent.probabilities, answer(engine, Look(11, At(int(third[0])))).probabilities)
    np.testing.assert_array_equal(sent.probabilities, from_file.probabilities)
    drawing = np.zeros((1, 200, 300), np.uint8)
    drawing[0, 20:180, 30:50] = 255
    drawn = answer(engine, Look(12, Given(drawing, drawn=True))).picture
    assert drawn is not None
    assert (drawn.seen.shape, np.flatnonzero(drawn.seen[0].any(axis=1)).tolist()) == ((1, 28, 28), list(range(4, 24)))


@pytest.mark.parametrize(
    ("picture", "code"),
    [
        (At(100_000), "look.index"),
        (Next(label=99), "look.none"),
        (Given(np.zeros((5, 4, 4), np.uint8)), "look.shape"),
        (FromFile("no such file.png"), "picture.missing"),
    ],
)
def test_a_picture_that_is_none_has_a_sentence(engine: EngineProcess, picture: object, code: str) -> None:
    engine.send(Load(1, lenet_file()), Look(2, picture))  # type: ignore[arg-type]
    refused = engine.wait(Refused)
    assert (refused.failed.code, refused.about, refused.token) == (code, "look", 2)


def test_maps_come_within_200_ms_while_lenet_trains(engine: EngineProcess) -> None:
    begin(engine, 1)
    first_epoch(engine, 1)
    times = []
    for number in range(15):
        start = time.perf_counter()
        answer(engine, Look(100 + number, At(number), ("conv1", "pool1", "conv2", "fc1"), ("conv1", "conv2")))
        times.append(time.perf_counter() - start)
    stop(engine, 1)
    assert sorted(times)[len(times) // 2] < 0.2


def restless() -> Document:
    """A network that one look in the wrong mode, or one random number drawn, would change for good."""
    graph = chain(Input(), Conv2d(8, 3), BatchNorm2d(), ReLU(), MaxPool2d(4), Dropout(0.3), Flatten(), Linear(10), Output())
    return Document(dumps(lenet(6, batch_size=16).with_graph(graph)))


def test_a_run_that_is_watched_ends_with_the_same_bits(engine: EngineProcess, tmp_path: Path) -> None:
    sums = []
    for token, watched in ((1, True), (2, False)):
        folder = tmp_path / str(watched)
        per_second = 60 if watched else 0
        engine.send(Load(9, restless()))
        engine.send(Look(token, At(1), ("conv1", "dropout1", "fc1"), ("conv1",), per_second=per_second, view="a"))
        engine.send(Look(token, Next(wrong=True), ("bn1",), per_second=per_second, view="b"))
        engine.send(Train(token, restless(), str(folder)))
        seen = len(engine.heard)
        for look in range(10 if watched else 0):
            engine.send(FindWrong(look), Look(50 + look, Next(look, wrong=True)))
        assert end(engine, token).step == 6 * 82
        told = [one for one in engine.heard[seen:] if isinstance(one, Looked) and one.step > 0]
        assert len(told) > 3 if watched else not told
        sums.append(open_run(folder).checkpoint.sha256)
    assert sums[0] == sums[1]
