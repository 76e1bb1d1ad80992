"""Multilayer perceptrons: dense blocks only, with which the courses begin."""

from __future__ import annotations

from cnnstudio.blocks.flatten import Flatten
from cnnstudio.blocks.linear import Linear
from cnnstudio.blocks.relu import ReLU
from cnnstudio.blocks.softmax import Softmax
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.shape import Shape
from cnnstudio.graph.text import translate
from cnnstudio.templates.rows import network
from cnnstudio.templates.template import Template


def mlp(shape: Shape, classes: int) -> Graph:
    return network(shape, Flatten(), Linear(200), ReLU(), Linear(150), ReLU(), Linear(classes), Softmax())


_FAMILY = translate("Templates", "Dense networks")
_SOURCE = "W. Aguilar, Fundamentos de las redes neuronales: redes convolucionales, Modelos Generativos Profundos, class 8"

TEMPLATES = (
    Template(
        name="mlp",
        title=translate("Templates", "Multilayer perceptron"),
        family=_FAMILY,
        paragraph=translate(
            "Templates",
            "Three dense layers that read the picture as one long row of 784 numbers. "
            "On centred digits this works well, but nothing in it knows which pixels are neighbours: "
            "move the test digits by four pixels and it fails. "
            "That failure is the reason for convolutions.",
        ),
        source=_SOURCE,
        input_shape=(1, 28, 28),
        classes=10,
        network=mlp,
        data="mnist",
        order=10,
    ),
    Template(
        name="mlp-cifar10",
        title=translate("Templates", "Multilayer perceptron for CIFAR-10"),
        family=_FAMILY,
        paragraph=translate(
            "Templates",
            "The same three dense layers on small colour photographs. "
            "The first layer alone needs more than 600,000 weights for 32 × 32 pixels in three colours, "
            "and still only about half of the photographs are recognized. "
            "Compare it with a convolutional network that has fewer weights.",
        ),
        source=_SOURCE,
        input_shape=(3, 32, 32),
        classes=10,
        network=mlp,
        data="cifar10",
        order=11,
    ),
)
