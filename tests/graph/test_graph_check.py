"""What check says of wrong and of right networks, what its repairs do, and that looking again at a change is looking anew."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnstudio.blocks.conv2d import Conv2d
from cnnstudio.graph.block import Block, Data, UnknownBlock
from cnnstudio.graph.check import check
from cnnstudio.graph.graph import Graph, GraphError, chain
from cnnstudio.graph.report import Report
from cnnstudio.graph.text import Message, translate
from tests.graph.random_graphs import BLOCKS, any_block, image_block, random_network, wild_graph

MNIST = Data((1, 28, 28), 10)
B: dict[str, Callable[..., Block]] = dict(BLOCKS)
HEAD = [B["Flatten"](), B["Linear"](10), B["Output"]()]


def net(*body: Block, size: int = 28, channels: int = 1) -> Graph:
    return chain(B["Input"](channels, size, size), *body, *HEAD)


def unknown() -> Graph:
    return net().replace("flatten1", UnknownBlock("Mystery", {}, Message("block.unknown", translate("Test", "unknown"))))


def merged(kind: str, *branches: Block, base: Block | None = None) -> Graph:
    """Return a network with `base`, branches behind it, and a merge of the branches and of the base itself."""
    graph = chain(B["Input"](2, 8, 8), base or B["ReLU"](), ids=["input1", "base"]).add(B[kind](), "merge")
    graph = graph.connect("base", "merge")
    for number, block in enumerate(branches):
        graph = graph.add(block, f"branch{number}", after="base").connect(f"branch{number}", "merge")
    for id, block, source in (
        ("flat", B["Flatten"](), "merge"),
        ("fc1", B["Linear"](10), "flat"),
        ("output1", B["Output"](), "fc1"),
    ):
        graph = graph.add(block, id, after=source)
    return graph


WRONG: dict[str, tuple[Graph, str, str]] = {
    "no input": (net().remove(["input1"]), "graph.no_input", ""),
    "no output": (net().remove(["output1"]), "graph.no_output", ""),
    "nothing": (Graph(), "graph.no_input", ""),
    "two inputs": (net().add(B["Input"](), "input2"), "graph.inputs", "input2"),
    "two outputs": (net().add(B["Output"](), "output2", after="fc1"), "graph.outputs", "output2"),
    "no wire": (net(B["ReLU"]()).disconnect("relu1", "x"), "node.unconnected", "relu1"),
    "a lonely block": (net().add(Conv2d(), "conv1"), "node.unconnected", "conv1"),
    "a lonely merge": (net().add(B["Add"](), "add1"), "node.unconnected", "add1"),
    "cycle": (merged("Add", B["ReLU"]()).connect("merge", "base"), "graph.cycle", "base"),
    "window": (net(Conv2d(4, 9), size=6), "window.large", "conv1"),
    "window of one axis": (net(Conv2d(4, (3, 9)), size=6), "window.large", "conv1"),
    "dilated window": (net(Conv2d(4, 3, dilation=4), size=6), "window.large", "conv1"),
    "padded window": (net(Conv2d(4, 9, padding=1), size=6), "window.large", "conv1"),
    "pool of one pixel": (net(B["MaxPool2d"](), size=1), "window.large", "pool1"),
    "same with stride": (net(Conv2d(4, 3, stride=2, padding="same")), "conv.same", "conv1"),
    "groups": (net(Conv2d(4, 3, groups=3)), "conv.groups", "conv1"),
    "pool padding": (net(B["MaxPool2d"](2, padding=2)), "pool.padding", "pool1"),
    "dense behind image": (net().remove(["flatten1"], reconnect=True), "linear.flat", "fc1"),
    "output image": (net().remove(["flatten1", "fc1"], reconnect=True), "output.image", "output1"),
    "conv behind vector": (net(B["Flatten"](), B["ReLU"](), Conv2d()), "shape.image", "conv1"),
    "pool behind vector": (net(B["Flatten"](), B["MaxPool2d"]()), "shape.image", "pool1"),
    "classes": (net().replace("fc1", B["Linear"](3)), "output.classes", "output1"),
    "one class": (net().replace("fc1", B["Linear"](1)), "output.classes", "output1"),
    "no dense block": (net().remove(["fc1"], reconnect=True), "output.classes", "output1"),
    "add channels": (merged("Add", Conv2d(4, 3, padding=1)), "add.shapes", "merge"),
    "add sizes": (merged("Add", Conv2d(4, 3, stride=2, padding=1)), "add.shapes", "merge"),
    "add three": (merged("Add", Conv2d(4, 1), Conv2d(3, 1, stride=2)), "add.shapes", "merge"),
    "add vectors": (merged("Add", B["Linear"](5), base=B["Flatten"]()), "add.shapes", "merge"),
    "concatenate sizes": (merged("Concatenate", B["MaxPool2d"]()), "concatenate.shapes", "merge"),
    "concatenate vector": (merged("Concatenate", B["Flatten"]()), "concatenate.shapes", "merge"),
    "minimum": (net(Conv2d(0)), "param.minimum", "conv1"),
    "minimum of a pair": (net(Conv2d(4, (3, 0))), "param.minimum", "conv1"),
    "negative padding": (net(Conv2d(4, 3, padding=-1)), "param.minimum", "conv1"),
    "maximum": (net(B["Dropout"](1.5)), "param.maximum", "dropout1"),
    "above": (net(B["BatchNorm2d"](eps=0.0)), "param.above", "bn1"),
    "unknown": (unknown(), "block.unknown", "flatten1"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_fault_is_found_at_its_cause_and_every_repair_mends_it(name: str) -> None:
    graph, code, address = WRONG[name]
    report = check(graph, MNIST)
    found = [problem for problem in report.problems if problem.code == code and problem.address == address]
    assert len(found) == 1, report.problems
    assert found[0].repairs
    for repair in found[0].repairs:
        mended = check(repair.edit(graph, address), MNIST)
        assert code not in {problem.code for problem in mended.problems if problem.address in (address, "")}, repair.message


@pytest.mark.parametrize("name", sorted(set(WRONG) - {"nothing", "no input", "no output", "a lonely merge"}))
def test_the_first_repair_leaves_a_sound_network_or_another_thing_to_do(name: str) -> None:
    graph, _, address = WRONG[name]
    before = check(graph, MNIST)
    problem = next(problem for problem in before.problems if problem.address == address)
    after = check(problem.repairs[0].edit(graph, address), MNIST)
    assert problem.code not in {other.code for other in after.problems if other.address == address}
    assert len(after.problems) <= 1


@pytest.mark.parametrize("size", [28, 6])
def test_no_input_and_no_output_are_put_where_they_belong(size: int) -> None:
    graph = net(Conv2d(), size=size)
    for gone, code in (("input1", "graph.no_input"), ("output1", "graph.no_output")):
        cut = graph.remove([gone])
        problem = next(problem for problem in check(cut).problems if problem.code == code)
        assert check(problem.repairs[0].edit(cut, "")).sound


def test_removing_the_flatten_spares_other_readers() -> None:
    graph = net(B["Flatten"](), B["MaxPool2d"]()).add(B["Linear"](2), "fc2", after="flatten1")
    (problem,) = check(graph, MNIST).problems
    repair = next(r for r in problem.repairs if r.message.code == "repair.without_flatten")
    mended = repair.edit(graph, problem.address)
    assert mended.sources("fc2") == ("flatten1",)
    assert check(mended, MNIST).sound


def test_removing_the_flatten_is_offered_only_where_there_is_one() -> None:
    graph = net(B["Flatten"](), B["Linear"](5), Conv2d())
    (problem,) = check(graph, MNIST).problems
    assert problem.code == "shape.image"
    assert "repair.without_flatten" not in {repair.message.code for repair in problem.repairs}


def test_a_shortcut_is_projected_with_the_stride_that_fits() -> None:
    graph = merged("Add", Conv2d(4, 3, stride=2, padding=1))
    (problem,) = check(graph, MNIST).problems
    mended = problem.repairs[0].edit(graph, "merge")
    (projection,) = set(mended.nodes) - set(graph.nodes)
    assert mended[projection].block == Conv2d(4, 1, 2)
    assert mended.sources("merge") == (projection, "branch0")


def test_classes_are_set_before_a_softmax_and_on_averaged_maps() -> None:
    softmax = chain(B["Input"](), B["Flatten"](), B["Softmax"](), B["Output"]())
    (problem,) = check(softmax, MNIST).problems
    mended = problem.repairs[0].edit(softmax, "output1")
    assert mended.sources("output1") == ("softmax1",)
    assert mended.sources("softmax1") == ("fc1",)
    body = [Conv2d(7), B["ReLU"](), B["AdaptiveAvgPool2d"](1), B["Flatten"](), B["Softmax"](), B["Output"]()]
    averaged = chain(B["Input"](), *body)
    (problem,) = check(averaged, MNIST).problems
    mended = problem.repairs[0].edit(averaged, "output1")
    assert mended["conv1"].block == Conv2d(10)
    assert check(mended, MNIST).sound


def test_what_lies_behind_a_fault_is_unknown_and_blamed_for_nothing() -> None:
    report = check(net(Conv2d(4, 40), B["ReLU"](), Conv2d(4, 40)))
    assert [problem.address for problem in report.problems] == ["conv1"]
    assert report.shape("relu1") is None
    assert report.nodes["conv2"].field is None
    assert report.nodes["conv2"].inputs == (None,)


def test_limits_are_reported_behind_a_fault_too() -> None:
    report = check(net(Conv2d(4, 40), B["Dropout"](2.0)))
    assert {problem.address for problem in report.problems} == {"conv1", "dropout1"}


NOTES: dict[str, tuple[Graph, str, str]] = {
    "rows": (net(B["MaxPool2d"](), size=13), "window.rows", "pool1"),
    "columns": (net(B["MaxPool2d"](), size=13), "window.columns", "pool1"),
    "gaps": (net(B["MaxPool2d"](2, 3), size=14), "window.gaps", "pool1"),
    "zeros": (net(Conv2d(4, 3, padding=3)), "window.zeros", "conv1"),
    "conv conv": (net(Conv2d(4), Conv2d(4)), "advice.linear", "conv2"),
    "dense dense": (net(B["Flatten"](), B["Linear"](5)), "advice.linear", "fc2"),
    "conv flatten dense": (net(Conv2d(4)), "advice.linear", "fc1"),
    "softmax relu": (net(B["Softmax"](), B["ReLU"]()), "advice.softmax_relu", "relu1"),
    "softmax tanh": (net(B["Softmax"](), B["Tanh"]()), "advice.softmax_activation", "tanh1"),
    "softmax softmax": (net(B["Softmax"](), B["Softmax"]()), "advice.softmax_twice", "softmax2"),
    "softmax inside": (net(B["Softmax"]()), "advice.softmax_inside", "flatten1"),
    "relu relu": (net(B["ReLU"](), B["ReLU"]()), "advice.activation_twice", "relu2"),
    "heavy": (net(Conv2d(4), B["ReLU"]()), "advice.heavy", "fc1"),
    "unused": (net().add(Conv2d(), "conv1", after="input1"), "advice.unused", "conv1"),
    "one wire": (merged("Add"), "advice.merge_one", "merge"),
    "no drop": (net(B["Dropout"](0.0)), "dropout.nothing", "dropout1"),
    "all dropped": (net(B["Dropout"](1.0)), "dropout.all", "dropout1"),
    "vector": (net(B["Flatten"]()), "flatten.vector", "flatten2"),
}
ENDINGS = {
    "relu": ([B["ReLU"]()], "advice.activation_last", "output1"),
    "tanh softmax": ([B["Tanh"](), B["Softmax"]()], "advice.activation_last", "softmax1"),
    "dropout": ([B["Dropout"]()], "advice.dropout_last", "output1"),
    "softmax of one": ([B["Linear"](1), B["Softmax"]()], "softmax.one", "softmax1"),
}
NOTES |= {
    name: (chain(B["Input"](), B["Flatten"](), B["Linear"](10), *end, B["Output"]()), code, address)
    for name, (end, code, address) in ENDINGS.items()
}


@pytest.mark.parametrize("name", NOTES)
def test_notes(name: str) -> None:
    graph, code, address = NOTES[name]
    report = check(graph)
    assert report.sound, report.problems
    assert (code, address) in {(note.code, note.address) for note in report.notes}


def test_a_good_network_needs_no_advice() -> None:
    body = [Conv2d(16, 3, padding="same"), B["BatchNorm2d"](), B["ReLU"](), B["MaxPool2d"](), Conv2d(64), B["ReLU"]()]
    good = [*body, B["AdaptiveAvgPool2d"](1), B["Flatten"](), B["Dropout"](), B["Linear"](10), B["Softmax"](), B["Output"]()]
    report = check(chain(B["Input"](), *good), MNIST)
    assert report.sound
    assert report.notes == ()


def test_a_one_pixel_window_with_a_stride_leaves_pixels_out_on_purpose() -> None:
    assert {note.code for note in check(net(Conv2d(4, 1, 2), B["ReLU"]())).notes} == {"advice.heavy"}


def test_the_last_row_is_told_with_its_numbers() -> None:
    note = next(note for note in check(net(B["MaxPool2d"](), size=13)).notes if note.code == "window.rows")
    assert dict(note.message.values) == {"length": 13, "out": 6}
    note = next(note for note in check(net(B["MaxPool2d"](4), size=15)).notes if note.code == "window.rows")
    assert note.message.values["missed"] == 3


@pytest.mark.parametrize("name", ["Conv2d", "Linear", "LocalResponseNorm"])
def test_captions_of_one(name: str) -> None:
    one, many = B[name](1).caption(), B[name](2).caption()
    assert one is not None
    assert many is not None
    assert one.code == many.code
    assert one.source != many.source


@pytest.mark.parametrize("seed", range(300))
def test_check_never_raises_and_repairs_are_graphs(seed: int) -> None:
    rng = random.Random(seed)
    graph = wild_graph(rng, size=rng.choice([3, 10, 25]))
    report = check(graph, MNIST if seed % 2 else None)
    assert set(report.nodes) == set(graph.nodes)
    for problem in report.problems:
        assert str(problem.message)
        for repair in problem.repairs:
            assert isinstance(check(repair.edit(graph, problem.address)), Report)


def plain(report: Report) -> Report:
    """Return a report that compares with others by everything but the identity of its repairs' edits."""
    return replace(report, nodes=dict(report.nodes))


