from __future__ import annotations

from cnnstudio.blocks.dropout import Dropout
from cnnstudio.blocks.relu import ReLU
from cnnstudio.graph.graph import Graph, chain
from cnnstudio.ui.canvas.docks import rows
from cnnstudio.ui.canvas.metrics import MOST_TAGS
from tests.ui.canvas.networks import lenet, skipping


def test_an_activation_behind_a_layer_is_its_tag():
    found = rows(lenet())
    assert found.tags["conv1"] == ("relu1",)
    assert found.tags["fc3"] == ("softmax1",)
    assert found.head["relu1"] == "conv1"
    assert "relu1" not in found.tags
    assert len(found.tags) == 10


def test_a_block_that_is_one_of_several_readers_stands_by_itself():
    found = rows(lenet().add(ReLU(), "relu9", after="conv1"))
    assert found.tags["conv1"] == ()
    assert found.head["relu1"] == "relu1"


def test_normalization_and_activation_share_a_row():
    found = rows(skipping(1))
    assert found.tags["conv2"] == ("bn1", "relu1")


def test_a_row_of_tags_ends_somewhere_and_circles_are_no_rows():
    graph = chain(*(ReLU() for _ in range(20)))
    assert max(len(tags) for tags in rows(graph).tags.values()) == MOST_TAGS
    circle = chain(ReLU(), Dropout(), ids=("a", "b")).connect("b", "a")
    assert rows(circle).tags == {"a": (), "b": ()}
    assert rows(Graph()).tags == {}
