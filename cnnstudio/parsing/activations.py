"""Activations by the names under which both libraries know them."""

from __future__ import annotations

from cnnstudio.blocks.elu import ELU
from cnnstudio.blocks.gelu import GELU
from cnnstudio.blocks.leaky_relu import LeakyReLU
from cnnstudio.blocks.relu import ReLU
from cnnstudio.blocks.sigmoid import Sigmoid
from cnnstudio.blocks.silu import SiLU
from cnnstudio.blocks.softmax import Softmax
from cnnstudio.blocks.tanh import Tanh
from cnnstudio.graph.block import Block
from cnnstudio.graph.text import Message, translate
from cnnstudio.parsing.given import Given

NAMED: dict[str, type[Block]] = {
    "relu": ReLU,
    "sigmoid": Sigmoid,
    "tanh": Tanh,
    "softmax": Softmax,
    "elu": ELU,
    "gelu": GELU,
    "silu": SiLU,
    "swish": SiLU,
    "leaky_relu": LeakyReLU,
    "log_softmax": Softmax,
}


def softmax_of_logs(given: Given) -> list[Block]:
    """Return a Softmax in the place of its logarithm, and say so."""
    source = translate(
        "Parsing",
        "log_softmax is drawn as Softmax: the answers are probabilities instead of their logarithms, training is the same.",
    )
    given.remarks.append(Message("parsing.log_softmax", source))
    return [Softmax()]
