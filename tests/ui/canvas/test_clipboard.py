from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from cnnstudio.design.folding import fold_design
from cnnstudio.graph.graph import Edge
from cnnstudio.ui.canvas import clipboard
from tests.ui.canvas.networks import lenet, short


def test_blocks_are_copied_as_text_and_pasted_with_new_ids(canvas):
    hand = canvas(lenet())
    hand.selection.set({"conv1", "relu1", "pool1"})
    text = hand.view.copy()
    assert QGuiApplication.clipboard().text() == text
    hand.view.paste(f"Look at this:\n{text}\nNice, is it not?")
    new = hand.selection.ids
    assert len(new) == 3
    assert len(hand.graph) == len(lenet()) + 3
    assert not new & set(lenet().nodes)
    inner = [edge for edge in hand.graph.edges if edge.source in new or edge.target in new]
    assert len(inner) == 2
    assert all(edge.source in new and edge.target in new for edge in inner)
    assert hand.document.undo_stack.count() == 1
    hand.document.undo()
    assert set(hand.view.scene.blocks) == set(lenet().nodes)


def test_pasted_blocks_keep_their_fields_and_places_to_each_other(canvas):
    hand = canvas(short())
    hand.selection.set({"conv1", "pool1"})
    hand.view.paste(hand.view.copy())
    conv = next(id for id in hand.selection.ids if id.startswith("conv"))
    pool = next(id for id in hand.selection.ids if id.startswith("pool"))
    assert hand.graph[conv].block == hand.graph["conv1"].block
    assert hand.corner(pool)[1] - hand.corner(conv)[1] == hand.corner("pool1")[1] - hand.corner("conv1")[1]
    assert Edge(conv, pool) in hand.graph.edges


def test_pasting_twice_never_lies_exactly_on_top(canvas):
    hand = canvas(short())
    hand.selection.set({"conv1"})
    text = hand.view.copy()
    for _ in range(4):
        hand.view.paste(text)
    corners = [hand.corner(id) for id in hand.graph.nodes]
    assert len(set(corners)) == len(corners)


def test_a_duplicate_lies_beside(canvas):
    hand = canvas(lenet())
    hand.selection.set({"fc1", "relu3"})
    hand.view.duplicate()
    assert len(hand.selection.ids) == 2
    corners = [hand.corner(id) for id in hand.graph.nodes]
    assert len(set(corners)) == len(corners)


def test_cutting_copies_and_reconnects(canvas):
    hand = canvas(short())
    hand.selection.set({"pool1"})
    text = hand.view.cut()
    assert "pool1" not in hand.graph
    assert hand.graph.sources("conv2") == ("conv1",)
    hand.view.paste(text)
    assert "pool1" in hand.graph


def test_text_that_is_no_network_is_told_and_changes_nothing(canvas):
    hand = canvas(short())
    for text in ("", "hello", "{}", '{"a": 1e999}', "[" * 5000):
        hand.view.paste(text)
    assert len(hand.messages) == 5
    assert hand.document.undo_stack.count() == 0


def test_nothing_selected_copies_nothing(canvas):
    hand = canvas(short())
    assert hand.view.copy() == ""
    hand.view.duplicate()
    hand.view.delete_selection()
    assert hand.document.undo_stack.count() == 0


def test_pasting_what_is_no_network_says_so_and_changes_nothing(canvas):
    hand = canvas(short())
    for text in ("hola, ¿qué tal?", "", "42"):
        hand.view.paste(text)
        assert hand.messages.pop().code == "paste.nothing"
    assert hand.graph == short() and hand.document.undo_stack.count() == 0


def test_the_ends_of_a_network_are_never_pasted_into_a_group(canvas):
    hand = canvas(lenet())
    folded, address, _ = fold_design(hand.document.design, ["conv1", "relu1"])
    hand.document.edit("Fold", folded)
    placed = hand.view.scene.placed
    ends, inner = (clipboard.copied(folded, placed, ids) for ids in (["input", "pool1"], ["pool1"]))
    _, at_top, _ = clipboard.pasted(folded, placed, ends, (0.0, 0.0), address)
    _, inside, _ = clipboard.pasted(folded, placed, inner, (0.0, 0.0), address)
    assert len(at_top) == 2 and not any("." in id for id in at_top)
    assert [id.rpartition(".")[0] for id in inside] == [address]
