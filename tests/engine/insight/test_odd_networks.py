"""Networks that make no sense, or hardly any: every question has a sensible answer or one sentence, also over the wire."""

from __future__ import annotations

import random

import numpy as np
import pytest
import torch
from torch import nn

from cnnstudio.blocks.registry import registry
from cnnstudio.engine.build import Walk, build
from cnnstudio.engine.evaluate import assess
from cnnstudio.engine.insight.attribution import gradcam, occlusion, predicted, saliency
from cnnstudio.engine.insight.edit import Edit, compared, edited
from cnnstudio.engine.insight.units import exciting
from cnnstudio.engine.insight.why import why
from cnnstudio.engine.robustness import TRIALS, attempt
from cnnstudio.engine.training.batches import Lens, Scaling
from cnnstudio.graph.check import check
from cnnstudio.graph.graph import Graph, chain
from cnnstudio.graph.text import StudioError
from cnnstudio.protocol.answers import Explained
from cnnstudio.protocol.wire import pack, studio_receiver
from cnnstudio.templates.registry import templates
from tests.engine.insight.test_why import lively, picture
from tests.graph.random_graphs import random_network

BLOCKS = registry()


def classifier(*blocks) -> Graph:
    return chain(*blocks, BLOCKS["Flatten"](), BLOCKS["Linear"](3), BLOCKS["Output"]())


ODD = {
    "one channel": lambda: classifier(BLOCKS["Input"](1, 6, 6), BLOCKS["Conv2d"](1, 3)),
    "2048 channels": lambda: classifier(BLOCKS["Input"](1, 4, 4), BLOCKS["Conv2d"](2048, 3), BLOCKS["ReLU"]()),
    "one pixel": lambda: classifier(BLOCKS["Input"](1, 1, 1), BLOCKS["Conv2d"](2, 1)),
    "dense only": lambda: templates()["mlp"].build(),
    "no weights": lambda: chain(BLOCKS["Input"](1, 2, 2), BLOCKS["Flatten"](), BLOCKS["Softmax"](), BLOCKS["Output"]()),
    "wide and flat": lambda: classifier(BLOCKS["Input"](3, 1, 40), BLOCKS["Conv2d"](2, (1, 5)), BLOCKS["AvgPool2d"]((1, 2))),
}


def filled(graph: Graph, value: float | None) -> Walk:
    walk = build(check(graph), seed=0).eval()
    if value is not None:
        for weight in walk.parameters():
            nn.init.constant_(weight, value)
    return walk


@pytest.mark.parametrize("weights", [None, 0.0, float("nan")], ids=["initial", "learned nothing", "no numbers"])
@pytest.mark.parametrize("name", ODD)
def test_every_question_is_answered_or_refused_in_a_sentence(name: str, weights: float | None) -> None:
    walk = filled(ODD[name](), weights)
    shape = walk.report.shape(walk.source) or ()
    lens = Lens((shape[0], shape[1], shape[2]), Scaling((0.2,) * shape[0], (0.5,) * shape[0]), torch.device("cpu"))
    images = np.random.default_rng(0).integers(0, 256, (6, *shape), dtype=np.uint8)
    labels = np.arange(6) % 3
    x = lens.inputs(images)

    def inputs(part: slice) -> torch.Tensor:
        return x[part]

    for address, node in walk.report.nodes.items():
        explained = why(walk, x[:1], address, tuple(length // 2 for length in node.shape or ()))
        assert explained.fields or address == walk.source or node.shape is not None
        *_, found = exciting(walk, address, [0], 3, len(x), inputs)
        assert found.done == 6
    for question in (
        lambda: gradcam(walk, x[:1], 0),
        lambda: saliency(walk, x[:1], 0),
        lambda: list(occlusion(walk, x[:1], 0)),
    ):
        try:
            question()
            predicted(walk, x[:1])
        except StudioError as error:
            assert error.message.code in ("insight.no_maps", "insight.nan")
    *_, assessed = assess(walk, labels, inputs)
    assert assessed.confusion.sum() == 6
    for trial in TRIALS:
        *_, sweep = attempt(walk, lens, images, labels, trial)
        assert sweep is not None and sweep.done == 6
    convolutions = [step.id for step in walk.steps if isinstance(step.compute, nn.Conv2d)]
    after = edited(walk, [Edit(address, "zero") for address in convolutions])
    *_, both = compared(walk, after, labels, inputs)
    assert both.seen.sum() == 6


@pytest.mark.filterwarnings("ignore:Using padding=.same. with even kernel")
@pytest.mark.parametrize("broken", [False, True])
@pytest.mark.parametrize("seed", range(4))
def test_every_reason_crosses_the_wire(seed: int, broken: bool) -> None:
    walk = lively(random_network(random.Random(seed), size=16), seed)
    if broken:
        next(walk.parameters()).data.fill_(torch.inf)
    receiver = studio_receiver()
    for address, node in walk.report.nodes.items():
        index = tuple(length - 1 for length in node.shape or ())
        found = why(walk, picture(walk), address, index)
        fields = {id: (rect.top, rect.left, rect.bottom, rect.right) for id, rect in found.fields.items()}
        told = Explained(1, 2, "v", 3, address, index, np.asarray(found.value), found.reason, fields)
        (back,) = (message for frame in pack(told) for message in receiver.feed(frame))
        assert isinstance(back, Explained) and type(back.reason) is type(found.reason)
        np.testing.assert_array_equal(back.value, found.value)
        for name in found.reason.__struct_fields__:
            np.testing.assert_array_equal(getattr(back.reason, name), getattr(found.reason, name))
