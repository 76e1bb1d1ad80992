"""The list of problems and notes: each jumps to its block and offers its repairs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from cnnstudio.graph.addresses import definition_of
from cnnstudio.graph.report import Note, Problem
from cnnstudio.ui.conventions import conventions
from cnnstudio.ui.document import Document
from cnnstudio.ui.icons import pixmap
from cnnstudio.ui.panels.problem_row import ProblemRow
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets import clear, label
from cnnstudio.ui.words import filled, translate

MOST = 200
"""Rows shown at once; a wrecked network may have thousands of problems, and nobody reads them all."""


class Problems(QScrollArea):
    """Shows `document.report`'s problems first, then its notes. `wanted(address)` asks for a block to be shown.

    `previewed` and `asked` are those of its rows.
    """

    wanted = Signal(str)
    previewed = Signal(object)
    asked = Signal(object)

    def __init__(self, document: Document, selection: Selection) -> None:
        super().__init__()
        self.document, self.selection = document, selection
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(8, 6, 8, 8)
        self._rows.setSpacing(0)
        self.setWidget(inner)
        self._shown: tuple[object, ...] | None = None
        document.changed.connect(self._refresh)
        theme.changed.connect(self._repaint)
        conventions.changed.connect(self._repaint)
        self._refresh()

    @property
    def count(self) -> int:
        """How many problems there are."""
        return len(self.document.report.problems)

    def _repaint(self) -> None:
        if self.isVisible():
            self._shown = None
            self._refresh()
        else:
            self._shown = (None,)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def _refresh(self, *_change: object) -> None:
        """Write the rows anew where they are others; while nobody sees them they wait."""
        if self._shown is not None and not self.isVisible():
            return
        report = self.document.report
        found: tuple[Problem | Note, ...] = (*report.problems, *report.notes)
        if found == self._shown:
            return
        self._shown = found
        clear(self._rows)
        if not found:
            self._rows.addWidget(_all_well(self.devicePixelRatioF()))
        for each in found[:MOST]:
            row = ProblemRow(self.document, each, with_block=True)
            row.wanted.connect(self._jump)
            row.previewed.connect(self.previewed)
            row.asked.connect(self.asked)
            self._rows.addWidget(row)
        if len(found) > MOST:
            self._rows.addWidget(label(filled(translate("Problems", "and {count} more"), count=len(found) - MOST), "muted"))
        self._rows.addStretch(1)

    def _jump(self, address: str) -> None:
        definition = definition_of(address)
        self.selection.set([definition], definition)
        self.wanted.emit(definition)


def _all_well(ratio: float) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(16, 20, 16, 16)
    mark = label()
    mark.setPixmap(pixmap("good", theme.current.good, 24, ratio))
    mark.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    text = label(translate("Problems", "No problems: every shape fits, and this network can be trained."), wrap=True)
    hint = translate("Problems", "What keeps a network from running, and advice about it, is listed here with repairs.")
    more = label(hint, "muted", wrap=True)
    for part in (mark, text, more):
        part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(part)
    return box
