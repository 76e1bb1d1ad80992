"""Every number of the lectures that concerns a whole network, computed from the templates."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
import torch

from cnnstudio.blocks.conv2d import Conv2d
from cnnstudio.blocks.linear import Linear
from cnnstudio.graph.block import Block
from cnnstudio.graph.check import check
from cnnstudio.graph.report import Report
from cnnstudio.graph.shape import PIXEL, Field, size
from cnnstudio.graph.summary import Row, rows, weight_size
from cnnstudio.templates.registry import templates
from tests.templates.resnets import residual
from tests.templates.truth import TRUTH, plain


@cache
def report(name: str) -> Report:
    return check(templates()[name].build())


def parameters(name: str, *ids: str) -> list[int]:
    return [report(name).nodes[id].parameters for id in ids]


def weighted(name: str) -> list[int]:
    """The parameters of each layer that has any."""
    return [row.parameters for row in report(name).nodes.values() if row.parameters]


def heights(name: str, *ids: str) -> list[int]:
    return [report(name).shape(id)[1] for id in ids]


def length(name: str) -> int:
    return report(name).shape("flatten")[0]


def layers(name: str, *types: str) -> list[Row]:
    return [row for row in rows(report(name), lecture=True) if row.number and (not types or row.type in types)]


def vgg19_row(number: int) -> list[Any]:
    row = layers("vgg19")[number - 1]
    assert row.number == number
    return ["x".join(map(str, row.output_shape)), row.neurons, row.parameters]


def vgg19_layers() -> list[int]:
    convolutions, dense, pools = (len(layers("vgg19", kind)) for kind in ("Conv2d", "Linear", "MaxPool2d"))
    return [len(layers("vgg19")), convolutions + dense, pools, convolutions, dense]


def small_cnn(name: str) -> dict[str, Any]:
    first, second, dense, out = weighted(name)
    shapes = {id: report(name).shape(f"{id}1" if id == "pool" else id) for id in ("conv1", "pool", "conv2")}
    counts = {"p1": first, "p2": second, "dense": dense, "out": out, "total": report(name).parameters}
    return {**shapes, **counts, "flat": length(name)}


def paper_of_1998() -> int:
    """The paper's count: chosen groups of maps for the second convolution, pooling that learns, a fixed last layer."""
    first, _, third, dense, _ = weighted("lenet5-1998")
    maps_read = 6 * 3 + 9 * 4 + 1 * 6
    return first + 2 * 6 + (25 * maps_read + 16) + 2 * 16 + third + dense


def lenet_improved() -> dict[str, Any]:
    name = "lenet5-improved"
    convolutions = parameters(name, "conv1", "conv2", "conv3")
    return {
        "shapes": heights(name, "pad", "pool1", "pool2", "pool3"),
        "conv_params": convolutions,
        "sum": sum(convolutions),
        "flatten": length(name),
        "full_head_120_84_10": report(name).parameters,
    }


def residual_facts(layers: int) -> dict[str, Any]:
    torchvisions, papers = check(residual(layers)), check(residual(layers, stride_first=True))
    main = [id for id, node in torchvisions.nodes.items() if node.facts.linear and "downsample" not in id]
    models = pytest.importorskip("torchvision.models")
    with torch.device("meta"):
        count = sum(weight.numel() for weight in models.get_model(f"resnet{layers}").parameters())
    last = next(feed for node in torchvisions.nodes.values() if node.node.id == "avgpool" for feed in node.inputs)
    return {
        "params": torchvisions.parameters,
        "macs_v1": papers.macs,
        "macs_v15_torchvision": torchvisions.macs,
        "weighted_layers": len(main),
        "last_hw": last[1],
        "torchvision_params_match": papers.parameters == torchvisions.parameters == count,
    }


def kilobytes(name: str) -> float:
    return weight_size(report(name).parameters).values["value"]


def field(found: Field | None) -> tuple[int, int]:
    assert found is not None
    return found.size[0], found.jump[0]


def fields() -> dict[str, tuple[int, int]]:
    places = {
        "LeNet28 after pool2": ("lenet5-28", "pool2"),
        "VGG conv5_4": ("vgg19", "stage5.conv_relu.3.conv"),
        "VGG19 pool5": ("vgg19", "stage5.pool"),
        "VGG16 pool5": ("vgg16", "stage5.pool"),
        "AlexNet pool5": ("alexnet", "pool5"),
        "Keras seed004 conv2d_2": ("gap-cnn", "conv3"),
    }
    found = {what: field(report(name).nodes[id].field) for what, (name, id) in places.items()}
    return {**found, "dilated 3x3 r2": field(PIXEL.through(Conv2d(1, 3, dilation=2).window((1, 28, 28))))}


