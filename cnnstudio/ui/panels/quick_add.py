"""A search at the cursor: type a block, with numbers if wanted, and it stands on the canvas."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from cnnstudio.blocks.registry import registry
from cnnstudio.graph.block import Block
from cnnstudio.graph.text import StudioError
from cnnstudio.ui.panels.palette import Row
from cnnstudio.ui.panels.palette_model import TYPE, PaletteModel
from cnnstudio.ui.shorthand import read_blocks
from cnnstudio.ui.widgets import label
from cnnstudio.ui.words import filled, say, sentence, translate

_SIZE = (240, 300)


class QuickAdd(QFrame):
    """Emits `chosen(list of blocks)` and closes; `closed()` in any case.

    `judge` says why blocks in a row would not fit where they are asked for, "" where they do; None leaves a block out.
    """

    chosen = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget, judge: Callable[[list[Block]], str | None] | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("quick_add")
        self.setProperty("tone", "popup")
        self.model = PaletteModel(self)
        self._judge = judge
        if judge is not None:
            self.model.judge = lambda block: judge([block])
        self.line = QLineEdit()
        self.line.setObjectName("quick_add.search")
        self.line.setPlaceholderText(translate("QuickAdd", "conv 6 5 relu"))
        self.line.setAccessibleName(translate("QuickAdd", "Find a block; numbers behind its name fill its fields"))
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(Row(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.fault = label("", "problem", wrap=True)
        self.fault.hide()
        self.meant = label("", "muted", wrap=True)
        self.meant.setObjectName("quick_add.meant")
        self.meant.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        for part in (self.line, self.meant, self.fault, self.list):
            column.addWidget(part)
        self.line.textChanged.connect(self._search)
        self.line.installEventFilter(self)
        self.list.clicked.connect(self._take_row)
        self._search("")

    def open_at(self, point: QPoint) -> None:
        """Show the search with its corner at a point of the screen, inside the screen."""
        room = self.screen().availableGeometry()
        left = min(point.x(), room.right() - _SIZE[0])
        top = min(point.y(), room.bottom() - _SIZE[1])
        self.setGeometry(max(left, room.left()), max(top, room.top()), *_SIZE)
        self.show()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _search(self, text: str) -> None:
        self.fault.hide()
        wanted = text.strip()
        self.model.search(wanted)
        best = self.model.best(wanted)
        if not best.isValid():
            names = [word for word in wanted.split() if word[0].isalpha()]
            wanted = names[-1] if names else ""
            self.model.search(wanted)
            best = self.model.best(wanted)
        if best.isValid():
            self.list.setCurrentIndex(best)
        self._announce()
        self._warn()

    def _announce(self) -> None:
        """Say what Enter adds, where that is more than the row that is marked in the list."""
        try:
            blocks = self._meant() if len(self.line.text().split()) > 1 else []
        except StudioError:
            blocks = []
        self.meant.setText(filled(translate("QuickAdd", "Enter adds: {blocks}"), blocks=", ".join(map(_told, blocks))))
        self.meant.setVisible(bool(blocks))

    def _warn(self) -> None:
        """Say why what would be taken now does not fit; it can be taken all the same."""
        if self._judge is None:
            return
        try:
            blocks = self._meant()
        except StudioError:
            return
        why = self._judge(blocks) if blocks else ""
        self.fault.setText(why or "")
        self.fault.setVisible(bool(why))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes what is typed; the arrow keys choose in the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._move(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
        return super().eventFilter(watched, event)

    def _move(self, step: int) -> None:
        row = self.list.currentIndex().row() + step
        while 0 <= row < self.model.rowCount():
            index = self.model.index(row, 0)
            if index.data(TYPE):
                self.list.setCurrentIndex(index)
                self._warn()
                return
            row += step

    def _take(self) -> None:
        try:
            blocks = self._meant()
        except StudioError as error:
            self.fault.setText(sentence(error.message))
            self.fault.show()
            return
        if blocks and (self._judge is None or self._judge(blocks) is not None):
            self._finish(blocks)

    def _meant(self) -> list[Block]:
        """Return the blocks that Enter takes. Raises `StudioError` where what is typed names none."""
        text = self.line.text().strip()
        index = self.list.currentIndex()
        if not text or (index.isValid() and len(text.split()) == 1):
            return [registry()[index.data(TYPE)]()] if index.isValid() and index.data(TYPE) else []
        return read_blocks(text)

    def _take_row(self, index: QModelIndex) -> None:
        if index.isValid() and index.data(TYPE):
            self._finish([registry()[index.data(TYPE)]()])

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()

    def _finish(self, blocks: list[Block]) -> None:
        self.close()
        self.chosen.emit(blocks)


def _told(block: Block) -> str:
    """Return a block with what makes it this one: Convolution (6 filters, 5×5)."""
    caption = block.caption()
    return f"{say(block.title)} ({say(caption)})" if caption is not None else say(block.title)
