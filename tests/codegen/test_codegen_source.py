"""The written file is what a person would have written, and computes what the studio computes."""

from __future__ import annotations

import ast
import random
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import save_file
from torch import nn

from cnnstudio.codegen.source import lines, source
from cnnstudio.codegen.wording import class_name
from cnnstudio.engine.build import Walk, build
from cnnstudio.graph.block import Data
from cnnstudio.graph.check import check
from cnnstudio.graph.graph import Graph, chain
from cnnstudio.graph.report import Report
from cnnstudio.graph.text import StudioError
from cnnstudio.templates.registry import templates
from tests.graph.random_graphs import BLOCKS, random_network

pytestmark = pytest.mark.filterwarnings("ignore:Using padding=.same. with even kernel")
torch.set_num_threads(1)
SEEDS = range(40)
SMALL = 20_000_000
Conv2d, ReLU, Add, Concatenate, Flatten = (BLOCKS[n] for n in ("Conv2d", "ReLU", "Add", "Concatenate", "Flatten"))
Input, Output, Linear, Softmax, Dropout = (BLOCKS[n] for n in ("Input", "Output", "Linear", "Softmax", "Dropout"))

NAUGHTY = [
    '"""',
    '""" + __import__("os").system("false") + """',
    "'''",
    "\\",
    'ends with a quote"',
    '"starts with one',
    '\\"""; raise SystemExit',
    "two\nlines\nraise SystemExit",
    "carriage\rreturn",
    "separator\u2028raise SystemExit",
    "paragraph\u2029raise SystemExit",
    "next\x85line",
    "form\x0cfeed\x0bvertical",
    "null\x00byte",
    "escape\x1b[31m",
    "bidi \u202e \u2066 override",
    "lone \ud800 surrogate",
    "fmt: off",
    "noqa",
    "type: ignore",
    "-*- coding: utf-7 -*-",
    "!python",
    "{x} %s {{",
    "\\N{BULLET} \\x41 \\u0041",
    "漢字" * 60,
    "ñandú 🦙",
    "x" * 500,
    "",
    " ",
    "\n",
]


def run(text: str, name: str = "Network") -> nn.Module:
    room: dict[str, Any] = {"__name__": "generated"}
    exec(compile(text, "generated.py", "exec"), room)
    classes = [kind for kind in room.values() if isinstance(kind, type) and kind.__module__ == "generated"]
    assert classes[-1].__name__ == name
    module = classes[-1]()
    assert isinstance(module, nn.Module)
    return module


def agree(report: Report, walk: Walk, module: nn.Module, *, train: bool = False) -> None:
    assert {k: v.shape for k, v in module.state_dict().items()} == {k: v.shape for k, v in walk.state_dict().items()}
    module.load_state_dict(walk.state_dict())
    shape = report.nodes[report.graph.order[0]].shape
    assert shape is not None
    x = torch.rand(2, *shape)
    for layout in (torch.contiguous_format, torch.channels_last):
        answers = []
        for network in (walk.to(memory_format=layout), module.to(memory_format=layout)):
            network.train(train)
            torch.manual_seed(1)
            with torch.no_grad():
                answers.append(network(x.contiguous(memory_format=layout)))
        assert torch.equal(*answers)


def lint(paths: list[Path]) -> None:
    for command in (["format", "--check", "--diff"], ["check", "--select", "E,F,W,I,UP,B,ANN,SIM,PIE"]):
        ruff = [sys.executable, "-m", "ruff", *command, "--isolated", "--no-cache", "--line-length", "88"]
        done = subprocess.run([*ruff, *map(str, paths)], capture_output=True, text=True, encoding="utf-8")
        assert done.returncode == 0, done.stdout + done.stderr


def inception() -> Graph:
    graph = chain(Input(3, 8, 8), Conv2d(4, 3, padding=1), ids=["input1", "stem"])
    names = []
    for number in range(9):
        name = f"a_branch_with_quite_a_long_name_{number}"
        graph = graph.add(Conv2d(2, 1), name, after="stem")
        names.append(name)
    graph = graph.add(Concatenate(), "cat1")
    for name in names:
        graph = graph.connect(name, "cat1")
    graph = graph.add(Flatten(), "flatten1", after="cat1").add(Linear(3), "fc1", after="flatten1")
    return graph.add(Output(), "output1", after="fc1")


