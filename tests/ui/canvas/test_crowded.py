"""A network too large to draw."""

from __future__ import annotations

from PySide6.QtCore import Qt

from cnnstudio.blocks.conv2d import Conv2d
from cnnstudio.design.design import Design
from cnnstudio.graph.graph import Graph, Node
from cnnstudio.ui.canvas.scene import MOST_BLOCKS
from tests.ui.canvas.networks import short


def crowd(count: int) -> Graph:
    return Graph({f"conv{at}": Node(f"conv{at}", Conv2d(4, 3)) for at in range(count)})


def test_above_the_limit_one_sentence_stands_instead_of_the_blocks(canvas):
    hand = canvas(short())
    hand.document.new(Design().with_graph(crowd(MOST_BLOCKS + 1)))
    assert [message.code for message in hand.messages] == ["canvas.many"]
    assert not hand.view.scene.blocks and hand.view._empty.isVisible()
    assert str(MOST_BLOCKS)[0] in hand.view._empty.text()
    hand.key(Qt.Key.Key_Home)
    hand.click(hand.board.viewport().rect().center())
    hand.selection.set(["conv7"])
    hand.key(Qt.Key.Key_Delete)
    assert len(hand.graph) == MOST_BLOCKS and len(hand.view.scene.blocks) == MOST_BLOCKS, "one less, and it is drawn"
    assert not hand.view._empty.isVisible()
    hand.document.undo()
    assert not hand.view.scene.blocks and len(hand.messages) == 2
    hand.document.new(Design().with_graph(short()))
    assert len(hand.view.scene.blocks) == 4
