"""The activation SiLU."""

from __future__ import annotations

from cnnstudio.blocks.activation import Activation
from cnnstudio.graph.text import translate


class SiLU(Activation):
    title = translate("SiLU", "SiLU (Swish)")
    summary = translate("SiLU", "A smooth ReLU: each value times its own sigmoid.")
    also_known_as = (
        "swish",
        "activación",
    )
    palette_order = 6
    torch_name = "nn.SiLU"
