"""The activation GELU."""

from __future__ import annotations

from cnnstudio.blocks.activation import Activation
from cnnstudio.graph.text import translate


class GELU(Activation):
    title = translate("GELU", "GELU")
    summary = translate("GELU", "A smooth ReLU: each value times the chance that a normal one is smaller.")
    also_known_as = ("activación",)
    palette_order = 5
    torch_name = "nn.GELU"
