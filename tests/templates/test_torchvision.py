"""Templates that torchvision ships too: its weights fit ours, in order, and its counts are ours."""

from __future__ import annotations

import pytest
import torch

from cnnstudio.graph.check import check
from cnnstudio.graph.graph import Graph
from cnnstudio.templates.registry import templates
from tests.templates.resnets import residual
from tests.templates.truth import TRUTH

SHIPPED = ("alexnet", "vgg11", "vgg13", "vgg16", "vgg19", "resnet18")


def state(graph: Graph) -> list[tuple[str, tuple[int, ...]]]:
    """The last part of each key of the state dict and its shape, in the order of the graph."""
    reports = check(graph).nodes.values()
    return [item for report in reports for item in ({**report.weights, **report.buffers}).items()]


def torchvision_state(name: str) -> list[tuple[str, tuple[int, ...]]]:
    models = pytest.importorskip("torchvision.models")
    with torch.device("meta"):
        model = models.get_model(name, weights=None)
    return [(key.rpartition(".")[2], tuple(tensor.shape)) for key, tensor in model.state_dict().items()]


@pytest.mark.parametrize("name", SHIPPED)
def test_state_dict_has_torchvisions_shapes_in_its_order(name):
    assert state(templates()[name].build()) == torchvision_state(name)


@pytest.mark.parametrize("layers", [34, 50, 101, 152])
def test_deeper_resnets_can_be_built_from_the_blocks(layers):
    assert state(residual(layers)) == torchvision_state(f"resnet{layers}")


@pytest.mark.parametrize("name", TRUTH["architectures"])
def test_parameters_and_multiply_adds(name):
    graph = templates()[name].build() if name in templates() else residual(int(name.removeprefix("resnet")))
    report = check(graph)
    assert [report.parameters, report.macs] == TRUTH["architectures"][name]
