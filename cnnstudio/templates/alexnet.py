"""AlexNet: as lectures draw it, and as torchvision ships it."""

from __future__ import annotations

from cnnstudio.blocks.adaptive_avg_pool2d import AdaptiveAvgPool2d
from cnnstudio.blocks.conv2d import Conv2d
from cnnstudio.blocks.dropout import Dropout
from cnnstudio.blocks.flatten import Flatten
from cnnstudio.blocks.linear import Linear
from cnnstudio.blocks.max_pool2d import MaxPool2d
from cnnstudio.blocks.relu import ReLU
from cnnstudio.blocks.softmax import Softmax
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.shape import Shape
from cnnstudio.graph.text import translate
from cnnstudio.templates.rows import Named, network
from cnnstudio.templates.template import Template


def alexnet_lecture(shape: Shape, classes: int) -> Graph:
    return network(
        shape,
        *_convolutions(Conv2d(96, 11, stride=4), (256, 384, 384, 256)),
        Flatten(),
        ("fc6", Linear(4096)),
        ("relu6", ReLU()),
        ("fc7", Linear(4096)),
        ("relu7", ReLU()),
        ("fc8", Linear(classes)),
        Softmax(),
    )


def alexnet(shape: Shape, classes: int) -> Graph:
    return network(
        shape,
        *_convolutions(Conv2d(64, 11, stride=4, padding=2), (192, 384, 256, 256)),
        ("avgpool", AdaptiveAvgPool2d(6)),
        Flatten(),
        ("drop6", Dropout(0.5)),
        ("fc6", Linear(4096)),
        ("relu6", ReLU()),
        ("drop7", Dropout(0.5)),
        ("fc7", Linear(4096)),
        ("relu7", ReLU()),
        ("fc8", Linear(classes)),
    )


def _convolutions(first: Conv2d, filters: tuple[int, int, int, int]) -> tuple[Named, ...]:
    second, third, fourth, fifth = filters
    return (
        ("conv1", first),
        ("relu1", ReLU()),
        ("pool1", MaxPool2d(3, stride=2)),
        ("conv2", Conv2d(second, 5, padding=2)),
        ("relu2", ReLU()),
        ("pool2", MaxPool2d(3, stride=2)),
        ("conv3", Conv2d(third, 3, padding=1)),
        ("relu3", ReLU()),
        ("conv4", Conv2d(fourth, 3, padding=1)),
        ("relu4", ReLU()),
        ("conv5", Conv2d(fifth, 3, padding=1)),
        ("relu5", ReLU()),
        ("pool5", MaxPool2d(3, stride=2)),
    )


_FAMILY = translate("Templates", "AlexNet")
_PAPER = (
    "A. Krizhevsky, I. Sutskever, G. E. Hinton, ImageNet classification with deep convolutional neural networks, "
    "Advances in Neural Information Processing Systems 25, 2012"
)

TEMPLATES = (
    Template(
        name="alexnet-lecture",
        title=translate("Templates", "AlexNet of 2012"),
        family=_FAMILY,
        paragraph=translate(
            "Templates",
            "The network that won ImageNet in 2012 and began the age of deep learning, as lectures draw it: "
            "five convolutions, three dense layers, pictures of 227 × 227. "
            "Drawn in one piece it has 62.4 million parameters; the original ran on two graphics cards, "
            "whose halves did not see each other everywhere, and had 61.0 million. "
            "The number 9,216 in many tables is no dense layer but the length behind Flatten, 256 × 6 × 6.",
        ),
        source=_PAPER,
        input_shape=(3, 227, 227),
        classes=1000,
        network=alexnet_lecture,
        order=60,
    ),
    Template(
        name="alexnet",
        title=translate("Templates", "AlexNet (torchvision)"),
        family=_FAMILY,
        paragraph=translate(
            "Templates",
            "AlexNet as torchvision ships it: slimmer convolutions for one graphics card, dropout before the dense layers, "
            "and an adaptive average that brings any picture to 6 × 6. "
            "Its weights are in the order of torchvision's, and its output are scores without Softmax.",
        ),
        source="A. Krizhevsky, One weird trick for parallelizing convolutional neural networks, arXiv:1404.5997, 2014; "
        "torchvision",
        input_shape=(3, 224, 224),
        classes=1000,
        network=alexnet,
        order=61,
    ),
)