@pytest.mark.parametrize("seed", SEEDS)
def test_random_networks_agree_bit_for_bit(seed: int) -> None:
    report = check(random_network(random.Random(seed), size=14))
    assert report.sound, report.problems
    agree(report, build(report), run(source(report)))


@pytest.mark.parametrize("seed", range(0, 40, 5))
def test_they_agree_while_training(seed: int) -> None:
    report = check(random_network(random.Random(seed), size=14))
    agree(report, build(report), run(source(report)), train=True)


@pytest.mark.parametrize("name", templates())
def test_templates_agree(name: str) -> None:
    report = check(templates()[name].build())
    text = source(report, class_name(str(templates()[name].title)), title=str(templates()[name].title))
    if report.parameters < SMALL:
        agree(report, build(report), run(text, class_name(str(templates()[name].title))))
        return
    with torch.device("meta"):
        walk, module = build(report), run(text, class_name(str(templates()[name].title)))
        shape = templates()[name].input_shape
        assert {k: v.shape for k, v in module.state_dict().items()} == {k: v.shape for k, v in walk.state_dict().items()}
        assert module(torch.empty(1, *shape)).shape == walk(torch.empty(1, *shape)).shape


@pytest.mark.long
@pytest.mark.parametrize("name", ["alexnet", "vgg11", "vgg16"])
def test_large_templates_agree_bit_for_bit(name: str) -> None:
    report = check(templates()[name].build())
    agree(report, build(report), run(source(report)))


def test_every_file_is_formatted_and_clean(tmp_path: Path) -> None:
    reports = {name: check(template.build()) for name, template in templates().items()}
    reports |= {f"random{seed}": check(random_network(random.Random(seed), size=20)) for seed in SEEDS}
    long = Conv2d(1024, (3, 5), stride=(2, 1), padding=(1, 2), dilation=(2, 1), groups=16, bias=False)
    wide = chain(Input(512, 64, 64), long, Flatten(), Linear(2), Output(), ids=["i", "a" * 40, "flat", "b" * 40, "o"])
    reports |= {"wide": check(wide), "inception": check(inception())}
    paths = []
    for number, (name, report) in enumerate(reports.items()):
        path = tmp_path / f"{name.replace('-', '_')}.py"
        path.write_text(source(report, "Net", "net.safetensors" if number % 2 else None, title=name), encoding="utf-8")
        paths.append(path)
    lint(paths)


def test_naughty_words_change_nothing(tmp_path: Path) -> None:
    graph = chain(Input(1, 4, 4), Flatten(), Linear(3), Output(), ids=["input1", "flatten1", "fc1", "output1"])
    plain = _structure(source(check(graph.replace("fc1", name="plain")), weights="plain.safetensors", title="plain"))
    paths = []
    for number, words in enumerate(NAUGHTY):
        report = check(graph.replace("fc1", name=words))
        text = source(report, weights=words + ".safetensors", title=words)
        assert _structure(text) == plain
        run(text)
        paths.append(tmp_path / f"naughty{number}.py")
        paths[-1].write_text(text, encoding="utf-8")
    lint(paths)


def _structure(text: str) -> str:
    """Return the tree of a file without the words of the module's docstring and the name of the weights file."""
    tree = ast.parse(text)
    assert isinstance(tree.body[0], ast.Expr)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = ""
    return ast.dump(tree)


