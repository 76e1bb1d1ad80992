"""The rows of the summary panel: the table of `cnnstudio summary`, and its total as the last row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from cnnstudio.graph import summary
from cnnstudio.graph.report import Report
from cnnstudio.ui.conventions import shape_text
from cnnstudio.ui.theme import font
from cnnstudio.ui.words import number, say

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class SummaryModel(QAbstractTableModel):
    """Rows of text; `addresses` are the leaves they belong to, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self._titles: Sequence[str] = ()
        self._right: Sequence[bool] = ()
        self._cells: list[Sequence[str]] = []

    def show_report(self, report: Report, lecture: bool) -> None:
        """Show a network; what is selected stays where there are as many rows as before."""
        table = summary.as_table(report, say, number, lecture, shape_text)
        addresses = [row.address for row in summary.rows(report, lecture)]
        cells = [*table.rows, table.total or ()]
        if addresses == self.addresses and list(table.titles) == list(self._titles):
            self._cells = cells
            self.dataChanged.emit(self.index(0, 0), self.index(len(cells) - 1, len(self._titles) - 1))
            return
        self.beginResetModel()
        self.addresses, self._titles, self._right, self._cells = addresses, table.titles, table.right, cells
        self.endResetModel()

    def texts(self, row: int) -> Sequence[str]:
        """Return the cells of a row."""
        return self._cells[row]

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._cells[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        if role == Qt.ItemDataRole.FontRole and self._is_total(index.row()):
            return font(13, bold=True)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or section >= len(self._titles):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(section)
        return self._titles[section] if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self._is_total(index.row()):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _is_total(self, row: int) -> bool:
        return row == len(self._cells) - 1

    def _side(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if self._right[column] else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
