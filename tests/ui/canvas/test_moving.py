from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from tests.ui.canvas.networks import lenet, short

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_a_block_is_dragged_and_the_drag_is_one_step(canvas):
    hand = canvas(short())
    x, y = hand.corner("pool1")
    rest = {id: hand.corner(id) for id in ("input", "conv1", "conv2")}
    hand.drag(hand.block("pool1"), hand.block("pool1") + QPoint(163, 42))
    assert hand.corner("pool1") == (x + 160, y + 40)
    assert hand.document.design.layout["pool1"] == (x + 160, y + 40)
    assert {id: hand.corner(id) for id in rest} == rest
    assert hand.document.undo_stack.count() == 1
    assert hand.document.undo_stack.undoText()
    hand.document.undo()
    assert hand.corner("pool1") == (x, y)
    hand.document.redo()
    assert hand.corner("pool1") == (x + 160, y + 40)


def test_moving_leaves_the_network_the_same_object(canvas):
    hand = canvas(short())
    graph, report = hand.graph, hand.document.report
    hand.drag(hand.block("pool1"), hand.block("pool1") + QPoint(80, 0))
    assert hand.graph is graph
    assert hand.document.report is report


def test_a_tag_moves_with_its_layer_whichever_is_held(canvas):
    hand = canvas(lenet())
    for held in ("conv1", "relu1"):
        layer, tag = hand.corner("conv1"), hand.corner("relu1")
        hand.drag(hand.block(held), hand.block(held) + QPoint(80, 0))
        assert hand.corner("conv1") == (layer[0] + 80, layer[1])
        assert hand.corner("relu1") == (tag[0] + 80, tag[1])


def test_all_selected_blocks_move(canvas):
    hand = canvas(short())
    hand.selection.set({"conv1", "pool1"})
    one, other = hand.corner("conv1"), hand.corner("pool1")
    hand.drag(hand.block("conv1"), hand.block("conv1") + QPoint(0, 400))
    assert hand.corner("conv1") == (one[0], one[1] + 400)
    assert hand.corner("pool1") == (other[0], other[1] + 400)
    assert hand.selection.ids == {"conv1", "pool1"}


def test_wires_follow_while_a_block_is_dragged(canvas):
    hand = canvas(short())
    before = hand.view.scene.wires["pool1", "x"].points[-1]
    start = hand.block("pool1")
    hand.press(start)
    hand.move(start + QPoint(10, 0), start + QPoint(240, 0))
    assert hand.view.scene.wires["pool1", "x"].points[-1] == (before[0] + 240, before[1])
    hand.release(start + QPoint(240, 0))


def test_a_click_is_no_move(canvas):
    hand = canvas(short())
    hand.click(hand.block("pool1"))
    hand.drag(hand.block("pool1"), hand.block("pool1") + QPoint(1, 1))
    assert hand.document.undo_stack.count() == 0


def test_click_shift_and_ctrl_select(canvas):
    hand = canvas(short())
    hand.click(hand.block("conv1"))
    assert hand.selection.ids == {"conv1"}
    hand.click(hand.block("pool1"), SHIFT)
    assert hand.selection.ids == {"conv1", "pool1"}
    assert hand.selection.current == "pool1"
    hand.click(hand.block("conv1"), CTRL)
    assert hand.selection.ids == {"pool1"}
    hand.selection.set({"conv1", "pool1"})
    hand.click(hand.block("conv1"))
    assert hand.selection.ids == {"conv1"}
    hand.click(hand.empty())
    assert hand.selection.ids == frozenset()


def test_a_box_selects_what_it_touches(canvas):
    hand = canvas(short())
    content = hand.view.scene.content()
    start = hand.at(content.topLeft()) - QPoint(10, 10)
    hand.drag(start, hand.block("conv1") + QPoint(0, 4))
    assert hand.selection.ids == {"input", "conv1"}
    hand.drag(hand.empty(), hand.block("conv2"), keys=SHIFT)
    assert hand.selection.ids == {"input", "conv1", "conv2"}
    hand.drag(start, hand.block("input"), keys=CTRL)
    assert hand.selection.ids == {"conv1", "conv2"}


def test_the_selection_is_shown(canvas):
    hand = canvas(short())
    hand.selection.set({"conv1"})
    assert hand.view.scene.blocks["conv1"].selected
    hand.selection.set({"pool1"})
    assert not hand.view.scene.blocks["conv1"].selected


@pytest.mark.parametrize("end", ["escape", "right button", "edit"])
def test_a_move_that_is_given_up_leaves_everything_as_it_was(canvas, end):
    hand = canvas(short())
    hand.selection.set({"input"})
    before, design = hand.corner("pool1"), hand.document.design
    start = hand.block("pool1")
    hand.press(start)
    hand.move(start + QPoint(20, 20), start + QPoint(200, 90))
    assert hand.corner("pool1") != before
    if end == "escape":
        hand.key(Qt.Key.Key_Escape)
    elif end == "right button":
        hand.press(start, Qt.MouseButton.RightButton)
    else:
        hand.document.edit("other", design.with_graph(design.graph.remove(["conv2"])))
    hand.release(start + QPoint(200, 90))
    assert hand.corner("pool1") == before
    assert hand.selection.ids == {"input"}
    assert hand.document.undo_stack.count() == (1 if end == "edit" else 0)


def test_a_box_that_is_given_up_restores_the_selection(canvas):
    hand = canvas(short())
    hand.selection.set({"pool1"})
    hand.press(hand.empty())
    hand.move(hand.block("conv2"), hand.block("conv1"))
    assert hand.selection.ids != {"pool1"}
    hand.key(Qt.Key.Key_Escape)
    hand.release(hand.block("conv1"))
    assert hand.selection.ids == {"pool1"}
