"""The smallest convolutional networks: two convolutions, one pooling, a few thousand weights."""

from __future__ import annotations

from collections.abc import Callable

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


def small_cnn(first: int, second: int, dense: int) -> Callable[[Shape, int], Graph]:
    """Return the network with so many filters in its two convolutions and units in its first dense layer."""

    def build(shape: Shape, classes: int) -> Graph:
        return network(
            shape,
            Conv2d(first, 3),
            ReLU(),
            MaxPool2d(2),
            Conv2d(second, 3),
            ReLU(),
            Flatten(),
            Linear(dense),
            ReLU(),
            Linear(classes),
            Softmax(),
        )

    return build


_FAMILY = translate("Templates", "Small convolutional networks")
_SOURCE = "F. J. Hernández López, Redes neuronales convolucionales, CIMAT Mérida, 2025"

TEMPLATES = (
    Template(
        name="cnn-v1",
        title=translate("Templates", "Small CNN, model 1"),
        family=_FAMILY,
        paragraph=translate(
            "Templates",
            "Two convolutions with two and four filters, so few that each can be looked at and understood. "
            "The dense layer with only four units is its bottleneck: ten digits must pass through four numbers. "
            "It trains in seconds and gets most digits right; but where all four fall silent at the start, "
            "it can only guess, and another seed is needed.",
        ),
        source=_SOURCE,
        input_shape=(1, 28, 28),
        classes=10,
        network=small_cnn(2, 4, 4),
        data="mnist",
        order=20,
    ),
    Template(
        name="cnn-v2",
        title=translate("Templates", "Small CNN, model 2"),
        family=_FAMILY,
        paragraph=translate(
            "Templates",
            "Model 1 with twice the filters and twice the units in its dense layer. "
            "The shapes stay, the weights grow from 2,086 to 8,178, and the error on MNIST falls to about a quarter. "
            "Train both and compare their curves.",
        ),
        source=_SOURCE,
        input_shape=(1, 28, 28),
        classes=10,
        network=small_cnn(4, 8, 8),
        data="mnist",
        order=21,
    ),
)
