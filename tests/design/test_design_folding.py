"""What surrounds the network moves along with blocks that are folded or laid open; groups can be kept as blocks."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnstudio.blocks.registry import registry
from cnnstudio.design import library
from cnnstudio.design.design import Design
from cnnstudio.design.file import dumps
from cnnstudio.design.folding import fold_design, unfold_design, with_look
from cnnstudio.design.group_look import GroupLook
from cnnstudio.graph.check import check
from cnnstudio.graph.folding import repeats
from cnnstudio.graph.graph import Graph, GraphError, chain
from cnnstudio.graph.text import StudioError
from tests.graph.random_graphs import random_network
from tests.graph.random_groups import chosen, grouped

B = registry()


def design() -> Design:
    body = [B["Conv2d"](8, 3, padding=1), B["ReLU"]()] * 2
    graph = chain(B["Input"](3, 8, 8), *body, B["Flatten"](), B["Linear"](10), B["Output"]())
    return Design(networks={"main": graph}, layout={id: (8.0, 80.0 * number) for number, id in enumerate(graph.order)})


def test_positions_move_along() -> None:
    folded, address, _ = fold_design(design(), ["conv1", "relu1"], "Stage")
    assert address == "stage"
    assert folded.layout["stage"] == (8.0, 80.0)
    assert folded.layout["stage.relu1"] == (8.0, 160.0)
    assert "relu1" not in folded.layout
    assert folded.groups == {"stage": GroupLook()}
    assert folded.graph["stage"].name == "Stage"
    again, _ = unfold_design(folded, "stage")
    assert again == design()


def test_blocks_lie_where_their_group_went() -> None:
    folded, _, _ = fold_design(design(), ["conv1", "relu1"], "stage")
    elsewhere = folded.with_graph(folded.graph, {**folded.layout, "stage": (108.0, 380.0)})
    again, _ = unfold_design(elsewhere, "stage")
    assert (again.layout["conv1"], again.layout["relu1"]) == ((108.0, 380.0), (108.0, 460.0))


def test_a_stretch_that_repeats_keeps_the_positions_of_its_first_copy() -> None:
    found = repeats(design().graph, ["conv1", "relu1", "conv2", "relu2"])
    assert found is not None
    folded, address, _ = fold_design(design(), found, "stage")
    assert folded.graph[address].block.repeat == 2  # type: ignore[union-attr]
    assert folded.layout["stage.conv1"] == design().layout["conv1"]
    assert not [key for key in folded.layout if "conv2" in key]
    again, _ = unfold_design(folded, "stage")
    assert again.graph == design().graph
    assert again.layout["relu1"] == design().layout["relu1"]


def test_looks_of_inner_groups_move_along() -> None:
    folded, _, _ = fold_design(design(), ["conv1", "relu1"], "in")
    (inner,) = folded.groups
    folded = with_look(folded, inner, GroupLook(True, "green"))
    assert folded.graph is not design().graph
    outer, address, _ = fold_design(folded, [inner, "conv2"], "out")
    assert outer.groups == {f"{address}.{inner}": GroupLook(True, "green"), address: GroupLook()}
    again, _ = unfold_design(outer, address)
    assert again == folded


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9).map(random.Random))
def test_folding_and_laying_open_gives_the_design_back(rng: random.Random) -> None:
    graph = grouped(rng, random_network(rng))
    before = Design(networks={"main": graph}, layout={id: (float(rng.randint(0, 99)), 1.0) for id in graph.nodes})
    try:
        folded, address, _ = fold_design(before, chosen(rng, graph))
    except GraphError:
        return
    assert unfold_design(folded, address)[0] == before


def test_a_group_is_kept_as_a_block_and_read_again(tmp_path: Path) -> None:
    folded, address, _ = fold_design(design(), ["conv1", "relu1"], "stage")
    outer, _, _ = fold_design(folded, [address], "around")
    outer = with_look(outer, "around.stage", GroupLook(True, "blue"))
    path = library.keep(outer, "around.stage", "Mi bloque ñandú: 3 × 3", tmp_path / "new")
    assert path.name == "mi-bloque-nandu-3-3.cnn"
    (entry,), errors = library.kept(tmp_path / "new")
    assert errors == []
    assert entry.name == "Mi bloque ñandú: 3 × 3"
    assert entry.group == folded.graph["stage"].block
    assert entry.layout == {"conv1": (8.0, 80.0), "relu1": (8.0, 160.0)}
    graph = Graph().add(entry.group, name=entry.name)
    assert [node.id for node in graph] == ["group1"]
    assert check(graph.add(B["Input"](3, 8, 8)).connect("input1", "group1")).shape("group1") == (8, 8, 8)


def test_keeping_under_a_name_again_replaces_it_and_forgetting_leaves_a_copy(tmp_path: Path) -> None:
    folded, address, _ = fold_design(design(), ["conv1", "relu1"])
    for _ in range(2):
        path = library.keep(folded, address, "Block", tmp_path)
    assert len(library.kept(tmp_path)[0]) == 1
    library.forget(library.kept(tmp_path)[0][0])
    assert library.kept(tmp_path) == ([], [])
    assert path.with_name(path.name + "~").exists()


def test_what_is_no_kept_group_is_one_sentence_and_hides_no_other(tmp_path: Path) -> None:
    folded, address, _ = fold_design(design(), ["conv1", "relu1"])
    library.keep(folded, address, "Sound", tmp_path)
    (tmp_path / "broken.cnn").write_bytes(b"{")
    (tmp_path / "whole.cnn").write_bytes(dumps(design()))
    (tmp_path / "alien.cnn").write_text(json.dumps({"a": 1}))
    entries, errors = library.kept(tmp_path)
    assert [entry.name for entry in entries] == ["Sound"]
    assert {error.message.code for error in errors} == {"gate.json", "library.foreign", "design.foreign"}


@pytest.mark.parametrize("name", ["", "  ", "漢字", "../..", "/"])
def test_a_kept_block_needs_a_name_for_its_file(name: str, tmp_path: Path) -> None:
    folded, address, _ = fold_design(design(), ["conv1", "relu1"])
    with pytest.raises(StudioError) as refused:
        library.keep(folded, address, name, tmp_path)
    assert refused.value.message.code == "library.name"
    assert not list(tmp_path.iterdir())


def test_names_that_a_system_does_not_take(tmp_path: Path) -> None:
    assert library.path_for("CON", tmp_path).name == "con-block.cnn"
    assert library.path_for("../x", tmp_path).parent == tmp_path


def test_a_plain_block_is_not_kept(tmp_path: Path) -> None:
    with pytest.raises(StudioError):
        library.keep(design(), "conv1", "name", tmp_path)


def test_a_block_of_ones_own_is_renamed_and_takes_no_name_of_another(tmp_path: Path) -> None:
    folded, address, _ = fold_design(design(), ["conv1", "relu1"])
    for name in ("One", "Two"):
        library.keep(folded, address, name, tmp_path)
    one, two = library.kept(tmp_path)[0]
    with pytest.raises(StudioError) as caught:
        library.rename(one, "two", tmp_path)
    assert caught.value.message.code == "library.taken"
    assert [entry.name for entry in library.kept(tmp_path)[0]] == ["One", "Two"]
    library.rename(one, "Tres", tmp_path)
    library.rename(two, "TWO", tmp_path)
    assert [entry.name for entry in library.kept(tmp_path)[0]] == ["Tres", "TWO"]
    assert one.path.with_name(one.path.name + "~").exists(), "nothing is lost"
