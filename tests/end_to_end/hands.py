"""Hands for the tests: mouse and keys on the window, as a person moves them.

Events go to the window, so that a widget which is covered, or behind a question, is not reached.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget

from cnnstudio.graph.paths import all_groups
from cnnstudio.ui.actions import find_panel
from cnnstudio.ui.canvas.block_item import BUTTON
from cnnstudio.ui.main_window import MainWindow
from cnnstudio.ui.panels.palette_model import TYPE

LEFT, NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


def settle() -> None:
    """Let all be done that is waiting to be done."""
    for _ in range(3):
        QApplication.processEvents()


def until(condition: Callable[[], object], seconds: float = 20) -> None:
    """Let the window live until something is so. Fails when that takes too long."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"not so within {seconds} s"
        QTest.qWait(5)


# -- anywhere ---------------------------------------------------------------------------------------------------------


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Click into a widget, by itself into its middle."""
    QTest.mouseClick(widget.window().windowHandle(), LEFT, NONE, in_reach(widget, at))
    settle()


def click_named(window: QWidget, name: str) -> None:
    """Click the widget with that name."""
    click(find_panel(window, name))


def double_click(widget: QWidget, at: QPoint) -> None:
    """Click twice at a point of a widget."""
    QTest.mouseDClick(widget.window().windowHandle(), LEFT, NONE, in_reach(widget, at))
    settle()


def drag(widget: QWidget, start: QPoint, end: QPoint) -> None:
    """Press, move with the button down, release."""
    handle, points = widget.window().windowHandle(), (start + QPoint(6, 6), (start + end) / 2, end)
    QTest.mousePress(handle, LEFT, NONE, in_reach(widget, start))
    for point in points:
        QTest.mouseMove(handle, in_reach(widget, point))
        settle()
    QTest.mouseRelease(handle, LEFT, NONE, in_reach(widget, end))
    settle()


def press(window: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """Press a key; it goes to what has the focus."""
    QTest.keyClick(window.window().windowHandle(), key, held)
    settle()


def write(field: QWidget, text: str) -> None:
    """Type a text into a field, in place of what is there, and leave it."""
    click(field)
    press(field, Qt.Key.Key_A, CONTROL)
    for sign in text:
        QTest.keyClick(field.window().windowHandle(), sign)
    press(field, Qt.Key.Key_Tab)


def wheel(widget: QWidget, at: QPoint, turns: int, held: Qt.KeyboardModifier = NONE) -> None:
    """Turn the wheel over a widget; forward where `turns` is positive."""
    there, turned, phase = QPointF(widget.mapToGlobal(at)), QPoint(0, 120 * turns), Qt.ScrollPhase.NoScrollPhase
    QApplication.sendEvent(widget, QWheelEvent(QPointF(at), there, QPoint(), turned, NO_BUTTON, held, phase, False))
    settle()


def in_reach(widget: QWidget, at: QPoint | None = None) -> QPoint:
    """Return where a point of a widget lies in its window, after making sure that nothing lies over it."""
    top = widget.window()
    place = widget.mapTo(top, widget.rect().center() if at is None else at)
    over = top.childAt(place)
    reached = over is not None and (over is widget or widget.isAncestorOf(over))
    assert reached and widget.isEnabled(), f"{widget.objectName() or widget} is not to be clicked at {place}: {over}"
    return place


# -- the palette ------------------------------------------------------------------------------------------------------


def append(window: MainWindow, kind: str) -> None:
    """Double-click a block in the palette."""
    double_click(window.palette_.list.viewport(), _row(window, kind))


def drag_block(window: MainWindow, kind: str, to: QPoint) -> str:
    """Drag a block out of the palette to a point of the canvas; return its id.

    Without a display Qt carries nothing from widget to widget: what the palette hands out is brought to the canvas here.
    """
    before = set(all_addresses(window))
    rows, at, handle = window.palette_.list.viewport(), _row(window, kind), window.windowHandle()
    QTest.mousePress(handle, LEFT, NONE, in_reach(rows, at))
    QTest.mouseMove(handle, in_reach(rows, at + QPoint(30, 3)))
    mime = window.palette_.model.mimeData(window.palette_.list.selectedIndexes())
    QTest.mouseRelease(handle, LEFT, NONE, in_reach(rows, at + QPoint(30, 3)))
    copy, board = Qt.DropAction.CopyAction, window.canvas.board.viewport()
    QApplication.sendEvent(board, QDragEnterEvent(to - QPoint(20, 0), copy, mime, LEFT, NONE))
    QApplication.sendEvent(board, QDragMoveEvent(to, copy, mime, LEFT, NONE))
    QApplication.sendEvent(board, QDropEvent(QPointF(to), copy, mime, LEFT, NONE, QEvent.Type.Drop))
    settle()
    return min(set(all_addresses(window)) - before, key=len)


def all_addresses(window: MainWindow) -> list[str]:
    """Return the definition addresses of all blocks and groups."""
    graph = window.document.design.graph
    inner = [f"{path}.{id}" for path, group in all_groups(graph).items() for id in group.graph.nodes]
    return [*graph.nodes, *inner]


def _row(window: MainWindow, kind: str) -> QPoint:
    found = next(index for index in _rows(window) if index.data(TYPE) == kind)
    window.palette_.list.scrollTo(found)
    settle()
    return window.palette_.list.visualRect(found).center()


def _rows(window: MainWindow) -> list[QModelIndex]:
    model = window.palette_.model
    return [model.index(row, 0) for row in range(model.rowCount())]


# -- the canvas -------------------------------------------------------------------------------------------------------


def block(window: MainWindow, id: str) -> QPoint:
    """Return a point on a block, away from its ports."""
    item = window.canvas.scene.blocks[id]
    return window.canvas.board.mapFromScene(item.mapToScene(QPointF(50, item.size[1] / 2)))


def output(window: MainWindow, id: str) -> QPoint:
    """Return the point of a block's output."""
    item = window.canvas.scene.blocks[id]
    return window.canvas.board.mapFromScene(item.mapToScene(item.output()))


