"""The activation ELU."""

from __future__ import annotations

from cnnstudio.blocks.activation import Activation
from cnnstudio.graph.param import param
from cnnstudio.graph.text import translate


class ELU(Activation):
    title = translate("ELU", "ELU")
    summary = translate("ELU", "Like ReLU, but negative values bend smoothly towards -alpha.")
    also_known_as = (
        "activación",
        "exponential linear",
    )
    palette_order = 2
    torch_name = "nn.ELU"

    alpha: float = param(
        1.0,
        label=translate("ELU", "Alpha"),
        help=translate("ELU", "Negative values tend to minus this."),
    )
