"""LeNet-5, from the paper of 1998 to the forms in which it is taught."""

from __future__ import annotations

from cnnstudio.blocks.avg_pool2d import AvgPool2d
from cnnstudio.blocks.conv2d import Conv2d
from cnnstudio.blocks.flatten import Flatten
from cnnstudio.blocks.linear import Linear
from cnnstudio.blocks.max_pool2d import MaxPool2d
from cnnstudio.blocks.relu import ReLU
from cnnstudio.blocks.softmax import Softmax
from cnnstudio.blocks.tanh import Tanh
from cnnstudio.blocks.zero_pad2d import ZeroPad2d
from cnnstudio.graph.block import Block
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.shape import Shape
from cnnstudio.graph.text import translate
from cnnstudio.templates.rows import network
from cnnstudio.templates.template import Template


def lenet5(shape: Shape, classes: int) -> Graph:
    return network(
        shape,
        Conv2d(6, 5),
        ReLU(),
        MaxPool2d(2),
        Conv2d(16, 5),
        ReLU(),
        MaxPool2d(2),
        *_dense_end(classes),
    )


def lenet5_1998(shape: Shape, classes: int) -> Graph:
    return network(
        shape,
        Conv2d(6, 5),
        Tanh(),
        AvgPool2d(2),
        Conv2d(16, 5),
        Tanh(),
        AvgPool2d(2),
        Conv2d(120, 5),
        Tanh(),
        Flatten(),
        Linear(84),
        Tanh(),
        Linear(classes),
        Softmax(),
    )


def lenet5_improved(shape: Shape, classes: int) -> Graph:
    blocks: list[Block] = []
    for filters in (16, 32, 64):
        blocks += [Conv2d(filters, 5, padding="same"), ReLU(), MaxPool2d(2)]
    return network(shape, ("pad", ZeroPad2d(2, 2)), *blocks, *_dense_end(classes))


def _dense_end(classes: int) -> tuple[Block, ...]:
    return Flatten(), Linear(120), ReLU(), Linear(84), ReLU(), Linear(classes), Softmax()


_FAMILY = translate("Templates", "LeNet")
_PAPER = (
    "Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, Gradient-based learning applied to document recognition, "
    "Proceedings of the IEEE 86(11), 2278-2324, 1998"
)
_LECTURE = "W. Aguilar, Fundamentos de las redes neuronales: redes convolucionales, Modelos Generativos Profundos, class 8"

TEMPLATES = (
    Template(
        name="lenet5-28",
        title=translate("Templates", "LeNet-5 for 28 × 28"),
        family=_FAMILY,
        paragraph=translate(
            "Templates",
            "LeNet-5 as most courses build it today: ReLU, max pooling, and the 28 × 28 pixels of MNIST as they are. "
            "It has a quarter of the weights of the dense network and makes fewer mistakes. "
            "A good network to begin with.",
        ),
        source=f"{_PAPER}; {_LECTURE}",
        input_shape=(1, 28, 28),
        classes=10,
        network=lenet5,
        data="mnist",
        order=30,
    ),
    Template(
        name="lenet5",
        title=translate("Templates", "LeNet-5"),
        family=_FAMILY,
        paragraph=translate(
            "Templates",
            "LeNet-5 for pictures of 32 × 32 pixels, to which digits of 28 × 28 are framed with two pixels of zeros. "
            "The frame lets the first windows see strokes that end at the edge. "
            "Every filter of the second convolution reads all six maps, which makes 61,706 parameters.",
        ),
        source=_PAPER,
        input_shape=(1, 32, 32),
        classes=10,
        network=lenet5,
        data="mnist",
        keeps_size=True,
        order=31,
    ),
    Template(
        name="lenet5-1998",
        title=translate("Templates", "LeNet-5 of 1998"),
        family=_FAMILY,
        paragraph=translate(
            "Templates",
            "LeNet-5 close to the paper: tanh, average pooling, and a third convolution instead of the first dense layer. "
            "The paper counts 60,000 parameters: its second convolution reads chosen groups of maps only (1,516 instead "
            "of 2,416), its pooling layers learn a factor and an offset per map (12 and 32 parameters), "
            "and its last layer compares with fixed patterns instead of learning (850 fewer). "
            "Here every filter reads all maps, pooling learns nothing and the last layer is dense: 61,706.",
        ),
        source=_PAPER,
        input_shape=(1, 32, 32),
        classes=10,
        network=lenet5_1998,
        data="mnist",
        keeps_size=True,
        order=32,
    ),
    Template(
        name="lenet5-improved",
        title=translate("Templates", "LeNet-5, improved"),
        family=_FAMILY,
        paragraph=translate(
            "Templates",
            "Zeros around the digit give it room, and three convolutions of 16, 32 and 64 filters keep the size, "
            "so that only pooling shrinks the picture. "
            "Together with shifted and turned training pictures it is meant to recognize digits that are not centred.",
        ),
        source=_LECTURE,
        input_shape=(1, 28, 28),
        classes=10,
        network=lenet5_improved,
        data="mnist",
        order=33,
    ),
)
