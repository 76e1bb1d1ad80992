"""Wires by hand: dropped into the empty, and with blocks put into them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt

from cnnstudio.graph.graph import Edge
from cnnstudio.ui.panels.palette_model import MISFIT, TYPE
from cnnstudio.ui.panels.quick_add import QuickAdd
from tests.end_to_end import hands


def popup(window) -> QuickAdd:
    (found,) = [one for one in window.findChildren(QuickAdd) if one.isVisible()]
    return found


def offered(window) -> tuple[list[str], list[str]]:
    """The blocks on offer that fit, and those that do not."""
    model = popup(window).model
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    blocks = [row for row in rows if row.data(TYPE)]
    return [row.data(TYPE) for row in blocks if not row.data(MISFIT)], [row.data(TYPE) for row in blocks if row.data(MISFIT)]


def middle_of(window, target: str) -> QPoint:
    """A point in the middle of the wire into a block."""
    (x1, y1), (x2, y2) = window.canvas.scene.wires[target, "x"].points[-2:]
    return window.canvas.board.mapFromScene(QPointF((x1 + x2) / 2, (y1 + y2) / 2))


def drag_out(window, start: QPoint) -> QPoint:
    end = hands.empty_place(window)
    hands.drag(window.canvas.board.viewport(), start, end)
    return end


def test_a_wire_into_the_empty_offers_what_fits_and_joins_it(window):
    end = drag_out(window, hands.output(window, "pool1"))
    fits, misfits = offered(window)
    assert {"Conv2d", "MaxPool2d", "Flatten", "ReLU"} <= set(fits)
    assert {"Linear", "Output"} <= set(misfits) and "Input" not in fits + misfits
    steps = window.document.undo_stack.count()
    hands.type_in(popup(window), "quick_add.search", "conv 7 3")
    graph = window.document.design.graph
    assert Edge("pool1", "conv3") in graph.edges and graph["conv3"].block.out_channels == 7
    assert Edge("pool1", "conv2") in graph.edges, "the wire that was there stays"
    assert window.document.undo_stack.count() == steps + 1
    assert window.selection.ids == {"conv3"}
    port = hands.input_(window, "conv3") - end
    assert abs(port.x()) <= 8 and abs(port.y()) <= 8, "the block hangs where the wire was dropped"
    hands.press(window, Qt.Key.Key_Z, hands.CONTROL)
    assert "conv3" not in window.document.design.graph


def test_what_would_not_fit_says_why_and_may_be_taken(window):
    drag_out(window, hands.output(window, "pool1"))
    hands.type_in(popup(window), "quick_add.search", "dense 10", then=None)
    assert popup(window).fault.isVisible() and popup(window).fault.text()
    hands.press(popup(window).line, Qt.Key.Key_Return)
    assert Edge("pool1", "fc4") in window.document.design.graph.edges
    assert [problem.address for problem in window.document.report.problems] == ["fc4"]


def test_a_wire_drawn_backwards_from_an_input_offers_what_can_feed_it(window):
    hands.pick(window, "conv2")
    hands.press(window, Qt.Key.Key_Delete, hands.CONTROL)
    assert not window.document.design.graph.into("conv2")
    drag_out(window, hands.input_(window, "conv2"))
    fits, misfits = offered(window)
    assert {"Conv2d", "Input", "ReLU"} <= set(fits) and {"Linear", "Flatten"} <= set(misfits)
    assert "Output" not in fits + misfits
    hands.type_in(popup(window), "quick_add.search", "conv 4 3 relu")
    graph = window.document.design.graph
    assert Edge("conv3", "relu5") in graph.edges and Edge("relu5", "conv2") in graph.edges


def test_escape_drops_the_wire(window):
    before, items = window.document.design, len(window.canvas.scene.items())
    drag_out(window, hands.output(window, "pool1"))
    assert len(window.canvas.scene.items()) == items + 1, "the wire hangs while the list is open"
    hands.press(popup(window).line, Qt.Key.Key_Escape)
    assert window.document.design is before and len(window.canvas.scene.items()) == items
    assert not [one for one in window.findChildren(QuickAdd) if one.isVisible()]


def test_a_click_in_the_list_takes_a_block(window):
    drag_out(window, hands.output(window, "pool1"))
    rows = popup(window).list
    row = next(rows.model().index(at, 0) for at in range(rows.model().rowCount()) if rows.model().index(at, 0).data(TYPE))
    kind = row.data(TYPE)
    hands.click(rows.viewport(), rows.visualRect(row).center())
    (edge,) = [edge for edge in window.document.design.graph.out_of("pool1") if edge.target != "conv2"]
    assert window.document.design.graph[edge.target].block.type_name() == kind


def test_a_double_click_on_a_wire_puts_a_block_into_it_and_what_lies_below_moves_aside(window):
    scene = window.canvas.scene
    before = {id: scene.positions[id] for id in ("pool1", "conv2", "pool2")}
    steps = window.document.undo_stack.count()
    hands.double_click(window.canvas.board.viewport(), middle_of(window, "conv2"))
    fits, _ = offered(window)
    assert "Output" not in fits
    hands.type_in(popup(window), "quick_add.search", "conv 6 3 same relu")
    graph = window.document.design.graph
    assert (
        graph.sources("conv2") == ("relu5",) and graph.sources("relu5") == ("conv3",) and graph.sources("conv3") == ("pool1",)
    )
    assert scene.positions["pool1"] == before["pool1"]
    assert scene.positions["conv3"][1] == before["conv2"][1]
    assert all(scene.positions[id][1] > before[id][1] for id in ("conv2", "pool2"))
    assert window.document.undo_stack.count() == steps + 1
    hands.press(window, Qt.Key.Key_Z, hands.CONTROL)
    assert {id: scene.positions[id] for id in before} == before


def test_a_block_dropped_on_a_wire_moves_the_rest_aside(window):
    scene = window.canvas.scene
    before = scene.positions["conv2"]
    place = middle_of(window, "conv2")
    new = hands.drag_block(window, "MaxPool2d", place)
    assert window.document.design.graph.sources("conv2") == (new,)
    assert scene.positions[new] == before and scene.positions["conv2"][1] >= before[1] + 48
    boxes = [item.card.translated(item.pos()) for item in scene.blocks.values() if not item.tag]
    assert not any(one.intersects(other) for at, one in enumerate(boxes) for other in boxes[:at])
