from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnstudio import words
from cnnstudio.blocks.registry import registry
from cnnstudio.graph.text import StudioError
from cnnstudio.ui.panels.palette_model import TYPE, PaletteModel
from cnnstudio.ui.shorthand import read_blocks


def found(text):
    model = PaletteModel()
    model.search(text)
    return {model.index(row, 0).data(TYPE) for row in range(model.rowCount())} - {None}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("convolucion", "Conv2d"),
        ("CONVOLUCIÓN", "Conv2d"),
        ("conv2d", "Conv2d"),
        ("normalizacion por lotes", "BatchNorm2d"),
        ("perceptron", "Linear"),
        ("densa", "Linear"),
        ("Dense", "Linear"),
        ("completamente conectada", "Linear"),
        ("GlobalAveragePooling2D", "AdaptiveAvgPool2d"),
        ("aplanar", "Flatten"),
        ("submuestreo", "MaxPool2d"),
        ("max", "MaxPool2d"),
    ],
)
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_name_finds_its_block(qapp, text, name, language):
    words.set_language(language)
    assert name in found(text)


def test_the_likeliest_is_chosen(qapp):
    model = PaletteModel()
    for text, name in (("conv", "Conv2d"), ("relu", "ReLU"), ("dense", "Linear"), ("max", "MaxPool2d")):
        model.search(text)
        assert model.best(text).data(TYPE) == name
    model.search("zzzz")
    assert not model.best("zzzz").isValid()


def test_blocks_with_their_numbers():
    blocks = registry()
    assert read_blocks("conv 6 5 relu") == [blocks["Conv2d"](6, 5), blocks["ReLU"]()]
    assert read_blocks("dense 120") == [blocks["Linear"](120)]
    assert read_blocks("max pooling 2") == [blocks["MaxPool2d"](2)]
    assert read_blocks("maxpool 3x2") == [blocks["MaxPool2d"]((3, 2))]
    assert read_blocks("Convolución 8 3 same; dropout 0,25") == [
        blocks["Conv2d"](8, 3, padding="same"),
        blocks["Dropout"](0.25),
    ]


@pytest.mark.parametrize(("text", "code"), [("zzz", "shorthand.word"), ("relu 3", "shorthand.number"), ("5", "shorthand.word")])
def test_what_is_not_understood(text, code):
    with pytest.raises(StudioError) as refused:
        read_blocks(text)
    assert refused.value.message.code == code


@given(st.text(max_size=60))
def test_any_text_gives_blocks_or_a_sentence(text):
    try:
        read_blocks(text)
    except StudioError as error:
        assert str(error)
