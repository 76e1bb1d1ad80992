"""Keras's ways of writing a network, and what of them differs from ours."""

from __future__ import annotations

import pytest

from cnnstudio.blocks.adaptive_avg_pool2d import AdaptiveAvgPool2d
from cnnstudio.blocks.avg_pool2d import AvgPool2d
from cnnstudio.blocks.batch_norm2d import BatchNorm2d
from cnnstudio.blocks.conv2d import Conv2d
from cnnstudio.blocks.elu import ELU
from cnnstudio.blocks.flatten import Flatten
from cnnstudio.blocks.leaky_relu import LeakyReLU
from cnnstudio.blocks.linear import Linear
from cnnstudio.blocks.max_pool2d import MaxPool2d
from cnnstudio.blocks.zero_pad2d import ZeroPad2d
from cnnstudio.graph.block import UnknownBlock
from cnnstudio.graph.check import check
from cnnstudio.graph.graph import Edge
from cnnstudio.parsing.network import network_from_code
from tests.parsing.slides import blocks, codes, drawn, kinds


def first(layer: str, shape: str = "(28, 28, 1)"):
    """Return the block behind the Input for one layer."""
    return blocks(network_from_code(f"Sequential([Input({shape}), layers.{layer}])").graph)[1]


@pytest.mark.parametrize(
    ("layer", "block"),
    [
        ("Conv2D(8, 3)", Conv2d(8, 3)),
        ("Conv2D(8, (3, 5), (2, 1), 'VALID', use_bias=False)", Conv2d(8, (3, 5), (2, 1), bias=False)),
        ("Conv2D(8, 4, padding='same', dilation_rate=2)", Conv2d(8, 4, padding="same", dilation=2)),
        ("Conv2D(8, 5, strides=2, padding='same', groups=1)", Conv2d(8, 5, 2, padding=2)),
        ("MaxPooling2D()", MaxPool2d(2)),
        ("MaxPool2D(3, strides=2)", MaxPool2d(3, stride=2)),
        ("MaxPooling2D((2, 2), strides=(2, 2), padding='same')", MaxPool2d(2)),
        ("AveragePooling2D(pool_size=(2, 2))", AvgPool2d(2)),
        ("GlobalAveragePooling2D(keepdims=True)", AdaptiveAvgPool2d(1)),
        ("BatchNormalization()", BatchNorm2d(eps=1e-3, momentum=0.01)),
        ("BatchNormalization(momentum=0.9, epsilon=1e-5)", BatchNorm2d(eps=1e-5, momentum=0.1)),
        ("ZeroPadding2D(((1, 2), (3, 4)))", ZeroPad2d((1, 2), (3, 4))),
        ("ZeroPadding2D((1, 2))", ZeroPad2d((1, 1), (2, 2))),
        ("LeakyReLU(alpha=0.2)", LeakyReLU(0.2)),
        ("LeakyReLU()", LeakyReLU(0.3)),
        ("Activation('elu')", ELU()),
    ],
)
def test_a_layer_is_the_block_that_computes_the_same(layer, block):
    assert first(layer) == block


