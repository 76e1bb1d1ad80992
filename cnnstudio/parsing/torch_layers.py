"""The modules, functions and tensor methods of torch as blocks of ours."""

from __future__ import annotations

from typing import Any

from cnnstudio.blocks.adaptive_avg_pool2d import AdaptiveAvgPool2d
from cnnstudio.blocks.add import Add
from cnnstudio.blocks.avg_pool2d import AvgPool2d
from cnnstudio.blocks.batch_norm2d import BatchNorm2d
from cnnstudio.blocks.concatenate import Concatenate
from cnnstudio.blocks.conv2d import Conv2d
from cnnstudio.blocks.dropout import Dropout
from cnnstudio.blocks.elu import ELU
from cnnstudio.blocks.flatten import Flatten
from cnnstudio.blocks.gelu import GELU
from cnnstudio.blocks.leaky_relu import LeakyReLU
from cnnstudio.blocks.linear import Linear
from cnnstudio.blocks.local_response_norm import LocalResponseNorm
from cnnstudio.blocks.max_pool2d import MaxPool2d
from cnnstudio.blocks.pooling import Pooling
from cnnstudio.blocks.relu import ReLU
from cnnstudio.blocks.sigmoid import Sigmoid
from cnnstudio.blocks.silu import SiLU
from cnnstudio.blocks.softmax import Softmax
from cnnstudio.blocks.tanh import Tanh
from cnnstudio.blocks.zero_pad2d import ZeroPad2d
from cnnstudio.graph.block import Block
from cnnstudio.graph.param import Padding
from cnnstudio.parsing.activations import softmax_of_logs
from cnnstudio.parsing.given import REST, Given, Unreadable, whole_numbers
from cnnstudio.parsing.recipe import Blocks, Dialect, left_out, plainly, recipe


def _conv(given: Given) -> Blocks:
    given.insist("padding_mode", "zeros")
    words = isinstance(given.values.get("padding"), str)
    padding: Padding = given.word("padding", "valid") if words else given.pair("padding", (0, 0))
    return [
        Conv2d(
            out_channels=given.whole("out_channels"),
            kernel_size=given.pair("kernel_size"),
            stride=given.pair("stride", (1, 1)),
            padding="valid" if padding == (0, 0) else padding,
            dilation=given.pair("dilation", (1, 1)),
            groups=given.whole("groups", 1),
            bias=given.truth("bias", True),
        )
    ]


def _linear(given: Given) -> Blocks:
    return [Linear(given.whole("out_features"), given.truth("bias", True))]


def _pool(kind: type[Pooling], given: Given) -> Blocks:
    kernel = given.pair("kernel_size")
    stride = given.pair("stride") if given.has("stride") else kernel
    return [
        kind(
            kernel_size=kernel,
            stride=None if stride == kernel else stride,
            padding=given.pair("padding", (0, 0)),
            ceil_mode=given.truth("ceil_mode", False),
        )
    ]


def _max_pool(given: Given) -> Blocks:
    given.insist("dilation", 1, (1, 1))
    given.insist("return_indices", False)
    return _pool(MaxPool2d, given)


def _avg_pool(given: Given) -> Blocks:
    given.insist("divisor_override", None)
    if given.pair("padding", (0, 0)) != (0, 0):
        given.insist("count_include_pad", True)
    return _pool(AvgPool2d, given)


def _flatten(given: Given) -> Blocks:
    given.insist("start_dim", 1)
    given.insist("end_dim", -1, 3)
    return [Flatten()]


def _flatten_function(given: Given) -> Blocks:
    if "start_dim" not in given.values:
        raise Unreadable("start_dim")
    return _flatten(given)


def _view(given: Given) -> Blocks:
    """A picture becomes a row: `view(-1, 784)`, `reshape(x.size(0), -1)`; nothing else can be drawn."""
    sizes = list(given.values.get(REST, ()))
    if len(sizes) == 1 and isinstance(sizes[0], (list, tuple)):
        sizes = list(sizes[0])
    if len(sizes) != 2 or sizes == [-1, 1]:
        raise Unreadable("shape")
    return [Flatten()]


def _mean(given: Given) -> Blocks:
    axes = whole_numbers(given.values.get("dim"))
    if axes is None or {axis % 4 for axis in axes} != {2, 3}:
        raise Unreadable("dim")
    return [AdaptiveAvgPool2d(1)] if given.truth("keepdim", False) else [AdaptiveAvgPool2d(1), Flatten()]


def _batch_norm(given: Given) -> Blocks:
    given.insist("track_running_stats", True)
    return [BatchNorm2d(given.number("eps", 1e-5), given.number("momentum", 0.1), given.truth("affine", True))]


def _zero_pad(given: Given) -> Blocks:
    """The sides come as left, right, top, bottom."""
    given.insist("mode", "constant")
    given.insist("value", 0, None)
    value: Any = given.values.get("padding")
    sides = (value,) * 4 if type(value) is int else whole_numbers(value)
    if sides is None or len(sides) not in (2, 4):
        raise Unreadable("padding")
    left, right, top, bottom = (*sides, 0, 0)[:4]
    return [ZeroPad2d((top, bottom), (left, right))]


