from __future__ import annotations

import csv
import io
import json

import pytest

from cnnstudio.blocks.adaptive_avg_pool2d import AdaptiveAvgPool2d
from cnnstudio.blocks.batch_norm2d import BatchNorm2d
from cnnstudio.blocks.conv2d import Conv2d
from cnnstudio.blocks.dropout import Dropout
from cnnstudio.blocks.flatten import Flatten
from cnnstudio.blocks.input import Input
from cnnstudio.blocks.linear import Linear
from cnnstudio.blocks.max_pool2d import MaxPool2d
from cnnstudio.blocks.output import Output
from cnnstudio.blocks.relu import ReLU
from cnnstudio.graph import table
from cnnstudio.graph.block import Block, Data, UnknownBlock
from cnnstudio.graph.check import check
from cnnstudio.graph.graph import Graph, chain
from cnnstudio.graph.report import Report
from cnnstudio.graph.summary import as_csv, as_json, as_latex, as_markdown, as_text, rows, weight_size
from cnnstudio.graph.text import Message, Text, fill, translate

BLOCKS: tuple[Block, ...] = (
    Input(1, 28, 28),
    Conv2d(6, 5),
    BatchNorm2d(),
    ReLU(),
    MaxPool2d(2),
    Flatten(),
    Dropout(0.5),
    Linear(10),
    Output(),
)
IDS = ("input", "conv1", "bn1", "relu1", "pool1", "flatten", "drop1", "fc1", "output")
NETWORK = chain(*BLOCKS, ids=IDS)
REPORT = check(NETWORK)


def number(value: int | float) -> str:
    return f"{value:,}"


def say(message: Message | Text | str) -> str:
    return fill(message, str, number)


def named(name: str) -> Report:
    return check(NETWORK.replace("conv1", name=name))


def test_a_row_for_each_block_in_the_order_in_which_they_run():
    found = rows(REPORT)
    assert tuple(row.address for row in found) == IDS
    conv = found[1]
    assert (conv.type, conv.output_shape, conv.neurons) == ("Conv2d", (6, 24, 24), 6 * 24 * 24)
    assert (conv.parameters, conv.macs) == (156, 25 * 6 * 24 * 24)


def test_a_lecture_folds_what_docks_and_leaves_flatten_and_output_out():
    found = rows(REPORT, lecture=True)
    assert [(row.number, row.address) for row in found] == [(0, "input"), (1, "conv1"), (2, "pool1"), (3, "fc1")]
    assert found[1].parameters == 156 + 12
    assert sum(row.parameters for row in found) == REPORT.parameters
    assert sum(row.macs for row in found) == REPORT.macs


@pytest.mark.parametrize(("size", "shown"), [(7, False), (1, True)])
def test_a_lecture_shows_adaptive_pooling_only_where_it_changes_the_picture(size, shown):
    graph = chain(Input(3, 9, 9), Conv2d(4, 3), AdaptiveAvgPool2d(size), Flatten(), Linear(2), Output())
    assert ("AdaptiveAvgPool2d" in {row.type for row in rows(check(graph), lecture=True)}) is shown


def test_a_lecture_shows_normalization_of_the_picture_itself_as_a_layer():
    graph = chain(Input(3, 9, 9), BatchNorm2d(), Flatten(), Linear(2), Output())
    report = check(graph)
    found = rows(report, lecture=True)
    assert [row.type for row in found] == ["Input", "BatchNorm2d", "Linear"]
    assert sum(row.parameters for row in found) == report.parameters


def test_json_has_the_keys_that_programs_read():
    found = json.loads(json.dumps(as_json(REPORT)))
    assert list(found) == ["blocks", "parameters", "macs", "neurons", "problems", "notes"]
    assert found["blocks"][1] == {
        "id": "conv1",
        "type": "Conv2d",
        "output_shape": [6, 24, 24],
        "neurons": 3456,
        "parameters": 156,
        "macs": 86400,
    }
    assert (found["parameters"], found["macs"], found["neurons"]) == (REPORT.parameters, REPORT.macs, REPORT.neurons)
    assert [block["id"] for block in found["blocks"]] == list(IDS)


def test_json_tells_problems_and_notes_with_their_address():
    report = check(chain(Input(1, 8, 8), Conv2d(1, 9), Flatten(), Linear(3), Output()), Data((1, 8, 8), 4))
    found = as_json(report)
    (problem,) = found["problems"]
    assert (problem["code"], problem["address"]) == ("window.large", "conv1")
    assert problem["message"]
    assert [block["output_shape"] for block in found["blocks"]] == [[1, 8, 8], None, None, None, None]
    unseen = check(chain(Input(1, 13, 13), MaxPool2d(2), Flatten(), Linear(3), Output()))
    assert [(note["code"], note["address"]) for note in as_json(unseen)["notes"]] == [
        ("window.rows", "pool1"),
        ("window.columns", "pool1"),
    ]


