"""The lectures' code, as it stands on their slides, becomes the lectures' networks."""

from __future__ import annotations

import pytest

from cnnstudio.graph.block import Data
from cnnstudio.graph.check import check
from cnnstudio.parsing.network import network_from_code
from cnnstudio.parsing.recognize import looks_like_code
from cnnstudio.templates.registry import templates
from tests.parsing.slides import DENSE, IMPROVED, LENET, POOLED, TORCH, V1, V2, blocks, codes, kinds


@pytest.mark.parametrize(
    ("text", "template", "parameters"),
    [
        (V1, "cnn-v1", 2_086),
        (V2, "cnn-v2", 8_178),
        (POOLED, "gap-cnn", 372_234),
        (LENET, "lenet5-28", 44_426),
        (DENSE, "mlp", 188_660),
    ],
    ids=["v1", "v2", "pooled", "lenet", "dense"],
)
def test_a_lecture_network_is_drawn(text, template, parameters):
    assert looks_like_code(text)
    parsed = network_from_code(text)
    report = check(parsed.graph, Data((1, 28, 28), 10))
    assert report.sound and report.parameters == parameters
    assert blocks(parsed.graph) == blocks(templates()[template].build())
    assert (parsed.kind, parsed.unknown, parsed.notes) == ("keras", (), ())


def test_the_improved_lenet_is_drawn_as_far_as_the_slide_goes():
    parsed = network_from_code(IMPROVED)
    expected = blocks(templates()["lenet5-improved"].build())
    assert blocks(parsed.graph)[:-1] == expected[: len(parsed.graph) - 1]
    assert kinds(parsed.graph) == ["Input", "ZeroPad2d", *["Conv2d", "ReLU", "MaxPool2d"] * 3, "Output"]
    assert [problem.code for problem in check(parsed.graph).problems] == ["output.image"]
    assert codes(parsed) == {"parsing.several"}


def test_a_part_that_begins_behind_the_input_gets_one():
    parsed = network_from_code(IMPROVED.partition("## 2")[2].partition("## 3")[0])
    assert kinds(parsed.graph) == ["Input", *["Conv2d", "ReLU", "MaxPool2d"] * 3, "Output"]
    assert codes(parsed) == {"parsing.assumed"}


def test_of_two_equal_networks_the_last_is_drawn():
    parsed = network_from_code(V1 + V2)
    assert check(parsed.graph).parameters == 8_178
    assert codes(parsed) == {"parsing.several"}


def test_torch_says_the_size_by_its_first_dense_block():
    parsed = network_from_code(TORCH)
    report = check(parsed.graph)
    assert (parsed.kind, report.parameters, report.sound) == ("torch", 44_426, True)
    assert report.shape("input") == (1, 28, 28)
    assert {"conv1", "conv2", "pool", "fc1", "fc2", "fc3"} <= set(parsed.graph.nodes)
    assert codes(parsed) == {"parsing.size"}
