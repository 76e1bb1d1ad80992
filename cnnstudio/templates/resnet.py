"""ResNet: what a stage computes is added to what entered it."""

from __future__ import annotations

from collections.abc import Callable

from cnnstudio.blocks.adaptive_avg_pool2d import AdaptiveAvgPool2d
from cnnstudio.blocks.add import Add
from cnnstudio.blocks.batch_norm2d import BatchNorm2d
from cnnstudio.blocks.conv2d import Conv2d
from cnnstudio.blocks.flatten import Flatten
from cnnstudio.blocks.linear import Linear
from cnnstudio.blocks.max_pool2d import MaxPool2d
from cnnstudio.blocks.output import Output
from cnnstudio.blocks.relu import ReLU
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.group import End, Group
from cnnstudio.graph.shape import Shape
from cnnstudio.graph.text import translate
from cnnstudio.templates.rows import behind, image
from cnnstudio.templates.template import Template

_FILTERS = (64, 128, 256, 512)


def resnet(*depths: int) -> Callable[[Shape, int], Graph]:
    """Return the network with so many basic blocks, which are groups, in each of its four stages; in torchvision's order."""

    def build(shape: Shape, classes: int) -> Graph:
        start = (
            ("input", image(shape)),
            ("conv1", Conv2d(64, 7, stride=2, padding=3, bias=False)),
            ("bn1", BatchNorm2d()),
            ("relu1", ReLU()),
            ("pool1", MaxPool2d(3, stride=2, padding=1)),
        )
        graph, last = behind(Graph(), None, start)
        width = 64
        for stage, (depth, filters) in enumerate(zip(depths, _FILTERS, strict=True), 1):
            first = width != filters
            if first:
                graph, last = behind(graph, last, [(f"layer{stage}_down", _basic(filters, 2))])
            if depth > first:
                graph, last = behind(graph, last, [(f"layer{stage}", _basic(filters, repeat=depth - first))])
            width = filters
        end = (("avgpool", AdaptiveAvgPool2d(1)), Flatten(), ("fc", Linear(classes)), Output())
        return behind(graph, last, end)[0]

    return build


def _basic(filters: int, stride: int = 1, repeat: int = 1) -> Group:
    """Return two 3x3 convolutions and the shortcut around them: as it is, or by a 1x1 convolution where there is a stride."""
    path = (
        ("conv1", Conv2d(filters, 3, stride=stride, padding=1, bias=False)),
        ("bn1", BatchNorm2d()),
        ("relu1", ReLU()),
        ("conv2", Conv2d(filters, 3, padding=1, bias=False)),
        ("bn2", BatchNorm2d()),
    )
    graph, _ = behind(Graph(), None, path)
    shortcut = End("add", "x1")
    if stride != 1:
        matching = (("downsample_conv", Conv2d(filters, 1, stride=stride, bias=False)), ("downsample_bn", BatchNorm2d()))
        graph, last = behind(graph, None, matching)
        shortcut = End("downsample_conv", "x")
        graph = graph.add(Add(), "add", after="bn2").connect(last, "add")
    else:
        graph = graph.add(Add(), "add", after="bn2")
    graph = graph.add(ReLU(), "relu2", after="add")
    return Group(graph, {"x": tuple(sorted([End("conv1", "x"), shortcut]))}, {"y": End("relu2", "y")}, repeat)


TEMPLATES = (
    Template(
        name="resnet18",
        title=translate("Templates", "ResNet-18 (torchvision)"),
        family=translate("Templates", "ResNet"),
        paragraph=translate(
            "Templates",
            "Shortcuts carry the picture around every two convolutions and add it again, "
            "so that each pair only learns what to change and gradients reach the first layers. "
            "Where a stage halves the picture, a 1 × 1 convolution makes the shortcut fit. "
            "Its weights are in the order of torchvision's, and its output are scores without Softmax.",
        ),
        source="K. He, X. Zhang, S. Ren, J. Sun, Deep residual learning for image recognition, CVPR 2016, arXiv:1512.03385; "
        "torchvision",
        input_shape=(3, 224, 224),
        classes=1000,
        network=resnet(2, 2, 2, 2),
        order=100,
    ),
)
