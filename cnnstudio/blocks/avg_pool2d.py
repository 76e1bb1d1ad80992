"""Average pooling."""

from __future__ import annotations

from cnnstudio.blocks.pooling import Pooling
from cnnstudio.graph.text import translate


class AvgPool2d(Pooling):
    title = translate("AvgPool2d", "Average pooling")
    summary = translate("AvgPool2d", "Keeps the mean of each window; padding counts as zeros.")
    also_known_as = ("AveragePooling2D", "agrupamiento promedio", "agrupamiento", "submuestreo", "avgpool")
    palette_order = 1
    torch_name = "nn.AvgPool2d"
    caption_text = translate("AvgPool2d", "mean {window}")
