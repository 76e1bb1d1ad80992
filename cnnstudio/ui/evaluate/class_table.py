"""Precision, recall and F1 of each class, as a table that can be copied."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from cnnstudio.protocol.answers import Assessed
from cnnstudio.ui.explore.bars import name_of
from cnnstudio.ui.words import number, translate
from cnnstudio.words import decimal

_NONE = "–"


class ClassTable(QTableWidget):
    """One row per class, in the order of the classes. Ctrl+C copies all of it, columns apart by tabs."""

    def __init__(self) -> None:
        super().__init__(0, 5)
        self.setObjectName("evaluate.classes")
        self.setAccessibleName(translate("Evaluate", "Figures of each class"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(24)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        head.setMinimumSectionSize(40)
        self.setStyleSheet("QHeaderView::section { padding: 4px 2px; } QTableView::item { padding: 0 2px; }")
        titles = (
            translate("Evaluate", "Class"),
            translate("Evaluate", "Precision"),
            translate("Evaluate", "Recall"),
            "F1",
            translate("Evaluate", "Pictures"),
        )
        tips = (
            "",
            translate("Evaluate", "Of the pictures that are taken for this class, the share that are of it."),
            translate("Evaluate", "Of the pictures of this class, the share that are known."),
            translate("Evaluate", "The harmonic mean of precision and recall."),
            "",
        )
        self._titles = titles
        for column, (title, tip) in enumerate(zip(titles, tips, strict=True)):
            item = QTableWidgetItem(title)
            item.setToolTip(tip)
            item.setTextAlignment(_side(column))
            self.setHorizontalHeaderItem(column, item)

    def show_found(self, found: Assessed | None, names: list[str]) -> None:
        """Show these figures."""
        count = 0 if found is None else len(found.support)
        if count != self.rowCount():
            self.setRowCount(count)
        if found is None:
            return
        for row in range(count):
            shares = (found.precision[row], found.recall[row], found.f1[row])
            texts = [name_of(names, row), *(share(float(value)) for value in shares), number(int(found.support[row]))]
            for column, text in enumerate(texts):
                self._write(row, column, text)

    def _write(self, row: int, column: int, text: str) -> None:
        item = self.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            item.setTextAlignment(_side(column))
            self.setItem(row, column, item)
        if item.text() != text:
            item.setText(text)

    def as_text(self) -> str:
        """Return the table with tabs between its columns."""
        model, columns = self.model(), range(self.columnCount())
        rows = [[str(model.index(row, column).data() or "") for column in columns] for row in range(self.rowCount())]
        return "\n".join("\t".join(cells) for cells in [self._titles, *rows])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text())
            return
        super().keyPressEvent(event)


def _side(column: int) -> Qt.AlignmentFlag:
    return (Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter


def share(value: float) -> str:
    """Return a share with three places, a dash where there was nothing to divide by."""
    return _NONE if math.isnan(value) else decimal(value, 3)
