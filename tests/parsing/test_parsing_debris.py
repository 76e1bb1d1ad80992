"""What surrounds code on slides changes nothing of the network."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.text import StudioError
from cnnstudio.parsing.debris import clean, lines_of
from cnnstudio.parsing.network import network_from_code
from cnnstudio.parsing.recognize import looks_like_code
from tests.parsing.slides import POOLED, TORCH, V1, blocks, drawn, kinds

PLAIN = (
    [line[3:] for line in V1.strip().splitlines()],
    [line for line in POOLED.splitlines() if "=" in line or "import" in line],
    TORCH.strip().splitlines(),
)
DRAWN = [network_from_code("\n".join(lines).replace("| ", "")).graph for lines in PLAIN]
NOISE = (
    "",
    "GRACIAS POR SU ATENCIÓN",
    "Test Loss: 0.0873",
    "```",
    "- una lista (de cosas",
    "¿Qué pasa?",
    "# MODELO V2",
    "| dense (Dense) | (None, 10) | 2,570 |",
    "313/313 ———— 2s 4ms/step - accuracy: 0.97",
    "don't: [1.47, 0.47]",
    "!pip install keras",
    "Out[3]: <Model>",
)


def numbered(lines: list[str], first: int, mark: str) -> list[str]:
    width = len(str(first + len(lines)))
    return [f"{first + number:>{width}}{mark}{line}" for number, line in enumerate(lines)]


def quoted(lines: list[str], pair: str) -> list[str]:
    return [line.replace("'", pair[0]).replace('"', pair[1]) for line in lines]


@st.composite
def slides(draw: st.DrawFn) -> tuple[str, Graph]:
    """Return code with debris, and the network that it draws without."""
    which = draw(st.sampled_from(range(len(PLAIN))))
    lines = quoted(list(PLAIN[which]), draw(st.sampled_from(["'\"", "’”", "‘“", "′″", "'«"])))
    lines = [line + draw(st.sampled_from(["", "  ", "\t", " # aire", "\u00a0"])) for line in lines]
    match draw(st.sampled_from(["none", "numbers", "prompt", "guides", "indented", "cells"])):
        case "numbers":
            lines = numbered(lines, draw(st.integers(0, 990)), draw(st.sampled_from([" ", ". ", ": ", "| "])))
        case "prompt":
            lines = [f"{'...' if number else '>>>'} {line}" for number, line in enumerate(lines)]
        case "guides":
            lines = [line.replace("    ", "│   ") if line.startswith("    ") else line for line in lines]
        case "indented":
            lines = [f"      {line}" for line in lines]
        case "cells":
            lines = ["In [3]:", *lines]
    before = draw(st.lists(st.sampled_from(NOISE), max_size=4))
    after = draw(st.lists(st.sampled_from(NOISE), max_size=4))
    end = draw(st.sampled_from(["\n", "\r\n", "\u2028"]))
    return end.join([*before, *lines, *after]), DRAWN[which]


@settings(max_examples=150, deadline=None)
@given(slides())
def test_debris_leaves_the_network_as_it_is(slide):
    text, graph = slide
    parsed = network_from_code(text)
    assert blocks(parsed.graph) == blocks(graph)
    assert parsed.unknown == ()


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([*map("\n".join, PLAIN), V1, POOLED]),
    st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 12), st.text(max_size=6)), min_size=1, max_size=6),
)
def test_code_that_is_cut_anywhere_is_drawn_or_refused_with_a_sentence(text, cuts):
    for place, length, put in cuts:
        text = text[:place] + put + text[place + length :]
    try:
        parsed = network_from_code(text)
    except StudioError:
        return
    assert kinds(parsed.graph)[-1] == "Output"
    assert all(line.strip() for _, line in parsed.unknown)


@given(st.lists(st.text(max_size=20), max_size=8))
@settings(max_examples=60, deadline=None)
def test_cleaning_keeps_every_line_at_its_number(lines):
    found = lines_of("\n".join(lines))
    assert len(clean(found)) == len(found)


def test_numbers_that_belong_to_the_code_stay():
    text = "model = Sequential([\n  Flatten(),\n  Dense(\n    10\n  ),\n])"
    assert clean(lines_of(text)) == text.splitlines()


def test_a_lost_line_inside_brackets_is_passed_over():
    text = V1.replace("25     layers", "MODELO V1 (sigue)\n25     layers")
    assert blocks(network_from_code(text).graph) == blocks(DRAWN[0])


def test_layers_that_the_slide_leaves_out_are_a_visible_gap():
    parsed = network_from_code(V1.replace("24     layers.Conv2D(4, (3, 3), activation='relu'),", "24     …"))
    assert [number for number, _ in parsed.unknown] == [7]


def test_a_lost_comma_is_put_back():
    assert blocks(network_from_code(V1.replace("Flatten(),", "Flatten()")).graph) == blocks(DRAWN[0])


@pytest.mark.parametrize("cut", ["28 ])\n", ")\n28 ])\n", "'softmax')\n28 ])\n"])
def test_brackets_that_never_close_are_closed(cut):
    text = V1.replace(cut, "'softmax'\n" if "soft" in cut else "\n") + "\nmodel.compile(optimizer='adam')\n"
    assert blocks(network_from_code(text).graph) == blocks(DRAWN[0])


def test_a_layer_that_is_no_python_becomes_an_unknown_block():
    parsed = network_from_code(V1.replace("Conv2D(4, (3, 3),", "Conv2D(4, (3, 3)"))
    assert [number for number, _ in parsed.unknown] == [7]
    assert len(parsed.graph) == len(DRAWN[0]) - 1
    text = "x = layers.Conv2D(4, 3)(x)\ny = layers.Conv2D(4 3)(x)\nz = layers.add([x, y])"
    assert drawn(text) == ["Conv2d", "Conv2D", "Add"]


def test_a_class_that_lost_its_indentation_is_put_together_again():
    flat = "\n".join(line.strip() for line in TORCH.splitlines())
    assert blocks(network_from_code(flat + "\nEjercicio (en clase\nnet = LeNet()").graph) == blocks(DRAWN[2])
    shifted = "\n".join(" " * (number % 2) * bool(line.strip()) + line for number, line in enumerate(TORCH.splitlines()))
    assert blocks(network_from_code(shifted).graph) == blocks(DRAWN[2])


def test_layers_without_a_network_are_a_network():
    text = "    layers.MaxPooling2D((2, 2)),\n    layers.Conv2D(8, (3, 3)),\n"
    assert drawn(text) == ["MaxPool2d", "Conv2d"]


def test_code_is_told_from_other_text():
    assert looks_like_code("self.conv1 = nn.Conv2d(1, 6, 5)") and looks_like_code("x = Input(shape=(3,))")
    assert not looks_like_code(textwrap.dedent("conv2d (Conv2D) | (None, 26, 26, 64)\nUna capa densa (Dense) de 10."))
    assert not looks_like_code('{"networks": {"main": {"nodes": [{"type": "Conv2d"}]}}}')
