from __future__ import annotations

import math
from typing import Any

import msgspec
import numpy as np
import pytest

from cnnstudio.graph.text import Message, StudioError, Text, translate
from cnnstudio.protocol.arrays import Document
from cnnstudio.protocol.commands import Command, Given, Look, Train
from cnnstudio.protocol.events import Curve, Failed, Progress
from cnnstudio.protocol.frames import write_frames
from cnnstudio.protocol.held import HeldFilters
from cnnstudio.protocol.messages import Curves, Looked, Maps, Picture, Ran, Told, curves_of, joined
from cnnstudio.protocol.wire import engine_receiver, pack, studio_receiver


def at_engine(message: Command) -> Any:
    (received,) = engine_receiver().feed(b"".join(pack(message)))
    return received


def at_studio(message: Told) -> Any:
    (received,) = studio_receiver().feed(b"".join(pack(message)))
    return received


def test_a_long_design_arrives_byte_for_byte() -> None:
    text = bytes(range(256)) * 10_000
    assert at_engine(Train(token=3, design=Document(text), folder="runs/é")).design == text


def test_arrays_arrive_with_their_shapes_and_cannot_be_written() -> None:
    maps = {
        "conv1": Maps(
            np.arange(6 * 24 * 24, dtype=np.uint8).reshape(6, 24, 24)[:, ::2],
            *(np.full(6, value, np.float32) for value in (-1.5, np.inf, 0.25)),
            shape=(6, 24, 24),
            lost=np.full(6, 0.5, np.float32),
        )
    }
    picture = Picture(np.zeros((1, 28, 28), np.uint8), np.ones((3, 32, 32), np.uint8), index=4)
    got = at_studio(Looked(1, 2, "", 3, 0, picture, np.zeros(0, np.float32), maps, {}))
    np.testing.assert_array_equal(got.maps["conv1"].pixels, maps["conv1"].pixels)
    assert got.maps["conv1"].high.tolist() == [math.inf] * 6
    assert (got.picture.seen.shape, got.picture.index, got.probabilities.shape) == ((3, 32, 32), 4, (0,))
    assert not got.maps["conv1"].pixels.flags.writeable
    assert got.maps["conv1"].values is None and got.maps["conv1"].lost.tolist() == [0.5] * 6


def test_filters_that_are_held_arrive_bit_for_bit() -> None:
    weights = np.random.default_rng(0).normal(size=(2, 3, 5, 5)).astype(np.float32)
    one = HeldFilters("stage1.0.conv1", np.array([4, 1]), weights, np.array([-0.0, 1e-30], np.float32))
    (got,) = at_engine(Train(1, Document(b"{}"), held=(one,))).held
    assert (got.address, got.filters.tolist()) == ("stage1.0.conv1", [4, 1])
    assert got.weights.tobytes() == weights.tobytes() and got.biases.tobytes() == one.biases.tobytes()


HELD = ((0, 1), (2, 1, 3, 3), (2,))
"""Filters, and the shapes of weights and biases, that can be held together."""


@pytest.mark.parametrize(
    ("filters", "weights", "biases"),
    [
        ((0, 0), *HELD[1:]),
        ((0, -1), *HELD[1:]),
        ((0, 1, 2), *HELD[1:]),
        ((), (0, 1, 3, 3), (0,)),
        (HELD[0], (2, 3, 3), HELD[2]),
        (HELD[0], (3, 1, 3, 3), HELD[2]),
        (*HELD[:2], (3,)),
        (*HELD[:2], (2, 1)),
    ],
)
def test_filters_that_cannot_be_held_are_no_command(filters: Any, weights: Any, biases: Any) -> None:
    def command(numbers: Any, weights: Any, biases: Any, value: float = 1.0) -> list[Any]:
        one = HeldFilters("", np.zeros(1, np.int64), np.ones((1, 1, 1, 1), np.float32), np.ones(1, np.float32))
        arrays = (np.array(numbers, np.int64), np.full(weights, value, np.float32), np.ones(biases, np.float32))
        for name, held in zip(("address", "filters", "weights", "biases"), ("conv1", *arrays), strict=True):
            msgspec.structs.force_setattr(one, name, held)
        return engine_receiver().feed(b"".join(pack(Train(1, Document(b"{}"), held=(one,)))))

    assert isinstance(command(*HELD)[0], Train)
    assert isinstance(command(filters, weights, biases)[0], StudioError)
    assert isinstance(command(*HELD, value=np.nan)[0], StudioError)


