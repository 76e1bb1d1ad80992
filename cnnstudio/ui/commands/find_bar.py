"""Edit > Find: a line over the canvas that leads from one block to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QToolButton

from cnnstudio.graph.addresses import definition_of, nearest
from cnnstudio.ui.commands.find import found
from cnnstudio.ui.icons import icon
from cnnstudio.ui.middle import DESIGN
from cnnstudio.ui.panels.palette import is_enter
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets import label, set_property
from cnnstudio.ui.words import announcer, filled, translate

if TYPE_CHECKING:
    from cnnstudio.ui.main_window import MainWindow

_NAME = "find"
_AWAY = 10
_LEAST = 210


def open_bar(window: MainWindow) -> FindBar:
    """Show the line, with the focus in it and what was looked for last chosen, to be typed over."""
    if window.stack.currentIndex() != DESIGN:
        window.show_design()
    old: FindBar | None = window.canvas.findChild(FindBar, _NAME)
    bar = FindBar(window) if old is None else old
    bar.enter()
    return bar


class FindBar(QFrame):
    """Selects and reveals the block that is found; Enter goes on to the next, Shift+Enter back, Escape leaves.

    It is closed for good when it is left: the next one speaks the language that is then in use.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window.canvas)
        self.window_, self.document = window, window.document
        self.setObjectName(_NAME)
        self.setProperty("tone", "popup")
        self.addresses: list[str] = []
        self.at = 0
        self.line = QLineEdit()
        self.line.setObjectName("find.search")
        self.line.setMinimumWidth(_LEAST)
        self.line.setPlaceholderText(translate("Find", "conv, 5x5, stride 2"))
        self.line.setAccessibleName(translate("Find", "Find a block by its name, type or fields"))
        self.line.setAccessibleDescription(translate("Find", "Enter goes to the next block, Shift+Enter back, Escape leaves."))
        self.line.addAction(icon("search", theme.current.faint), QLineEdit.ActionPosition.LeadingPosition)
        self.count = label("", "muted")
        self.count.setObjectName("find.count")
        self.every = QPushButton(translate("Find", "Select all"))
        self.every.setObjectName("find.all")
        self.every.setToolTip(translate("Find", "Select every block that is found, to change them together (Alt+Enter)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 6, 6, 6)
        row.setSpacing(6)
        row.addWidget(self.line)
        row.addWidget(self.count)
        row.addWidget(self._button("find.previous", "chevron-up", translate("Find", "Previous (Shift+Enter)"), -1))
        row.addWidget(self._button("find.next", "chevron", translate("Find", "Next (Enter)"), 1))
        row.addWidget(self.every)
        row.addWidget(self._button("find.close", "close", translate("Find", "Close (Escape)"), 0))
        self.line.textChanged.connect(self._search)
        self.line.installEventFilter(self)
        self.every.clicked.connect(self.select_all)
        self.document.changed.connect(self._follow)
        window.canvas.installEventFilter(self)
        announcer.language_changed.connect(self.leave)
        self._count()

    def enter(self) -> None:
        """Show the line and put the focus into it."""
        self._place()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def go(self, step: int) -> None:
        """Go on to the next block, or with -1 back; behind the last comes the first."""
        if self.addresses:
            self.at = (self.at + step) % len(self.addresses)
            self._show()

    def select_all(self) -> None:
        """Select every block that is found, and look at them."""
        ids = [definition_of(address) for address in self.addresses]
        if ids:
            self.window_.selection.set(ids)
            self.leave()
            self.window_.canvas.fit_selection()

    def leave(self) -> None:
        """Give the focus back to the canvas, where the block that was found is selected."""
        self.window_.canvas.setFocus()
        self.hide()
        self.setObjectName("")
        self.deleteLater()

    def _button(self, name: str, mark: str, tip: str, step: int) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setProperty("tone", "flat")
        button.setIcon(icon(mark, theme.current.muted))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(lambda: self.go(step) if step else self.leave())
        return button

    def _search(self, text: str) -> None:
        self.addresses, self.at = found(self.document.design.graph, text), 0
        self._show()

    def _follow(self, before: object, after: object) -> None:
        """Look again in a network that was edited, and stay at the block where it still is found."""
        if before.graph is after.graph:  # type: ignore[attr-defined]
            return
        here = self.addresses[self.at] if self.addresses else ""
        self.addresses = found(self.document.design.graph, self.line.text())
        self.at = self.addresses.index(here) if here in self.addresses else 0
        self._count()

    def _show(self) -> None:
        self._count()
        if self.addresses:
            definition = definition_of(self.addresses[self.at])
            id = nearest(definition, self.window_.canvas.scene.blocks)
            self.window_.selection.set([definition], definition)
            self.window_.canvas.reveal(id)
            self._uncover(id)

    def _uncover(self, id: str) -> None:
        """Scroll on where the line itself lies over the block."""
        canvas = self.window_.canvas
        area = canvas.board.mapFromScene(canvas.scene.content((id,))).boundingRect()
        area.moveTopLeft(canvas.board.viewport().mapTo(canvas, area.topLeft()))
        if self.geometry().intersects(area):
            canvas.scroll_by(0, area.top() - self.geometry().bottom() - _AWAY)

    def _count(self) -> None:
        missed = bool(self.line.text().strip()) and not self.addresses
        if self.addresses:
            text = filled(translate("Find", "{at} of {count}"), at=self.at + 1, count=len(self.addresses))
        else:
            text = translate("Find", "not found") if missed else ""
        self.count.setText(text)
        self.count.setAccessibleName(text)
        set_property(self.count, "tone", "problem" if missed else "muted")
        self.every.setEnabled(len(self.addresses) > 0)
        self._place()

    def _place(self) -> None:
        canvas = self.window_.canvas
        self.adjustSize()
        self.move(max(canvas.width() - self.width() - _AWAY, 0), _AWAY)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter, Shift+Enter and Escape in the line; the line stays in the corner of the canvas."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(event)
        if watched is not self.line and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif is_enter(event) and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.select_all()
        elif is_enter(event):
            self.go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
