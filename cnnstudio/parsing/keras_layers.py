"""The layers of Keras as blocks of ours."""

from __future__ import annotations

from cnnstudio.blocks.adaptive_avg_pool2d import AdaptiveAvgPool2d
from cnnstudio.blocks.add import Add
from cnnstudio.blocks.avg_pool2d import AvgPool2d
from cnnstudio.blocks.batch_norm2d import BatchNorm2d
from cnnstudio.blocks.concatenate import Concatenate
from cnnstudio.blocks.conv2d import Conv2d
from cnnstudio.blocks.dropout import Dropout
from cnnstudio.blocks.elu import ELU
from cnnstudio.blocks.flatten import Flatten
from cnnstudio.blocks.leaky_relu import LeakyReLU
from cnnstudio.blocks.linear import Linear
from cnnstudio.blocks.max_pool2d import MaxPool2d
from cnnstudio.blocks.pooling import Pooling
from cnnstudio.blocks.relu import ReLU
from cnnstudio.blocks.softmax import Softmax
from cnnstudio.blocks.zero_pad2d import ZeroPad2d
from cnnstudio.graph.block import Block
from cnnstudio.graph.param import Padding
from cnnstudio.parsing.activations import NAMED, softmax_of_logs
from cnnstudio.parsing.given import Given, Unreadable, as_pair, whole_numbers
from cnnstudio.parsing.recipe import Blocks, Dialect, Recipe, left_out, plainly, recipe
from cnnstudio.parsing.same import one_sided, same_pixels, same_pooling, say_unequal

ACTIVATION = "activation"
"""An argument that is a name, a function or a layer; the walk brings it to a name, or to the blocks of the layer."""


def _conv(given: Given) -> Blocks:
    given.insist("data_format", None, "channels_last")
    kernel, stride = given.pair("kernel_size"), given.pair("strides", (1, 1))
    dilation = given.pair("dilation_rate", (1, 1))
    padding: Padding = given.word("padding", "valid")
    if padding not in ("valid", "same"):
        raise Unreadable("padding")
    if padding == "same" and stride != (1, 1):
        if one_sided(given.shape, kernel, stride, dilation):
            say_unequal(given, "Conv2D")
        padding = same_pixels(given.shape, kernel, stride, dilation)
    conv = Conv2d(
        out_channels=given.whole("filters"),
        kernel_size=kernel,
        stride=stride,
        padding=padding,
        dilation=dilation,
        groups=given.whole("groups", 1),
        bias=given.truth("use_bias", True),
    )
    return [conv, *_activation(given)]


def _dense(given: Given) -> Blocks:
    return [Linear(given.whole("units"), given.truth("use_bias", True)), *_activation(given)]


def _activation(given: Given) -> Blocks:
    value = given.values.get(ACTIVATION)
    if isinstance(value, list) and all(isinstance(block, Block) for block in value):
        return list(value)
    name = "linear" if value is None else given.word(ACTIVATION, "linear")
    if name == "log_softmax":
        return softmax_of_logs(given)
    if name != "linear" and name not in NAMED:
        raise Unreadable(ACTIVATION)
    return [] if name == "linear" else [NAMED[name]()]


def _pooling(kind: type[Pooling]) -> Recipe:
    def make(given: Given) -> Blocks:
        given.insist("data_format", None, "channels_last")
        kernel = given.pair("pool_size", (2, 2))
        stride = given.pair("strides") if given.has("strides") else kernel
        own = None if stride == kernel else stride
        if given.word("padding", "valid") == "valid":
            return [kind(kernel_size=kernel, stride=own)]
        given.insist("padding", "same", "SAME")
        same = same_pooling(given.shape, kernel, stride, kind is AvgPool2d)
        if not same.equal:
            say_unequal(given, f"{kind.__name__[:3]}Pooling2D".replace("Avg", "Average"))
        return [kind(kernel_size=kernel, stride=own, padding=same.pixels, ceil_mode=same.ceil)]

    return recipe("pool_size, strides, padding, data_format", make)


def _global_average(given: Given) -> Blocks:
    given.insist("data_format", None, "channels_last")
    return [AdaptiveAvgPool2d(1)] if given.truth("keepdims", False) else [AdaptiveAvgPool2d(1), Flatten()]


