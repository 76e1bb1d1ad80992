"""Every block of the registry says of itself what torch says of it, or both refuse; planted faults are found."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from typing import ClassVar

import pytest
import torch

from cnnstudio.blocks.conv2d import Conv2d
from cnnstudio.blocks.max_pool2d import MaxPool2d
from cnnstudio.blocks.registry import registry
from cnnstudio.blocks.relu import ReLU
from cnnstudio.graph.block import Block, Call, Family, Formula, Module
from cnnstudio.graph.figures import Refusal, figures
from cnnstudio.graph.graph import is_identifier
from cnnstudio.graph.names import RESERVED
from cnnstudio.graph.shape import Shape, Window
from tests.blocks.conformance import STRICTER, ask_torch, disagreements, random_block, random_shapes

pytestmark = pytest.mark.filterwarnings(
    "ignore:Using padding=.same. with even kernel", "ignore:Initializing zero-element tensors"
)
torch.set_num_threads(1)
THOROUGH = (Family.CONVOLUTION, Family.POOLING)


@pytest.mark.parametrize("name", registry())
def test_block_and_torch_agree(name: str) -> None:
    kind = registry()[name]
    rng = random.Random(name)
    accepted = 0
    for number in range(200 if kind.family in THOROUGH else 20):
        block = random_block(rng, kind, wild=number % 4 == 3)
        shapes = random_shapes(rng, block)
        assert disagreements(block, shapes) == [], (block, shapes)
        accepted += not isinstance(figures(block, shapes), Refusal)
    assert accepted >= number // 4


def test_every_block_refuses_what_its_limits_forbid() -> None:
    for (name, code), reason in STRICTER.items():
        assert name in registry()
        assert code.split(".")[0] == "param" or code.split(".")[0] in (name.lower(), "shape")
        assert reason


class WrongShape(Conv2d):
    def output_shape(self, *inputs: Shape) -> Shape:
        channels, height, width = super().output_shape(*inputs)
        return channels, height, width + (width > 9)


class WrongMacs(Conv2d):
    def macs(self, *inputs: Shape) -> int:
        return super().macs(*inputs) * self.groups


class MissingBias(Conv2d):
    def weights(self, *inputs: Shape) -> dict[str, Shape]:
        return {"weight": super().weights(*inputs)["weight"]}


class DroppedDilation(Conv2d):
    def window(self, *inputs: Shape) -> Window:
        return super().window(*inputs)._replace(dilation=(1, 1))


class DroppedStride(Conv2d):
    def call(self, *inputs: Shape) -> Call:
        call = super().call(*inputs)
        assert isinstance(call, Module)
        return replace(call, kwargs={key: value for key, value in call.kwargs.items() if key != "stride"})


class TakesAnyGroups(Conv2d):
    def output_shape(self, *inputs: Shape) -> Shape:
        return Conv2d(**{**self.values(), "groups": 1}).output_shape(*inputs)


class WrongFormula(Conv2d):
    def explain(self, *inputs: Shape) -> tuple[Formula, ...]:
        first, *rest = super().explain(*inputs)
        return (replace(first, text=first.text.replace("+ 1 =", "+ 2 =")), *rest)


class ForgottenBuffers(registry()["BatchNorm2d"]):  # type: ignore[misc]
    def buffers(self, *inputs: Shape) -> dict[str, Shape]:
        return {}


class FloorForCeil(MaxPool2d):
    def output_shape(self, *inputs: Shape) -> Shape:
        return MaxPool2d(**{**self.values(), "ceil_mode": False}).output_shape(*inputs)


class RefusesOddImages(ReLU):
    def output_shape(self, *inputs: Shape) -> Shape:
        return Conv2d(1, 1, groups=inputs[0][0] % 2 + 1).output_shape(*inputs) and inputs[0]


class WrongSource(ReLU):
    """Tells the walk another thing than the source, which asks later."""

    asked: ClassVar[list[Shape]] = []

    def call(self, *inputs: Shape) -> Call:
        self.asked.append(inputs[0])
        return Module("nn.ReLU") if len(self.asked) % 3 else Module("nn.Sigmoid")


@pytest.mark.parametrize(
    ("kind", "fault"),
    [
        (WrongShape, "shape"),
        (WrongMacs, "macs"),
        (MissingBias, "weights"),
        (MissingBias, "parameters"),
        (DroppedDilation, "shape"),
        (DroppedStride, "shape"),
        (TakesAnyGroups, "torch refuses"),
        (WrongFormula, "explain"),
        (ForgottenBuffers, "buffers"),
        (FloorForCeil, "shape"),
        (RefusesOddImages, "refused"),
        (WrongSource, "source"),
    ],
)
def test_planted_faults_are_found(kind: type[Block], fault: str) -> None:
    rng = random.Random(0)
    found: Counter[str] = Counter()
    for _ in range(200):
        block = random_block(rng, kind, wild=False)
        found.update(word.partition(" The")[0] for word in disagreements(block, random_shapes(rng, block)))
    assert any(word.startswith(fault) for word in found), found


def test_torch_is_asked_in_earnest() -> None:
    truth = ask_torch(Conv2d(6, 5), ((1, 28, 28),))
    assert truth is not None
    assert truth.shape == (6, 24, 24)
    assert truth.macs == 6 * 24 * 24 * 25
    assert ask_torch(Conv2d(6, 5, groups=4), ((1, 28, 28),)) is None


def test_huge_shapes_are_refused_by_both() -> None:
    block, shapes = Conv2d(2**31 - 1, 1), ((1, 2**20, 2**20),)
    assert isinstance(figures(block, shapes), Refusal)
    assert ask_torch(block, shapes) is None


def test_no_attribute_of_a_module_can_be_an_id() -> None:
    taken = {name for name in dir(torch.nn.Module()) if not name.startswith("_")}
    taken |= {name for name in dir(torch.nn.Sequential()) if not name.startswith("_")} & taken
    assert [name for name in sorted(taken) if is_identifier(name)] == []
    assert {"self", "x", "nn", "torch", "match", "case", "type"} <= RESERVED
