from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from cnnstudio.graph.graph import Edge
from tests.ui.canvas.networks import lenet, short, skipping

NO, CTRL, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_delete_reconnects_a_chain(canvas):
    hand = canvas(short())
    before = hand.corner("conv2")
    hand.selection.set({"pool1"})
    hand.key(Qt.Key.Key_Delete)
    assert Edge("conv1", "conv2") in hand.graph.edges
    assert "pool1" not in hand.view.scene.blocks
    assert hand.corner("conv2") == before
    assert hand.selection.ids == frozenset()
    hand.document.undo()
    assert hand.graph.sources("conv2") == ("pool1",)


def test_shift_delete_cuts(canvas):
    hand = canvas(short())
    hand.selection.set({"pool1"})
    hand.key(Qt.Key.Key_Delete, SHIFT)
    assert hand.graph.edges == [Edge("input", "conv1")]


def test_a_layer_is_cut_out_and_its_tag_takes_its_place(canvas):
    hand = canvas(lenet())
    where = hand.corner("conv2")
    hand.selection.set({"conv2"})
    hand.key(Qt.Key.Key_Delete, SHIFT)
    assert hand.corner("relu2") == where
    assert not hand.view.scene.blocks["relu2"].tag


def test_arrows_nudge_and_nudges_in_a_row_are_one_step(canvas):
    hand = canvas(short())
    x, y = hand.corner("pool1")
    hand.selection.set({"pool1"})
    for _ in range(3):
        hand.key(Qt.Key.Key_Right)
    hand.key(Qt.Key.Key_Up)
    assert hand.corner("pool1") == (x + 24, y - 8)
    assert hand.document.undo_stack.count() == 1
    hand.document.undo()
    assert hand.corner("pool1") == (x, y)


def test_arrows_scroll_where_nothing_is_selected(canvas):
    hand = canvas(short())
    before = hand.block("conv1")
    hand.key(Qt.Key.Key_Down)
    assert hand.block("conv1").y() < before.y()
    assert hand.document.undo_stack.count() == 0


def test_tab_walks_the_blocks_and_leaves_the_canvas_behind_the_last(canvas, qtbot):
    hand = canvas(lenet())
    after = QLineEdit(hand.view.window())
    after.show()
    hand.view.setTabOrder(hand.board, after)
    hand.board.setFocus()
    walked = []
    while QApplication.focusWidget() is hand.board and len(walked) < 50:
        hand.key(Qt.Key.Key_Tab)
        walked.append(hand.selection.current)
    assert tuple(walked[:-1]) == hand.graph.order
    assert walked[-1] is None
    assert QApplication.focusWidget() is after
    hand.board.setFocus()
    hand.key(Qt.Key.Key_Backtab, SHIFT)
    assert hand.selection.current == hand.graph.order[-1]


def test_ctrl_and_arrows_follow_the_wires(canvas):
    hand = canvas(skipping(1))
    hand.selection.set({"conv1"}, "conv1")
    hand.key(Qt.Key.Key_Up, CTRL)
    assert hand.selection.ids == {"input"}
    hand.key(Qt.Key.Key_Down, CTRL)
    assert hand.selection.ids == {"conv1"}
    hand.key(Qt.Key.Key_Up, CTRL)
    hand.key(Qt.Key.Key_Up, CTRL)
    assert hand.selection.ids == {"input"}


def test_enter_and_double_click_ask_for_the_fields(canvas, qtbot):
    hand = canvas(short())
    wanted = []
    hand.view.edit_wanted.connect(wanted.append)
    hand.selection.set({"conv1"})
    hand.key(Qt.Key.Key_Return)
    qtbot.mouseDClick(hand.board.viewport(), Qt.MouseButton.LeftButton, pos=hand.block("pool1"))
    assert wanted == ["conv1", "pool1"]


def test_space_and_a_double_click_in_the_empty_ask_for_a_block(canvas, qtbot):
    hand = canvas(short())
    wanted = []
    hand.view.search_wanted.connect(wanted.append)
    hand.key(Qt.Key.Key_Space)
    qtbot.mouseDClick(hand.board.viewport(), Qt.MouseButton.LeftButton, pos=hand.empty())
    assert len(wanted) == 2
    assert hand.at(wanted[1]) == hand.empty()


def test_escape_selects_nothing(canvas):
    hand = canvas(short())
    hand.selection.set({"conv1"})
    hand.key(Qt.Key.Key_Escape)
    assert hand.selection.ids == frozenset()


def test_letters_that_mean_nothing_are_left_to_others(canvas):
    hand = canvas(short())
    hand.key(Qt.Key.Key_Q)
    hand.key(Qt.Key.Key_F, CTRL)
    assert hand.document.undo_stack.count() == 0