def labels(report: Report) -> list[list[Message]]:
    return [[repair.message for repair in problem.repairs] for problem in report.problems]


@settings(max_examples=120, deadline=None)
@given(st.integers(0, 2**32), st.integers(3, 12))
def test_looking_at_what_changed_is_looking_at_everything(seed: int, edits: int) -> None:
    rng = random.Random(seed)
    graph = random_network(rng) if rng.random() < 0.7 else wild_graph(rng)
    before = None
    for _ in range(edits):
        graph = _edited(rng, graph)
        data = MNIST if rng.random() < 0.8 else None
        after = check(graph, data, before)
        anew = check(graph, data)
        assert plain(after) == plain(anew)
        assert list(after.nodes) == list(anew.nodes)
        assert labels(after) == labels(anew)
        before = after if rng.random() < 0.8 else before


def _edited(rng: random.Random, graph: Graph) -> Graph:
    ids = sorted(graph.nodes) or [""]
    id, other = rng.choice(ids), rng.choice(ids)
    try:
        match rng.randrange(8):
            case 0:
                return graph.add(image_block(rng), after=id)
            case 1:
                return graph.add(any_block(rng))
            case 2:
                return graph.connect(id, other)
            case 3:
                return graph.remove([id], reconnect=rng.random() < 0.5)
            case 4:
                return graph.replace(id, any_block(rng))
            case 5:
                return graph.replace(id, name="other")
            case 6:
                edge = rng.choice(graph.edges)
                return (
                    graph.disconnect(edge.target, edge.target_port)
                    if rng.random() < 0.5
                    else graph.splice(edge, image_block(rng))
                )
            case _:
                problem = rng.choice(check(graph).problems)
                return rng.choice(problem.repairs).edit(graph, problem.address)
    except (GraphError, IndexError, KeyError):
        return graph


