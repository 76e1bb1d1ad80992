"""The deeper ResNets of the lectures' table, built from the product's blocks."""

from __future__ import annotations

from cnnstudio.blocks.adaptive_avg_pool2d import AdaptiveAvgPool2d
from cnnstudio.blocks.add import Add
from cnnstudio.blocks.batch_norm2d import BatchNorm2d
from cnnstudio.blocks.conv2d import Conv2d
from cnnstudio.blocks.flatten import Flatten
from cnnstudio.blocks.linear import Linear
from cnnstudio.blocks.max_pool2d import MaxPool2d
from cnnstudio.blocks.output import Output
from cnnstudio.blocks.relu import ReLU
from cnnstudio.graph.graph import Graph
from cnnstudio.templates.resnet import resnet
from cnnstudio.templates.rows import behind, image

DEPTHS = {18: (2, 2, 2, 2), 34: (3, 4, 6, 3), 50: (3, 4, 6, 3), 101: (3, 4, 23, 3), 152: (3, 8, 36, 3)}


def residual(layers: int, stride_first: bool = False) -> Graph:
    """Return ResNet-18 to -152; `stride_first` as in the paper, else as torchvision has it (in the 3x3 convolution)."""
    if layers < 50:
        return resnet(*DEPTHS[layers])((3, 224, 224), 1000)
    start = [("input", image((3, 224, 224))), *normed("conv1", 64, 7, 2, 3), ReLU(), MaxPool2d(3, stride=2, padding=1)]
    graph, last = behind(Graph(), None, start)
    for stage, depth in enumerate(DEPTHS[layers], 1):
        for number in range(depth):
            stride = 2 if stage > 1 and number == 0 else 1
            graph, last = bottleneck(graph, last, f"layer{stage}_{number}", 32 * 2**stage, stride, number == 0, stride_first)
    return behind(graph, last, [("avgpool", AdaptiveAvgPool2d(1)), Flatten(), ("fc", Linear(1000)), Output()])[0]


def normed(id: str, filters: int, kernel: int, stride: int = 1, padding: int = 0):
    return (id, Conv2d(filters, kernel, stride=stride, padding=padding, bias=False)), (f"{id}_bn", BatchNorm2d())


def bottleneck(graph: Graph, entry: str, name: str, width: int, stride: int, first: bool, stride_first: bool):
    strides = (stride, 1) if stride_first else (1, stride)
    path = [
        *normed(f"{name}_conv1", width, 1, strides[0]),
        ReLU(),
        *normed(f"{name}_conv2", width, 3, strides[1], 1),
        ReLU(),
        *normed(f"{name}_conv3", 4 * width, 1),
    ]
    graph, end = behind(graph, entry, path)
    shortcut = entry
    if first:
        graph, shortcut = behind(graph, entry, normed(f"{name}_downsample", 4 * width, 1, stride))
    graph, end = behind(graph, end, [Add()])
    return behind(graph.connect(shortcut, end), end, [ReLU()])