def test_numbers_that_json_does_not_know_arrive() -> None:
    event = at_studio(Ran(1, Progress(1, 9, 1, 1, {"loss": math.nan, "accuracy": 0.5}, math.inf, 1.0, 1.0))).event
    assert math.isnan(event.metrics["loss"])
    assert event.images_per_second == math.inf


def test_a_sentence_inside_a_sentence_stays_one_to_translate() -> None:
    inner = Message("inner", translate("A", "because of {n}"), n=3)
    message = Message("outer", translate("B", "{why} {what}"), why=inner, what=translate("C", "text"))
    got = at_studio(Ran(1, Failed.of(message))).event.message()
    assert got == message
    assert isinstance(got.values["what"], Text)
    assert got.values["what"].context == "C"


def test_a_curve_joined_keeps_every_step_in_order() -> None:
    got = at_studio(joined([curves_of(7, Curve([step], {"loss": [1 / step]})) for step in range(1, 50)]))
    assert isinstance(got, Curves)
    assert got.steps.tolist() == list(range(1, 50))
    np.testing.assert_allclose(got.metrics["loss"], 1 / np.arange(1, 50), rtol=1e-6)


@pytest.mark.parametrize(
    "header",
    [
        b'{"type":"explode"}',
        b'{"type":"look"}',
        b'{"type":"stop","token":1,"more":2}',
        b'{"type":"look","look":1,"per_second":1e9}',
        b'{"type":"showpictures","look":1,"indexes":[]}',
        b'{"type":"showpictures","look":1,"indexes":[' + b"0," * 400 + b"0]}",
        b'{"type":"findexciting","look":1,"address":"conv1","units":[-1]}',
        b'{"type":"try","look":1,"trial":"shift","most":0}',
        b'{"type":"editkernels","look":1,"edits":[{"address":"conv1","kernel":"blur","more":1}]}',
        b'{"type":"look","look":1,"picture":{"from":"at","index":-1}}',
        b'{"type":"freeze","look":1,"chosen":{"conv1":[-1]}}',
        b'{"type":"freeze","look":1,"chosen":{"conv1":[65536]}}',
        b'{"type":"freeze","look":1,"chosen":{"' + b"a" * 2000 + b'":[0]}}',
        b'{"type":"freeze","look":1,"chosen":["conv1"]}',
        b'{"type":"train","token":1,"design":{"dtype":"uint8","shape":[99],"offset":0,"bytes":99}}',
        b'{"type":"train","token":1,"design":{"dtype":"uint8","shape":[-1,-8],"offset":0,"bytes":8}}',
        b'{"type":"train","token":1,"design":{"dtype":"uint8","shape":[8],"offset":-8,"bytes":8}}',
        b'{"type":"look","look":1,"picture":{"from":"given","pixels":{"dtype":"int64","shape":[1],"offset":0,"bytes":8}}}',
        b"[" * 3000 + b"]" * 3000,
        b"7",
    ],
)
def test_what_is_no_command_is_one_error_and_the_next_is_read(header: bytes) -> None:
    receiver = engine_receiver()
    data = b"".join(write_frames(header, [memoryview(bytes(8))]))
    found = receiver.feed(data + b"".join(pack(Look(look=1, picture=Given(np.zeros((1, 2, 2), np.uint8))))))
    assert isinstance(found[0], StudioError)
    assert isinstance(found[1], Look)
    assert len(found) == 2
