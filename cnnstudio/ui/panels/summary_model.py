"""The rows of the summary panel: the table of `cnnstudio summary`, and its total as the last row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from cnnstudio.graph import summary
from cnnstudio.graph.report import Report
from cnnstudio.graph.summary import Row
from cnnstudio.graph.table import Table
from cnnstudio.ui.conventions import shape_text
from cnnstudio.ui.theme import font
from cnnstudio.ui.words import number, say

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class SummaryModel(QAbstractTableModel):
    """Rows of text, written when they are looked at; `addresses` are the leaves they belong to, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self._rows: list[Row] = []
        self._frame = Table((), (), ())
        self._lecture = False
        self._cells: dict[int, Sequence[str]] = {}

    def show_report(self, report: Report, lecture: bool) -> None:
        """Show a network; what is selected stays where there are as many rows as before."""
        rows, frame = summary.rows(report, lecture), summary.frame(report, say, number, lecture)
        addresses = [row.address for row in rows]
        same = addresses == self.addresses and list(frame.titles) == list(self._frame.titles)
        if not same:
            self.beginResetModel()
        self.addresses, self._rows, self._frame, self._lecture = addresses, rows, frame, lecture
        self._cells.clear()
        if not same:
            self.endResetModel()
        else:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows), len(frame.titles) - 1))

    def texts(self, row: int) -> Sequence[str]:
        """Return the cells of a row; the last is the total."""
        if row == len(self._rows):
            return self._frame.total or ()
        if row not in self._cells:
            self._cells[row] = summary.cells(self._rows[row], say, number, self._lecture, shape_text)
        return self._cells[row]

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() or not self._frame.titles else len(self._rows) + 1

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._frame.titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.texts(index.row())[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        if role == Qt.ItemDataRole.FontRole and self._is_total(index.row()):
            return font(13, bold=True)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or section >= len(self._frame.titles):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(section)
        return self._frame.titles[section] if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self._is_total(index.row()):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _is_total(self, row: int) -> bool:
        return row == len(self._rows)

    def _side(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if self._frame.right[column] else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
