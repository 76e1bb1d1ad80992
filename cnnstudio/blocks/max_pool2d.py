"""Max pooling."""

from __future__ import annotations

from cnnstudio.blocks.pooling import Pooling
from cnnstudio.graph.text import translate


class MaxPool2d(Pooling):
    title = translate("MaxPool2d", "Max pooling")
    summary = translate("MaxPool2d", "Keeps the largest value of each window: the image shrinks, what was found stays.")
    also_known_as = ("MaxPooling2D", "agrupamiento", "agrupamiento máximo", "submuestreo", "maxpool")
    palette_order = 0
    torch_name = "nn.MaxPool2d"
    caption_text = translate("MaxPool2d", "max {window}")