HOLDS: dict[str, Callable[[], Any]] = {
    **{f"vgg19.L{number}": lambda number=number: vgg19_row(number) for number in range(1, 25)},
    "vgg19.flat": lambda: length("vgg19"),
    "vgg19.neurons": lambda: report("vgg19").neurons,
    "vgg19.params": lambda: report("vgg19").parameters,
    "vgg19.L": vgg19_layers,
    "vgg19.macs": lambda: report("vgg19").macs,
    "mnist.V1": lambda: small_cnn("cnn-v1"),
    "mnist.V2": lambda: {key: value for key, value in small_cnn("cnn-v2").items() if key in TRUTH["networks"]["mnist.V2"]},
    "lenet.60000": paper_of_1998,
    "lenet.modern": lambda: report("lenet5").parameters,
    "alexnet.per_layer": lambda: weighted("alexnet-lecture"),
    "alexnet.in": lambda: report("alexnet-lecture").shape("conv1")[1],
    "alexnet.sizes": lambda: [row.output_shape[1] for row in layers("alexnet-lecture", "Conv2d", "MaxPool2d")],
    "vgg16.params": lambda: report("vgg16").parameters,
    "vgg16.layers": lambda: len(layers("vgg16", "Conv2d", "Linear")),
    **{f"resnet{count}": lambda count=count: residual_facts(count) for count in (18, 34, 50, 101, 152)},
    "resnet.sizes": lambda: heights("resnet18", "conv1", "layer1.1.add", *(f"layer{stage}.add" for stage in (2, 3, 4))),
    "cifar.mlp": lambda: report("mlp-cifar10").parameters,
    "mlp": lambda: [*weighted("mlp"), report("mlp").parameters],
    "mlp.kb": lambda: kilobytes("mlp"),
    "lenet28": lambda: [*weighted("lenet5-28"), report("lenet5-28").parameters],
    "lenet28.kb": lambda: kilobytes("lenet5-28"),
    "lenet28.shapes": lambda: [*heights("lenet5-28", "conv1", "pool1", "conv2", "pool2"), length("lenet5-28")],
    "lenet.plus": lenet_improved,
    "keras": lambda: [*weighted("gap-cnn"), report("gap-cnn").parameters],
    "keras.shapes": lambda: heights("gap-cnn", "conv1", "pool1", "conv2", "pool2", "conv3"),
    "keras.mb": lambda: kilobytes("gap-cnn"),
    "rf": fields,
}


def with_dense_of_9216() -> int:
    """AlexNet as the table reads when its row of 9216 is taken for a dense layer."""
    graph = templates()["alexnet-lecture"].build()
    (edge,) = graph.into("fc6")
    return check(graph.splice(edge, Linear(9216))).parameters


def activations_behind_pooling() -> int:
    graph = templates()["alexnet-lecture"].build()
    pools = [id for id in graph.order if id.startswith("pool")]
    readers = [graph[edge.target].block for pool in pools for edge in graph.out_of(pool)]
    return sum(isinstance(block, Block) and block.docks for block in readers)


RIGHT: dict[str, Callable[[], Any]] = {
    "alexnet.params": lambda: report("alexnet-lecture").parameters,
    "alexnet.fc": lambda: report("alexnet-lecture").parameters,
    "alexnet.poolrelu": activations_behind_pooling,
    "lenet28.formula": lambda: parameters("lenet5-28", "conv2")[0],
    "plain34": lambda: report("vgg19").macs,
    "vgg19.pad": lambda: Conv2d(64, 3, padding=2).output_shape((3, 224, 224))[1],
}


def test_every_number_is_computed():
    assert set(HOLDS) == set(TRUTH["networks"])
    assert set(RIGHT) == set(TRUTH["flagged networks"])


@pytest.mark.parametrize("id", HOLDS)
def test_the_printed_number_holds(id):
    assert plain(HOLDS[id]()) == TRUTH["networks"][id]


@pytest.mark.parametrize("id", RIGHT)
def test_the_printed_number_does_not_hold_and_this_is_the_right_one(id):
    found = TRUTH["flagged networks"][id]
    assert plain(RIGHT[id]()) == found["right"]
    assert found["printed"] != found["right"]


def test_where_the_flagged_numbers_come_from():
    assert with_dense_of_9216() == TRUTH["flagged networks"]["alexnet.fc"]["printed"]
    assert TRUTH["flagged networks"]["lenet28.formula"]["printed"] == (5 * 5 + 1) * 16
    assert Conv2d(64, 3, padding=1).output_shape((3, 224, 224)) == (64, 224, 224)
    assert round(report("alexnet-lecture").parameters / 1e6, 1) == 62.4


def test_the_lectures_table_of_vgg19_has_24_numbered_rows_behind_its_input():
    found = rows(report("vgg19"), lecture=True)
    assert [row.number for row in found] == list(range(25))
    assert (found[0].type, found[0].output_shape) == ("Input", (3, 224, 224))
    assert sum(row.neurons for row in found) == report("vgg19").neurons
    assert sum(row.parameters for row in found) == report("vgg19").parameters
    assert size(found[21].output_shape) == TRUTH["networks"]["vgg19.flat"]
