"""Groups by hand: folded, opened in place, edited inside, closed, laid open, kept as blocks of one's own, trained."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QInputDialog, QMenu, QMessageBox

from cnnstudio.blocks.add import Add
from cnnstudio.blocks.conv2d import Conv2d
from cnnstudio.blocks.flatten import Flatten
from cnnstudio.blocks.input import Input
from cnnstudio.blocks.linear import Linear
from cnnstudio.blocks.output import Output
from cnnstudio.blocks.relu import ReLU
from cnnstudio.design import library
from cnnstudio.design.design import Design
from cnnstudio.design.folding import fold_design
from cnnstudio.graph.graph import Edge, chain
from cnnstudio.graph.group import Group
from cnnstudio.graph.paths import find, group_at
from cnnstudio.templates.registry import templates
from cnnstudio.ui.actions import find_panel
from cnnstudio.ui.beginnings import from_template
from cnnstudio.ui.panels.palette_model import OWN, TYPE
from tests.end_to_end import hands

Key, SHIFT, CONTROL = Qt.Key, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(library, "folder", lambda: tmp_path / "blocks")
    return tmp_path / "blocks"


def graph(window):
    return window.document.design.graph


def group(window, address: str) -> Group:
    return group_at(graph(window), address)


def positions(window) -> dict[str, tuple[float, float]]:
    return {id: (item.pos().x(), item.pos().y()) for id, item in window.canvas.scene.blocks.items()}


def pick(window, *ids: str) -> None:
    """Click blocks, the second and further ones with Shift."""
    board = window.canvas.board.viewport()
    hands.click(board, hands.block(window, ids[0]))
    for id in ids[1:]:
        hands.QTest.mouseClick(board.window().windowHandle(), hands.LEFT, SHIFT, hands.in_reach(board, hands.block(window, id)))
        hands.settle()
    assert window.selection.ids == set(ids)


def fold(window, *ids: str) -> str:
    pick(window, *ids)
    hands.press(window, Key.Key_G, CONTROL)
    (address,) = window.selection.ids
    assert isinstance(find(graph(window), address).block, Group)
    return address


def click_button(window, address: str) -> None:
    hands.click(window.canvas.board.viewport(), hands.group_button(window, address))


def frame(window, address: str):
    item = window.canvas.scene.groups.items[address]
    return item.card.translated(item.pos())


def show(window, *blocks, layout=None) -> None:
    """Show a chain of blocks."""
    window.document.new(Design(data="digits").with_graph(chain(*blocks)))
    window.show_design()
    hands.settle()


def repeated(window) -> None:
    """Show a network in which a convolution with its ReLU stands three times in a row, behind one that differs."""
    conv = Conv2d(8, 3, padding="same")
    blocks = [Conv2d(8, 3), ReLU(), conv, ReLU(), conv, ReLU(), conv, ReLU()]
    show(window, Input(1, 8, 8), *blocks, Flatten(), Linear(10), Output())


def test_a_selection_folds_and_every_step_is_taken_back_and_done_again(window):
    before, places, costs = graph(window), positions(window), window.document.report
    address = fold(window, "conv1", "relu1", "pool1")
    assert set(group(window, address).graph.nodes) == {"conv1", "relu1", "pool1"}
    assert window.document.report.parameters == costs.parameters and window.document.report.macs == costs.macs
    item = window.canvas.scene.blocks[address]
    assert item.report.parameters == 156 and "conv1" not in window.canvas.scene.blocks
    assert positions(window)[address][0] == places["conv1"][0]
    above = places["conv2"][1] - positions(window)["conv2"][1]
    assert above > 0, "what lies below comes nearer"
    hands.press(window, Key.Key_Z, CONTROL)
    assert graph(window) == before and positions(window) == places
    hands.press(window, Key.Key_Z, CONTROL | SHIFT)
    assert address in graph(window)


def test_a_group_opens_in_its_place_and_gives_the_room_back(window):
    address = fold(window, "conv1", "relu1", "pool1")
    closed = positions(window)
    hands.double_click(window.canvas.board.viewport(), hands.block(window, address))
    inner = {f"{address}.conv1", f"{address}.relu1", f"{address}.pool1"}
    assert inner <= set(window.canvas.scene.blocks) and address not in window.canvas.scene.blocks
    room = frame(window, address)
    for id, item in window.canvas.scene.blocks.items():
        card = item.card.translated(item.pos())
        assert room.contains(card) if id in inner else not room.intersects(card), id
    assert positions(window)["conv2"][1] > closed["conv2"][1]
    shape = window.canvas.scene.blocks[f"{address}.conv1"].report.shape
    assert shape == (6, 24, 24), "open, it shows its inner shapes"
    click_button(window, address)
    assert positions(window) == closed
    click_button(window, address)
    assert inner <= set(window.canvas.scene.blocks)
    hands.press(window, Key.Key_Minus)
    assert positions(window) == closed
    hands.press(window, Key.Key_Return)
    hands.press(window, Key.Key_Escape)
    assert positions(window) == closed, "Escape on an open group closes it"
    names = [window.document.undo_stack.text(at) for at in range(window.document.undo_stack.count())]
    assert len(set(names)) >= 3 and all(names)


def test_blocks_inside_are_edited_moved_wired_and_removed(window):
    address = fold(window, "conv1", "relu1", "pool1")
    hands.press(window, Key.Key_Plus)
    inner = f"{address}.conv1"
    pick(window, inner)
    hands.fill(window, "out_channels", "9")
    assert group(window, address).graph["conv1"].block.out_channels == 9
    assert window.document.report.at("conv2").known_inputs() == ((9, 12, 12),)
    before = positions(window)[inner]
    start = hands.block(window, inner)
    hands.drag(window.canvas.board.viewport(), start, start + QPoint(40, 0))
    moved = positions(window)[inner]
    assert moved[0] > before[0] and frame(window, address).contains(QPointF(*moved))
    new = hands.drag_block(window, "BatchNorm2d", hands.block(window, inner))
    assert new.startswith(address + "."), "a block dropped on one inside comes inside"
    assert Edge("conv1", new.split(".")[1]) in group(window, address).graph.edges
    pick(window, new)
    hands.press(window, Key.Key_Delete)
    assert find(graph(window), new) is None and window.document.report.sound
    pick(window, f"{address}.pool1")
    hands.press(window, Key.Key_Delete, SHIFT)
    assert set(group(window, address).graph.nodes) == {"conv1", "relu1"}


def test_a_wire_across_the_border_is_drawn_and_refused_with_a_sentence(window):
    address = fold(window, "conv1", "relu1", "pool1")
    hands.press(window, Key.Key_Plus)
    hands.wire(window, f"{address}.conv1", "conv2")
    assert window.canvas.scene.graph.into("conv2")[0].source == f"{address}.conv1"
    assert set(group(window, address).gives.values()) >= {("conv1", "y")} and window.document.report.at("conv2").inputs == (
        (6, 24, 24),
    )
    for _ in range(window.document.undo_stack.count()):
        hands.press(window, Key.Key_Z, CONTROL)
    assert address not in graph(window)


def test_a_repeated_group_says_why_it_takes_no_other_wire(window):
    repeated(window)
    pick(window, "conv2", "relu2", "conv3", "relu3", "conv4", "relu4")
    hands.press(window, Key.Key_G, CONTROL)
    hands.press(fold_menu(window), Key.Key_Return)
    hands.activate(window)
    (address,) = window.selection.ids
    hands.press(window, Key.Key_Return)
    before = graph(window)
    window.messages.hide()
    hands.wire(window, f"{address}.conv2", "flatten1")
    assert graph(window) is before
    assert window.messages.isVisible() and "3" in window.messages.text.text()
    window.messages.hide()


def test_a_stretch_that_repeats_is_proposed_as_a_group_xn(window):
    repeated(window)
    costs = window.document.report.parameters
    hands.press(window, Key.Key_A, CONTROL)
    if window.selection.ids == frozenset():
        window.canvas.setFocus()
        hands.press(window, Key.Key_A, CONTROL)
    hands.press(window, Key.Key_G, CONTROL)
    menu = fold_menu(window)
    assert "×3" in menu.actions()[0].text()
    hands.press(menu, Key.Key_Return)
    hands.activate(window)
    (address,) = window.selection.ids
    assert group(window, address).repeat == 3 and "conv1" in graph(window), "the first copy that differs stays outside"
    assert window.document.report.parameters == costs
    hands.press(window, Key.Key_Return)
    pick(window, f"{address}.conv2")
    hands.fill(window, "kernel_size", "5")
    assert window.document.report.parameters > costs, "an edit inside is one in every copy"
    assert all(block.kernel_size == (5, 5) for block in kernels(window))
    pick(window, f"{address}.relu2")
    hands.press(window, Key.Key_Escape)
    assert window.selection.ids == {address}, "Escape leads out of the group"
    hands.press(window, Key.Key_G, CONTROL | SHIFT)
    assert address not in graph(window) and {"conv2", "conv3", "conv4"} <= set(graph(window).nodes)
    rows = [item.card.translated(item.pos()) for item in window.canvas.scene.blocks.values()]
    assert not any(a.adjusted(1, 1, -1, -1).intersects(b) for at, a in enumerate(rows) for b in rows[:at])


def fold_menu(window) -> QMenu:
    (menu,) = [menu for menu in window.findChildren(QMenu, "menu.fold") if menu.isVisible()]
    return menu


def kernels(window) -> list[Conv2d]:
    leaves = window.document.report.graph
    return [node.block for node in leaves if node.id.startswith("group") and isinstance(node.block, Conv2d)]


def test_the_inspector_repeats_names_and_colours_a_group(window):
    repeated(window)
    address = fold(window, "conv2", "relu2")
    costs = window.document.report.parameters
    hands.fill(window, "repeat", "4")
    assert group(window, address).repeat == 4 and window.document.report.parameters > costs
    hands.fill(window, "name", "body")
    assert window.canvas.scene.blocks[address].node.name == "body"
    box = find_panel(window.inspector.page, "field.colour")
    box.setFocus()
    hands.press(window, Key.Key_Down)
    assert window.document.design.groups[address].colour
    inside = find_panel(window.inspector.page, "inspector.inside")
    window.inspector.ensureWidgetVisible(inside)
    hands.settle()
    hands.click(inside.viewport(), inside.visualItemRect(inside.item(0)).center())
    assert window.selection.ids == {f"{address}.conv2"} and f"{address}.conv2" in window.canvas.scene.blocks


def test_a_group_that_cannot_stand_in_a_row_says_so(window):
    address = fold(window, "conv1", "relu1", "pool1")
    hands.press(window, Key.Key_Plus)
    hands.wire(window, f"{address}.conv1", "conv2")
    hands.press(window, Key.Key_Z, CONTROL)
    design = window.document.design
    two = fold_with_two_outputs(window)
    before = graph(window)
    window.selection.set([two])
    hands.fill(window, "repeat", "2")
    refused = find_panel(window.inspector.page, "inspector.refused")
    assert graph(window) is before and refused.isVisible() and refused.text()
    assert design is not None


def fold_with_two_outputs(window) -> str:
    """Draw a second output out of a group."""
    show(window, Input(1, 8, 8), Conv2d(4, 3), ReLU(), Flatten(), Linear(10), Output())
    window.document.edit("add", window.document.design.with_graph(graph(window).connect("conv1", "flatten1")))
    address = fold(window, "conv1", "relu1")
    hands.press(window, Key.Key_Plus)
    window.document.edit("two", window.document.design)
    from cnnstudio.graph.crossing import connected
    from cnnstudio.graph.paths import added

    made, new = added(graph(window), "", Add())
    made = connected(connected(made, f"{address}.conv1", new), f"{address}.relu1", new)
    window.document.edit("add", window.document.design.with_graph(made))
    hands.settle()
    assert len(group(window, address).outputs) == 2
    return address


def test_problems_find_and_the_outline_lead_into_groups(window):
    address = fold(window, "conv1", "relu1", "pool1")
    inner = f"{address}.conv1"
    window.selection.set([inner])
    hands.fill(window, "kernel_size", "99")
    assert window.canvas.scene.blocks[address].problems, "the closed group bears the mark"
    window.docks["panel.problems"].bring_forward()
    hands.settle()
    problem = next(one for one in window.document.report.problems if one.address.endswith("conv1"))
    row = find_panel(window.problems, f"problem.{problem.code}.{problem.address}")
    hands.click(row, QPoint(20, 10))
    assert inner in window.canvas.scene.blocks and window.selection.ids == {inner}
    window.docks["panel.outline"].bring_forward()
    hands.settle()
    outline = window.outline
    item = next(
        outline.topLevelItem(row) for row in range(outline.topLevelItemCount()) if outline.topLevelItem(row).childCount()
    )
    assert [item.child(row).text(0) for row in range(item.childCount())] == ["conv1", "relu1", "pool1"]
    window.selection.set(["fc1"])
    window.canvas.setFocus()
    hands.press(window, Key.Key_F, CONTROL)
    hands.type_in(window, "find.search", "pool1")
    assert window.selection.ids == {f"{address}.pool1"}
    hands.press(window, Key.Key_Escape)


def test_an_open_group_is_moved_named_and_chosen_by_its_frame(window):
    address = fold(window, "conv1", "relu1", "pool1")
    hands.press(window, Key.Key_Plus)
    board, before = window.canvas.board, positions(window)
    title = board.mapFromScene(frame(window, address).topLeft() + QPointF(150, 12))
    hands.drag(board.viewport(), title, title + QPoint(64, 24))
    after = positions(window)
    moved = {id for id in after if after[id] != before[id]}
    assert moved == {id for id in after if id.startswith(address + ".")}
    steps = {(after[id][0] - before[id][0], after[id][1] - before[id][1]) for id in moved}
    assert len(steps) == 1 and window.selection.ids == {address}
    hands.press(window, Key.Key_Z, CONTROL)
    assert positions(window) == before
    hands.double_click(board.viewport(), board.mapFromScene(frame(window, address).topLeft() + QPointF(150, 12)))
    hands.type_in(window, "canvas.line", "Etapa")
    assert find(graph(window), address).name == "Etapa" and window.canvas.scene.groups.items[address].name == "Etapa"
    area = frame(window, address).adjusted(-10, -10, 10, 10)
    window.selection.clear()
    hands.drag(board.viewport(), board.mapFromScene(area.topLeft()), board.mapFromScene(area.bottomRight()))
    assert address in window.selection.ids and not any(id.startswith(address + ".") for id in window.selection.ids)
    hands.press(window, Key.Key_Delete)
    assert address not in graph(window) and window.document.report.at("conv2").inputs == ((1, 28, 28),)


def test_groups_lie_in_groups(window):
    address = fold(window, "conv1", "relu1", "pool1")
    hands.press(window, Key.Key_Plus)
    inner = fold(window, f"{address}.conv1", f"{address}.relu1")
    assert inner.startswith(address + ".")
    hands.press(window, Key.Key_Plus)
    assert frame(window, address).contains(frame(window, inner))
    hands.press(window, Key.Key_Escape)
    hands.press(window, Key.Key_Escape)
    assert window.selection.ids == {address}
    hands.press(window, Key.Key_Escape)
    assert address in window.canvas.scene.blocks


def test_a_group_is_copied_as_text_and_pasted_with_what_is_in_it(window):
    address = fold(window, "conv1", "relu1", "pool1")
    hands.press(window, Key.Key_C, CONTROL)
    hands.press(window, Key.Key_V, CONTROL)
    (copy,) = window.selection.ids
    assert copy != address and group(window, copy).graph == group(window, address).graph
    hands.press(window, Key.Key_D, CONTROL)
    (double,) = window.selection.ids
    assert double not in (address, copy) and group(window, double).graph == group(window, address).graph


def test_a_group_is_kept_as_a_block_of_ones_own_and_its_copies_are_independent(window, own_folder):
    address = fold(window, "conv1", "relu1", "pool1")
    window.actions_["edit.save_group"].trigger()
    dialog = find_panel(window, "groups.keep")
    assert isinstance(dialog, QInputDialog)
    dialog.setTextValue("Etapa ñ")
    hands.press(dialog, Key.Key_Return)
    hands.activate(window)
    assert len(list(own_folder.glob("*.cnn"))) == 1
    name = own(window)
    hands.QTest.qWait(0)
    at = hands.empty_place(window)
    copies = [hands.drag_block(window, name, at), hands.drag_block(window, name, at + QPoint(0, 90))]
    assert len({*copies, address}) == 3 and all(find(graph(window), one).name == "Etapa ñ" for one in copies)
    window.selection.set([f"{copies[0]}.conv1"])
    hands.fill(window, "out_channels", "11")
    assert group(window, copies[0]).graph["conv1"].block.out_channels == 11
    assert group(window, copies[1]).graph["conv1"].block.out_channels == 6
    assert group(window, address).graph["conv1"].block.out_channels == 6
    hands.write(window.palette_.search, "etapa")
    window.palette_.search.setFocus()
    steps = window.document.undo_stack.count()
    hands.press(window, Key.Key_Return)
    assert window.document.undo_stack.count() == steps + 1, "search and Enter append one"
    window.palette_.list.setFocus()
    window.palette_.list.setCurrentIndex(window.palette_.model.best("etapa"))
    hands.press(window, Key.Key_Delete)
    box = find_panel(window, "own.delete")
    assert isinstance(box, QMessageBox) and box.textFormat() is Qt.TextFormat.PlainText
    hands.answer(window, "own.delete", QMessageBox.StandardButton.Yes)
    assert not list(own_folder.glob("*.cnn")) and own(window) == ""
    window.palette_.search.clear()


def own(window) -> str:
    model = window.palette_.model
    names = [model.index(row, 0).data(TYPE) or "" for row in range(model.rowCount())]
    return next((name for name in names if name.startswith(OWN)), "")


def test_a_network_with_a_group_trains_and_is_looked_into(window):
    address = fold(window, "conv2", "relu2", "pool2")
    hands.fill(window, "name", "stage")
    session = window.training.session
    window.training.train()
    hands.until(lambda: session.history is not None and session.history.count > 1, 60)
    window.training.stop()
    hands.until(lambda: not window.training.busy, 30)
    hands.tab(window, 1)
    looking = window.explore.looking
    window.selection.set([f"{address}.conv2"])
    hands.until(lambda: f"{address}.conv2" in (looking.last.maps if looking.last else {}), 30)
    window.selection.set([address])
    hands.until(lambda: f"{address}.pool2" in looking.last.maps, 30)
    hands.tab(window, 0)


def test_a_group_opens_whose_tag_feeds_something_outside_too(window):
    blocks = chain(Input(1, 8, 8), Conv2d(1, 3, padding="same"), ReLU(), Flatten(), Linear(10), Output()).add(Add(), "add1")
    blocks = blocks.connect("conv1", "add1").connect("relu1", "add1").connect("add1", "flatten1")
    folded, address, _ = fold_design(Design(data="digits").with_graph(blocks), ["conv1", "relu1"])
    window.document.new(folded)
    window.show_design()
    hands.settle()
    click_button(window, address)
    boxes = [item.card.translated(item.pos()) for item in window.canvas.scene.blocks.values()]
    assert f"{address}.relu1" in window.canvas.scene.blocks
    assert not any(one.intersects(other) for at, one in enumerate(boxes) for other in boxes[at + 1 :])


@pytest.mark.parametrize("opened", [True, False])
def test_copies_laid_open_stand_as_the_first_was_laid_by_hand_and_over_nothing(window, opened):
    window.document.new(from_template(templates()["resnet18"]))
    window.show_design()
    hands.settle()
    click_button(window, "layer1")
    pick(window, "layer1.conv2")
    for _ in range(5):
        hands.press(window, Key.Key_Right)
    by_hand = positions(window)
    if not opened:
        click_button(window, "layer1")
    window.selection.set(["layer1"])
    hands.press(window, Key.Key_G, CONTROL | SHIFT)
    placed = window.canvas.scene.placed.heads
    for first, second, third in (("conv2", "conv3", "add"), ("conv4", "conv5", "add2")):
        corners = [placed[id] for id in (first, second, third)]
        wanted = [by_hand[f"layer1.{id}"] for id in ("conv1", "conv2", "add")]
        assert apart(corners) == apart(wanted)
    assert placed["conv4"] > placed["conv2"]
    areas = [window.canvas.scene.row_area([id]) for id in placed]
    assert not any(one.intersects(other) for at, one in enumerate(areas) for other in areas[at + 1 :])


def apart(corners) -> list[tuple[float, float]]:
    return [(x - corners[0][0], y - corners[0][1]) for x, y in corners]
