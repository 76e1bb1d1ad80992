"""The code panel: the network as the PyTorch source a person would have written."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QTextCursor, QTextFormat
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QTextEdit, QVBoxLayout, QWidget

from cnnstudio.codegen.source import Scaling, lines
from cnnstudio.codegen.wording import class_name
from cnnstudio.graph.addresses import definition_of
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.text import StudioError
from cnnstudio.ui.covering import covered
from cnnstudio.ui.document import Document
from cnnstudio.ui.icons import icon
from cnnstudio.ui.panels.highlight import PythonHighlighter
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.theme import font, theme
from cnnstudio.ui.widgets import label
from cnnstudio.ui.words import say, translate


def source_of(
    document: Document, weights: str | None = None, scaling: Scaling | None = None
) -> tuple[str, dict[str, list[int]]]:
    """Return the source of the document's network, and the lines of each block. Raises `StudioError` where it has problems."""
    title = document.design.title
    return lines(document.report, class_name(title), weights, title, scaling)


class Code(QWidget):
    """Shows the source; it is written only while the panel can be seen.

    The lines of the selected blocks are lit; a click into a line, or lines selected by mouse or keys, select their blocks, and
    `wanted(id)` asks the canvas for the place of the one under the cursor.
    """

    wanted = Signal(str)

    def __init__(self, document: Document, selection: Selection) -> None:
        super().__init__()
        self.document, self.selection = document, selection
        self._seen = self._following = False
        self._lines: dict[str, list[int]] = {}
        self._of: dict[int, str] = {}
        self._shown: tuple[Graph, str] | None = None
        self.text = QPlainTextEdit()
        self.text.setObjectName("code.text")
        self.text.setReadOnly(True)
        self.text.setFont(font(12, mono=True))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setAccessibleName(translate("Code", "Source code"))
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.cursorPositionChanged.connect(self._pointed)
        self.text.selectionChanged.connect(self._pointed)
        self._colours = PythonHighlighter(self.text.document())
        self.copy = QPushButton(translate("Code", "Copy"))
        self.copy.setObjectName("code.copy")
        self.copy.setIcon(icon("copy", theme.current.text))
        self.copy.clicked.connect(self._copy)
        self.note = label(translate("Code", "PyTorch, with the shapes as comments"), "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 8)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.addWidget(self.note, 1)
        row.addWidget(self.copy)
        column.addLayout(row)
        column.addWidget(self.text, 1)
        document.changed.connect(self._refresh)
        selection.changed.connect(self._selected)
        theme.changed.connect(self._repaint)

    def attend(self, seen: bool) -> None:
        """Write the source from now on, or rest: a panel behind another one is not seen."""
        self._seen = seen
        self._refresh()

    def _selected(self, _selection: Selection) -> None:
        self._light(follow=True)

    def _refresh(self, *_change: object) -> None:
        design = self.document.design
        if not self._seen or self._shown == (design.graph, design.title):
            return
        self._shown = (design.graph, design.title)
        try:
            written, self._lines = source_of(self.document)
        except StudioError as error:
            written, self._lines = "", {}
            self.note.setText(say(error.message))
        else:
            self.note.setText(translate("Code", "PyTorch, with the shapes as comments"))
        self.copy.setEnabled(bool(written))
        at = self.text.verticalScrollBar().value()
        self._of = {number: definition_of(address) for address, numbers in self._lines.items() for number in numbers}
        self._following = True
        self.text.setPlainText(written)
        self._following = False
        self.text.verticalScrollBar().setValue(at)
        self._light(follow=False)

    def _light(self, follow: bool) -> None:
        """Light the lines of the selected blocks; with `follow`, bring the first into view."""
        lit = {number for address, numbers in self._lines.items() if covered(address, self.selection.ids) for number in numbers}
        marks = []
        for number in sorted(lit):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self.text.document().findBlockByNumber(number - 1))
            mark.format.setBackground(QColor(theme.current.selection))
            mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
            marks.append(mark)
        self.text.setExtraSelections(marks)
        if follow and marks and not self.text.hasFocus():
            self._following = True
            self.text.setTextCursor(marks[0].cursor)
            self.text.centerCursor()
            self._following = False

    def _pointed(self) -> None:
        """Select the blocks of the lines that are selected, or of the one that the cursor is in."""
        if self._following or not self.text.hasFocus():
            return
        cursor, text = self.text.textCursor(), self.text.document()
        first, last = text.findBlock(cursor.selectionStart()), text.findBlock(cursor.selectionEnd())
        end = last.blockNumber() + 1
        if cursor.hasSelection() and last.position() == cursor.selectionEnd():
            end -= 1  # the selection ends before the first sign of a line
        lines = range(first.blockNumber() + 1, end + 1)
        found = {self._of[line] for line in lines if line in self._of}
        if not found:
            return
        current = self._of.get(cursor.blockNumber() + 1)
        self.selection.set(found, current if current in found else None)
        if self.selection.current is not None:
            self.wanted.emit(self.selection.current)

    def _repaint(self) -> None:
        self.copy.setIcon(icon("copy", theme.current.text))
        self._colours.take_colours()
        self._light(follow=False)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