def _batch_norm(given: Given) -> Blocks:
    given.insist("axis", -1, 3)
    if given.shape is not None and len(given.shape) != 3:
        raise Unreadable("axis")
    affine = given.truth("center", True)
    given.insist("scale", affine)
    momentum = round(1 - given.number("momentum", 0.99), 12)
    return [BatchNorm2d(eps=given.number("epsilon", 1e-3), momentum=momentum, affine=affine)]


def _zero_padding(given: Given) -> Blocks:
    value = given.values.get("padding", 1)
    if isinstance(value, (list, tuple)) and any(whole_numbers(part) for part in value):
        if len(value) != 2:
            raise Unreadable("padding")
        return [ZeroPad2d(as_pair(value[0], "padding"), as_pair(value[1], "padding"))]
    high, wide = as_pair(value, "padding")
    return [ZeroPad2d((high, high), (wide, wide))]


def _relu(given: Given) -> Blocks:
    given.insist("max_value", None)
    given.insist("threshold", 0, None)
    slope = given.number("negative_slope", 0)
    return [LeakyReLU(slope) if slope else ReLU()]


def _leaky(given: Given) -> Blocks:
    return [LeakyReLU(given.number("alpha" if given.has("alpha") else "negative_slope", 0.3))]


def _softmax(given: Given) -> Blocks:
    given.insist("axis", -1, 1)
    return [Softmax()]


def _concatenate(given: Given) -> Blocks:
    given.insist("axis", -1, 3 if given.shape is None or len(given.shape) == 3 else 1)
    return [Concatenate()]


def _reshape(given: Given) -> Blocks:
    """Only a shape that it has already, or a row of numbers, can be drawn."""
    wanted = whole_numbers(given.values.get("target_shape"))
    if wanted is not None and len(wanted) == 1:
        return [Flatten()]
    if wanted is None or given.shape is None or len(given.shape) != 3 or wanted != (*given.shape[1:], given.shape[0]):
        raise Unreadable("target_shape")
    return []


_CONV = recipe(
    "filters, kernel_size, strides, padding, data_format, dilation_rate, groups, activation, use_bias",
    _conv,
)
_BEFORE = (
    "Rescaling",
    "Normalization",
    "RandomTranslation",
    "RandomRotation",
    "RandomZoom",
    "RandomShear",
    "RandomFlip",
    "RandomContrast",
    "RandomBrightness",
)
_ADD = recipe("", plainly(Add), merge=True)
_CONCATENATE = recipe("axis", _concatenate, merge=True)
_LAYERS = {
    "Conv2D": _CONV,
    "Convolution2D": _CONV,
    "MaxPooling2D": _pooling(MaxPool2d),
    "MaxPool2D": _pooling(MaxPool2d),
    "AveragePooling2D": _pooling(AvgPool2d),
    "AvgPool2D": _pooling(AvgPool2d),
    "GlobalAveragePooling2D": recipe("data_format, keepdims", _global_average),
    "GlobalAvgPool2D": recipe("data_format, keepdims", _global_average),
    "Flatten": recipe("data_format", plainly(Flatten)),
    "Dense": recipe("units, activation, use_bias", _dense),
    "Dropout": recipe("rate, noise_shape, seed", lambda given: [Dropout(given.number("rate"))]),
    "BatchNormalization": recipe("axis, momentum, epsilon, center, scale", _batch_norm),
    "ZeroPadding2D": recipe("padding, data_format", _zero_padding),
    "Activation": recipe("activation", _activation),
    "ReLU": recipe("max_value, negative_slope, threshold", _relu),
    "LeakyReLU": recipe("negative_slope, alpha", _leaky),
    "ELU": recipe("alpha", lambda given: [ELU(given.number("alpha", 1))]),
    "Softmax": recipe("axis", _softmax),
    "Add": _ADD,
    "Concatenate": _CONCATENATE,
    "Reshape": recipe("target_shape", _reshape),
    **{name: Recipe(("factor", "width_factor", "fill_mode"), left_out(name)) for name in _BEFORE},
}
_FUNCTIONS = {
    "add": _ADD,
    "concatenate": _CONCATENATE,
    "concat": _CONCATENATE,
    "log_softmax": recipe("axis", softmax_of_logs),
    **{name: recipe("axis", plainly(kind)) for name, kind in NAMED.items() if name not in ("log_softmax", "leaky_relu", "elu")},
    "elu": _LAYERS["ELU"],
    "leaky_relu": recipe("alpha", lambda given: [LeakyReLU(given.number("alpha", 0.2))]),
}

KERAS = Dialect("keras", _LAYERS, _FUNCTIONS, "call")
