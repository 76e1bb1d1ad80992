"""Folding changes nothing that is computed, laying open undoes it, and edits inside groups are edits of all copies."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnstudio.blocks.registry import registry
from cnnstudio.graph.addresses import definition_of, moved
from cnnstudio.graph.block import Data
from cnnstudio.graph.check import check
from cnnstudio.graph.crossing import connected, disconnected
from cnnstudio.graph.folding import fold, fold_repeated, repeats, unfold
from cnnstudio.graph.graph import Graph, GraphError, chain
from cnnstudio.graph.group import End, Group
from cnnstudio.graph.leaves import leaves, opened
from cnnstudio.graph.paths import (
    added,
    all_groups,
    at,
    inner,
    place_of,
    removed,
    replaced,
    with_repeat,
)
from cnnstudio.graph.report import Report
from tests.graph.random_graphs import random_network, wild_graph
from tests.graph.random_groups import addresses, chosen, grouped, repeated

B = registry()
Conv2d, ReLU = B["Conv2d"], B["ReLU"]
seeds = st.integers(0, 10**9).map(random.Random)


def figures(report: Report) -> tuple[object, ...]:
    return report.parameters, report.macs, report.neurons, report.activation_bytes, report.sound


def net(*middle: object) -> Graph:
    return chain(B["Input"](3, 12, 12), *middle, B["Flatten"](), B["Linear"](10), B["Output"]())  # type: ignore[arg-type]


def stage(repeat: int = 3) -> Graph:
    """Input, a group of convolution and ReLU `repeat` times, and a dense end."""
    graph, address, _ = fold(net(Conv2d(4, 3, padding=1), ReLU()), ["conv1", "relu1"], "stage")
    return with_repeat(graph, address, repeat)


@settings(max_examples=150, deadline=None)
@given(seeds)
def test_folding_changes_no_figure_and_unfolding_gives_the_graph_back(rng: random.Random) -> None:
    graph = grouped(rng, random_network(rng), 2)
    before = check(graph)
    try:
        folded, address, moves = fold(graph, chosen(rng, graph), "part")
    except GraphError:
        return
    after = check(folded)
    assert figures(after) == figures(before)
    assert {moved(id, moves): node.shape for id, node in before.nodes.items()} == {
        id: node.shape for id, node in after.nodes.items()
    }
    laid_open, back = unfold(folded, address)
    assert laid_open == graph
    assert {moved(moved(id, moves), back) for id in before.nodes} == set(before.nodes)


@settings(max_examples=100, deadline=None)
@given(seeds)
def test_a_repeated_group_laid_open_has_the_same_figures(rng: random.Random) -> None:
    graph = repeated(rng, grouped(rng, random_network(rng)))
    before = check(graph)
    while groups := all_groups(graph):
        graph, _ = unfold(graph, rng.choice(sorted(groups)))
        assert figures(check(graph)) == figures(before)
    assert graph is leaves(graph)
    assert len(graph) == len(before.nodes)


@settings(max_examples=150, deadline=None)
@given(seeds)
def test_a_check_that_knows_an_earlier_one_finds_the_same(rng: random.Random) -> None:
    data = Data((2, 10, 10), 3)
    graph = repeated(rng, grouped(rng, random_network(rng) if rng.random() < 0.8 else wild_graph(rng)))
    report = check(graph, data)
    for _ in range(3):
        graph = edit(rng, graph)
        report = check(graph, data, report)
        full = check(graph, data)
        assert (report.nodes, report.problems, report.notes, figures(report)) == (
            full.nodes,
            full.problems,
            full.notes,
            figures(full),
        )
        for address in addresses(graph):
            assert report.at(address) == full.at(address)


def edit(rng: random.Random, graph: Graph) -> Graph:
    """Return the graph after any edit by address that is not refused."""
    every = addresses(graph)
    if not every:
        return graph
    address, other = rng.choice(every), rng.choice(every)
    try:
        return rng.choice(
            [
                lambda: replaced(graph, address, Conv2d(rng.randint(1, 4), 1)),
                lambda: removed(graph, rng.sample(every, min(3, len(every))), reconnect=rng.random() < 0.7),
                lambda: connected(graph, address, other),
                lambda: disconnected(graph, address, rng.choice(["x", "x0", "x1", "x2"])),
                lambda: added(graph, rng.choice(["", *all_groups(graph)]), ReLU())[0],
                lambda: fold(graph, chosen(rng, graph))[0],
                lambda: unfold(graph, rng.choice(sorted(all_groups(graph))))[0],
                lambda: repeated(rng, graph),
            ]
        )()
    except (GraphError, IndexError):
        return graph


@settings(max_examples=200, deadline=None)
@given(seeds)
def test_no_edit_leaves_a_port_or_a_wire_that_dangles(rng: random.Random) -> None:
    graph = grouped(rng, random_network(rng))
    for _ in range(6):
        graph = edit(rng, graph)
        sound(graph)
        every = set(all_groups(graph))
        view = opened(graph, set(rng.sample(sorted(every), rng.randint(0, len(every)))))
        assert all(edge.source in view and edge.target in view for edge in view.wires.values())
        assert sorted(edge for edges in view.ends[0].values() for edge in edges) == view.edges


def sound(graph: Graph) -> None:
    """Every wire and port begins and ends at ports that are there, and no input is fed twice."""
    assert sorted(edge for edges in graph.ends[0].values() for edge in edges) == graph.edges
    for node in graph:
        if isinstance(node.block, Group):
            group = node.block
            ends = [end for ends in group.takes.values() for end in ends]
            assert len({*ends, *group.graph.wires}) == len(ends) + len(group.graph.wires)
            assert all(ends for ends in group.takes.values())
            assert all(end.port in group.graph[end.id].block.outputs for end in group.gives.values())
            for end in ends:
                block = group.graph[end.id].block
                assert block.variadic or end.port in block.inputs
            sound(group.graph)


def test_unchanged_groups_keep_their_leaves_and_wires() -> None:
    graph = stage()
    before, after = leaves(graph), leaves(replaced(graph, "fc1", B["Linear"](7)))
    assert all(after[id] is node for id, node in before.nodes.items() if id != "fc1")
    assert all(after.wires[key] is edge for key, edge in before.wires.items())
    inside = leaves(replaced(graph, "stage.conv1", Conv2d(4, 1)))
    assert {id for id, node in before.nodes.items() if inside[id] is not node} == {f"stage.{n}.conv1" for n in range(3)}


def test_leaves_of_a_repeated_group_are_numbered_and_follow_each_other() -> None:
    flat = leaves(stage())
    assert [id for id in flat.order if id.startswith("stage")] == [
        f"stage.{number}.{id}" for number in range(3) for id in ("conv1", "relu1")
    ]
    assert flat.sources("stage.1.conv1") == ("stage.0.relu1",)
    assert flat.sources("flatten1") == ("stage.2.relu1",)
    report = check(stage())
    assert report.sound
    assert report.parameters == (3 * 4 * 9 + 4) + 2 * (4 * 4 * 9 + 4) + 4 * 144 * 10 + 10


def test_addresses_are_found_both_ways() -> None:
    graph = stage()
    assert definition_of("stage.2.conv1") == "stage.conv1"
    assert place_of(graph, "stage.conv1") == "stage.0.conv1" and place_of(graph, "stage.2.conv1") == "stage.2.conv1"
    assert [place_of(graph, address) for address in ("flatten1", "stage", "nothing.here", "stage.no")] == [
        "flatten1", "stage", "nothing.here", "stage.no",
    ]  # fmt: skip


def test_a_group_has_figures_of_its_own() -> None:
    report = check(stage())
    found = report.at("stage")
    assert found is not None
    assert (found.shape, found.inputs) == ((4, 12, 12), ((3, 12, 12),))
    assert found.parameters == sum(report.nodes[f"stage.{number}.conv1"].parameters for number in range(3))
    assert found is report.at("stage")
    assert report.at("stage.conv1") is report.nodes["stage.0.conv1"]
    assert report.at("stage.1.conv1") is report.nodes["stage.1.conv1"]
    assert report.at("gone") is None
    assert report.shape("stage", "y") == (4, 12, 12)


def test_a_path_that_leaves_and_comes_back_is_refused_and_names_what_is_missing() -> None:
    graph = net(Conv2d(), ReLU(), Conv2d(), ReLU())
    with pytest.raises(GraphError, match="relu1") as refused:
        fold(graph, ["conv1", "conv2"])
    assert refused.value.message.code == "fold.path"


@pytest.mark.parametrize(
    ("addresses", "code"),
    [([], "fold.nothing"), (["input1", "conv1"], "fold.boundary"), (["gone"], "fold.nothing"), (["a.b", "c"], "fold.levels")],
)
def test_what_cannot_be_folded_is_refused(addresses: list[str], code: str) -> None:
    with pytest.raises(GraphError) as refused:
        fold(net(Conv2d()), addresses)
    assert refused.value.message.code == code


def test_groups_nest_only_so_deep() -> None:
    graph, address = net(Conv2d()), "conv1"
    for _ in range(8):
        graph, _, moves = fold(graph, [address], "g")
        address = moved(address, moves)
    assert figures(check(graph)) == figures(check(net(Conv2d())))
    with pytest.raises(GraphError) as refused:
        fold(graph, [address])
    assert refused.value.message.code == "fold.deep"


def test_a_stretch_that_repeats_is_proposed_without_the_copy_that_differs() -> None:
    body = [Conv2d(8, 3, padding=1), ReLU()] * 3
    graph = net(Conv2d(8, 3, 2), ReLU(), *body)
    ids = [id for id in graph.nodes if id.startswith(("conv", "relu"))]
    found = repeats(graph, ids)
    assert found is not None
    assert found.copies == (("conv2", "relu2"), ("conv3", "relu3"), ("conv4", "relu4"))
    folded, address, moves = fold_repeated(graph, found, "body")
    assert at(folded, address).block.repeat == 3
    assert figures(check(folded)) == figures(check(graph))
    assert moved("relu4.weight", moves) == "body.2.relu2.weight"
    assert unfold(folded, address)[0] == graph


def test_residual_blocks_repeat_too() -> None:
    graph, last = chain(B["Input"](4, 8, 8)), "input1"
    for number in range(3):
        conv, merge = f"conv{number}", f"add{number}"
        graph = graph.add(Conv2d(4, 3, padding=1), conv, after=last).add(B["Add"](), merge, after=conv).connect(last, merge)
        last = merge
    graph = graph.add(B["Flatten"](), after=last).add(B["Linear"](2), after="flatten1").add(B["Output"](), after="fc1")
    found = repeats(graph, [id for id in graph.nodes if id.startswith(("conv", "add"))])
    assert found is not None
    assert found.copies == (("conv0", "add0"), ("conv1", "add1"), ("conv2", "add2"))
    folded, address, _ = fold_repeated(graph, found)
    assert at(folded, address).block.takes == {"x": (End("add0", "x1"), End("conv0", "x"))}
    assert figures(check(folded)) == figures(check(graph))
    assert unfold(folded, address)[0] == graph


def test_nothing_repeats_where_another_reads_in_between() -> None:
    graph = net(Conv2d(3, 1), Conv2d(3, 1)).add(B["Add"](), "add1", after="conv1")
    assert repeats(graph, ["conv1", "conv2"]) is None


def test_a_wire_into_an_open_group_uses_the_port_that_brings_the_same_value() -> None:
    graph = net(Conv2d(3, 1), B["Add"](), ReLU())
    graph, address, _ = fold(graph, ["conv1", "add1"], "part")
    both = connected(graph, "input1", "part.add1")
    assert inner(both, "part").wires == inner(graph, "part").wires
    assert at(both, address).block.takes == {"x": (End("add1", "x1"), End("conv1", "x"))}
    other = connected(graph, "relu1", "part.add1")
    assert at(other, address).block.takes == {"x": (End("conv1", "x"),), "x2": (End("add1", "x1"),)}
    assert other.wires["part", "x2"].source == "relu1"
    assert disconnected(other, "part.add1", "x1") == graph


def test_a_wire_out_of_an_open_group_makes_an_output() -> None:
    graph, address, _ = fold(net(Conv2d(3, 1), ReLU()), ["conv1", "relu1"], "part")
    new = connected(graph, "part.conv1", "flatten1")
    assert at(new, address).block.gives == {"y": End("relu1", "y"), "y2": End("conv1", "y")}
    assert new.wires["flatten1", "x"].source_port == "y2"


def test_wires_across_several_borders() -> None:
    graph, _, _ = fold(net(Conv2d(3, 1), ReLU(), Conv2d(3, 1), B["Add"]()), ["conv1", "relu1"], "a")
    graph, _, _ = fold(graph, ["a.conv1"], "deep")
    graph, _, _ = fold(graph, ["conv2", "add1"], "b")
    new = connected(graph, "a.deep.conv1", "b.add1")
    flat = leaves(new)
    assert flat.sources("b.add1") == ("b.conv2", "a.deep.conv1")
    assert figures(check(new))[-1]
    sound(new)


def test_no_further_wire_enters_a_repeated_group() -> None:
    graph = stage()
    for change in (
        lambda: connected(graph, "flatten1", "stage.relu1"),
        lambda: connected(graph, "stage.conv1", "flatten1"),
    ):
        with pytest.raises(GraphError) as refused:
            change()
        assert refused.value.message.code == "group.repeated"
    again = connected(graph, "input1", "stage.conv1")
    assert again == graph


def test_a_group_that_is_left_empty_goes_too() -> None:
    assert removed(stage(1), ["stage.conv1", "stage.relu1"], reconnect=True).sources("flatten1") == ("input1",)
    nested, _, _ = fold(stage(1), ["stage"], "outer")
    assert "outer" not in removed(nested, ["outer.stage.conv1", "outer.stage.relu1"])


def test_removing_the_last_target_removes_the_port_and_its_wire() -> None:
    cut = removed(stage(1), ["stage.conv1"])
    assert at(cut, "stage").block.inputs == ()
    assert ("stage", "x") not in cut.wires
    joined = removed(stage(1), ["stage.conv1"], reconnect=True)
    assert at(joined, "stage").block.takes == {"x": (End("relu1", "x"),)}


FAULTY = {
    "copies that do not fit": (replaced(stage(), "stage.conv1", Conv2d(4, 5)), "window.large", "stage.2.conv1"),
    "a field": (replaced(stage(), "stage.conv1", Conv2d(0)), "param.minimum", "stage.0.conv1"),
    "nothing arrives": (disconnected(stage(), "stage", "x"), "node.unconnected", "stage.0.conv1"),
    "nothing arrives inside": (disconnected(stage(1), "stage.relu1", "x"), "node.unconnected", "stage.relu1"),
    "empty": (net().add(Group(), "g"), "group.empty", "g"),
    "a port onto nothing": (
        net().add(
            Group(chain(ReLU()), {"x": (End("relu1", "x"), End("gone", "x"))}, {"y": End("relu1", "y")}), "g", after="input1"
        ),
        "group.port",
        "g",
    ),
    "two inputs repeated": (
        net().add(
            Group(chain(B["Add"]()), {"x": (End("add1", "x0"),), "x2": (End("add1", "x1"),)}, {"y": End("add1", "y")}, 3), "g"
        ),
        "group.repeat",
        "g",
    ),
}


@pytest.mark.parametrize("name", FAULTY)
def test_a_fault_has_an_address_and_its_repairs_edit_the_group(name: str) -> None:
    graph, code, address = FAULTY[name]
    found = [problem for problem in check(graph).problems if problem.code == code]
    assert [problem.address for problem in found] == [address]
    for repair in found[0].repairs:
        mended = repair.edit(graph, address)
        sound(mended)
        assert (code, address) not in {(problem.code, problem.address) for problem in check(mended).problems}, repair.message
    assert found[0].repairs or code == "window.large"


def test_a_fault_of_every_copy_is_told_once() -> None:
    report = check(replaced(stage(), "stage.conv1", Conv2d(0)))
    assert len(report.problems) == 1
    (repair,) = report.problems[0].repairs
    assert check(repair.edit(report.network, report.problems[0].address)).sound


def test_an_input_in_a_group_is_a_fault() -> None:
    graph = added(stage(1), "stage", B["Input"]())[0]
    assert ("group.boundary", "stage.input1") in {(found.code, found.address) for found in check(graph).problems}


def test_wires_that_leave_a_group_and_come_back_are_a_fault_of_the_group() -> None:
    graph, _, _ = fold(net(Conv2d(3, 1), ReLU(), B["Add"]()), ["conv1", "relu1"], "part")
    graph = added(graph, "part", B["Add"](), "add2")[0]
    graph = connected(connected(graph, "part.conv1", "add1"), "add1", "part.add2")
    assert [(found.code, found.address) for found in check(graph).problems] == [("group.loop", "part")]


def test_too_many_copies_are_one_sentence() -> None:
    graph = stage(1)
    block = Group(inner(graph, "stage"), at(graph, "stage").block.takes, at(graph, "stage").block.gives, 10**6)
    report = check(graph.replace("stage", block))
    assert [found.code for found in report.problems] == ["group.many"]
    with pytest.raises(GraphError):
        with_repeat(graph, "stage", 10**6)


@settings(max_examples=100, deadline=None)
@given(seeds)
def test_a_check_never_raises(rng: random.Random) -> None:
    graph = wild_graph(rng)
    for number in range(rng.randint(1, 3)):
        inside = wild_graph(rng, 4)
        ids = [*inside.nodes, "gone"]
        ports = ["x", "x0", "x1", "zz"]
        group = Group(
            inside,
            {port: tuple(End(rng.choice(ids), rng.choice(ports)) for _ in range(rng.randint(0, 2))) for port in ("x", "x2")},
            {port: End(rng.choice(ids), rng.choice("yz")) for port in rng.sample(["y", "y2"], rng.randint(0, 2))},
            rng.choice([1, 1, 3]),
        )
        graph = graph.add(group, f"g{number}")
        for _ in range(3):
            try:
                graph = graph.connect(rng.choice(list(graph.nodes)), rng.choice(list(graph.nodes)))
            except GraphError:
                continue
    report = check(graph, Data((3, 8, 8), 4))
    assert not report.sound
    for address in addresses(graph):
        report.at(address)
    for problem in report.problems:
        for repair in problem.repairs:
            check(repair.edit(graph, problem.address))


def test_classes_are_set_inside_the_group_that_answers() -> None:
    data = Data((3, 12, 12), 4)
    graph, address, _ = fold(net(), ["flatten1", "fc1"], "head")
    (problem,) = check(graph, data).problems
    mended = problem.repairs[0].edit(graph, problem.address)
    assert at(mended, "head.fc1").block == B["Linear"](4)
    assert check(mended, data).sound
    deep, _, _ = fold(graph, [address], "around")
    (problem,) = check(deep, data).problems
    assert at(problem.repairs[0].edit(deep, problem.address), "around.head.fc1").block == B["Linear"](4)


def test_a_dense_block_is_added_behind_a_group_whose_answer_comes_from_no_one_block() -> None:
    data = Data((3, 12, 12), 4)
    graph = chain(B["Input"](3, 12, 12), B["Flatten"](), B["Output"]())
    graph, _, _ = fold(graph, ["flatten1"], "head")
    (problem,) = check(graph, data).problems
    mended = problem.repairs[0].edit(graph, problem.address)
    assert check(mended, data).sound
