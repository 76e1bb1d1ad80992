"""Several blocks at once: what they share is changed in all of them, as one step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from cnnstudio.ui.actions import find_panel
from tests.end_to_end import hands

SHIFT = Qt.KeyboardModifier.ShiftModifier


def pick(window, *ids: str) -> None:
    """Click the first block, and the others with Shift held."""
    hands.pick(window, ids[0])
    for id in ids[1:]:
        board = window.canvas.board.viewport()
        QTest.mouseClick(window.windowHandle(), hands.LEFT, SHIFT, hands.in_reach(board, hands.block(window, id)))
        hands.settle()
    assert window.selection.ids == set(ids)


def field(window, name: str):
    return find_panel(window.inspector, f"field.{name}")


def block(window, id: str):
    return window.document.design.graph[id].block


def test_what_differs_is_said_and_what_is_equal_shown(window):
    pick(window, "conv1", "conv2")
    filters, kernel = field(window, "out_channels"), field(window, "kernel_size")
    assert isinstance(filters, QLineEdit) and (filters.text(), filters.placeholderText()) == ("", "several values")
    assert kernel.text() == "5 × 5"
    assert window.document.undo_stack.count() == 0
    hands.click(filters)
    hands.press(window, Qt.Key.Key_Tab)
    assert window.document.undo_stack.count() == 0, "to look at a field changes nothing"


def test_an_edit_changes_all_as_one_step(window):
    pick(window, "conv1", "conv2")
    hands.fill(window, "out_channels", "12")
    assert [block(window, id).out_channels for id in ("conv1", "conv2")] == [12, 12]
    assert window.document.undo_stack.count() == 1 and "2" in window.document.undo_stack.undoText()
    hands.fill(window, "kernel_size", "3")
    assert [block(window, id).kernel_size for id in ("conv1", "conv2")] == [(3, 3), (3, 3)]
    for _ in range(2):
        hands.press(window, Qt.Key.Key_Z, hands.CONTROL)
    assert [block(window, id).out_channels for id in ("conv1", "conv2")] == [6, 16]
    assert field(window, "out_channels").placeholderText() == "several values"


def test_a_padding_that_differs_is_left_until_it_is_chosen(window):
    pick(window, "conv1")
    hands.fill(window, "padding", "same")
    pick(window, "conv1", "conv2")
    padding = field(window, "padding")
    assert padding.currentText() == ""
    hands.click(padding.lineEdit())
    hands.press(window, Qt.Key.Key_Tab)
    assert block(window, "conv2").padding == "valid" and not window.inspector.page.form.fault("padding")
    hands.fill(window, "padding", "2")
    assert block(window, "conv1").padding == block(window, "conv2").padding == (2, 2)


def test_a_switch_is_neither_on_nor_off(window):
    pick(window, "conv1")
    hands.click(field(window, "bias"))
    pick(window, "conv1", "conv2")
    assert field(window, "bias").several
    hands.click(field(window, "bias"))
    assert block(window, "conv1").bias and block(window, "conv2").bias and not field(window, "bias").several


def test_blocks_without_the_field_are_left_and_named(window):
    pick(window, "conv1", "conv2", "pool1", "fc1")
    hands.fill(window, "kernel_size", "3")
    assert [block(window, id).kernel_size for id in ("conv1", "conv2", "pool1")] == [(3, 3)] * 3
    left = find_panel(window.inspector, "inspector.left")
    assert left.isVisible() and left.text().startswith("fc1")
    hands.fill(window, "padding", "same")
    assert block(window, "conv1").padding == "same" and block(window, "pool1").padding == (0, 0)
    assert "pool1" in left.text() and "fc1" in left.text()


def test_blocks_are_named_together(window):
    pick(window, "fc1", "fc2", "fc3")
    hands.fill(window, "name", "Head")
    graph = window.document.design.graph
    assert [graph[id].name for id in ("fc1", "fc2", "fc3")] == ["Head 1", "Head 2", "Head 3"]
    assert window.document.undo_stack.count() == 1 and field(window, "name").text() == "Head"
    hands.click(field(window, "name"))
    hands.press(window, Qt.Key.Key_A, hands.CONTROL)
    hands.press(window, Qt.Key.Key_Delete)
    assert not any(node.name for node in window.document.design.graph)


def test_undo_in_a_field_is_that_of_the_document_but_for_rubbish(window):
    pick(window, "conv1")
    hands.fill(window, "out_channels", "12")
    hands.click(field(window, "out_channels"))
    hands.press(window, Qt.Key.Key_Z, hands.CONTROL)
    assert block(window, "conv1").out_channels == 6 and field(window, "out_channels").text() == "6"
    QTest.keyClick(window.windowHandle(), "z")
    hands.press(window, Qt.Key.Key_Z, hands.CONTROL)
    assert field(window, "out_channels").text() == "6" and not window.document.undo_stack.canUndo()


def test_rubbish_is_refused_and_escape_gives_back(window):
    pick(window, "conv1", "conv2")
    filters = field(window, "out_channels")
    hands.click(filters)
    QTest.keyClick(window.windowHandle(), "z")
    hands.press(window, Qt.Key.Key_Escape)
    assert filters.text() == "" and window.document.undo_stack.count() == 0
    hands.fill(window, "out_channels", "many")
    assert "many" in window.inspector.page.form.fault("out_channels") and window.document.undo_stack.count() == 0


def test_blocks_that_share_nothing_can_still_be_named(window):
    pick(window, "conv1", "fc1", "pool1")
    page = window.inspector.page
    assert "3" in page.title.text() and "bias" in page.form.fields and "out_channels" not in page.form.fields
    pick(window, "input", "fc1")
    assert [*window.inspector.page.form.fields] == ["name"]
