"""The activation Tanh."""

from __future__ import annotations

from cnnstudio.blocks.activation import Activation
from cnnstudio.graph.text import translate


class Tanh(Activation):
    title = translate("Tanh", "Tanh")
    summary = translate("Tanh", "Squeezes every value between -1 and 1.")
    also_known_as = (
        "tangente hiperbólica",
        "activación",
    )
    palette_order = 4
    torch_name = "nn.Tanh"
