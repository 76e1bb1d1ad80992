from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnstudio.graph.conventions import KERAS, PADDINGS, SIDES, TOTAL, keras_shape, padding_text, size_text
from cnnstudio.graph.shape import Window, window_out

VGG = Window((3, 3), (1, 1), ((1, 1), (1, 1)))
STEM = Window((7, 7), (2, 2), ((3, 3), (3, 3)))
IMAGE = (3, 224, 224)


def test_shapes_as_keras_prints_them():
    assert keras_shape((6, 24, 24)) == "(None, 24, 24, 6)"
    assert keras_shape((3, 480, 640)) == "(None, 480, 640, 3)"
    assert keras_shape((120,)) == "(None, 120)"


@pytest.mark.parametrize(
    ("window", "texts"),
    [
        (VGG, ["(1, 1)", "(2, 2)", "same"]),
        (STEM, ["(3, 3)", "(6, 6)", "ZeroPadding2D(3), valid"]),
        (Window((5, 5)), ["(0, 0)", "(0, 0)", "valid"]),
        (Window((4, 4), (1, 1), ((1, 2), (1, 2))), ["(1+2, 1+2)", "(3, 3)", "same"]),
        (Window((3, 5), (1, 1), ((1, 1), (2, 2))), ["(1, 2)", "(2, 4)", "same"]),
        (Window((3, 3), (2, 2), ((1, 1), (0, 0))), ["(1, 0)", "(2, 0)", "ZeroPadding2D((1, 0)), valid"]),
    ],
    ids=["vgg", "resnet's stem", "none", "even window", "two sizes", "one axis"],
)
def test_padding_in_every_convention(window, texts):
    assert [padding_text(IMAGE, window, convention) for convention in PADDINGS] == texts


def test_formulas_in_every_convention():
    assert size_text(IMAGE, VGG, 0, TOTAL) == "floor((224 - 3 + 2)/1) + 1 = 224"
    assert size_text(IMAGE, VGG, 0, KERAS) == "ceil(224/1) = 224"
    assert size_text(IMAGE, STEM, 1, KERAS) == "ceil((224 + 6 - 7 + 1)/2) = 112"
    assert size_text((1, 13, 13), Window((2, 2), (2, 2)), 0, KERAS, ceil=True) == "ceil(13/2) = 7"


axis = st.tuples(st.integers(1, 40), st.integers(1, 7), st.integers(1, 4), st.integers(0, 3), st.integers(1, 2), st.booleans())


@given(axis)
def test_every_formula_gives_the_size_that_comes_out(drawn):
    length, kernel, stride, pad, dilation, ceil = drawn
    if ceil and 2 * pad > kernel:
        return
    window = Window((kernel, kernel), (stride, stride), ((pad, pad), (pad, pad)), (dilation, dilation))
    out = window_out(length, kernel, stride, (pad, pad), dilation, ceil)
    if out < 1:
        return
    for convention in (TOTAL, KERAS):
        formula, _, said = size_text((1, length, length), window, 0, convention, ceil).rpartition(" = ")
        assert int(said) == out
        hangs = ceil and out != -(-(length + 2 * pad - dilation * (kernel - 1) - 1) // stride) + 1
        if not hangs:
            assert eval(formula, {"floor": math.floor, "ceil": math.ceil}) == out


@given(axis)
def test_same_and_valid_are_said_where_keras_puts_the_very_windows(drawn):
    length, kernel, stride, pad, dilation, _ = drawn
    window = Window((kernel, kernel), (stride, stride), ((pad, pad), (pad, pad)), (dilation, dilation))
    out = window_out(length, kernel, stride, (pad, pad), dilation)
    span = dilation * (kernel - 1) + 1
    if out < 1:
        return
    ours = [at * stride - pad for at in range(out)]
    places = -(-length // stride)
    before = max((places - 1) * stride + span - length, 0) // 2
    same = [at * stride - before for at in range(places)]
    valid = [at * stride for at in range((length - span) // stride + 1)] if length >= span else []
    said = padding_text((1, length, length), window, KERAS)
    assert (said == "valid") == (ours == valid)
    assert (said == "same") == (ours == same and ours != valid)
    assert padding_text((1, length, length), window, SIDES) == f"({pad}, {pad})"
