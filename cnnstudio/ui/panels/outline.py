"""The outline: the network as a list, for the keyboard, the screen reader, and whoever reads tables."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from cnnstudio.graph.addresses import joined
from cnnstudio.graph.block import UnknownBlock
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.group import Group, groups
from cnnstudio.ui.conventions import conventions, shape_text
from cnnstudio.ui.document import Document
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.shown import frames
from cnnstudio.ui.theme import font
from cnnstudio.ui.words import number, say, sentence, translate

_FIGURES = (2, 3, 4)
ID = Qt.ItemDataRole.UserRole


class Outline(QTreeWidget):
    """One row per block, in order, those of a group below it. Selection goes both ways; Enter asks with `opened(id)`.

    It is written only while it can be seen.
    """

    opened = Signal(str)

    def __init__(self, document: Document, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.selection = document, selection
        self._following = self._stale = False
        self._items: dict[str, QTreeWidgetItem] = {}
        self.setObjectName("outline.list")
        self.setAccessibleName(translate("Outline", "Blocks in order"))
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
            self._stale = True
            if self.isVisible():
                self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._fill()

    def _fill(self) -> None:
        self._stale, self._following = False, True
        graph = self.document.design.graph
        self.setRootIsDecorated(bool(groups(graph)))
        self._items.clear()
        self._level(self.invisibleRootItem(), graph, "")
        self._following = False
        self._follow()

    def _level(self, parent: QTreeWidgetItem, graph: Graph, path: str) -> None:
        """Write the rows of one level; what is there already is kept."""
        while parent.childCount() > len(graph):
            parent.takeChild(parent.childCount() - 1)
        while parent.childCount() < len(graph):
            item = QTreeWidgetItem()
            for column in _FIGURES:
                item.setFont(column, font(12, mono=True))
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            parent.addChild(item)
        for row, id in enumerate(graph.order):
            row_item = parent.child(row)
            assert row_item is not None
            item, address, block = row_item, joined(path, id), graph[id].block
            fresh = item.data(0, ID) != address
            self._items[address] = item
            self._write(item, address, graph, id)
            if isinstance(block, Group):
                self._level(item, block.graph, address)
                if fresh:
                    item.setExpanded(address in frames(self.document.design))
            else:
                item.takeChildren()

    def _write(self, item: QTreeWidgetItem, address: str, graph: Graph, id: str) -> None:
        node, report = graph[id], self.document.report.at(address)
        if report is None:
            return
        kind = node.block.type if isinstance(node.block, UnknownBlock) else say(node.block.title)
        if isinstance(node.block, Group):
            kind = f"{kind}: {say(node.block.caption())}"
        trouble = "; ".join(sentence(problem.message) for problem in report.problems)
        cells = (
            node.name or id,
            kind,
            shape_text(report.shape),
            number(report.parameters) if report.parameters else "",
            number(report.macs) if report.macs else "",
            ", ".join(graph.sources(id)),
        )
        for column, text in enumerate(cells):
            if item.text(column) != text:
                item.setText(column, text)
        item.setData(0, ID, address)
        item.setToolTip(0, trouble)
        spoken = f"{cells[0]}, {kind}, {cells[2]}" + (f". {trouble}" if trouble else "")
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)

    def _follow(self, *_change: object) -> None:
        """Select the rows of the selected blocks."""
        if self._following:
            return
        self._following = True
        flags = QItemSelectionModel.SelectionFlag
        for address, item in self._items.items():
            chosen = address in self.selection.ids
            if item.isSelected() != chosen:
                item.setSelected(chosen)
            if address == self.selection.current:
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
