"""The history: every step that can be taken back, by name; a click goes there."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView

from cnnstudio.ui.document import Document
from cnnstudio.ui.panels.palette import is_enter
from cnnstudio.ui.theme import font, theme
from cnnstudio.ui.widgets import own_viewport
from cnnstudio.ui.words import announcer, filled, translate

Index = QModelIndex | QPersistentModelIndex


def title() -> str:
    """Return the title of the panel."""
    return translate("Panel", "History")


class Steps(QAbstractListModel):
    """One row for each state there was: row 0 before the first step, row N behind the Nth. Nothing is copied."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._document.undo_stack.count() + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the name of a step, with what is to be known of it; what was taken back is grey."""
        row, stack = index.row(), self._document.undo_stack
        undone = row > stack.index()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return filled(translate("History", "{step}, taken back"), step=self._text(row)) if undone else self._text(row)
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.current.colour("muted" if undone else "text")
        if role == Qt.ItemDataRole.FontRole:
            return font(13, bold=row == stack.index())
        return None

    def _text(self, row: int) -> str:
        stack = self._document.undo_stack
        text = stack.text(row - 1) if row else self._beginning()
        saved = row == stack.cleanIndex() and self._document.path is not None
        return filled(translate("History", "{step}  (saved)"), step=text) if saved else text

    def _beginning(self) -> str:
        stack = self._document.undo_stack
        if stack.undoLimit() and stack.count() >= stack.undoLimit():
            return filled(translate("History", "Before the last {count} steps"), count=stack.undoLimit())
        return translate("History", "At the beginning")

    def renew(self) -> None:
        """Read all anew."""
        self.beginResetModel()
        self.endResetModel()


class History(QListView):
    """Shows the steps, the newest at the end; a click or Enter goes to one. It is written only while it is seen.

    `entitled` tells its title in the language that is now spoken.
    """

    entitled = Signal(str)

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        own_viewport(self)
        self.setObjectName("history.list")
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.steps = Steps(document, self)
        self.setModel(self.steps)
        self._seen = False
        self.setViewportMargins(8, 4, 4, 4)
        self.clicked.connect(lambda index: self.go(index.row()))
        document.undo_stack.indexChanged.connect(self._refresh)
        document.changed.connect(self._refresh)
        document.state_changed.connect(self._refresh)
        theme.changed.connect(self._refresh)
        announcer.language_changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Write every word anew, in the language in use."""
        self.setAccessibleName(translate("History", "Steps that can be taken back"))
        self.entitled.emit(title())
        self._refresh()

    def attend(self, seen: bool) -> None:
        """Follow the steps from now on, or rest."""
        self._seen = seen
        self._refresh()

    def go(self, row: int) -> None:
        """Bring back the state behind so many steps."""
        self.document.go_to(row)

    def _refresh(self, *_change: object) -> None:
        if not self._seen:
            return
        self.steps.renew()
        index = self.steps.index(self.document.undo_stack.index())
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self.go(self.currentIndex().row())
        else:
            super().keyPressEvent(event)