def test_an_edit_looks_at_nothing_it_does_not_reach() -> None:
    graph = net(*[block for _ in range(20) for block in (Conv2d(4, 3, padding=1), B["ReLU"]())])
    before = check(graph)
    after = check(graph.replace("conv10", Conv2d(4, 5, padding=2)), None, before)
    assert after.nodes["conv9"] is before.nodes["conv9"]
    assert after.nodes["relu10"].facts.shape == before.nodes["relu10"].facts.shape
    wider = check(graph.replace("conv10", Conv2d(4, 3, padding=1, bias=False)), None, before)
    assert [id for id in graph.nodes if wider.nodes[id] is not before.nodes[id]] == ["conv10"]


def test_a_fault_inside_a_circle_is_told_when_the_circle_is_cut() -> None:
    graph = Graph().add(B["ReLU"](), "a").add(Conv2d(0), "b", after="a")
    graph = graph.add(B["ReLU"](), "c", after="b").connect("c", "a")
    cut = graph.disconnect("a", "x")
    assert check(cut, None, check(graph)).problems == check(cut).problems
    assert "b" in {problem.address for problem in check(cut).problems}


def test_a_graph_that_is_the_same_keeps_everything() -> None:
    graph = net(Conv2d())
    before = check(graph, MNIST)
    after = check(graph, MNIST, before)
    assert all(after.nodes[id] is before.nodes[id] for id in graph.nodes)
