"""The activation ReLU."""

from __future__ import annotations

from cnnstudio.blocks.activation import Activation
from cnnstudio.graph.text import translate


class ReLU(Activation):
    title = translate("ReLU", "ReLU")
    summary = translate("ReLU", "Lets positive values through and sets negative ones to zero.")
    also_known_as = (
        "rectificador",
        "rectified linear",
        "activación",
    )
    palette_order = 0
    torch_name = "nn.ReLU"
