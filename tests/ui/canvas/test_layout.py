from __future__ import annotations

import time
from itertools import combinations

import pytest

from cnnstudio.blocks.concatenate import Concatenate
from cnnstudio.blocks.conv2d import Conv2d
from cnnstudio.blocks.input import Input
from cnnstudio.blocks.registry import registry
from cnnstudio.graph.graph import Graph, chain
from cnnstudio.templates.registry import templates
from cnnstudio.ui.canvas.columns import cuts
from cnnstudio.ui.canvas.docks import rows
from cnnstudio.ui.canvas.layout import arrange
from cnnstudio.ui.canvas.metrics import WIDTH
from cnnstudio.ui.canvas.places import Placed, carried
from cnnstudio.ui.canvas.placing import settled
from tests.ui.canvas.networks import lenet, long_chain, short, skipping

VIEW = (910.0, 490.0)


def boxes(graph: Graph, positions):
    found = rows(graph)
    return {id: (x, y, x + WIDTH, y + found.height(id)) for id, (x, y) in positions.items()}


def overlaps(graph: Graph, positions):
    return [
        (one, other)
        for (one, a), (other, b) in combinations(boxes(graph, positions).items(), 2)
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]


def test_lenet_stands_in_two_columns_within_the_view():
    positions = arrange(lenet(), VIEW)
    assert sorted({x for x, _ in positions.values()})[0] == 0
    assert len({x for x, _ in positions.values()}) == 2
    assert max(x for x, _ in positions.values()) + WIDTH <= VIEW[0]
    assert max(box[3] for box in boxes(lenet(), positions).values()) <= VIEW[1]
    assert positions["flatten1"][1] == positions["input"][1] == 0


def test_a_high_view_holds_one_column():
    assert len({x for x, _ in arrange(lenet(), (900.0, 1200.0)).values()}) == 1


@pytest.mark.parametrize("view", [VIEW, (1500.0, 900.0), (300.0, 200.0)])
@pytest.mark.parametrize("name", sorted(templates()))
def test_no_template_has_blocks_upon_each_other(name, view):
    graph = templates()[name].build()
    positions = arrange(graph, view)
    assert set(positions) == set(rows(graph).tags)
    assert overlaps(graph, positions) == []


def test_wires_lead_down_within_a_column():
    graph = skipping(2)
    positions = arrange(graph, (900.0, 5000.0))
    found = rows(graph)
    for edge in graph.edges:
        source, target = found.head[edge.source], found.head[edge.target]
        assert source == target or positions[source][1] < positions[target][1]


def test_the_longest_way_is_straight():
    positions = arrange(skipping(3), (900.0, 5000.0))
    assert {x for x, _ in positions.values()} == {positions["input"][0]}


def test_branches_stand_in_the_order_of_the_inputs_they_feed():
    graph = chain(Input(), Conv2d(8, 1), ids=("input", "conv1")).add(Concatenate(), "cat1")
    ends = [["d"], ["b", "c"], ["a", "e"]]
    for ids in ends:
        last = "conv1"
        for id in ids:
            graph = graph.add(Conv2d(8, 1), id, after=last)
            last = id
        graph = graph.connect(last, "cat1")
    positions = arrange(graph, (2000.0, 2000.0))
    assert positions["d"][0] < positions["b"][0] < positions["a"][0]
    assert positions["c"][0] < positions["e"][0]


def test_parts_without_a_wire_between_them_and_circles_find_a_place():
    graph = lenet().disconnect("fc1", "x").add(Conv2d(), "conv9").connect("conv9", "conv9")
    positions = arrange(graph, VIEW)
    assert set(positions) == set(rows(graph).tags)
    assert overlaps(graph, positions) == []
    assert arrange(Graph()) == {}


def test_equal_networks_lie_alike():
    assert arrange(skipping(4), VIEW) == arrange(skipping(4), VIEW)


@pytest.mark.parametrize("graph", [long_chain(500), skipping(80)], ids=("chain", "residual"))
def test_five_hundred_blocks_are_laid_out_in_an_instant(graph):
    rows(graph)
    spent = []
    for _ in range(3):
        start = time.thread_time()
        arrange(graph, VIEW)
        spent.append(time.thread_time() - start)
    assert min(spent) < 0.05


def test_a_block_without_a_place_comes_below_its_feeder_and_the_rest_stays():
    graph = short()
    known = {"input": (0.0, 0.0), "conv1": (400.0, 80.0)}
    positions = settled(graph, rows(graph), known)
    assert positions["conv1"] == (400.0, 80.0)
    assert positions["pool1"][0] == 400.0
    assert positions["pool1"][1] > 80.0
    assert overlaps(graph, positions) == []


def test_a_block_in_the_middle_of_a_chain_moves_what_is_below():
    graph = short()
    before = Placed(rows(graph), arrange(graph, VIEW))
    edge = graph.into("pool1")[0]
    longer = graph.splice(edge, Conv2d(), "conv9")
    after = carried(longer, before, {})
    assert after.heads["conv1"] == before.heads["conv1"]
    assert after.heads["conv9"] == before.heads["pool1"]
    assert after.heads["pool1"][1] > before.heads["pool1"][1]
    assert overlaps(longer, after.heads) == []


def test_a_new_tag_makes_its_own_room():
    graph = short()
    before = Placed(rows(graph), arrange(graph, VIEW))
    tagged = graph.splice(graph.into("pool1")[0], registry()["ReLU"](), "relu1")
    after = carried(tagged, before, {})
    assert after.rows.tags["conv1"] == ("relu1",)
    assert after.heads["pool1"][1] - after.heads["conv1"][1] > before.heads["pool1"][1] - before.heads["conv1"][1]


def test_a_tag_whose_layer_goes_takes_its_place():
    graph = lenet()
    before = Placed(rows(graph), arrange(graph, VIEW))
    after = carried(graph.remove(["conv2"]), before, {})
    assert after.heads["relu2"] == before.heads["conv2"]


def test_columns_are_cut_where_the_network_is_a_chain_and_none_is_nearly_empty():
    heights = [72.0] * 12
    assert cuts(heights, [1] * 12, 450.0) == [0, 6]
    assert cuts(heights, [1, 4, 4, 4, 4, 4, 4, 4, 1, 1, 1, 0], 450.0) == [0, 9]
    assert cuts(heights, [4] * 12, 450.0) == [0]
    assert cuts([900.0, 72.0], [1, 0], 450.0) == [0, 1]
