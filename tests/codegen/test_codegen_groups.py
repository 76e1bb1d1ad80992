"""Groups are classes of their own in the written file, and compute what the studio computes."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import torch

from cnnstudio.codegen.source import lines, source
from cnnstudio.engine.build import build
from cnnstudio.graph.addresses import definition_of
from cnnstudio.graph.check import check
from cnnstudio.graph.crossing import connected
from cnnstudio.graph.folding import fold
from cnnstudio.graph.graph import Graph, chain
from cnnstudio.graph.paths import all_groups, replaced, with_repeat
from cnnstudio.templates.registry import templates
from tests.codegen.test_codegen_source import BLOCKS, NAUGHTY, _structure, agree, lint, run
from tests.graph.random_graphs import random_network
from tests.graph.random_groups import grouped, repeated

pytestmark = pytest.mark.filterwarnings("ignore:Using padding=.same. with even kernel")
torch.set_num_threads(1)
SEEDS = range(60)
Conv2d, ReLU, Flatten = (BLOCKS[name] for name in ("Conv2d", "ReLU", "Flatten"))
Input, Output, Linear, Add = (BLOCKS[name] for name in ("Input", "Output", "Linear", "Add"))


def network(seed: int) -> Graph:
    """A random sound network in groups, some of which repeat."""
    rng = random.Random(seed)
    graph = grouped(rng, random_network(rng, size=14), 5)
    for _ in range(2):
        many = repeated(rng, graph)
        graph = many if check(many).sound else graph
    return graph


@pytest.mark.parametrize("seed", SEEDS)
def test_networks_in_groups_agree_bit_for_bit(seed: int) -> None:
    report = check(network(seed))
    walk = build(report)
    module = run(source(report))
    assert set(module.state_dict()) == set(walk.state_dict())
    agree(report, walk, module, train=bool(seed % 2))


def test_every_file_with_groups_is_formatted_and_clean(tmp_path: Path) -> None:
    paths = []
    for seed in SEEDS:
        paths.append(tmp_path / f"random{seed}.py")
        paths[-1].write_text(source(check(network(seed))), encoding="utf-8")
    long = chain(Input(3, 8, 8), *[Conv2d(4, (1, 3), padding=(0, 1), dilation=(1, 1))] * 2, Flatten(), Linear(2), Output())
    graph, _, _ = fold(long, ["conv1", "conv2"], "x" * 40, "a" * 40)
    graph = with_repeat(graph, "a" * 40, 9)
    paths.append(tmp_path / "long.py")
    paths[-1].write_text(source(check(graph)), encoding="utf-8")
    lint(paths)


def stages() -> Graph:
    """Two groups that are wired alike: each a convolution and a ReLU, the second three times."""
    body = [Conv2d(4, 3, padding=1), ReLU(), Conv2d(8, 3, padding=1), ReLU()]
    graph = chain(Input(3, 8, 8), *body, Flatten(), Linear(10), Output())
    graph, _, _ = fold(graph, ["conv1", "relu1"], "one")
    graph, _, _ = fold(graph, ["conv2", "relu2"], "two")
    return with_repeat(graph, "two", 3)


def test_a_group_is_made_once_or_in_a_sequential() -> None:
    text = source(check(stages()))
    assert "self.one = One()" in text
    assert "self.two = nn.Sequential(Two(4), Two(8), Two(8))" in text
    assert "def __init__(self, in_channels: int) -> None:" in text


def test_many_equal_copies_are_written_once() -> None:
    text = source(check(with_repeat(stages(), "two", 9)))
    assert "self.two = nn.Sequential(Two(4), *[Two(8) for _ in range(8)])" in text


def test_groups_that_are_wired_alike_share_a_class() -> None:
    graph = templates()["resnet18"].build()
    text = source(check(graph), "ResNet18")
    assert [line for line in text.splitlines() if line.startswith("class ")] == [
        "class Layer(nn.Module):",
        "class LayerDown(nn.Module):",
        "class ResNet18(nn.Module):",
    ]
    assert "self.layer1 = nn.Sequential(Layer(64), Layer(64))" in text
    assert "self.layer4_down = LayerDown(256, 512)" in text
    assert "def __init__(self, channels: int) -> None:" in text


def test_a_class_has_the_name_of_its_group_and_no_other_has_it() -> None:
    graph = stages()
    for name, first in (("Bloque número uno", "BloqueNumeroUno"), ("Network", "Network2"), ("torch", "Torch"), ("漢字", "One")):
        text = source(check(replaced(graph, "one", name=name)))
        assert f"class {first}(nn.Module):" in text
        run(text)


def test_several_inputs_and_outputs() -> None:
    graph = chain(Input(3, 8, 8), Conv2d(3, 1), Add(), ReLU(), Conv2d(3, 1), Flatten(), Linear(4), Output())
    graph, _, _ = fold(graph, ["add1", "relu1"], "part")
    graph = connected(graph, "input1", "part.add1")
    graph = graph.add(Add(), "add2", after="conv2").splice(graph.wires["flatten1", "x"], Add(), "add3")
    graph = connected(graph, "part.add1", "add3")
    graph = graph.remove(["add2"])
    report = check(graph)
    assert report.sound
    text = source(report)
    assert "self, x: torch.Tensor, x2: torch.Tensor\n" in text
    assert "-> tuple[torch.Tensor, torch.Tensor]:" in text
    agree(report, build(report), run(text))


def test_naughty_names_of_groups_change_nothing(tmp_path: Path) -> None:
    plain = _structure(source(check(stages())))
    paths = []
    for number, words in enumerate(NAUGHTY):
        text = source(check(replaced(stages(), "two", name=words)))
        run(text)
        assert len(_structure(text)) < 2 * len(plain)
        paths.append(tmp_path / f"naughty{number}.py")
        paths[-1].write_text(text, encoding="utf-8")
    lint(paths)


@pytest.mark.parametrize("seed", range(10))
def test_lines_point_at_blocks_and_groups(seed: int) -> None:
    report = check(network(seed))
    text, places = lines(report)
    written = text.splitlines()
    with_weights = {definition_of(id) for id, node in report.nodes.items() if node.parameters}
    assert with_weights | set(all_groups(report.network)) <= set(places)
    for address in with_weights:
        id = address.rpartition(".")[2]
        assert any(f"self.{id}" in written[number - 1] for number in places[address])
