"""The palette: find a block, drag it, or append it behind the selected one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QCursor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.blocks.registry import registry
from cnnstudio.graph.block import Family
from cnnstudio.ui import edits
from cnnstudio.ui.document import Document
from cnnstudio.ui.icons import icon
from cnnstudio.ui.panels.palette_model import FAMILY, MISFIT, OWN, TYPE, PaletteModel
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.theme import FAMILY_COLOURS, font, theme
from cnnstudio.ui.widgets import label, own_viewport
from cnnstudio.ui.words import filled, say, translate

if TYPE_CHECKING:
    from cnnstudio.design.design import Design
    from cnnstudio.design.library import Kept


class Row(QStyledItemDelegate):
    """Paints a family's name small and grey, a block's with the colour of its family.

    Its parent is the view. What the style would say of a row's state is asked of the view: `QStyle` takes 6 ms to load.
    """

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]
        if index.data(TYPE):
            return QSize(120, 19)
        return QSize(120, 18 if index.row() == 0 else 25)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        colours = theme.current
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if not index.data(TYPE):
            painter.setFont(font(11, bold=True))
            painter.setPen(QColor(colours.muted))
            text = area.adjusted(10, 0, -4, -3)
            painter.drawText(text, int(Qt.AlignmentFlag.AlignBottom), index.data())
            painter.restore()
            return
        view: QListView = self.parent()  # type: ignore[assignment]
        if view.selectionModel().isSelected(index):
            painter.setBrush(QColor(colours.selection))
            painter.drawRoundedRect(area.adjusted(4, 0, -4, 0), 4, 4)
        elif view.viewport().underMouse() and view.indexAt(view.viewport().mapFromGlobal(QCursor.pos())) == index:
            painter.setBrush(QColor(colours.field))
            painter.drawRoundedRect(area.adjusted(4, 0, -4, 0), 4, 4)
        own = str(index.data(TYPE)).startswith(OWN)
        painter.setBrush(QColor(colours.muted if own else FAMILY_COLOURS[Family(index.data(FAMILY))]))
        painter.drawRoundedRect(QRectF(area.left() + 10, area.top() + 3, 3, area.height() - 6), 1.5, 1.5)
        painter.setFont(font(13))
        painter.setPen(QColor(colours.muted if index.data(MISFIT) else colours.text))
        text = area.adjusted(22, 0, -6, 0)
        shown = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, int(text.width()))
        painter.drawText(text, int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.restore()


class Search(QLineEdit):
    """Emits `entered()` at Enter and `left()` at the down arrow, which leads into the list; Escape empties it."""

    entered = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class BlockList(QListView):
    """Emits `chosen()` at Enter, `renamed()` at F2 and `forgotten()` at Delete."""

    chosen = Signal()
    renamed = Signal()
    forgotten = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self.chosen.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.renamed.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.forgotten.emit()
        else:
            super().keyPressEvent(event)


def is_enter(event: QKeyEvent) -> bool:
    """Tell whether Enter was pressed, alone: with Ctrl it trains."""
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier


class Palette(QWidget):
    """Search above, blocks below. Enter or a double click appends the block, wired, and selects it."""

    appended = Signal(str)
    failed = Signal(object)

    def __init__(self, document: Document, selection: Selection) -> None:
        super().__init__()
        self.document, self.selection = document, selection
        self.model = PaletteModel(self)
        self.search = self._search_line()
        self.list = self._list()
        self.empty = label(translate("Palette", "No block has this name."), "muted", wrap=True)
        self.empty.setContentsMargins(12, 0, 12, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(4)
        for part in (self.search, self.empty):
            layout.addWidget(part)
        layout.setContentsMargins(8, 4, 4, 0)
        layout.addWidget(self.list, 1)
        self.search_for("")

    def _search_line(self) -> QLineEdit:
        line = Search()
        line.setObjectName("palette.search")
        line.setPlaceholderText(translate("Palette", "Find a block"))
        line.setAccessibleName(translate("Palette", "Find a block"))
        line.addAction(icon("search", theme.current.faint), QLineEdit.ActionPosition.LeadingPosition)
        line.textChanged.connect(self.search_for)
        line.entered.connect(self._enter)
        line.left.connect(self._enter_list)
        return line

    def _list(self) -> QListView:
        view = BlockList()
        own_viewport(view)
        view.setObjectName("palette.list")
        view.setAccessibleName(translate("Palette", "Blocks"))
        view.setModel(self.model)
        view.setItemDelegate(Row(view))
        view.setDragEnabled(True)
        view.setDragDropMode(QListView.DragDropMode.DragOnly)
        view.setMouseTracking(True)
        view.setUniformItemSizes(False)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.doubleClicked.connect(self.append)
        view.chosen.connect(self._enter)
        view.renamed.connect(lambda: self._forget(rename=True))
        view.forgotten.connect(lambda: self._forget(rename=False))
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._menu)
        return view

    def search_for(self, text: str) -> None:
        """Show what `text` finds; the likeliest is chosen."""
        self.search.setClearButtonEnabled(bool(text))
        self.model.search(text)
        best = self.model.best(text)
        self.empty.setVisible(not best.isValid())
        if text.strip() and best.isValid():
            self.list.setCurrentIndex(best)

    def append(self, index: QModelIndex) -> None:
        """Put a new block behind the selected one, as one step, and select it."""
        name = index.data(TYPE) if index.isValid() else None
        if not name:
            return
        if name.startswith(OWN):
            self._append_own(name)
            return
        block = registry()[name]()
        design, new = edits.append_block(self.document.design, self.selection.current, block)
        self._append(say(block.title), design, new)

    def _append_own(self, name: str) -> None:
        """Put a copy of a block of one's own behind the selected one."""
        kept = next((kept for kept in self.model.own if name == f"{OWN}{kept.path}"), None)
        if kept is not None:
            design, new = edits.append_block(self.document.design, self.selection.current, kept.group, kept.name)
            self._append(kept.name, edits.with_inside(design, new, kept.layout, kept.looks), new)

    def _append(self, title: str, design: Design, new: str) -> None:
        self.document.edit(filled(translate("Edit", "Add {block}"), block=title), design)
        self.selection.set([new])
        self.appended.emit(new)

    def refresh_own(self) -> None:
        """Look again which groups are kept as blocks of one's own."""
        from cnnstudio.design.library import kept

        self.model.own = kept()[0]
        self.search_for(self.search.text())

    def _own_at(self, index: QModelIndex) -> Kept | None:
        name = str(index.data(TYPE) or "") if index.isValid() else ""
        return next((kept for kept in self.model.own if name == f"{OWN}{kept.path}"), None)

    def _menu(self, at: QPoint) -> None:
        """Offer to rename or delete a block of one's own."""
        kept = self._own_at(self.list.indexAt(at))
        if kept is not None:
            from cnnstudio.ui.panels.own_blocks import menu

            menu(self, kept, self.list.viewport().mapToGlobal(at))

    def _forget(self, rename: bool) -> None:
        kept = self._own_at(self.list.currentIndex())
        if kept is not None:
            from cnnstudio.ui.panels import own_blocks

            (own_blocks.ask_name if rename else own_blocks.ask_forget)(self, kept)

    def _enter(self) -> None:
        """Append what is chosen, unless Enter came out of an empty search."""
        if self.list.hasFocus() or self.search.text().strip():
            self.append(self.list.currentIndex())

    def _enter_list(self) -> None:
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(1, 0))
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