def _lrn(given: Given) -> Blocks:
    return [
        LocalResponseNorm(given.whole("size"), given.number("alpha", 1e-4), given.number("beta", 0.75), given.number("k", 1.0))
    ]


def _softmax(given: Given) -> Blocks:
    given.insist("dim", 1, -1, None)
    return [Softmax()]


def _gelu(given: Given) -> Blocks:
    given.insist("approximate", "none")
    return [GELU()]


def _cat(given: Given) -> Blocks:
    given.insist("axis", 1)
    if "axis" not in given.values:
        given.insist("dim", 1, -3)
        if "dim" not in given.values:
            raise Unreadable("dim")
    return [Concatenate()]


def _sum(given: Given) -> Blocks:
    given.insist("alpha", 1)
    return [Add()]


def _plain(kind: type[Block]) -> dict[str, Any]:
    return {"parameters": "inplace", "make": plainly(kind)}


_DROPOUT = recipe("p, training, inplace", lambda given: [Dropout(given.number("p", 0.5))])
_ELU = recipe("alpha, inplace", lambda given: [ELU(given.number("alpha", 1))])
_LEAKY = recipe("negative_slope, inplace", lambda given: [LeakyReLU(given.number("negative_slope", 0.01))])
_GAP = recipe("output_size", lambda given: [AdaptiveAvgPool2d(given.pair("output_size"))])
_LRN = recipe("size, alpha, beta, k", _lrn)
_CONV = "out_channels, kernel_size, stride, padding, dilation, groups, bias, padding_mode"
_AVG = recipe("kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override", _avg_pool)
_LAYERS = {
    "Conv2d": recipe(f"in_channels, {_CONV}", _conv, reads="in_channels"),
    "LazyConv2d": recipe(_CONV, _conv),
    "Linear": recipe("in_features, out_features, bias", _linear, reads="in_features"),
    "LazyLinear": recipe("out_features, bias", _linear),
    "MaxPool2d": recipe("kernel_size, stride, padding, dilation, return_indices, ceil_mode", _max_pool),
    "AvgPool2d": _AVG,
    "AdaptiveAvgPool2d": _GAP,
    "Flatten": recipe("start_dim, end_dim", _flatten),
    "BatchNorm2d": recipe("num_features, eps, momentum, affine, track_running_stats", _batch_norm, reads="num_features"),
    "LazyBatchNorm2d": recipe("eps, momentum, affine, track_running_stats", _batch_norm),
    "Dropout": _DROPOUT,
    "ZeroPad2d": recipe("padding", _zero_pad),
    "LocalResponseNorm": _LRN,
    "ReLU": recipe(**_plain(ReLU)),
    "Sigmoid": recipe(**_plain(Sigmoid)),
    "Tanh": recipe(**_plain(Tanh)),
    "SiLU": recipe(**_plain(SiLU)),
    "GELU": recipe("approximate", _gelu),
    "ELU": _ELU,
    "LeakyReLU": _LEAKY,
    "Softmax": recipe("dim", _softmax),
    "LogSoftmax": recipe("dim", softmax_of_logs),
    "Identity": recipe("", left_out()),
}
_KEPT = ("contiguous", "to", "float", "double", "half", "cpu", "cuda", "clone", "type", "requires_grad_")
_FUNCTIONS = {
    "relu": recipe(**_plain(ReLU)),
    "relu_": recipe(**_plain(ReLU)),
    "sigmoid": recipe(**_plain(Sigmoid)),
    "tanh": recipe(**_plain(Tanh)),
    "silu": recipe(**_plain(SiLU)),
    "gelu": recipe("approximate", _gelu),
    "elu": _ELU,
    "leaky_relu": _LEAKY,
    "softmax": recipe("dim", _softmax),
    "log_softmax": recipe("dim", softmax_of_logs),
    "max_pool2d": recipe("kernel_size, stride, padding, dilation, ceil_mode, return_indices", _max_pool),
    "avg_pool2d": _AVG,
    "adaptive_avg_pool2d": _GAP,
    "dropout": _DROPOUT,
    "local_response_norm": _LRN,
    "pad": recipe("padding, mode, value", _zero_pad),
    "flatten": recipe("start_dim, end_dim", _flatten_function),
    "view": recipe("", _view, rest=True),
    "reshape": recipe("", _view, rest=True),
    "mean": recipe("dim, keepdim", _mean),
    "cat": recipe("dim", _cat, merge=True),
    "concat": recipe("dim", _cat, merge=True),
    "concatenate": recipe("dim", _cat, merge=True),
    "add": recipe("", _sum, merge=True),
    **{name: recipe("", left_out(), rest=True) for name in _KEPT},
}

TORCH = Dialect("torch", _LAYERS, _FUNCTIONS, "forward")
