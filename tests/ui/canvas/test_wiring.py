from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from cnnstudio.blocks.add import Add
from cnnstudio.blocks.conv2d import Conv2d
from cnnstudio.blocks.input import Input
from cnnstudio.blocks.linear import Linear
from cnnstudio.blocks.max_pool2d import MaxPool2d
from cnnstudio.graph.graph import Edge, Graph, chain
from tests.ui.canvas.networks import short


def loose() -> Graph:
    """Four blocks without a wire."""
    return (
        Graph()
        .add(Input(), "input")
        .add(Conv2d(4, 3), "conv1")
        .add(MaxPool2d(2), "pool1")
        .add(Add(), "add1")
        .add(Linear(10), "fc1")
    )


def test_a_wire_is_drawn_from_port_to_port_and_undone(canvas):
    hand = canvas(loose())
    hand.drag(hand.output("input"), hand.input("conv1"))
    assert hand.graph.edges == [Edge("input", "conv1")]
    assert ("conv1", "x") in hand.view.scene.wires
    hand.document.undo()
    assert hand.graph.edges == []
    assert hand.view.scene.wires == {}


def test_a_wire_may_be_let_go_anywhere_on_the_block(canvas):
    hand = canvas(loose())
    hand.drag(hand.output("input"), hand.block("conv1") + QPoint(60, 8))
    assert hand.graph.edges == [Edge("input", "conv1")]


def test_a_wire_is_drawn_backwards_from_an_input(canvas):
    hand = canvas(loose())
    hand.drag(hand.input("pool1"), hand.block("conv1"))
    assert hand.graph.edges == [Edge("conv1", "pool1")]


def test_a_second_wire_into_a_single_input_replaces_the_first(canvas):
    hand = canvas(loose().connect("input", "pool1"))
    hand.drag(hand.output("conv1"), hand.block("pool1"))
    assert hand.graph.edges == [Edge("conv1", "pool1")]


def test_add_takes_one_wire_after_the_other(canvas):
    hand = canvas(loose())
    for source in ("input", "conv1", "pool1"):
        hand.drag(hand.output(source), hand.block("add1"))
    assert hand.graph.sources("add1") == ("input", "conv1", "pool1")
    assert len(hand.view.scene.blocks["add1"].inputs) == 4


def test_a_wire_runs_into_the_block_under_the_cursor_not_into_a_port_that_it_covers(canvas):
    hand = canvas(loose(), layout={"input": (0, -200), "conv1": (0, 60), "add1": (0, 30), "pool1": (0, 300), "fc1": (0, 400)})
    hand.drag(hand.output("input"), hand.input("conv1"))
    (edge,) = hand.graph.edges
    assert edge in (Edge("input", "add1", "x0"), Edge("input", "conv1"))


def test_a_new_wire_into_the_empty_is_nothing(canvas):
    hand = canvas(loose())
    hand.drag(hand.output("input"), hand.empty())
    assert hand.document.undo_stack.count() == 0


def test_a_wire_is_taken_off_its_input_and_plugged_in_elsewhere(canvas):
    hand = canvas(loose().connect("input", "conv1"))
    hand.drag(hand.input("conv1"), hand.block("pool1"))
    assert hand.graph.edges == [Edge("input", "pool1")]
    hand.document.undo()
    assert hand.graph.edges == [Edge("input", "conv1")]


def test_a_wire_that_is_taken_off_and_dropped_in_the_empty_is_gone(canvas):
    hand = canvas(short())
    hand.drag(hand.input("pool1"), hand.empty())
    assert Edge("conv1", "pool1") not in hand.graph.edges
    assert len(hand.graph.edges) == 2


def test_a_wire_that_is_plugged_back_is_no_edit(canvas):
    hand = canvas(short())
    hand.drag(hand.input("pool1"), hand.block("pool1"))
    assert hand.document.undo_stack.count() == 0


def test_a_wire_of_an_add_moves_within_it(canvas):
    graph = loose().connect("input", "add1").connect("conv1", "add1")
    hand = canvas(graph)
    hand.drag(hand.input("add1", 1), hand.block("fc1"))
    assert hand.graph.sources("add1") == ("input",)
    assert hand.graph.sources("fc1") == ("conv1",)


def test_a_circle_is_refused_and_greyed(canvas):
    hand = canvas(short())
    start, end = hand.output("conv2"), hand.block("conv1")
    hand.press(start)
    hand.move(start + QPoint(8, 8), end)
    blocks = hand.view.scene.blocks
    assert blocks["conv1"].refused
    assert blocks["input"].refused
    hand.release(end)
    assert hand.document.undo_stack.count() == 0
    assert [message.code for message in hand.messages] == ["wire.circle"]
    assert not any(block.refused or block.target for block in blocks.values())


def test_an_output_into_an_output_is_refused(canvas):
    hand = canvas(loose())
    hand.drag(hand.output("input"), hand.output("conv1") + QPoint(0, 3))
    assert hand.document.undo_stack.count() == 0
    assert [message.code for message in hand.messages] == ["wire.ends"]


def test_a_block_that_takes_no_input_is_refused(canvas):
    hand = canvas(loose())
    hand.drag(hand.output("conv1"), hand.block("input"))
    assert hand.document.undo_stack.count() == 0
    assert [message.code for message in hand.messages] == ["wire.no_input"]


def test_a_wire_whose_shapes_do_not_fit_says_why_and_may_be_dropped(canvas):
    graph = chain(Input(1, 4, 4), MaxPool2d(2), ids=("input", "pool1")).add(Conv2d(4, 9), "conv1")
    hand = canvas(graph)
    start, end = hand.output("pool1"), hand.block("conv1")
    hand.press(start)
    hand.move(start + QPoint(8, 8), end)
    assert hand.view._whisper.isVisible()
    assert hand.view._whisper.text()
    hand.release(end)
    assert not hand.view._whisper.isVisible()
    assert Edge("pool1", "conv1") in hand.graph.edges
    assert hand.view.scene.wires["conv1", "x"].wrong
    assert hand.view.scene.blocks["conv1"].problems


def test_a_fitting_wire_says_nothing(canvas):
    hand = canvas(loose())
    start = hand.output("input")
    hand.press(start)
    hand.move(start + QPoint(8, 8), hand.block("conv1"))
    assert hand.view.scene.blocks["conv1"].target
    assert not hand.view._whisper.isVisible()
    hand.release(hand.block("conv1"))


@pytest.mark.parametrize("begin", [lambda hand: hand.output("conv2"), lambda hand: hand.input("pool1")], ids=("new", "taken"))
def test_a_wire_that_is_given_up_changes_nothing(canvas, begin):
    hand = canvas(short())
    items = len(hand.view.scene.items())
    start = begin(hand)
    hand.press(start)
    hand.move(start + QPoint(8, 8), hand.empty())
    hand.key(Qt.Key.Key_Escape)
    hand.release(hand.empty())
    assert hand.document.undo_stack.count() == 0
    assert len(hand.view.scene.items()) == items
    assert not any(wire.faint for wire in hand.view.scene.wires.values())
