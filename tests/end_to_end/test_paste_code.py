"""Code from a slide becomes a network: by the clipboard, by a file, by dropping."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from cnnstudio.graph.block import UnknownBlock
from cnnstudio.templates.registry import templates
from tests.end_to_end import hands
from tests.parsing.slides import IMPROVED, POOLED, TORCH, V1, V2, blocks, kinds

LECTURES = [(V1, "cnn-v1", 2_086), (V2, "cnn-v2", 8_178), (POOLED, "gap-cnn", 372_234)]
"""The lectures' totals, as they were computed again from the slides."""
DISCARD = QMessageBox.StandardButton.Discard


@pytest.fixture
def empty(window):
    window.files.begin_empty()
    hands.settle()
    return window


def paste(window, text: str) -> None:
    """Put a text on the clipboard and press Ctrl+V on the canvas."""
    QGuiApplication.clipboard().setText(text)
    hands.click(window.canvas.board.viewport(), QPoint(12, 12))
    hands.press(window, Qt.Key.Key_V, hands.CONTROL)


def drop(window, mime: QMimeData) -> bool:
    """Drag something over the canvas and let go; tell whether it was taken."""
    board, copy, left = window.canvas.board.viewport(), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(200, 200), copy, mime, left, hands.NONE)
    QApplication.sendEvent(board, enter)
    if enter.isAccepted():
        event = QDropEvent(QPointF(200, 200), copy, mime, left, hands.NONE, QEvent.Type.Drop)
        QApplication.sendEvent(board, event)
        if not event.isAccepted():
            QApplication.sendEvent(window, event)
    hands.settle()
    return enter.isAccepted()


@pytest.mark.parametrize(("text", "template", "parameters"), LECTURES, ids=["v1", "v2", "pooled"])
def test_a_slide_is_pasted_on_the_empty_canvas(empty, text, template, parameters):
    paste(empty, text)
    graph = empty.document.design.graph
    assert blocks(graph) == blocks(templates()[template].build())
    assert empty.document.report.parameters == parameters and empty.document.report.sound
    assert empty.selection.ids == graph.nodes.keys() == empty.canvas.scene.blocks.keys()
    assert empty.messages.isVisible() and str(len(graph)) in empty.messages.text.text()
    assert empty.document.undo_stack.count() == 1
    hands.press(empty, Qt.Key.Key_Z, hands.CONTROL)
    assert not len(empty.document.design.graph)


def test_the_improved_lenet_says_what_was_assumed(empty):
    paste(empty, IMPROVED)
    assert kinds(empty.document.design.graph) == ["Input", "ZeroPad2d", *["Conv2d", "ReLU", "MaxPool2d"] * 3, "Output"]
    assert empty.document.report.parameters == 416 + 12_832 + 51_264
    assert "2" in empty.messages.text.text().partition(".")[2], "of two networks the largest is drawn, and that is said"


def test_code_is_pasted_beside_what_is_there(window):
    before = window.document.design.graph
    left = window.canvas.scene.content().right()
    paste(window, V1)
    graph, new = window.document.design.graph, window.selection.ids
    assert len(graph) == len(before) + 12 and new == graph.nodes.keys() - before.nodes.keys()
    assert all(graph[id] is before[id] for id in before.nodes)
    places = {window.canvas.scene.blocks[id].pos().toTuple() for id in new}
    assert min(x for x, _ in places) > left and len(places) == len(new)
    hands.click_named(window, "message.action")
    hands.settle()
    assert blocks(window.document.design.graph) == blocks(templates()["cnn-v1"].build()), "the blocks as a network of their own"


def test_what_is_unknown_stands_there_with_its_line(empty):
    paste(empty, V1.replace("layers.Flatten()", "layers.Mystery(7)"))
    unknown = [node for node in empty.document.design.graph if isinstance(node.block, UnknownBlock)]
    assert len(unknown) == 1
    assert "Mystery(7)" in empty.messages.text.text()
    assert any(problem.address == unknown[0].id for problem in empty.document.report.problems)


def test_nothing_of_the_code_is_executed(empty, tmp_path):
    path = tmp_path / "executed"
    paste(empty, f"open({str(path)!r}, 'w')\n{V1}")
    assert not path.exists() and empty.document.report.parameters == 2_086


def test_blocks_that_were_copied_here_are_no_code(window):
    window.canvas.board.setFocus()
    for key in (Qt.Key.Key_A, Qt.Key.Key_C):
        hands.press(window, key, hands.CONTROL)
    hands.press(window, Qt.Key.Key_V, hands.CONTROL)
    assert len(window.document.design.graph) == 30 and window.document.undo_stack.count() == 1


def test_a_file_of_code_is_a_new_network_after_the_question(window, tmp_path):
    path = tmp_path / "lenet.py"
    path.write_text(TORCH)
    paste(window, V1)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    assert drop(window, mime)
    hands.answer(window, "ask.save", DISCARD)
    assert window.document.report.parameters == 44_426 and window.document.design.title == "lenet"
    assert window.document.path is None and not window.document.dirty


def test_code_is_dropped_as_text(window):
    mime = QMimeData()
    mime.setText("the weather of tomorrow")
    assert not drop(window, mime)
    mime.setText(V2)
    assert drop(window, mime)
    assert len(window.document.design.graph) == 15 + 12


def test_a_file_without_layers_is_refused_and_nothing_lost(window, tmp_path):
    path, before = tmp_path / "notes.txt", window.document.design
    path.write_bytes("Las capas densas tardan más.".encode("latin-1"))
    window.files.open(path)
    hands.settle()
    assert window.document.design is before and window.messages.isVisible()
    window.files.open(tmp_path / "gone.py")
    assert window.document.design is before and "gone.py" in window.messages.text.text()
