"""Edited filters against torch's own convolution; the network that was edited stays as it was."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import nn
from torch.nn.functional import conv2d

from cnnstudio.blocks.registry import registry
from cnnstudio.engine.build import Walk, build
from cnnstudio.engine.insight.edit import Edit, compared, edited
from cnnstudio.engine.insight.look import InsightError
from cnnstudio.engine.training.frozen import Frozen
from cnnstudio.graph.check import check
from cnnstudio.graph.graph import chain
from cnnstudio.graph.kernels import KERNELS
from cnnstudio.templates.registry import templates

BLOCKS = registry()


@pytest.fixture
def lenet() -> Walk:
    return build(check(templates()["lenet5-28"].build()), seed=1)


@pytest.mark.parametrize("name", KERNELS)
def test_a_classic_kernel_over_all_channels_is_that_of_their_mean(name: str) -> None:
    graph = chain(BLOCKS["Input"](3, 9, 9), BLOCKS["Conv2d"](2, 3), BLOCKS["Flatten"](), BLOCKS["Output"]())
    walk = edited(build(check(graph)), [Edit("conv1", name, 1)])
    x = torch.rand(1, 3, 9, 9)
    with torch.no_grad():
        found = dict(walk.visit(x, ["conv1"]))["conv1"][0, 1]
    truth = conv2d(x.mean(1, keepdim=True), torch.tensor(KERNELS[name], dtype=torch.float32)[None, None])[0, 0]
    np.testing.assert_allclose(found.numpy(), truth.numpy(), atol=1e-5)


def test_edits_touch_what_they_name_and_a_copy(lenet: Walk) -> None:
    before = {name: value.clone() for name, value in lenet.state_dict().items()}
    values = np.arange(25, dtype=np.float32).reshape(5, 5)
    copy = edited(
        lenet,
        [
            Edit("conv1", "values", 0, None, values, bias=0.5),
            Edit("conv2", "values", 3, 2, values),
            Edit("conv2", "zero", 4),
            Edit("conv2", "flip", 5),
        ],
    )
    assert all(torch.equal(before[name], value) for name, value in lenet.state_dict().items())
    assert torch.equal(copy.conv1.weight[0, 0], torch.from_numpy(values)) and copy.conv1.bias[0] == 0.5
    assert torch.equal(copy.conv1.weight[1:], lenet.conv1.weight[1:]) and torch.equal(copy.conv1.bias[1:], lenet.conv1.bias[1:])
    assert torch.equal(copy.conv2.weight[3, 2], torch.from_numpy(values)) and copy.conv2.bias[3] == lenet.conv2.bias[3]
    assert not copy.conv2.weight[4].any() and copy.conv2.bias[4] == 0
    assert torch.equal(copy.conv2.weight[5], lenet.conv2.weight[5].flip(1, 2))
    assert torch.equal(copy.conv2.weight[:3], lenet.conv2.weight[:3])


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (Edit("fc1", "zero"), "edit.block"),
        (Edit("nothing", "zero"), "edit.block"),
        (Edit("conv1", "zero", 6), "edit.place"),
        (Edit("conv1", "zero", 0, 1), "edit.place"),
        (Edit("conv1", "values", 0), "edit.shape"),
        (Edit("conv1", "values", 0, None, np.zeros((3, 3), np.float32)), "edit.shape"),
        (Edit("conv1", "values", 0, None, np.full((5, 5), np.inf, np.float32)), "edit.finite"),
        (Edit("conv1", "nonsense"), "edit.size"),
    ],
)
def test_an_edit_that_cannot_be_has_a_sentence(lenet: Walk, edit: Edit, code: str) -> None:
    with pytest.raises(InsightError) as caught:
        edited(lenet, [edit])
    assert caught.value.message.code == code


def test_a_frozen_filter_stays_while_the_others_learn() -> None:
    module = nn.Conv2d(2, 4, 3)
    optimizer = torch.optim.Adam(module.parameters(), lr=0.1, weight_decay=0.1)

    def step() -> None:
        optimizer.zero_grad()
        module(torch.ones(1, 2, 5, 5)).square().sum().backward()
        optimizer.step()

    step()
    kept = module.weight[[1, 3]].detach().clone()
    moving = module.weight[[0, 2]].detach().clone()
    frozen = Frozen(module, [1, 3])
    for _ in range(3):
        step()
        assert not module.weight.grad[[1, 3]].any() and module.weight.grad[[0, 2]].any()
        frozen.put_back()
    assert torch.equal(module.weight[[1, 3]], kept) and not torch.equal(module.weight[[0, 2]], moving)
    frozen.end()
    step()
    assert not torch.equal(module.weight[[1, 3]], kept)


def test_each_class_is_counted_before_and_after(lenet: Walk) -> None:
    x = torch.rand(600, 1, 28, 28, generator=torch.Generator().manual_seed(0))
    labels = np.arange(600) % 7
    after = edited(lenet, [Edit("conv2", "zero")])
    *_, last = compared(lenet, after, labels, lambda part: x[part])
    with torch.no_grad():
        for walk, right in ((lenet, last.before), (after, last.after)):
            predicted = walk.eval().logits(x).argmax(1).numpy()
            assert right.tolist() == [int(((labels == c) & (predicted == c)).sum()) for c in range(10)]
    assert last.seen.tolist() == np.bincount(labels, minlength=10).tolist() and (last.done, last.total) == (600, 600)
    with pytest.raises(InsightError) as caught:
        next(compared(lenet, after, np.array([10]), lambda part: x[part]))
    assert caught.value.message.code == "edit.classes"
