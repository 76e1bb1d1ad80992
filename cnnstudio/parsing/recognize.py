"""Tells code with layers from any other text, quickly enough for a clipboard."""

from __future__ import annotations

import re

from cnnstudio.parsing.keras_layers import KERAS
from cnnstudio.parsing.limits import LONGEST_TEXT
from cnnstudio.parsing.torch_layers import TORCH

_NAMES = {*KERAS.layers, *TORCH.layers, "Sequential", "OrderedDict", "nn.Module", "keras.Model"}
_CALL = re.compile(
    r"\b(?:" + "|".join(sorted(_NAMES - {"Add", "Identity", "Input", "Activation", "Normalization"})) + r")\("
    r"|\b(?:nn|F|layers|keras|tf)\.(?:[a-z]+\.)*[A-Z]\w+\("
    r"|\bkeras\.Input\(|\bInput\(\s*(?:shape|\()"
)


def looks_like_code(text: str) -> bool:
    """Tell whether a text may be Keras or PyTorch code with layers in it; `network_from_code` may still refuse it."""
    return len(text) <= LONGEST_TEXT and holds_layer(text)


def layer_name(text: str) -> str:
    """Return the name of the first layer that is made in a piece of code, `?` where none is."""
    match = _CALL.search(text)
    return match[0].partition("(")[0].rpartition(".")[2] if match else "?"


def holds_layer(text: str) -> bool:
    """Tell whether a layer is made somewhere in a piece of code."""
    return _CALL.search(text) is not None
