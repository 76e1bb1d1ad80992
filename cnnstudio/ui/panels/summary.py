"""The summary panel: the network as a table that is copied into a paper, a slide or a spreadsheet."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QPushButton, QTableView, QVBoxLayout, QWidget

from cnnstudio.graph.addresses import definition_of
from cnnstudio.graph.report import Report
from cnnstudio.templates.known import IN_LECTURES, known
from cnnstudio.ui.conventions import conventions, shape_text
from cnnstudio.ui.covering import covered
from cnnstudio.ui.document import Document
from cnnstudio.ui.export.summary import WRITERS
from cnnstudio.ui.icons import icon
from cnnstudio.ui.panels.summary_model import SummaryModel
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets import label
from cnnstudio.ui.words import filled, number, say, translate


class Summary(QWidget):
    """Shows the table while it can be seen. Selection goes both ways; `wanted(id)` asks the canvas for a block's place."""

    wanted = Signal(str)

    def __init__(self, document: Document, selection: Selection) -> None:
        super().__init__()
        self.document, self.selection = document, selection
        self._seen = self._following = False
        self._shown: tuple[Report, bool] | None = None
        self.model = SummaryModel()
        self.known = label("", "strong")
        self.known.setObjectName("summary.known")
        self.table = _table(self.model)
        self.lecture = QPushButton(translate("Summary", "Lecture's table"))
        self.lecture.setObjectName("summary.lecture")
        self.lecture.setCheckable(True)
        self.lecture.setToolTip(translate("Summary", "Number the layers, and count activations with the layer before them"))
        self.lecture.toggled.connect(self._again)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 8)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.addWidget(self.known, 1)
        row.addWidget(self.lecture)
        self._copies = [self._copy_button(kind, title) for kind, title in _KINDS.items()]
        for button in self._copies:
            row.addWidget(button)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        self._add_actions()
        self.table.selectionModel().selectionChanged.connect(self._chosen)
        document.changed.connect(self._refresh)
        selection.changed.connect(self._follow)
        conventions.changed.connect(self._again)
        theme.changed.connect(self._tint)

    def attend(self, seen: bool) -> None:
        """Keep the table up to date from now on, or rest: a panel behind another one is not seen."""
        self._seen = seen
        self._refresh()

    def copy(self, kind: str) -> None:
        """Put the whole table on the clipboard, as one of `WRITERS`."""
        self._say_copied(WRITERS[kind][0](self.document.report, self.lecture.isChecked(), shape_text))

    def copy_rows(self) -> None:
        """Put the selected rows on the clipboard as text, a tab between cells; all rows where none is selected."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        chosen = rows or list(range(self.model.rowCount()))
        self._say_copied("\n".join("\t".join(self.model.texts(row)) for row in chosen) + "\n")

    def _say_copied(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)

    # -- showing ------------------------------------------------------------------------------------------------------

    def _again(self, *_change: object) -> None:
        self._shown = None
        self._refresh()

    def _refresh(self, *_change: object) -> None:
        state = (self.document.report, self.lecture.isChecked())
        if not self._seen or (self._shown is not None and self._shown[0] is state[0] and self._shown[1] == state[1]):
            return
        self._shown = state
        self._following = True
        self.model.show_report(*state)
        self._share_width(1 if state[1] else 0)
        self._following = False
        self.known.setText(_known_words(state[0]))
        self._follow()

    def _share_width(self, names: int) -> None:
        """Give the column of names what the others leave."""
        header = self.table.horizontalHeader()
        for column in range(header.count()):
            mode = QHeaderView.ResizeMode.Stretch if column == names else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(column, mode)

    def _follow(self, *_selection: object) -> None:
        """Select the rows of what is selected: of a group all that is in it."""
        if self._following or not self._seen:
            return
        self._following = True
        chosen = QItemSelection()
        last = self.model.columnCount() - 1
        rows = [row for row, address in enumerate(self.model.addresses) if covered(address, self.selection.ids)]
        for row in rows:
            chosen.select(self.model.index(row, 0), self.model.index(row, last))
        model = self.table.selectionModel()
        model.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if rows and not self.table.hasFocus():
            model.setCurrentIndex(self.model.index(rows[0], 0), QItemSelectionModel.SelectionFlag.NoUpdate)
            self.table.scrollTo(self.model.index(rows[0], 0))
        self._following = False

    def _chosen(self, *_change: object) -> None:
        if self._following:
            return
        self._following = True
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        ids = [definition_of(self.model.addresses[row]) for row in rows]
        current = self.table.currentIndex().row()
        first = definition_of(self.model.addresses[current]) if current in rows else None
        self.selection.set(ids, first)
        if ids:
            self.wanted.emit(first or ids[0])
        self._following = False

    # -- buttons and menu ---------------------------------------------------------------------------------------------

    def _copy_button(self, kind: str, title: str) -> QPushButton:
        button = QPushButton(title)
        button.setObjectName(f"summary.copy.{kind}")
        button.setIcon(icon("copy", theme.current.text))
        words = filled(translate("Summary", "Copy as {format}"), format=title)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(lambda _on: self.copy(kind))
        return button

    def _add_actions(self) -> None:
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        rows = QAction(translate("Summary", "Copy rows"), self.table)
        rows.setObjectName("summary.copy.rows")
        rows.setShortcut(QKeySequence("Ctrl+C"))
        rows.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        rows.triggered.connect(lambda _on: self.copy_rows())
        self.table.addAction(rows)
        for kind, title in _KINDS.items():
            action = QAction(filled(translate("Summary", "Copy as {format}"), format=title), self.table)
            action.triggered.connect(lambda _on, kind=kind: self.copy(kind))
            self.table.addAction(action)

    def _tint(self) -> None:
        for button in self._copies:
            button.setIcon(icon("copy", theme.current.text))


_MEASURED = 50
"""Rows in sight by which a column's width is found."""
_KINDS = {"markdown": "Markdown", "latex": "LaTeX", "csv": "CSV"}


def _table(model: SummaryModel) -> QTableView:
    table = QTableView()
    table.setObjectName("summary.table")
    table.setAccessibleName(translate("Summary", "Blocks with their shapes and counts"))
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(24)
    table.horizontalHeader().setHighlightSections(False)
    table.horizontalHeader().setResizeContentsPrecision(_MEASURED)
    return table


def _known_words(report: Report) -> str:
    """Return the line that says which network this is, "" where nobody knows it."""
    found = known(report.graph)
    if found is None:
        return ""
    count = number(report.parameters)
    if found.name in IN_LECTURES:
        line = translate("Summary", "This is {network} of the lecture: {count} parameters.")
        return filled(line, network=say(IN_LECTURES[found.name] or found.title), count=count)
    return filled(translate("Summary", "This is {network}: {count} parameters."), network=say(found.title), count=count)
