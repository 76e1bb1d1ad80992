from __future__ import annotations

import pytest

from cnnstudio.blocks.add import Add
from cnnstudio.blocks.conv2d import Conv2d
from cnnstudio.blocks.input import Input
from cnnstudio.blocks.output import Output
from cnnstudio.graph.graph import Graph, chain
from cnnstudio.graph.known import Structures
from cnnstudio.graph.leaves import leaves
from cnnstudio.templates.known import IN_LECTURES, known
from cnnstudio.templates.registry import templates


@pytest.mark.parametrize("name", list(templates()))
def test_every_template_is_recognized(name):
    assert known(leaves(templates()[name].build())).name == name
    assert IN_LECTURES.keys() <= templates().keys()


def lenet() -> Graph:
    return templates()["lenet5-28"].build()


def test_names_and_ids_do_not_count():
    graph = lenet()
    blocks = [graph[id].block for id in graph.order]
    drawn = chain(*blocks)
    assert set(drawn.nodes) != set(graph.nodes)
    assert known(drawn).name == "lenet5-28"
    assert known(graph.replace("conv1", name="the first")).name == "lenet5-28"


def test_a_softmax_at_the_end_may_be_left_to_the_loss():
    assert known(lenet().remove(["softmax"], reconnect=True)).name == "lenet5-28"


@pytest.mark.parametrize(
    ("id", "field", "value"), [("conv1", "out_channels", 7), ("conv2", "bias", False), ("pool1", "stride", 1)]
)
def test_another_field_is_another_network(id, field, value):
    graph = lenet()
    assert known(graph.replace(id, graph[id].block.with_values(**{field: value}))) is None


def test_a_block_more_or_elsewhere_is_another_network():
    graph = lenet()
    assert known(graph.remove(["relu1"], reconnect=True)) is None
    blocks = [graph[id].block for id in graph.order]
    blocks[2], blocks[3] = blocks[3], blocks[2]
    assert known(chain(*blocks)) is None, "pooling before the activation"


def residual(first: str, second: str, shared: bool = False, kernel: int = 3) -> Graph:
    graph = chain(Input(), Conv2d(4), Output()).disconnect("output1", "x")
    graph = graph.add(Conv2d(8, padding="same"), "a").connect("conv1", "a")
    if not shared:
        graph = graph.add(Conv2d(8, kernel, padding="same"), "b").connect("conv1", "b")
    graph = graph.add(Add(), "sum").connect(first, "sum").connect(second, "sum")
    return graph.connect("sum", "output1")


def test_a_sum_has_no_order_and_one_block_is_not_two():
    structures = Structures()
    assert structures.of(residual("a", "b", kernel=5)) == structures.of(residual("b", "a", kernel=5))
    assert structures.of(residual("a", "b")) != structures.of(residual("a", "a", shared=True))
