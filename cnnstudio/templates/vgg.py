"""VGG: 3x3 convolutions only, in five stages that halve the picture."""

from __future__ import annotations

from collections.abc import Callable

from cnnstudio.blocks.adaptive_avg_pool2d import AdaptiveAvgPool2d
from cnnstudio.blocks.conv2d import Conv2d
from cnnstudio.blocks.dropout import Dropout
from cnnstudio.blocks.flatten import Flatten
from cnnstudio.blocks.linear import Linear
from cnnstudio.blocks.max_pool2d import MaxPool2d
from cnnstudio.blocks.relu import ReLU
from cnnstudio.blocks.softmax import Softmax
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.group import Group
from cnnstudio.graph.shape import Shape
from cnnstudio.graph.text import Text, translate
from cnnstudio.templates.rows import in_a_row, network
from cnnstudio.templates.template import Template

_FILTERS = (64, 128, 256, 512, 512)


def vgg(*depths: int) -> Callable[[Shape, int], Graph]:
    """Return the network with so many convolutions in each of its five stages, which are groups; in torchvision's order."""

    def build(shape: Shape, classes: int) -> Graph:
        return network(
            shape,
            *[(f"stage{number}", _stage(*each)) for number, each in enumerate(zip(depths, _FILTERS, strict=True), 1)],
            ("avgpool", AdaptiveAvgPool2d(7)),
            Flatten(),
            ("fc6", Linear(4096)),
            ("relu6", ReLU()),
            ("drop6", Dropout(0.5)),
            ("fc7", Linear(4096)),
            ("relu7", ReLU()),
            ("drop7", Dropout(0.5)),
            ("fc8", Linear(classes)),
            Softmax(),
        )

    return build


def _stage(depth: int, filters: int) -> Group:
    """Return so many convolutions, each with its ReLU, and a pooling."""
    layer = in_a_row(("conv", Conv2d(filters, 3, padding=1)), ("relu", ReLU()), repeat=depth)
    return in_a_row(("conv_relu", layer), ("pool", MaxPool2d(2)))


def _template(number: int, title: Text, paragraph: Text, *depths: int) -> Template:
    return Template(
        name=f"vgg{number}",
        title=title,
        family=translate("Templates", "VGG"),
        paragraph=paragraph,
        source="K. Simonyan, A. Zisserman, Very deep convolutional networks for large-scale image recognition, ICLR 2015, "
        "arXiv:1409.1556",
        input_shape=(3, 224, 224),
        classes=1000,
        network=vgg(*depths),
        order=70 + number,
    )


TEMPLATES = (
    _template(
        11,
        translate("Templates", "VGG-11"),
        translate(
            "Templates",
            "The smallest of the VGG networks: eight convolutions and three dense layers. "
            "All windows are 3 × 3, and filters double whenever pooling halves the picture.",
        ),
        *(1, 1, 2, 2, 2),
    ),
    _template(
        13,
        translate("Templates", "VGG-13"),
        translate(
            "Templates",
            "VGG with two convolutions in each of its five stages. "
            "Two 3 × 3 windows behind each other see as much as one of 5 × 5, with fewer weights and one more activation.",
        ),
        *(2, 2, 2, 2, 2),
    ),
    _template(
        16,
        translate("Templates", "VGG-16"),
        translate(
            "Templates",
            "Thirteen convolutions and three dense layers: the sixteen layers with weights that gave it its name. "
            "Nine tenths of its 138 million parameters are in the dense layers, almost all multiply-adds in the convolutions. "
            "It was trained on the 1.28 million pictures of the ImageNet challenge.",
        ),
        *(2, 2, 3, 3, 3),
    ),
    _template(
        19,
        translate("Templates", "VGG-19"),
        translate(
            "Templates",
            "The deepest VGG: sixteen convolutions, five poolings and three dense layers, 24 layers with the poolings. "
            "Each convolution adds one pixel of zeros on every side, so that only pooling shrinks the picture. "
            "Tables that give a padding of 2 count both sides together.",
        ),
        *(2, 2, 4, 4, 4),
    ),
)