def test_plain_text_is_aligned_and_ends_with_totals_problems_and_notes():
    lines = as_text(REPORT, say, number).splitlines()
    assert len({len(line) for line in lines[: 3 + len(IDS)]}) == 1
    cells = ("1 × 28 × 28", "6 × 24 × 24", "6 × 24 × 24")
    shapes = [line.index(cell) for line, cell in zip(lines[2:5], cells, strict=True)]
    assert len(set(shapes)) == 1
    assert lines[3].endswith("  86,400")
    assert number(REPORT.parameters) in lines[3 + len(IDS)]
    broken = as_text(check(chain(Input(1, 8, 8), Conv2d(1, 9), Output())), say, number)
    assert "  conv1: " in broken
    assert "?" in broken


def test_all_words_pass_through_the_callers_hands():
    said: list[str] = []

    def spy(message: Message | Text | str) -> str:
        said.append(message.code if isinstance(message, Message) else str(message))
        return "·"

    for text in (as_text, as_markdown, as_latex):
        assert "Parameters" not in text(REPORT, spy, number)
    assert {"summary.parameters", "summary.neurons", "summary.macs"} <= set(said)


@pytest.mark.parametrize(
    ("parameters", "value", "unit"),
    [(188_660, 736.95, "KB"), (44_426, 173.54, "KB"), (372_234, 1.42, "MB"), (0, 0.0, "B"), (10, 40.0, "B")],
)
def test_memory_is_given_as_keras_gives_it(parameters, value, unit):
    assert dict(weight_size(parameters).values) == {"value": value, "unit": unit}


def test_markdown_shows_a_users_text_as_it_is():
    found = as_markdown(named("a|b\n*c* <img> `d` [e](f)"), say, number)
    line = next(line for line in found.splitlines() if "conv1" in line)
    assert r"a\|b \*c\* \<img\> \`d\` \[e\](f)" in line
    assert line.replace(r"\|", "").count("|") == 6
    assert all(row.startswith("| ") for row in found.splitlines()[: 2 + len(IDS)])


def test_latex_prints_a_users_text_as_it_is():
    found = as_latex(named(r"50% \input{x} #1 & $y_2$ ~^"), say, number)
    assert r"50\% \textbackslash{}input\{x\} \#1 \& \$y\_2\$ \textasciitilde{}\textasciicircum{}" in found
    assert r"\texttt{conv1} (Conv2d)" in found
    assert r"6 $\times$ 24 $\times$ 24" in found
    rows_of_table = [line for line in found.splitlines() if line.endswith(r" \\")]
    assert len(rows_of_table) == len(IDS) + 2
    assert all(line.replace(r"\&", "").count("&") == 4 for line in rows_of_table)


def test_latex_keeps_the_spaces_that_group_digits():
    found = as_latex(REPORT, say, lambda value: f"{value:,}".replace(",", "\N{NARROW NO-BREAK SPACE}"))
    assert r"86\,400" in found


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "＝1"])
def test_csv_holds_no_formula(name):
    records = list(csv.reader(io.StringIO(as_csv(named(name), say))))
    assert records[2][0] == "conv1"
    assert records[2][1].startswith("'")
    assert all(cell[:1] not in tuple("=+-@") for record in records for cell in record)


def test_csv_is_read_back_with_plain_numbers():
    records = list(csv.DictReader(io.StringIO(as_csv(named('with "quotes", and; more'), say))))
    assert [record["Block"] for record in records] == list(IDS)
    assert (records[1]["Name"], records[1]["MACs"]) == ('with "quotes", and; more', "86400")
    lecture = list(csv.DictReader(io.StringIO(as_csv(REPORT, say, lecture=True))))
    assert [record["Layer"] for record in lecture] == ["0", "1", "2", "3"]


def test_names_and_types_from_a_file_stay_on_their_line():
    reason = Message("test.unknown", translate("Test", "unknown"))
    odd = "Zip\r\n\x1b[31m\u202e" + "x" * 200
    graph = Graph().add(Input(), "input").add(UnknownBlock(odd, {}, reason), "odd", after="input", name="a\nb\x00c\u2028d")
    report = check(graph)
    for text in (as_text(report, say, number), as_markdown(report, say, number), as_latex(report, say, number)):
        assert not {"\r", "\x00", "\x1b", "\u2028", "\u202e"} & set(text)
        assert sum("odd" in line for line in text.splitlines()) >= 1
    assert max(map(len, as_text(report, say, number).splitlines())) < 150
    assert as_json(report)["blocks"][1]["type"] == odd
    assert len(list(csv.reader(io.StringIO(as_csv(report, say))))) == 3


def test_wide_letters_take_two_columns():
    assert [table.width(text) for text in ("abc", "日本", "e\u0301", "")] == [3, 4, 1, 0]
    lines = as_text(named("日本"), say, number).splitlines()
    assert len({table.width(line) for line in lines[: 3 + len(IDS)]}) == 1


@pytest.mark.parametrize("lecture", [False, True])
def test_an_empty_network_has_a_summary(lecture):
    report = check(Graph())
    assert rows(report, lecture) == []
    assert as_text(report, say, number, lecture)
    assert as_markdown(report, say, number, lecture)
    assert as_latex(report, say, number, lecture)
    assert len(as_csv(report, say, lecture).splitlines()) == 1
    assert {problem["code"] for problem in as_json(report, lecture)["problems"]} == {"graph.no_input", "graph.no_output"}
