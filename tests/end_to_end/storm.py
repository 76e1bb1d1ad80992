"""Random hands over the whole window: seeded, and never waiting for anything."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import fields

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QTabBar, QWidget
from shiboken6 import isValid

from cnnstudio.design.design import Design
from cnnstudio.design.file import dumps, loads
from cnnstudio.graph.group import leaf_count
from cnnstudio.templates.registry import templates
from cnnstudio.ui.beginnings import first_design
from cnnstudio.ui.main_window import MainWindow
from cnnstudio.ui.panels.palette_model import TYPE
from cnnstudio.ui.shown import frames, is_known, shown
from tests.end_to_end import hands

LEFT, RIGHT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton
SHIFT, CONTROL, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
BUTTONS = [LEFT] * 8 + [MIDDLE, RIGHT]
HELD = [NONE] * 6 + [SHIFT, CONTROL]
KEYS = [
    getattr(Qt.Key, f"Key_{name}")
    for name in "Delete Backspace Tab Backtab Left Right Up Down Home End F F6 Escape Escape Space Return Menu PageDown".split()  # noqa: SIM905
]
KEYS += [Qt.Key.Key_Plus, Qt.Key.Key_Minus]
TYPED = ["3", "12", "0", "-4", "1e-3", "0,5", "conv 6 5 relu", "", "999999999999", "5x3", "dense", "ñ→\u202e", "same", "%s{x}&"]
PASTED = ["no network", "", "{", '{"format": "cnnstudio", "version": 1}', "\x00", "[" * 500]
WINDOWS_OWN = {"file.quit"}
FEW = {"view.presentation", "view.language.en", "view.language.es", "view.reset_layout"}
"""Each of these rebuilds the whole window: now and then is enough."""
MOST_BLOCKS = 120
PATIENCE = 0.5
"""Seconds."""


class Storm(QObject):
    """Does `count` random things, one after the other."""

    def __init__(self, window: MainWindow, seed: int, count: int) -> None:
        super().__init__(window)
        self.window, self.dice, self.left, self.text = window, random.Random(seed), count, PASTED[0]
        self.done: list[str] = []
        self._busy_since = 0.0
        self._watch = QTimer(self, interval=100)
        self._watch.timeout.connect(self._wake)
        deeds: list[tuple[float, Callable[[], object]]] = [
            (20, self.click),
            (8, self.press),
            (24, self.move),
            (9, self.release),
            (4, self.double_click),
            (6, self.wheel),
            (10, self.key),
            (8, self.type),
            (8, self.carry),
            (5, self.drag_wire),
            (7, self.command),
            (4, self.undo),
            (2, self.paste),
            (2, self.copy),
            (2, self.menu),
            (2, self.tab),
            (1, self.resize),
            (1, self.begin),
            (0.5, self.rare),
        ]
        self._table = [deed for _, deed in deeds], [weight for weight, _ in deeds]

    # -- the pace -----------------------------------------------------------------------------------------------------

    def blow(self) -> None:
        """Do everything."""
        self._watch.start()
        for left in range(self.left, 0, -1):
            self._busy_since = time.monotonic()
            deed = self.dice.choices(*self._table)[0]
            self.done.append(deed.__name__)
            deed()
            QApplication.processEvents()
            if leaf_count(self.window.document.design.graph) > MOST_BLOCKS:
                self.window.document.new(first_design())
            if left % 50 == 0:
                self.look()
        self._watch.stop()
        self.calm()

    def _wake(self) -> None:
        """Answer a menu that something waits for: it would wait for ever."""
        over = QApplication.activePopupWidget()
        if over is not None and time.monotonic() - self._busy_since > PATIENCE:
            over.close()

    def look(self) -> None:
        """The design is whole, and the canvas shows it."""
        design = self.window.document.design
        again = loads(dumps(design))
        assert again == design, lost(design, again)
        if self.window.canvas.board.gesture is None:
            assert set(self.window.canvas.scene.blocks) == set(shown(design).nodes)
            assert set(self.window.canvas.scene.groups.items) == set(frames(design))
            assert all(is_known(design, id) for id in self.window.selection.ids)

    def calm(self) -> None:
        """Let go of everything, and close what is open over the window."""
        for button in (LEFT, RIGHT, MIDDLE):
            QTest.mouseRelease(self.window.windowHandle(), button, NONE, QPoint(1, 1))
        for _ in range(20):
            over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if over is None:
                break
            over.close()
            hands.settle()
        self.window.canvas.board.cancel()
        hands.activate(self.window)
        self.look()

    # -- where --------------------------------------------------------------------------------------------------------

    @property
    def top(self) -> QWidget:
        """What takes mouse and keys: a popup, a question, or the window."""
        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window

    def spot(self) -> tuple[QWidget, QPoint]:
        """A point where there is something: a block, a port, a widget; sometimes anywhere."""
        top = self.top
        return top, within(top, self._anywhere(top))

    def _anywhere(self, top: QWidget) -> QPoint:
        board, roll = self.window.canvas.board, self.dice.random()
        if top is self.window and board.isVisible() and roll < 0.45:
            return board.viewport().mapTo(top, self._on_canvas())
        shown = [
            child for child in top.findChildren(QWidget) if child.isVisible() and not child.isWindow() and self._minor(child)
        ]
        if shown and roll < 0.9:
            child = self.dice.choice(shown)
            return child.mapTo(top, self._inside(child))
        return self._inside(top)

    def _inside(self, widget: QWidget) -> QPoint:
        return QPoint(self.dice.randrange(max(widget.width(), 1)), self.dice.randrange(max(widget.height(), 1)))

    def _minor(self, child: QWidget) -> bool:
        return child.objectName() != "header.train" or self.dice.random() < 0.3

    def _on_canvas(self) -> QPoint:
        ids = list(self.window.canvas.scene.blocks)
        view = self.window.canvas.board.viewport()
        if not ids or self.dice.random() < 0.3:
            return self._inside(view)
        where = self.dice.choice([hands.block, hands.output, hands.input_])
        try:
            return where(self.window, self.dice.choice(ids))
        except IndexError:
            return QPoint(5, 5)

    # -- mouse --------------------------------------------------------------------------------------------------------

    def click(self) -> None:
        self._button((QTest.mousePress, QTest.mouseRelease))

    def double_click(self) -> None:
        self._button((QTest.mousePress, QTest.mouseRelease, QTest.mouseDClick))

    def press(self) -> None:
        self._button((QTest.mousePress,))

    def release(self) -> None:
        self._button((QTest.mouseRelease,))

    def move(self) -> None:
        top, at = self.spot()
        act_on(top, QTest.mouseMove, at)

    def _button(self, acts: tuple[Callable[..., object], ...]) -> None:
        """Do something with a mouse button, as long as what is under it is there: a press may close it."""
        (top, at), button, held = self.spot(), self.dice.choice(BUTTONS), self.dice.choice(HELD)
        for act in acts:
            if self.top is top:
                act_on(top, act, button, held, at)

    def wheel(self) -> None:
        top, at = self.spot()
        target = top.childAt(at) or top
        hands.wheel(target, target.mapFrom(top, at), self.dice.choice([-3, -1, 1, 2]), self.dice.choice(HELD))

    def drag_wire(self) -> None:
        """Press on one thing on the canvas and release on another."""
        board, window = self.window.canvas.board.viewport(), self.window
        if self.top is window and board.isVisible():
            start, end = (within(window, board.mapTo(window, self._on_canvas())) for _ in range(2))
            act_on(window, QTest.mousePress, LEFT, self.dice.choice(HELD), start)
            for at in ((start + end) / 2, end):
                act_on(window, QTest.mouseMove, at)
            act_on(window, QTest.mouseRelease, LEFT, NONE, end)

    def carry(self) -> None:
        """Drag a block out of the palette: over the canvas, and away again or dropped."""
        model, board = self.window.palette_.model, self.window.canvas.board.viewport()
        rows = [model.index(row, 0) for row in range(model.rowCount())]
        rows = [row for row in rows if row.data(TYPE)]
        if not rows or self.top is not self.window or not board.isVisible():
            return
        mime, copy = model.mimeData([self.dice.choice(rows)]), Qt.DropAction.CopyAction
        at = self._on_canvas()
        QApplication.sendEvent(board, QDragEnterEvent(at, copy, mime, LEFT, NONE))
        for _ in range(self.dice.randrange(3)):
            at = self._on_canvas()
            QApplication.sendEvent(board, QDragMoveEvent(at, copy, mime, LEFT, NONE))
        QApplication.sendEvent(board, QDropEvent(QPointF(at), copy, mime, LEFT, NONE, QEvent.Type.Drop))

    # -- keys ---------------------------------------------------------------------------------------------------------

    def key(self) -> None:
        self._strike(self.dice.choice(KEYS), self.dice.choice(HELD))

    def _strike(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the focus is; QTest's way over the window would use that after the key has closed it."""
        for act in (QTest.keyPress, QTest.keyRelease):
            over = QApplication.activePopupWidget()
            act(over or QApplication.focusWidget() or self.top, key, held)

    def type(self) -> None:
        """Type something into a field."""
        fields = [field for field in self.top.findChildren(QLineEdit) if field.isVisible() and field.isEnabled()]
        if fields:
            self.dice.choice(fields).setFocus()
            if self.dice.random() < 0.7:
                self._strike(Qt.Key.Key_A, CONTROL)
            for sign in self.dice.choice(TYPED):
                field = QApplication.focusWidget()
                if field is not None:
                    QTest.sendKeyEvent(QTest.KeyAction.Click, field, Qt.Key.Key_unknown, sign, NONE)
            if self.dice.random() < 0.5:
                self._strike(self.dice.choice([Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape]))

    # -- commands -----------------------------------------------------------------------------------------------------

    def command(self) -> None:
        """Trigger a command, as from a menu or by its keys."""
        if self.top is self.window:
            names = [a for a in self.window.actions_ if a.isEnabled() and a.objectName() not in WINDOWS_OWN | FEW]
            self.dice.choice(names).trigger()

    def rare(self) -> None:
        """Trigger a command that builds the window anew."""
        if self.top is self.window:
            self.window.actions_[self.dice.choice(sorted(FEW))].trigger()

    def undo(self) -> None:
        for _ in range(self.dice.randrange(1, 6)):
            self.dice.choice([self.window.document.undo, self.window.document.redo])()

    def paste(self) -> None:
        QGuiApplication.clipboard().setText(self.dice.choice([*PASTED, self.text, self.text, self.text]))
        self.window.paste()

    def copy(self) -> None:
        self.window.canvas.select_all()
        self.text = self.window.canvas.copy() or self.text

    def menu(self) -> None:
        """Open something that drops down."""
        boxes = [box for box in self.window.findChildren(QComboBox) if box.isVisible() and box.isEnabled()]
        buttons = [b for b in self.window.findChildren(QAbstractButton) if b.isVisible() and getattr(b, "menu", lambda: None)()]
        shown = [*boxes, *buttons]
        if shown and self.top is self.window:
            chosen = self.dice.choice(shown)
            at = chosen.mapTo(self.window, chosen.rect().center())
            QTest.mouseClick(self.window.windowHandle(), LEFT, NONE, at)

    def tab(self) -> None:
        """Turn to another tab, above the middle or among the panels."""
        bars = [bar for bar in self.window.findChildren(QTabBar) if bar.isVisible() and bar.count() and bar.isEnabled()]
        if bars and self.top is self.window:
            bar = self.dice.choice(bars)
            bar.setCurrentIndex(self.dice.randrange(bar.count()))

    def resize(self) -> None:
        self.window.resize(self.dice.randrange(300, 1900), self.dice.randrange(200, 1100))

    def begin(self) -> None:
        """Begin with a template, or with nothing."""
        if self.dice.random() < 0.3:
            self.window.files.begin_empty()
        else:
            self.window.files.begin(self.dice.choice(list(templates().values())))


def act_on(widget: QWidget, act: Callable[..., object], *how: object) -> None:
    """Send an event to a widget's window where there is one; the event itself may end it."""
    handle = widget.windowHandle() if isValid(widget) else None
    if handle is None or not isValid(handle):
        return
    try:
        act(handle, *how)
    except RuntimeError:
        if isValid(handle):
            raise


def within(widget: QWidget, at: QPoint) -> QPoint:
    """Return the point of a widget that is nearest to `at`."""
    return QPoint(min(max(at.x(), 0), widget.width() - 1), min(max(at.y(), 0), widget.height() - 1))


def lost(design: Design, again: Design) -> list[str]:
    """Return what a file did not keep."""
    parts = [(each.name, getattr(design, each.name), getattr(again, each.name)) for each in fields(Design)]
    nodes = [(id, node, again.graph.nodes.get(id)) for id, node in design.graph.nodes.items()]
    return [f"{name}: {before!r} became {after!r}" for name, before, after in (*parts, *nodes) if before != after]