def input_(window: MainWindow, id: str, index: int = 0) -> QPoint:
    """Return the point of a block's input."""
    item = window.canvas.scene.blocks[id]
    return window.canvas.board.mapFromScene(item.mapToScene(item.input(index)))


def pick(window: MainWindow, id: str) -> None:
    """Click a block on the canvas."""
    click(window.canvas.board.viewport(), block(window, id))


def group_button(window: MainWindow, address: str) -> QPoint:
    """Return the point of the button that closes an open group, or opens a closed one."""
    frame = window.canvas.scene.groups.items.get(address)
    if frame is not None:
        return window.canvas.board.mapFromScene(frame.mapToScene(frame.button()))
    return window.canvas.board.mapFromScene(window.canvas.scene.blocks[address].mapToScene(BUTTON.center()))


def wire(window: MainWindow, source: str, target: str) -> None:
    """Draw a wire from an output to an input."""
    drag(window.canvas.board.viewport(), output(window, source), input_(window, target))


def empty_place(window: MainWindow) -> QPoint:
    """Return a point of the canvas below everything, where there is room for a block."""
    content = window.canvas.scene.content()
    return window.canvas.board.mapFromScene(QPointF(content.left() + 350, content.top() + 100))


def type_in(window: QWidget, name: str, text: str, then: Qt.Key | None = Qt.Key.Key_Return) -> None:
    """Type into a field that is open now, and end with a key."""
    field = find_panel(window, name)
    until(field.isVisible)
    for sign in text:
        QTest.keyClick(field.window().windowHandle(), sign)
    settle()
    if then is not None:
        press(field, then)


# -- panels -----------------------------------------------------------------------------------------------------------


def fill(window: MainWindow, name: str, text: str) -> None:
    """Type into a field of the inspector."""
    assert window.inspector.page is not None
    field = find_panel(window.inspector.page, f"field.{name}")
    window.inspector.ensureWidgetVisible(field)
    settle()
    write(field, text)


def repair(window: MainWindow, code: str, address: str, number: int = 0) -> None:
    """Click a repair of a problem in the list of problems."""
    window.docks["panel.problems"].bring_forward()
    settle()
    button = find_panel(window.problems, f"problem.{code}.{address}").findChild(QPushButton, f"repair.{number}")
    assert button is not None
    window.problems.ensureWidgetVisible(button)
    settle()
    click(button)


def tab(window: MainWindow, at: int) -> None:
    """Click a tab above the middle: 0 is Design, 1 is Explore."""
    click(window.header.tabs, window.header.tabs.tabRect(at).center())


def answer(window: MainWindow, name: str, button: QMessageBox.StandardButton) -> None:
    """Click a standard button of the question with that name."""
    box = find_panel(window, name)
    assert isinstance(box, QMessageBox) and box.isVisible()
    click(box.button(button))
    activate(window)


def activate(window: MainWindow) -> None:
    """Do what a desktop does when a dialog is closed; without one nobody does."""
    if window.isVisible():
        window.activateWindow()
    settle()


def hover(widget: QWidget, at: QPoint | None = None) -> None:
    """Move the mouse over a widget, by itself to its middle, and let it rest there."""
    place = in_reach(widget, at)
    QTest.mouseMove(widget.window().windowHandle(), place + QPoint(1, 1))
    QTest.mouseMove(widget.window().windowHandle(), place)
    settle()
