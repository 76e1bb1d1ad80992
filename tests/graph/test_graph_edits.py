"""A graph is a value: every edit returns a new one, and what did not change is shared."""

from __future__ import annotations

import random

import pytest

from cnnstudio.graph.block import UnknownBlock
from cnnstudio.graph.graph import Edge, Graph, GraphError, chain, is_identifier
from cnnstudio.graph.text import Message, translate
from tests.graph.random_graphs import BLOCKS, random_network, wild_graph

Add, Conv2d, Flatten, Input, Linear, Output, ReLU = (
    BLOCKS[name] for name in ("Add", "Conv2d", "Flatten", "Input", "Linear", "Output", "ReLU")
)


def small() -> Graph:
    return chain(Input(), Conv2d(), ReLU(), Flatten(), Linear(), Output())


def test_add_gives_ids_and_wires() -> None:
    graph = small()
    assert list(graph.order) == ["input1", "conv1", "relu1", "flatten1", "fc1", "output1"]
    grown = graph.add(Conv2d(), after="relu1")
    assert "conv2" in grown
    assert "conv2" not in graph
    assert grown.sources("conv2") == ("relu1",)
    assert grown["conv1"] is graph["conv1"]


@pytest.mark.parametrize("id", ["conv1", "1a", "Conv", "a b", "class", "forward", "x", "nn", "", "a" * 41, "a\n", "é", "_a"])
def test_add_refuses_ids_that_cannot_be(id: str) -> None:
    with pytest.raises(GraphError):
        small().add(Conv2d(), id)
    assert id == "conv1" or not is_identifier(id)


def test_connect_replaces_the_wire_of_a_port() -> None:
    graph = small().connect("input1", "relu1")
    assert graph.sources("relu1") == ("input1",)
    assert graph.out_of("conv1") == ()
    assert len(graph.edges) == len(small().edges)


@pytest.mark.parametrize(
    ("source", "target", "port"),
    [
        ("output1", "conv1", None),
        ("conv1", "input1", None),
        ("conv1", "relu1", "x0"),
        ("gone", "conv1", None),
        ("conv1", "gone", None),
    ],
)
def test_connect_refuses_ports_and_ends_that_are_not_there(source: str, target: str, port: str | None) -> None:
    with pytest.raises(GraphError):
        small().connect(source, target, port)


def test_merges_take_wires_in_the_order_of_their_ports() -> None:
    graph = small().add(Add(), "add1")
    for number in range(12):
        graph = graph.connect("conv1" if number % 2 else "relu1", "add1")
    assert [edge.target_port for edge in graph.into("add1")] == [f"x{number}" for number in range(12)]
    assert graph.sources("add1")[:2] == ("relu1", "conv1")
    less = graph.disconnect("add1", "x3")
    assert len(less.into("add1")) == 11
    assert less.free_port("add1") == "x12"


def test_replace_keeps_wires_of_ports_that_stay() -> None:
    graph = small()
    other = graph.replace("conv1", Conv2d(8))
    assert other["conv1"].block == Conv2d(8)
    assert other.wires is graph.wires
    assert other.order == graph.order
    merged = graph.replace("relu1", Add())
    assert merged.into("relu1") == ()
    assert merged.sources("flatten1") == ("relu1",)
    ended = graph.replace("relu1", Output())
    assert ended.sources("relu1") == ("conv1",)
    assert ended.into("flatten1") == ()
    assert graph.replace("conv1", name="Edges")["conv1"].name == "Edges"
    with pytest.raises(GraphError):
        graph.replace("gone", name="?")


def test_remove_with_reconnect_joins_what_lay_around() -> None:
    graph = small()
    assert graph.remove(["conv1", "relu1"]).into("flatten1") == ()
    joined = graph.remove(["conv1", "relu1"], reconnect=True)
    assert joined.sources("flatten1") == ("input1",)
    assert graph.remove(["input1"], reconnect=True).into("conv1") == ()
    assert graph.remove(["gone"]) == graph


def test_remove_of_a_branching_block_reconnects_all_its_readers() -> None:
    graph = small().add(Add(), "add1", after="relu1").connect("conv1", "add1")
    joined = graph.remove(["conv1"], reconnect=True)
    assert joined.sources("relu1") == ("input1",)
    assert joined.sources("add1") == ("relu1", "input1")


def test_remove_of_a_cycle_with_reconnect_ends() -> None:
    graph = small().connect("relu1", "conv1")
    assert graph.remove(["conv1", "relu1"], reconnect=True).into("flatten1") == ()


def test_splice_puts_a_block_on_a_wire() -> None:
    graph = small()
    (edge,) = graph.into("relu1")
    spliced = graph.splice(edge, Conv2d(4))
    assert spliced.sources("relu1") == ("conv2",)
    assert spliced.sources("conv2") == ("conv1",)


def test_order_and_cycles() -> None:
    graph = small()
    assert graph.cyclic == frozenset()
    drawn = graph.add(Add(), "add1", after="conv1").connect("relu1", "add1").connect("add1", "relu1")
    assert drawn.cyclic == {"add1", "relu1"}
    assert set(drawn.order) == set(drawn.nodes)
    assert drawn.order[:2] == ("input1", "conv1")
    loop = graph.connect("relu1", "relu1")
    assert loop.cyclic == {"relu1"}


def test_order_keeps_chains_together() -> None:
    graph = chain(Input(), Conv2d(), ids=["input1", "stem"])
    for branch in ("a", "b"):
        graph = graph.add(Conv2d(), f"{branch}1", after="stem").add(ReLU(), f"{branch}2", after=f"{branch}1")
    assert graph.order == ("input1", "stem", "a1", "a2", "b1", "b2")


@pytest.mark.parametrize("seed", range(60))
def test_order_puts_sources_first(seed: int) -> None:
    graph = wild_graph(random.Random(seed)) if seed % 2 else random_network(random.Random(seed))
    place = {id: number for number, id in enumerate(graph.order)}
    assert set(place) == set(graph.nodes)
    stuck = {id for id in graph.nodes if any(graph.leads_to(cyclic, id) for cyclic in graph.cyclic)}
    for id in graph.nodes:
        assert (id in graph.cyclic) <= any(graph.leads_to(edge.target, id) or id in stuck for edge in graph.out_of(id))
        for source in graph.sources(id):
            assert place[source] < place[id] or id in stuck


def test_equal_graphs_have_equal_orders() -> None:
    graph = random_network(random.Random(5))
    other = Graph(dict(reversed(list(graph.nodes.items()))), dict(reversed(list(graph.wires.items()))))
    assert other == graph
    assert hash(other) == hash(graph)
    assert other.order == graph.order
    assert other.edges == graph.edges


def test_wires_to_nowhere_count_as_not_drawn() -> None:
    graph = small()
    wild = Graph(
        graph.nodes, {**graph.wires, ("gone", "x"): Edge("conv1", "gone"), ("relu1", "zz"): Edge("conv1", "relu1", "zz")}
    )
    assert wild.order == graph.order
    assert wild.into("relu1") == graph.into("relu1")


def test_unknown_blocks_keep_their_wires() -> None:
    unknown = UnknownBlock("Mystery", {}, Message("test", translate("Test", "unknown")))
    graph = small().replace("relu1", unknown)
    assert graph.sources("relu1") == ("conv1",)
    assert graph.sources("flatten1") == ("relu1",)
    assert graph.free_id(unknown) == "unknown1"
