"""The pictures that excite a unit most, against all its maps at once."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import nn

from cnnstudio.blocks.registry import registry
from cnnstudio.engine.build import Walk, build
from cnnstudio.engine.insight.look import InsightError
from cnnstudio.engine.insight.units import exciting, patch
from cnnstudio.graph.check import check
from cnnstudio.graph.graph import chain
from cnnstudio.graph.region import Rect
from cnnstudio.templates.registry import templates

BLOCKS = registry()
X = torch.rand(300, 1, 28, 28, generator=torch.Generator().manual_seed(0))


@pytest.fixture
def lenet() -> Walk:
    return build(check(templates()["lenet5-28"].build()), seed=1)


@pytest.mark.parametrize("address", ["input", "conv1", "relu2", "fc1", "softmax"])
def test_the_strongest_of_all_are_found_batch_by_batch(lenet: Walk, address: str) -> None:
    count = (lenet.report.shape(address) or (1,))[0]
    units = list(range(min(count, 8)))
    pieces = list(exciting(lenet, address, units, 5, len(X), lambda part: X[part]))
    assert [piece.done for piece in pieces] == [128, 256, 300] and pieces[0].total == 300
    with torch.no_grad():
        value = dict(lenet.eval().visit(X, [address]))[address]
    for found in pieces[-1].units:
        flat = value[:, found.unit].reshape(len(X), -1)
        order = np.argsort(-flat.max(1).values.numpy(), kind="stable")[:5]
        np.testing.assert_allclose(found.values, flat.max(1).values.numpy()[order], rtol=1e-5)
        assert found.indexes.tolist() == order.tolist()
        for index, row, column, strength in zip(found.indexes, found.rows, found.columns, found.values, strict=True):
            place = (row, column) if value.ndim == 4 else ()
            assert float(value[(int(index), found.unit, *place)]) == pytest.approx(float(strength), rel=1e-5)


def test_the_patch_is_what_the_strongest_value_sees(lenet: Walk) -> None:
    *_, last = exciting(lenet, "pool2", [4], 1, len(X), lambda part: X[part])
    (best,) = last.units
    place = int(best.rows[0]), int(best.columns[0])
    rect = patch(lenet, "pool2", 4, *place)
    assert (rect.bottom - rect.top, rect.right - rect.left) == (16, 16)
    alone = torch.zeros(1, 1, 28, 28)
    alone[..., rect.top : rect.bottom, rect.left : rect.right] = X[best.indexes[0]][
        :, rect.top : rect.bottom, rect.left : rect.right
    ]
    with torch.no_grad():
        value = dict(lenet.visit(alone, ["pool2"]))["pool2"][(0, 4, *place)]
    assert float(value) == pytest.approx(float(best.values[0]), rel=1e-5)
    assert patch(lenet, "fc1", 3, 0, 0) == Rect(0, 0, 28, 28)


def test_numbers_that_are_none_excite_nothing(lenet: Walk) -> None:
    with torch.no_grad():
        lenet.conv1.weight[2] = torch.nan
    *_, last = exciting(lenet, "conv1", [2, 3], 4, 10, lambda part: X[part])
    assert [len(found.indexes) for found in last.units] == [0, 4]


def test_a_network_that_learned_nothing_and_a_wide_one() -> None:
    graph = chain(
        BLOCKS["Input"](1, 28, 28), BLOCKS["Conv2d"](2048, 28), BLOCKS["Flatten"](), BLOCKS["Linear"](2), BLOCKS["Output"]()
    )
    walk = build(check(graph))
    for weight in walk.parameters():
        nn.init.zeros_(weight)
    *_, last = exciting(walk, "conv1", [0, 2047], 3, 10, lambda part: X[part])
    assert [found.indexes.tolist() for found in last.units] == [[0, 1, 2]] * 2


@pytest.mark.parametrize(("address", "unit", "code"), [("nothing", 0, "insight.unknown"), ("fc1", 120, "insight.unit")])
def test_what_is_not_there_has_a_sentence(lenet: Walk, address: str, unit: int, code: str) -> None:
    with pytest.raises(InsightError) as caught:
        next(exciting(lenet, address, [unit], 3, 10, lambda part: X[part]))
    assert caught.value.message.code == code
