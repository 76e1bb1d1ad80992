"""The worked examples compute what they say, and what the lectures print."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from torch.nn.functional import conv2d

from cnnstudio.engine.build import build
from cnnstudio.engine.insight.edit import Edit, edited
from cnnstudio.engine.insight.why import why
from cnnstudio.graph.check import check
from cnnstudio.graph.written import written_sum
from cnnstudio.protocol.reasons import Convolved, Pooled
from cnnstudio.templates.examples.example import Example
from cnnstudio.templates.examples.lectures import EXAMPLES, examples

TRUTH = Path(__file__).parents[1] / "files" / "lectures.json"
"""What the lectures print, computed anew where a slide has a slip."""


def walk_of(example: Example):
    edits = [
        Edit(address, "values", number, None, np.array(filter, np.float32), None)
        for address, filters in example.kernels.items()
        for number, filter in enumerate(filters)
    ]
    walk = edited(build(check(example.build())), edits)
    with torch.no_grad():
        for address, biases in example.biases.items():
            getattr(walk, address).bias.copy_(torch.tensor(biases))
    return walk


def picture_of(example: Example) -> torch.Tensor:
    return torch.tensor(example.picture, dtype=torch.float32)[None]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_an_example_computes_what_it_says(example: Example) -> None:
    assert check(example.build()).sound
    walk = walk_of(example)
    with torch.no_grad():
        for address, grids in example.results.items():
            value = dict(walk.visit(picture_of(example), [address]))[address][0]
            np.testing.assert_allclose(value.numpy(), np.array(grids, np.float32), atol=1e-4)
    address, index = example.begin
    found = why(walk, picture_of(example), address, index)
    assert float(found.value) == pytest.approx(np.array(example.results[address])[index], abs=1e-4)
    assert isinstance(found.reason, Convolved if example.kernels else Pooled)


def test_the_sums_are_written_as_on_the_board() -> None:
    for name, text in (("rgb", "178 + 180 + 117 = 475"), ("bias", "308 − 498 + 164 + 1 = −25")):
        example = examples()[name]
        found = why(walk_of(example), picture_of(example), *example.begin)
        reason = found.reason
        assert isinstance(reason, Convolved)
        parts = [*map(float, reason.sums), *([float(reason.bias)] if reason.has_bias else [])]
        assert written_sum(parts, float(found.value)) == text


def test_sums_of_kernels() -> None:
    sums = {name: example.kernel_sums().get("conv") for name, example in examples().items()}
    assert sums["identity"] == sums["blur"] == sums["sharpen"] == (1.0,)
    assert sums["gradient"] == sums["laplacian"] == (1.0, 0.0)
    assert sums["seven"] == sums["seven-flipped"] == (3.0,)
    assert sums["max-pooling"] is None


def test_flipping_is_what_mathematics_calls_convolution() -> None:
    kernel = np.array(examples()["seven"].kernels["conv"][0][0])
    picture = np.array(examples()["seven"].picture[0])
    truth = np.zeros((5, 5))
    for row in range(5):
        for column in range(5):
            truth[row, column] = sum(picture[row + 2 - m, column + 2 - n] * kernel[m, n] for m in range(3) for n in range(3))
    np.testing.assert_array_equal(truth, examples()["seven-flipped"].results["conv"][0])
    seven = torch.tensor(picture, dtype=torch.float32)[None, None]
    flat = edited(walk_of(examples()["seven"]), [Edit("conv", "flip")])
    np.testing.assert_array_equal(conv2d(seven, flat.conv.weight).detach()[0, 0], truth)


def test_the_lectures_numbers() -> None:
    truth = json.loads(TRUTH.read_text(encoding="utf-8"))
    known = {
        name: [np.array(grid) for grids in example.results.values() for grid in grids] for name, example in examples().items()
    }
    for name, id in (
        ("seven", "conv7.frame2"), ("seven-flipped", "conv7.flipped"), ("identity", "conv7.identity"), ("rgb", "rgb.full"),
        ("max-pooling", "maxpool6"),
    ):  # fmt: skip
        np.testing.assert_array_equal(known[name][0], truth[id])
    np.testing.assert_array_equal(known["bias"][0][:4, :4], truth["mc.full"])
    np.testing.assert_array_equal(np.round(known["blur"][0], 1), truth["blur.box"])
