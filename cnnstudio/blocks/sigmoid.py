"""The activation Sigmoid."""

from __future__ import annotations

from cnnstudio.blocks.activation import Activation
from cnnstudio.graph.text import translate


class Sigmoid(Activation):
    title = translate("Sigmoid", "Sigmoid")
    summary = translate("Sigmoid", "Squeezes every value between 0 and 1.")
    also_known_as = (
        "sigmoide",
        "logística",
        "logistic",
        "activación",
    )
    palette_order = 3
    torch_name = "nn.Sigmoid"