def test_example_runs_without_weights(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "model.py"
    path.write_text(source(check(inception())), encoding="utf-8")
    runpy.run_path(str(path), run_name="__main__")
    assert "[1, 3]" in capsys.readouterr().out


def test_example_loads_its_weights(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = check(inception())
    walk = build(report)
    with torch.no_grad():
        walk.get_parameter("fc1.bias").copy_(torch.tensor([0.0, 100.0, 0.0]))
    save_file(walk.state_dict(), tmp_path / "net.safetensors")
    path = tmp_path / "model.py"
    path.write_text(source(report, weights="net.safetensors"), encoding="utf-8")
    runpy.run_path(str(path), run_name="__main__")
    assert "1" in capsys.readouterr().out.split()


def test_a_shortcut_reads_as_one() -> None:
    graph = chain(Input(4, 8, 8), Conv2d(4, 3, padding="same"), ReLU(), ids=["input1", "conv1", "relu1"])
    graph = graph.add(Add(), "add1", after="relu1").connect("input1", "add1")
    graph = graph.add(Flatten(), "flatten1", after="add1").add(Output(), "output1", after="flatten1")
    forward = _forward(source(check(graph)))
    assert forward[:4] == ["identity = x", "x = self.conv1(x)", "x = self.relu1(x)", "x = x + identity"]


def test_a_projection_is_the_shortcut_whatever_its_name() -> None:
    for short in ("a_short", "z_short"):
        graph = chain(Input(4, 8, 8), Conv2d(4, 3, padding="same"), ReLU(), ids=["input1", "conv1", "relu1"])
        graph = graph.add(Conv2d(4, 1), short, after="input1")
        graph = graph.add(Add(), "add1", after="relu1").connect(short, "add1")
        graph = graph.add(Flatten(), "flatten1", after="add1").add(Output(), "output1", after="flatten1")
        forward = _forward(source(check(graph)))
        assert any(line.startswith(f"identity = self.{short}(") for line in forward)
        assert "x = self.conv1(x)" in forward
        assert "x = x + identity" in forward


def test_branches_have_names_of_their_own() -> None:
    forward = _forward(source(check(inception())))
    assert forward[1].startswith("branch1 = ")
    assert "x = self.flatten1(x)" in forward


def _forward(text: str) -> list[str]:
    body = text[text.index("def forward") : text.index("return x")].splitlines()[1:]
    return [line.split("  #")[0].strip() for line in body]


def test_dead_ends_keep_their_weights() -> None:
    graph = chain(Input(1, 6, 6), Flatten(), Linear(3), Output(), ids=["input1", "flatten1", "fc1", "output1"])
    report = check(graph.add(Conv2d(2, 3), "conv1", after="input1").add(ReLU(), "relu1", after="conv1"))
    module = run(source(report))
    assert set(module.state_dict()) == {"fc1.weight", "fc1.bias", "conv1.weight", "conv1.bias"}
    assert "conv1" not in " ".join(_forward(source(report)))


def test_lines_point_at_their_blocks() -> None:
    report = check(inception())
    text, places = lines(report)
    written = text.splitlines()
    assert set(places) == set(report.nodes)
    for id in report.nodes:
        if id.startswith(("a_branch", "fc", "flatten")):
            assert len(places[id]) >= 2
            assert any(f"self.{id}" in written[number - 1] for number in places[id])
    assert "return" in written[places["output1"][0] - 1]


def test_a_network_with_problems_has_no_source() -> None:
    with pytest.raises(StudioError) as refused:
        source(check(chain(Input(), Linear(3), Output())))
    assert refused.value.message.code == "code.problems"
    with pytest.raises(StudioError):
        source(check(Graph()))


def test_classes_that_do_not_match_the_data_do_not_hinder_it() -> None:
    report = check(chain(Input(), Flatten(), Linear(3), Output()), Data((1, 28, 28), 10))
    assert not report.sound
    run(source(report))


@pytest.mark.parametrize("name", ["", "1a", "class", "nn", "torch", "a b", "x;y", "é\n"])
def test_a_class_needs_a_name(name: str) -> None:
    with pytest.raises(ValueError, match="class name"):
        source(check(inception()), name)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("LeNet-5", "LeNet5"),
        ("LeNet-5 (28 × 28)", "LeNet5"),
        ("mi red más pequeña", "MiRedMasPequena"),
        ("LeNet-5 for 28 × 28", "LeNet5For28x28"),
        ("2 layers", "Network"),
        ("None", "Network"),
        ("torch", "Torch"),
        ("", "Network"),
        ("漢字", "Network"),
    ],
)
def test_titles_become_class_names(title: str, name: str) -> None:
    assert class_name(title) == name


def test_example_scales_its_picture_as_training_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "model.py"
    path.write_text(source(check(inception()), scaling=((0.25, 0.5, 0.125), (1.0, 2.0, 4.0))), encoding="utf-8")
    names = runpy.run_path(str(path), run_name="__main__")
    assert names["mean"].flatten().tolist() == [0.25, 0.5, 0.125]
    assert names["std"].flatten().tolist() == [1.0, 2.0, 4.0]
    assert float(names["picture"][0, 2].max()) <= (1 - 0.125) / 4


def test_problem_of_the_whole_network_is_said_once() -> None:
    with pytest.raises(StudioError) as error:
        source(check(Graph()))
    assert error.value.message.code == "code.problems"
    assert str(error.value).count("network") == 1
