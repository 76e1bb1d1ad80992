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
from cnnstudio.graph.shape import Shape
from cnnstudio.graph.text import translate
from cnnstudio.templates.rows import behind, image
from cnnstudio.templates.template import Template

_FILTERS = (64, 128, 256, 512)


def resnet(*depths: int) -> Callable[[Shape, int], Graph]:
    """Return the network with so many basic blocks in each of its four stages, its blocks in torchvision's order."""

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
            for number in range(depth):
                stride = 2 if stage > 1 and number == 0 else 1
                graph, last = _basic(graph, last, f"layer{stage}_{number}", width, filters, stride)
                width = filters
        end = (("avgpool", AdaptiveAvgPool2d(1)), Flatten(), ("fc", Linear(classes)), Output())
        return behind(graph, last, end)[0]

    return build


def _basic(graph: Graph, entry: str, name: str, width: int, filters: int, stride: int) -> tuple[Graph, str]:
    """Add two 3x3 convolutions behind `entry`, and the shortcut around them: as it is, or by a 1x1 convolution."""
    path = (
        (f"{name}_conv1", Conv2d(filters, 3, stride=stride, padding=1, bias=False)),
        (f"{name}_bn1", BatchNorm2d()),
        (f"{name}_relu1", ReLU()),
        (f"{name}_conv2", Conv2d(filters, 3, padding=1, bias=False)),
        (f"{name}_bn2", BatchNorm2d()),
    )
    graph, end = behind(graph, entry, path)
    shortcut = entry
    if stride != 1 or width != filters:
        matching = (
            (f"{name}_downsample_conv", Conv2d(filters, 1, stride=stride, bias=False)),
            (f"{name}_downsample_bn", BatchNorm2d()),
        )
        graph, shortcut = behind(graph, entry, matching)
    graph, end = behind(graph, end, [(f"{name}_add", Add())])
    return behind(graph.connect(shortcut, end), end, [(f"{name}_relu2", ReLU())])


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
