"""A convolutional network that ends in global average pooling instead of a large dense layer."""

from __future__ import annotations

from cnnstudio.blocks.adaptive_avg_pool2d import AdaptiveAvgPool2d
from cnnstudio.blocks.conv2d import Conv2d
from cnnstudio.blocks.flatten import Flatten
from cnnstudio.blocks.linear import Linear
from cnnstudio.blocks.max_pool2d import MaxPool2d
from cnnstudio.blocks.relu import ReLU
from cnnstudio.blocks.softmax import Softmax
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.shape import Shape
from cnnstudio.graph.text import translate
from cnnstudio.templates.rows import network
from cnnstudio.templates.template import Template


def gap_cnn(shape: Shape, classes: int) -> Graph:
    return network(
        shape,
        Conv2d(64, 3),
        ReLU(),
        MaxPool2d(2),
        Conv2d(128, 3),
        ReLU(),
        MaxPool2d(2),
        Conv2d(256, 3),
        ReLU(),
        ("gap", AdaptiveAvgPool2d(1)),
        Flatten(),
        ("fc", Linear(classes)),
        Softmax(),
    )


TEMPLATES = (
    Template(
        name="gap-cnn",
        title=translate("Templates", "CNN with global average pooling"),
        family=translate("Templates", "Small convolutional networks"),
        paragraph=translate(
            "Templates",
            "Three convolutions whose filters double from block to block, as in VGG. "
            "At the end each of the 256 maps is averaged to one number, "
            "so that the dense layer needs only 2,570 weights and the network takes pictures of many sizes. "
            "It is the example with which Keras introduces its functional interface.",
        ),
        source="Redes convolucionales, course Modelos de Deep Learning, Universidad ORT Uruguay, 2025",
        input_shape=(1, 28, 28),
        classes=10,
        network=gap_cnn,
        data="mnist",
        order=40,
    ),
)