@pytest.mark.parametrize("size", range(4, 12))
@pytest.mark.parametrize("kernel", [1, 2, 3, 5])
@pytest.mark.parametrize("stride", [1, 2, 3])
@pytest.mark.parametrize(
    "layer", ["Conv2D(4, {k}, strides={s}, padding='same')", "MaxPool2D({k}, strides={s}, padding='same')"]
)
def test_same_gives_the_size_that_keras_gives(layer, size, kernel, stride):
    text = f"Sequential([Input(({size}, {size}, 4)), layers.{layer.format(k=kernel, s=stride)}])"
    parsed = network_from_code(text)
    graph = parsed.graph
    places = check(graph).shape(graph.order[1])
    total = max((-(-size // stride) - 1) * stride + kernel - size, 0)
    if places != (4, -(-size // stride), -(-size // stride)):
        assert layer.startswith("Max") and "parsing.same" in codes(parsed)
    exact = total % 2 == 0 or (stride == 1 and layer.startswith("Conv"))
    assert exact or layer.startswith("Max") or "parsing.same" in codes(parsed)


def test_layers_are_added_one_by_one():
    text = """
    m = tf.keras.models.Sequential()
    m.add(tf.keras.layers.InputLayer(input_shape=(8, 8, 3)))
    m.add(tf.keras.layers.Conv2D(4, 3, name="conv_1"))
    m.add(tf.keras.layers.ReLU())
    """
    graph = network_from_code(text).graph
    assert kinds(graph) == ["Input", "Conv2d", "ReLU", "Output"]
    assert graph["conv1"].name == "conv_1"
    assert check(graph).shape("input") == (3, 8, 8)


def test_a_function_of_the_code_is_followed_with_its_own_weights():
    text = """
def block(x, filters, size=3):
    y = layers.Conv2D(filters, size, padding="same")(x)
    y = layers.BatchNormalization()(y)
    return layers.add([x, y])

inputs = keras.Input((32, 32, 3))
x = layers.Conv2D(16, 3, padding="same")(inputs)
x = block(x, 16)
x = block(x, filters=16, size=1)
side = layers.Conv2D(2 ** 3, 1)(x)
x = layers.Concatenate()([x, side])
outputs = layers.Dense(10)(layers.GlobalAveragePooling2D()(x))
model = keras.Model(inputs, outputs)
"""
    parsed = network_from_code(text)
    report = check(parsed.graph)
    assert report.sound and parsed.notes == ()
    assert report.parameters == 448 + (2_320 + 32) + (272 + 32) + 136 + 250
    assert Edge("conv1", "add1", "x0") in parsed.graph.edges


def test_names_stand_for_what_was_bound_to_them():
    text = """
from keras.layers import Conv2D as C, Dense as D
import keras.layers as L
num_classes = 2 * 5
input_shape = (28, 28) + (1,)
model = keras.Sequential([L.Input(shape=input_shape), C(2 ** 3, 3), L.Flatten(), D(num_classes if num_classes > 1 else 1)])
"""
    graph = network_from_code(text).graph
    assert check(graph).shape("input") == (1, 28, 28)
    assert blocks(graph)[1:-1] == [Conv2d(8, 3), Flatten(), Linear(10)]


def test_a_layer_that_is_not_known_stands_in_its_place():
    text = "model = Sequential([\n  Input((28, 28, 1)),\n  layers.Conv2D(4, 3),\n  layers.Strange(3),\n  layers.Flatten(),\n])"
    parsed = network_from_code(text)
    assert kinds(parsed.graph) == ["Input", "Conv2d", "Strange", "Flatten", "Output"]
    assert parsed.unknown == ((4, "layers.Strange(3),"),)
    block = blocks(parsed.graph)[2]
    assert isinstance(block, UnknownBlock) and block.data["line"] == "layers.Strange(3),"
    assert [problem.code for problem in check(parsed.graph).problems] == ["block.unknown"]


@pytest.mark.parametrize(
    "layer",
    [
        "Dense(classes)",
        "Dense('ten')",
        "Dense(10, activation='maxout')",
        "Dense(10, activation=layers.LeakyReLU('much'))",
        "Conv2D(3, 3, data_format='channels_first')",
        "Dropout(0.5 if seed else 0.1)",
        "Flatten() if deep else Dense(3)",
        "LSTM(3)",
        "block(3)",
    ],
)
def test_what_cannot_be_read_is_unknown_and_says_its_line(layer):
    parsed = network_from_code(f"Sequential([\n Input((28, 28, 1)),\n layers.Conv2D(2, 3),\n {layer},\n layers.Flatten()])")
    assert [number for number, _ in parsed.unknown] == [4]
    assert len(parsed.graph) == 5


def test_a_known_name_is_not_the_type_of_an_unknown_block():
    """A saved file would otherwise be read as a sound Dropout."""
    assert "Dropout" not in drawn("Sequential([layers.Flatten(), layers.Dropout(rate)])")


def test_a_loop_that_makes_layers_is_unknown():
    text = (
        "m = Sequential([Input((9, 9, 1))])\n\nm.add(Flatten())\nfor i in range(3):\n    m.add(Dense(3))\n    m.add(Dense(4))\n"
    )
    parsed = network_from_code(text)
    assert kinds(parsed.graph) == ["Input", "Flatten", "for", "Output"]
    assert parsed.unknown == ((4, "for i in range(3):"),)


def test_a_layer_used_twice_keeps_its_weights_to_itself():
    text = "a = Input((9, 9, 1))\nc = layers.Conv2D(1, 3, padding='same')\nx = c(a)\nx = c(x)\nm = Model(a, x)"
    parsed = network_from_code(text)
    assert [block.reason.code for block in blocks(parsed.graph) if isinstance(block, UnknownBlock)] == ["parsing.shared"]
    assert parsed.unknown == ((4, "x = c(x)"),)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Sequential([layers.RandomZoom(0.1, fill_value=0, input_shape=(9, 9, 1)), layers.Flatten()])", "parsing.preparation"),
        ("Sequential([Input((9, 9, 1)), layers.Dense(3, kernel_regularizer='l2')])", "parsing.left_out"),
        ("Sequential([Input((9, 9, 1)), layers.Dense(3, activation='log_softmax')])", "parsing.log_softmax"),
        ("Sequential([Input((784,)), layers.Dense(3)])", "parsing.flat"),
        ("Sequential([Input((None, None, 3)), layers.Flatten()])", "parsing.assumed"),
    ],
)
def test_what_is_drawn_differently_is_said(text, code):
    assert codes(network_from_code(text)) == {code}


def test_a_row_of_numbers_becomes_a_picture():
    graph = network_from_code("Sequential([layers.Dense(10, input_dim=3072)])").graph
    assert kinds(graph) == ["Input", "Flatten", "Linear", "Output"]
    assert check(graph).shape("input") == (3, 32, 32)
