"""The outline: the network as a list, for the keyboard, the screen reader, and whoever reads tables."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from cnnstudio.graph.block import UnknownBlock
from cnnstudio.ui.conventions import conventions, shape_text
from cnnstudio.ui.document import Document
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.theme import font
from cnnstudio.ui.words import number, say, sentence, translate

_FIGURES = (2, 3, 4)
ID = Qt.ItemDataRole.UserRole


class Outline(QTreeWidget):
    """One row per block, in order. Selection goes both ways; Enter asks for the inspector with `opened(id)`."""

    opened = Signal(str)

    def __init__(self, document: Document, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.selection = document, selection
        self._following = False
        self.setObjectName("outline.list")
        self.setAccessibleName(translate("Outline", "Blocks in order"))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHeaderLabels(
            [
                translate("Outline", "Block"),
                translate("Outline", "Type"),
                translate("Outline", "Output shape"),
                translate("Outline", "Parameters"),
                translate("Outline", "Multiply-adds"),
                translate("Outline", "Fed by"),
            ]
        )
        for column in _FIGURES:
            self.headerItem().setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate((140, 170, 130, 110, 120)):
            self.setColumnWidth(column, width)
        self.itemSelectionChanged.connect(self._chosen)
        self.itemActivated.connect(lambda item, _column: self.opened.emit(item.data(0, ID)))
        document.changed.connect(self._changed)
        selection.changed.connect(self._follow)
        conventions.changed.connect(self._fill)
        self._fill()

    def _changed(self, before: object, after: object) -> None:
        if before.graph is not after.graph:  # type: ignore[attr-defined]
            self._fill()

    def _fill(self) -> None:
        self._following = True
        order = self.document.design.graph.order
        while self.topLevelItemCount() > len(order):
            self.takeTopLevelItem(self.topLevelItemCount() - 1)
        while self.topLevelItemCount() < len(order):
            item = QTreeWidgetItem()
            for column in _FIGURES:
                item.setFont(column, font(12, mono=True))
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.addTopLevelItem(item)
        for row, id in enumerate(order):
            self._write(self.topLevelItem(row), id)
        self._following = False
        self._follow()

    def _write(self, item: QTreeWidgetItem | None, id: str) -> None:
        assert item is not None
        node, report = self.document.design.graph[id], self.document.report.at(id)
        assert report is not None
        kind = node.block.type if isinstance(node.block, UnknownBlock) else say(node.block.title)
        trouble = "; ".join(sentence(problem.message) for problem in report.problems)
        cells = (
            node.name or id,
            kind,
            shape_text(report.shape),
            number(report.parameters) if report.parameters else "",
            number(report.macs) if report.macs else "",
            ", ".join(self.document.design.graph.sources(id)),
        )
        for column, text in enumerate(cells):
            if item.text(column) != text:
                item.setText(column, text)
        item.setData(0, ID, id)
        item.setToolTip(0, trouble)
        spoken = f"{cells[0]}, {kind}, {cells[2]}" + (f". {trouble}" if trouble else "")
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)

    def _follow(self, *_change: object) -> None:
        """Select the rows of the selected blocks."""
        if self._following:
            return
        self._following = True
        flags = QItemSelectionModel.SelectionFlag
        for row in range(self.topLevelItemCount()):
            item = self.topLevelItem(row)
            assert item is not None
            chosen = item.data(0, ID) in self.selection.ids
            if item.isSelected() != chosen:
                item.setSelected(chosen)
            if item.data(0, ID) == self.selection.current:
                self.selectionModel().setCurrentIndex(self.indexFromItem(item), flags.NoUpdate)
        self._following = False

    def _chosen(self) -> None:
        if self._following:
            return
        current = self.currentItem()
        ids = [item.data(0, ID) for item in self.selectedItems()]
        self.selection.set(ids, current.data(0, ID) if current is not None else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current is not None:
            self.opened.emit(current.data(0, ID))
            return
        super().keyPressEvent(event)
