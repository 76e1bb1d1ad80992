"""Notes, frames, names and menus by hand, on the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from cnnstudio.design.file import dumps, loads
from cnnstudio.ui.actions import find_panel
from tests.end_to_end import hands

SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
BOTH = hands.CONTROL | SHIFT


def on(window, id: str, at: QPointF) -> QPoint:
    """A point on a note or frame."""
    item = window.canvas.scene.remarks.items[id]
    return window.canvas.board.mapFromScene(item.mapToScene(at))


def corner(window, id: str) -> QPoint:
    box = window.canvas.scene.remarks.items[id].card
    return on(window, id, box.bottomRight() - QPointF(4, 4))


def box(window, id: str) -> tuple[float, float, float, float]:
    remark = window.document.design.remarks[id]
    return remark.x, remark.y, remark.width, remark.height


def viewport(window):
    return window.canvas.board.viewport()


def focus(window) -> None:
    window.canvas.board.setFocus()
    window.selection.clear()
    hands.settle()


@pytest.fixture
def framed(window):
    """The window with a frame around the second convolution and what follows it."""
    hands.pick(window, "conv2")
    QTest.mouseClick(window.windowHandle(), hands.LEFT, SHIFT, hands.in_reach(viewport(window), hands.block(window, "pool2")))
    hands.press(window, Qt.Key.Key_J, hands.CONTROL)
    hands.type_in(window, "canvas.line", "Features")
    return window


@pytest.fixture
def noted(window):
    """The window with a note in the middle."""
    focus(window)
    window.canvas.add_note(QPointF(260, 150))
    hands.type_in(window, "canvas.text", "Why 24?", then=None)
    hands.press(window, Qt.Key.Key_Return, hands.CONTROL)
    return window


def test_a_note_is_added_by_key_written_on_several_lines_and_undone(window):
    focus(window)
    steps = window.document.undo_stack.count()
    hands.press(window, Qt.Key.Key_F2, SHIFT)
    pen = find_panel(window, "canvas.text")
    assert pen.hasFocus() and pen.accessibleName()
    hands.type_in(window, "canvas.text", "one")
    hands.type_in(window, "canvas.text", "two", then=None)
    hands.press(window, Qt.Key.Key_Return, hands.CONTROL)
    (note,) = window.document.design.notes
    assert note.text == "one\ntwo"
    assert not window.training.busy, "Ctrl+Enter ends the writing, it does not train"
    assert window.canvas.board.hasFocus() and window.selection.remarks == {note.id}
    assert window.document.undo_stack.count() == steps + 2
    again = loads(dumps(window.document.design))
    assert again.notes == (note,)
    hands.press(window, Qt.Key.Key_Z, hands.CONTROL)
    hands.press(window, Qt.Key.Key_Z, hands.CONTROL)
    assert not window.document.design.notes and not window.canvas.scene.remarks.items


def test_escape_keeps_what_was_written_and_undo_takes_it_back(window):
    focus(window)
    hands.press(window, Qt.Key.Key_F2, SHIFT)
    hands.type_in(window, "canvas.text", "one and two", then=Qt.Key.Key_Escape)
    assert [note.text for note in window.document.design.notes] == ["one and two"]
    assert window.canvas.board.hasFocus()
    hands.press(window, Qt.Key.Key_Z, hands.CONTROL)
    assert [note.text for note in window.document.design.notes] == [""]
    hands.press(window, Qt.Key.Key_Z, hands.CONTROL | SHIFT)
    assert [note.text for note in window.document.design.notes] == ["one and two"]


def test_escape_keeps_a_first_title_and_gives_a_second_up(window):
    focus(window)
    hands.press(window, Qt.Key.Key_J, hands.CONTROL)
    hands.type_in(window, "canvas.line", "Features", then=Qt.Key.Key_Escape)
    assert [frame.title for frame in window.document.design.frames] == ["Features"]
    hands.press(window, Qt.Key.Key_F2)
    hands.type_in(window, "canvas.line", "Classes", then=Qt.Key.Key_Escape)
    assert [frame.title for frame in window.document.design.frames] == ["Features"]


@pytest.mark.parametrize("size", [(1366, 768), (900, 600)])
def test_new_notes_cover_nothing_and_are_in_view(window, size):
    window.resize(*size)
    window.show_design()
    hands.settle()
    focus(window)
    for written in ("one", "two"):
        hands.press(window, Qt.Key.Key_F2, SHIFT)
        hands.type_in(window, "canvas.text", written, then=Qt.Key.Key_Escape)
    scene = window.canvas.scene
    one, two = (scene.remarks.area([note.id]) for note in window.document.design.notes)
    assert not one.intersects(two)
    seen = window.canvas.board.mapToScene(viewport(window).rect()).boundingRect()
    for area in (one, two):
        assert seen.contains(area)
        assert not any(scene.row_area([id]).intersects(area) for id in scene.placed.heads)
    window.resize(1366, 768)
    hands.settle()


def test_a_note_lies_beside_everything_where_nothing_in_view_is_free(window):
    focus(window)
    window.canvas.fit_selection()
    window.selection.set(["conv1"])
    window.canvas.fit_selection()
    window.canvas.board.set_zoom(4.0)
    window.selection.clear()
    hands.press(window, Qt.Key.Key_F2, SHIFT)
    hands.type_in(window, "canvas.text", "beside", then=Qt.Key.Key_Escape)
    scene = window.canvas.scene
    area = scene.remarks.area([note.id for note in window.document.design.notes])
    assert not any(scene.row_area([id]).intersects(area) for id in scene.placed.heads)
    seen = window.canvas.board.mapToScene(viewport(window).rect()).boundingRect()
    assert seen.intersects(area), "it is shown once it is written"


def test_a_long_text_makes_its_note_higher(noted):
    before = box(noted, "note1")
    hands.double_click(viewport(noted), on(noted, "note1", QPointF(30, 30)))
    hands.type_in(noted, "canvas.text", "long " * 60, then=None)
    hands.press(noted, Qt.Key.Key_Return, hands.CONTROL)
    assert box(noted, "note1")[3] > before[3]


def test_a_note_is_dragged_resized_tinted_and_deleted(noted):
    x, y, width, height = box(noted, "note1")
    start = on(noted, "note1", QPointF(40, 40))
    hands.drag(viewport(noted), start, start + QPoint(-3, 83))
    assert box(noted, "note1")[1] > y + 60
    x, y, _, _ = box(noted, "note1")
    hands.drag(viewport(noted), corner(noted, "note1"), corner(noted, "note1") + QPoint(40, 24))
    assert box(noted, "note1") == (x, y, width + 40, height + 24)
    hands.press(noted, Qt.Key.Key_Right, BOTH)
    assert box(noted, "note1") == (x, y, width + 48, height + 24)
    hands.press(noted, Qt.Key.Key_J, BOTH)
    assert noted.document.design.notes[0].colour == "orange"
    hands.press(noted, Qt.Key.Key_Delete)
    assert not noted.document.design.notes


def test_a_frame_goes_around_the_selection_and_makes_room_for_its_title(framed):
    (frame,) = framed.document.design.frames
    assert frame.title == "Features"
    scene = framed.canvas.scene
    area = scene.remarks.area([frame.id])
    rows = scene.row_area(["conv2", "pool2"])
    assert area.contains(rows) and rows.top() - area.top() >= 28
    others = [id for id in scene.placed.heads if id not in ("conv2", "pool2")]
    assert not any(scene.row_area([id]).intersects(area) for id in others)


def test_what_lies_in_a_frame_moves_with_it(framed):
    scene = framed.canvas.scene
    before = dict(scene.positions)
    start = on(framed, "frame1", QPointF(80, 12))
    hands.drag(viewport(framed), start, start + QPoint(80, 40))
    moved = {id for id in before if scene.positions[id] != before[id]}
    assert moved == {"conv2", "relu2", "pool2"}
    shifts = {(scene.positions[id][0] - before[id][0], scene.positions[id][1] - before[id][1]) for id in moved}
    assert len(shifts) == 1
    assert framed.document.design.layout["conv2"] == scene.positions["conv2"]
    hands.press(framed, Qt.Key.Key_Z, hands.CONTROL)
    assert scene.positions == before


def test_inside_a_frame_a_drag_is_a_box_and_a_frame_leaves_its_blocks_when_deleted(framed):
    focus(framed)
    area = framed.canvas.scene.remarks.area(["frame1"])
    inside = framed.canvas.board.mapFromScene(area.bottomRight() - QPointF(16, 16))
    hands.drag(viewport(framed), inside, hands.block(framed, "pool2"))
    assert framed.selection.ids == {"pool2"} and not framed.selection.remarks
    hands.click(viewport(framed), on(framed, "frame1", QPointF(80, 12)))
    assert framed.selection.remarks == {"frame1"} and not framed.selection.ids
    hands.press(framed, Qt.Key.Key_Delete)
    assert not framed.document.design.frames and "conv2" in framed.document.design.graph


def test_blocks_are_deleted_beside_a_frame_and_in_it(framed):
    for id in ("pool1", "pool2"):
        hands.pick(framed, id)
        hands.press(framed, Qt.Key.Key_Delete)
        assert id not in framed.document.design.graph and id not in framed.canvas.scene.positions
    hands.press(framed, Qt.Key.Key_Z, hands.CONTROL)
    assert "pool2" in framed.canvas.scene.positions


def test_notes_and_frames_are_copied_with_the_blocks(framed):
    hands.press(framed, Qt.Key.Key_A, hands.CONTROL)
    assert framed.selection.remarks == {"frame1"} and len(framed.selection.ids) == 15
    hands.press(framed, Qt.Key.Key_C, hands.CONTROL)
    hands.press(framed, Qt.Key.Key_V, hands.CONTROL)
    design = framed.document.design
    assert [frame.title for frame in design.frames] == ["Features", "Features"] and len(design.graph) == 30
    old, new = design.frames
    assert (new.width, new.height) == (old.width, old.height) and (new.x, new.y) != (old.x, old.y)
    assert framed.selection.remarks == {"frame2"}


def test_copies_never_lie_exactly_on_top(window):
    hands.pick(window, "conv1")
    for _ in range(3):
        hands.press(window, Qt.Key.Key_D, hands.CONTROL)
    places = [at for id, at in window.canvas.scene.positions.items() if id.startswith("conv")]
    assert len(places) == 5 and len(set(places)) == 5


def test_tab_reaches_notes_behind_the_blocks_and_enter_writes(noted):
    focus(noted)
    hands.press(noted, Qt.Key.Key_Backtab)
    assert noted.selection.remarks == {"note1"}
    hands.press(noted, Qt.Key.Key_Return)
    hands.type_in(noted, "canvas.text", "by key", then=Qt.Key.Key_Tab)
    assert noted.document.design.notes[0].text == "by key"


def test_f2_names_a_block_in_place(window):
    hands.pick(window, "conv1")
    hands.press(window, Qt.Key.Key_F2)
    hands.type_in(window, "canvas.line", "Edges")
    assert window.document.design.graph["conv1"].name == "Edges"
    hands.press(window, Qt.Key.Key_F2)
    hands.type_in(window, "canvas.line", "nothing", then=Qt.Key.Key_Escape)
    assert window.document.design.graph["conv1"].name == "Edges"
    hands.press(window, Qt.Key.Key_F2)
    for sign in "by a click":
        QTest.keyClick(window.windowHandle(), sign)
    hands.pick(window, "pool1")
    assert window.document.design.graph["conv1"].name == "by a click", "a click elsewhere keeps what is written"
    assert "conv1" in window.document.design.graph and window.document.undo_stack.undoText()


def test_marks_that_turn_text_around_are_not_taken_in(noted):
    hands.double_click(viewport(noted), on(noted, "note1", QPointF(30, 30)))
    QApplication.clipboard().setText("a\u202eb")
    hands.press(noted, Qt.Key.Key_V, hands.CONTROL)
    hands.press(noted, Qt.Key.Key_Tab)
    assert noted.document.design.notes[0].text == "ab"
    assert loads(dumps(noted.document.design)) == noted.document.design


def test_delete_while_a_name_is_written_deletes_letters(window):
    hands.pick(window, "conv1")
    hands.press(window, Qt.Key.Key_F2)
    hands.press(window, Qt.Key.Key_Home)
    hands.press(window, Qt.Key.Key_Delete)
    hands.press(window, Qt.Key.Key_Down)
    hands.press(window, Qt.Key.Key_Return)
    assert window.document.design.graph["conv1"].name == "onv1"


def lines(window) -> int:
    return sum(type(item).__name__ == "QGraphicsLineItem" for item in window.canvas.scene.items())


def held(window, start: QPoint, end: QPoint, keys=hands.NONE) -> int:
    """Drag, count the guides that show on the way, and let go."""
    handle = window.windowHandle()
    QTest.mousePress(handle, hands.LEFT, hands.NONE, hands.in_reach(viewport(window), start))
    for point in (start + QPoint(6, 6), end):
        move(window, point, keys)
    found = lines(window)
    QTest.mouseRelease(handle, hands.LEFT, keys, hands.in_reach(viewport(window), end))
    hands.settle()
    return found


def move(window, point: QPoint, keys) -> None:

    board = viewport(window)
    there = QPointF(board.mapToGlobal(point))
    QApplication.sendEvent(board, QMouseEvent(QEvent.Type.MouseMove, QPointF(point), there, hands.NO_BUTTON, hands.LEFT, keys))
    hands.settle()


def test_a_moved_block_snaps_to_what_it_lines_up_with_and_alt_lets_it_free(window):
    scene = window.canvas.scene
    x, y = scene.positions["pool2"]
    flatten = scene.positions["flatten"]
    start, by = hands.block(window, "pool2"), QPoint(round(flatten[0] - x) - 3, 60)
    assert held(window, start, start + by) >= 1
    assert scene.positions["pool2"][0] == flatten[0], "three pixels off, yet in line"
    assert lines(window) == 0
    hands.press(window, Qt.Key.Key_Z, hands.CONTROL)
    assert held(window, start, start + by, ALT) == 0
    assert scene.positions["pool2"] == (flatten[0] - 3, y + 60)
    hands.press(window, Qt.Key.Key_Z, hands.CONTROL)
    window.actions_["view.snap"].trigger()
    assert held(window, start, start + by) == 0
    assert scene.positions["pool2"][0] % 8 == 0
    window.actions_["view.snap"].trigger()


def test_arrows_nudge_by_the_grid_with_shift_by_one_as_one_step(window):
    hands.pick(window, "pool2")
    x, y = window.canvas.scene.positions["pool2"]
    steps = window.document.undo_stack.count()
    for _ in range(3):
        hands.press(window, Qt.Key.Key_Right)
    hands.press(window, Qt.Key.Key_Down, SHIFT)
    assert window.canvas.scene.positions["pool2"] == (x + 24, y + 1)
    assert window.document.undo_stack.count() == steps + 1
    hands.press(window, Qt.Key.Key_Z, hands.CONTROL)
    assert window.canvas.scene.positions["pool2"] == (x, y)


# -- the menu ---------------------------------------------------------------------------------------------------------


def menu_at(window, at: QPoint) -> QMenu:
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.RightButton, hands.NONE, hands.in_reach(viewport(window), at))
    hands.settle()
    return opened(window)


def opened(window) -> QMenu:
    (menu,) = [menu for menu in window.findChildren(QMenu, "menu.canvas") if menu.isVisible()]
    assert menu.accessibleName()
    return menu


def take(menu: QMenu, name: str) -> None:
    action = next(action for action in menu.actions() if action.objectName() == name)
    QTest.mouseClick(menu.windowHandle(), hands.LEFT, hands.NONE, menu.actionGeometry(action).center())
    hands.settle()


def test_the_menu_of_a_block_is_there_by_mouse_and_by_key(window):
    menu = menu_at(window, hands.block(window, "pool1"))
    assert window.selection.ids == {"pool1"}
    names = {action.objectName() for action in menu.actions()}
    assert {"edit.delete", "edit.rename", "edit.frame_selection", "edit.disconnect"} <= names
    take(menu, "edit.delete")
    assert "pool1" not in window.document.design.graph
    hands.pick(window, "conv2")
    window.canvas.board.setFocus()
    at = QPoint(1, 1)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, viewport(window).mapToGlobal(at))
    QApplication.sendEvent(viewport(window), event)
    menu = opened(window)
    take(menu, "edit.delete_cut")
    graph = window.document.design.graph
    assert "conv2" not in graph and not graph.into("relu2")


def test_the_menu_of_a_wire_puts_a_block_into_it_or_takes_it_away(window):
    (x1, y1), (x2, y2) = window.canvas.scene.wires["conv2", "x"].points[-2:]
    point = window.canvas.board.mapFromScene(QPointF((x1 + x2) / 2, (y1 + y2) / 2))
    take(menu_at(window, point), "canvas.insert")
    hands.type_in(window, "quick_add.search", "dropout")
    assert window.document.design.graph.sources("conv2") == ("dropout1",)
    hands.press(window, Qt.Key.Key_Z, hands.CONTROL)
    take(menu_at(window, point), "canvas.remove_wire")
    assert not window.document.design.graph.into("conv2")


def test_the_menu_of_the_empty_adds_a_note_and_that_of_a_note_tints_it(window):
    place = hands.empty_place(window)
    take(menu_at(window, place), "edit.add_note")
    note = window.document.design.notes[0]
    away = window.canvas.board.mapFromScene(QPointF(note.x, note.y)) - place
    assert abs(away.x()) <= 8 and abs(away.y()) <= 8, "where the menu was asked for"
    hands.type_in(window, "canvas.text", "here", then=Qt.Key.Key_Tab)
    menu = menu_at(window, on(window, "note1", QPointF(20, 20)))
    colours = next(action.menu() for action in menu.actions() if action.menu() is not None)
    next(action for action in colours.actions() if action.objectName() == "canvas.colour.green").trigger()
    assert window.document.design.notes[0].colour == "green"
    menu.close()


def test_notes_and_frames_are_in_the_picture(framed, tmp_path):
    plain, with_note = tmp_path / "plain.png", tmp_path / "note.png"
    framed.canvas.export_png(plain, 1.0)
    focus(framed)
    framed.canvas.add_note(framed.canvas.scene.content().bottomRight() + QPointF(40, 0))
    hands.type_in(framed, "canvas.text", "far away", then=Qt.Key.Key_Tab)
    framed.canvas.export_png(with_note, 1.0)
    framed.canvas.export_svg(tmp_path / "note.svg")
    assert QImage(str(with_note)).width() > QImage(str(plain)).width() + 200
    text = (tmp_path / "note.svg").read_text()
    assert "far away" in text and "Features" in text
