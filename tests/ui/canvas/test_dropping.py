from __future__ import annotations

from PySide6.QtCore import QPoint

from cnnstudio.graph.graph import Graph
from tests.ui.canvas.networks import lenet, short


def test_a_block_is_dropped_at_the_cursor(canvas):
    hand = canvas(short())
    at = hand.board.mapToScene(hand.empty())
    hand.carry("Conv2d", QPoint(10, 10), hand.empty())
    assert "conv3" in hand.graph
    x, y = hand.corner("conv3")
    assert abs(x + 100 - at.x()) <= 8
    assert abs(y + 24 - at.y()) <= 8
    assert hand.selection.ids == {"conv3"}
    hand.document.undo()
    assert "conv3" not in hand.view.scene.blocks


def test_the_first_block_stays_under_the_cursor(canvas):
    hand = canvas(Graph())
    where = QPoint(400, 300)
    hand.carry("Input", where)
    assert abs(hand.block("input1").x() + 50 - where.x()) <= 8
    assert len(hand.graph) == 1


def test_a_block_dropped_on_a_wire_is_spliced_in_and_what_is_below_moves_aside(canvas):
    hand = canvas(short())
    before = {id: hand.corner(id) for id in hand.graph.nodes}
    hand.carry("Conv2d", hand.empty(), hand.wire("pool1"), drop=False)
    assert hand.view.scene.wires["pool1", "x"].hovered
    hand.carry("Conv2d", hand.empty(), hand.wire("pool1"))
    assert hand.graph.sources("conv3") == ("conv1",)
    assert hand.graph.sources("pool1") == ("conv3",)
    assert hand.corner("conv1") == before["conv1"]
    assert hand.corner("conv3") == before["pool1"]
    assert hand.corner("pool1")[1] > before["pool1"][1]
    assert hand.document.undo_stack.count() == 1
    hand.document.undo()
    assert {id: hand.corner(id) for id in hand.graph.nodes} == before


def test_an_activation_dropped_on_a_wire_docks(canvas):
    hand = canvas(short())
    hand.carry("ReLU", hand.wire("pool1"))
    assert hand.view.scene.blocks["relu1"].tag
    assert hand.view.scene.placed.rows.tags["conv1"] == ("relu1",)
    assert ("relu1", "x") not in hand.view.scene.wires
    assert ("pool1", "x") in hand.view.scene.wires


def test_a_block_dropped_on_a_port_is_wired_to_it(canvas):
    hand = canvas(short())
    hand.carry("MaxPool2d", hand.output("conv2") + QPoint(0, 4))
    assert hand.graph.sources("pool2") == ("conv2",)
    hand.carry("ZeroPad2d", hand.input("conv1") - QPoint(0, 3))
    assert hand.graph.sources("pad1") == ("input",)
    assert hand.graph.sources("conv1") == ("pad1",)


def test_a_block_dropped_on_a_block_comes_behind_it(canvas):
    hand = canvas(lenet())
    hand.carry("Dropout", hand.block("fc1"))
    assert hand.graph.sources("dropout1") == ("fc1",)
    assert hand.graph.sources("relu3") == ("dropout1",)


def test_an_end_of_the_network_is_not_put_into_a_wire(canvas):
    hand = canvas(short())
    hand.carry("Output", hand.wire("pool1"))
    assert hand.graph.sources("pool1") == ("conv1",)
    assert not hand.graph.into("output1")


def test_a_drag_that_leaves_the_canvas_changes_nothing(canvas):
    hand = canvas(short())
    items = len(hand.view.scene.items())
    hand.carry("Conv2d", hand.empty(), hand.wire("pool1"), drop=False)
    assert len(hand.view.scene.items()) == items + 1
    hand.leave()
    assert len(hand.view.scene.items()) == items
    assert not hand.view.scene.wires["pool1", "x"].hovered
    assert hand.document.undo_stack.count() == 0


def test_what_is_no_block_is_not_taken(canvas):
    hand = canvas(short())
    hand.carry("NoSuchBlock", hand.empty())
    assert len(hand.graph) == 4
    assert hand.board.gesture is None
