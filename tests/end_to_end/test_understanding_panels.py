"""The network as a table and as source, beside the canvas: selection goes all ways, and the table is copied."""

from __future__ import annotations

import csv
import io

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor

from cnnstudio.graph.addresses import definition_of
from cnnstudio.graph.folding import fold
from cnnstudio.graph.paths import with_repeat
from tests.end_to_end import hands


@pytest.fixture
def summary(window):
    """The summary panel, in front."""
    window.docks["panel.summary"].bring_forward()
    hands.settle()
    yield window.panels.summary
    window.panels.summary.lecture.setChecked(False)
    window.docks["panel.training"].bring_forward()
    hands.settle()


@pytest.fixture
def code(window):
    """The code panel, in front."""
    window.docks["panel.code"].bring_forward()
    hands.settle()
    yield window.code
    window.docks["panel.training"].bring_forward()
    hands.settle()


def row_of(summary, address: str) -> QPoint:
    """A point in the row of a block, which is brought into view."""
    index = summary.model.index(summary.model.addresses.index(address), 0)
    summary.table.scrollTo(index)
    hands.settle()
    return summary.table.visualRect(index).center()


def selected(summary) -> list[str]:
    return [summary.model.addresses[index.row()] for index in summary.table.selectionModel().selectedRows()]


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


# -- the summary ------------------------------------------------------------------------------------------------------


def test_the_table_is_that_of_the_network_at_hand(window, summary):
    model = summary.model
    assert model.addresses == list(window.document.report.graph.order)
    assert model.texts(model.rowCount() - 1)[-2:] == ["44\u202f426", "281\u202f640"]
    assert summary.known.text() == "This is LeNet-5 of the lecture: 44\u202f426 parameters."
    hands.pick(window, "conv1")
    hands.fill(window, "out_channels", "7")
    assert model.texts(model.addresses.index("conv1"))[3] == "182" and summary.known.text() == ""
    hands.pick(window, "conv1")
    hands.press(window, Qt.Key.Key_Z, hands.CONTROL)
    assert summary.known.text()


def test_selection_goes_both_ways(window, summary):
    hands.pick(window, "fc2")
    assert selected(summary) == ["fc2"]
    view = summary.table.viewport()
    hands.click(view, row_of(summary, "conv1"))
    assert window.selection.ids == {"conv1"} and window.selection.current == "conv1"
    for _ in range(3):
        hands.press(window, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert window.selection.ids == {"conv1", "relu1", "pool1", "conv2"} and window.canvas.scene.blocks["conv2"].selected


def test_the_table_is_copied_in_three_formats_and_as_text(window, summary):
    hands.click_named(window, "summary.copy.markdown")
    lines = clipboard().splitlines()
    assert lines[1].startswith("| ---") and "| `conv2` (Conv2d) | 16 × 8 × 8 | 1024 | 2416 | 153600 |" in lines
    hands.click_named(window, "summary.copy.latex")
    assert clipboard().startswith(r"\begin{tabular}") and r"16 $\times$ 8 $\times$ 8" in clipboard()
    hands.click_named(window, "summary.copy.csv")
    rows = list(csv.reader(io.StringIO(clipboard())))
    assert ["conv2", "", "Conv2d", "16 × 8 × 8", "1024", "2416", "153600"] in rows
    hands.click(summary.table.viewport(), row_of(summary, "pool2"))
    hands.press(window, Qt.Key.Key_C, hands.CONTROL)
    assert clipboard() == "pool2 (MaxPool2d)\t16 × 4 × 4\t256\t0\t0\n", "the row, not the block"
    hands.click_named(window, "summary.lecture")
    hands.click_named(window, "summary.copy.markdown")
    assert "ReLU" not in clipboard(), "an activation belongs to its layer"


def test_a_group_is_selected_with_all_that_is_in_it(window, summary):
    graph, group, _ = fold(window.document.design.graph, ["conv2", "relu2"])
    window.document.edit("Fold", window.document.design.with_graph(graph))
    hands.settle()
    inside = [address for address in summary.model.addresses if address.startswith(f"{group}.")]
    assert len(inside) == 2
    window.selection.set([group])
    assert selected(summary) == inside
    hands.click(summary.table.viewport(), row_of(summary, inside[0]))
    assert window.selection.ids == {definition_of(inside[0])}


# -- the source -------------------------------------------------------------------------------------------------------


def lit(code) -> set[int]:
    return {mark.cursor.blockNumber() for mark in code.text.extraSelections()}


def line_of(code, part: str) -> int:
    return next(at for at, line in enumerate(code.text.toPlainText().split("\n")) if part in line)


def point_in(code, line: int) -> QPoint:
    block = code.text.document().findBlockByNumber(line)
    code.text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    code.text.verticalScrollBar().setValue(max(line - 1, 0))
    hands.settle()
    return code.text.cursorRect(QTextCursor(block)).center() + QPoint(60, 0)


def test_a_block_lights_its_lines_and_they_are_in_sight(window, code):
    hands.pick(window, "fc3")
    made, used = line_of(code, "self.fc3 = "), line_of(code, "self.fc3(")
    assert lit(code) == {made, used}
    first = code.text.firstVisibleBlock().blockNumber()
    assert first <= made, "scrolled there"
    assert code.text.cursorRect().top() >= 0 and code.text.cursorRect().bottom() <= code.text.viewport().height()
    window.selection.set(["conv1", "fc3"])
    assert lit(code) == {made, used, line_of(code, "self.conv1 = "), line_of(code, "self.conv1(")}


def test_a_click_into_a_line_selects_its_block(window, code):
    hands.click(code.text.viewport(), point_in(code, line_of(code, "self.conv2(")))
    assert window.selection.ids == {"conv2"}
    assert line_of(code, "self.conv2 = ") in lit(code)


def test_lines_selected_by_mouse_or_keys_select_their_blocks(window, code):
    line = line_of(code, "self.conv1 = ")
    start = point_in(code, line)
    down = code.text.fontMetrics().lineSpacing()
    hands.drag(code.text.viewport(), start, start + QPoint(0, 2 * down))
    expected = {"conv1", "relu1", "pool1"}
    assert window.selection.ids == expected and window.canvas.scene.blocks["pool1"].selected
    assert code.text.textCursor().hasSelection(), "what is selected can be copied"
    hands.click(code.text.viewport(), start)
    assert window.selection.ids == {"conv1"}
    hands.press(window, Qt.Key.Key_Down)
    assert window.selection.ids == {"relu1"}
    for _ in range(2):
        hands.press(window, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert window.selection.ids == {"relu1", "pool1", "conv2"}


def test_a_repeated_group_lights_the_lines_of_its_class(window, code):
    graph, group, _ = fold(window.document.design.graph, ["relu3"])
    window.document.edit("Fold", window.document.design.with_graph(with_repeat(graph, group, 3)))
    window.selection.set([group])
    hands.settle()
    assert lit(code)
