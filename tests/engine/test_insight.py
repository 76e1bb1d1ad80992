from __future__ import annotations

import time

import numpy as np
import pytest
import torch

from cnnstudio.engine.build import build
from cnnstudio.engine.insight.look import convolutions, filters, maps
from cnnstudio.engine.insight.pictures import filters_picture, levels, map_picture, signed
from cnnstudio.graph.check import check
from cnnstudio.graph.text import StudioError
from cnnstudio.templates.registry import templates


@pytest.fixture(scope="module")
def lenet():
    return build(check(templates()["lenet5-28"].build()), seed=1)


def picture() -> torch.Tensor:
    return torch.randn(1, 1, 28, 28, generator=torch.Generator().manual_seed(0))


def test_maps_of_every_block_have_its_shape_and_the_walks_values(lenet):
    found = maps(lenet, picture(), list(lenet.report.nodes))
    assert {id: values.shape for id, values in found.items()} == {id: node.shape for id, node in lenet.report.nodes.items()}
    conv1 = torch.nn.functional.conv2d(picture(), lenet.conv1.weight, lenet.conv1.bias)[0]
    np.testing.assert_allclose(found["conv1"], conv1.detach().numpy(), atol=1e-6)
    with torch.no_grad():
        np.testing.assert_array_equal(found[lenet.sink], lenet.eval()(picture())[0].numpy())


def test_looking_keeps_mode_random_state_and_gradients(lenet):
    lenet.train()
    lenet.conv1.eval()
    state = torch.get_rng_state()
    maps(lenet, picture(), ["conv1"])
    assert lenet.training and not lenet.conv1.training and torch.equal(torch.get_rng_state(), state)
    lenet.train()


def test_a_look_at_lenet_takes_well_under_200_ms(lenet):
    maps(lenet, picture(), ["conv1"])
    start = time.perf_counter()
    shown = {id: map_picture(values) for id, values in maps(lenet, picture(), list(lenet.report.nodes)).items()}
    filters_picture(filters(lenet, "conv2"))
    assert len(shown) == len(lenet.report.nodes) and time.perf_counter() - start < 0.2


def test_filters_are_the_weights_and_other_blocks_are_refused(lenet):
    assert convolutions(lenet) == ["conv1", "conv2"]
    np.testing.assert_array_equal(filters(lenet, "conv2"), lenet.conv2.weight.detach().numpy())
    for address, code in (("fc1", "insight.not_filters"), ("nothing", "insight.not_filters")):
        with pytest.raises(StudioError) as caught:
            filters(lenet, address)
        assert caught.value.message.code == code
    mlp = build(check(templates()["mlp"].build()))
    with pytest.raises(StudioError) as caught:
        filters(mlp, "fc1")
    assert caught.value.message.code == "insight.no_filters"
    with pytest.raises(StudioError) as caught:
        maps(lenet, picture(), ["nothing"])
    assert caught.value.message.code == "insight.unknown"


def test_signed_colours_are_white_at_zero_and_tell_the_sign():
    colours = signed(np.array([[-1.0, 0.0, 1.0, np.nan]]))
    assert colours[0, 1].tolist() == [255, 255, 255]
    assert colours[0, 0, 2] > colours[0, 0, 0] and colours[0, 2, 0] > colours[0, 2, 2]
    assert colours[0, 3].tolist() == [160, 160, 160]


@pytest.mark.parametrize("shape", [(1, 1, 5, 5), (16, 3, 11, 11), (64, 6, 5, 5), (128, 512, 1, 1), (2, 1, 7, 3)])
def test_any_convolution_becomes_a_picture(shape):
    weight = np.random.default_rng(0).normal(size=shape).astype(np.float32)
    sheet = filters_picture(weight)
    assert sheet.dtype == np.uint8 and sheet.shape[2] == 3 and sheet.std() > 1
    assert filters_picture(np.zeros(shape, np.float32)).shape == sheet.shape
    assert filters_picture(np.full(shape, np.nan, np.float32)).shape == sheet.shape


@pytest.mark.parametrize("shape", [(10,), (1, 1, 1), (2048, 7, 7), (6, 24, 24), (3, 1, 9)])
def test_any_block_becomes_a_picture(shape):
    sheet = map_picture(np.random.default_rng(0).normal(size=shape).astype(np.float32))
    assert sheet.dtype == np.uint8 and sheet.ndim == 3


def test_levels_stretch_each_map_and_survive_flat_ones():
    shades = levels(np.array([[[0.0, 2.0], [1.0, 2.0]], [[5.0, 5.0], [5.0, 5.0]]]))
    assert shades[0].tolist() == [[0, 255], [128, 255]] and shades[1].max() == 0
