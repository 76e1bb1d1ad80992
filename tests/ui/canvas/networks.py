"""Networks for the tests of the canvas."""

from __future__ import annotations

from cnnstudio.blocks.add import Add
from cnnstudio.blocks.batch_norm2d import BatchNorm2d
from cnnstudio.blocks.conv2d import Conv2d
from cnnstudio.blocks.flatten import Flatten
from cnnstudio.blocks.input import Input
from cnnstudio.blocks.linear import Linear
from cnnstudio.blocks.max_pool2d import MaxPool2d
from cnnstudio.blocks.output import Output
from cnnstudio.blocks.relu import ReLU
from cnnstudio.blocks.softmax import Softmax
from cnnstudio.graph.graph import Graph, chain

LENET_IDS = "input conv1 relu1 pool1 conv2 relu2 pool2 flatten1 fc1 relu3 fc2 relu4 fc3 softmax1 output".split()  # noqa: SIM905


def lenet() -> Graph:
    """LeNet-5 for 28×28 pictures, as the lectures draw it."""
    return chain(
        Input(),
        Conv2d(6, 5),
        ReLU(),
        MaxPool2d(2),
        Conv2d(16, 5),
        ReLU(),
        MaxPool2d(2),
        Flatten(),
        Linear(120),
        ReLU(),
        Linear(84),
        ReLU(),
        Linear(10),
        Softmax(),
        Output(),
        ids=LENET_IDS,
    )


def short() -> Graph:
    """Four blocks in a row, none docked."""
    return chain(Input(), Conv2d(4, 3), MaxPool2d(2), Conv2d(8, 3), ids=["input", "conv1", "pool1", "conv2"])


def skipping(blocks: int = 3) -> Graph:
    """A residual network: every shortcut passes beside two convolutions."""
    graph = chain(Input(), Conv2d(8, 3, padding="same"), ids=("input", "conv1"))
    last = "conv1"
    for _ in range(blocks):
        start = last
        for block in (Conv2d(8, 3, padding="same"), BatchNorm2d(), ReLU(), Conv2d(8, 3, padding="same"), Add()):
            id = graph.free_id(block)
            graph = graph.add(block, id, after=last)
            last = id
        graph = graph.connect(start, last)
    return graph


def long_chain(count: int) -> Graph:
    """As many blocks in a row, none docked."""
    return chain(Input(), *(Conv2d(4, 3, padding="same") if at % 2 else MaxPool2d(1, 1) for at in range(count - 1)))
