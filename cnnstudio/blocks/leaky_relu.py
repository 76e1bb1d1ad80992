"""The activation LeakyReLU."""

from __future__ import annotations

from cnnstudio.blocks.activation import Activation
from cnnstudio.graph.param import param
from cnnstudio.graph.text import translate


class LeakyReLU(Activation):
    title = translate("LeakyReLU", "Leaky ReLU")
    summary = translate("LeakyReLU", "Like ReLU, but negative values leak through with a small slope.")
    also_known_as = (
        "activación",
        "LeakyRelu",
    )
    palette_order = 1
    torch_name = "nn.LeakyReLU"

    negative_slope: float = param(
        0.01,
        label=translate("LeakyReLU", "Slope"),
        help=translate("LeakyReLU", "What negative values are multiplied by."),
    )
