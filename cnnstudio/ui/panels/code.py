"""The code panel: the network as the PyTorch source a person would have written."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QGuiApplication, QTextCursor, QTextFormat
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QTextEdit, QVBoxLayout, QWidget

from cnnstudio.codegen.source import Scaling, lines
from cnnstudio.codegen.wording import class_name
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.text import StudioError
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
    """Shows the source; it is written only while the panel can be seen. The selected block's lines are lit, and back."""

    def __init__(self, document: Document, selection: Selection) -> None:
        super().__init__()
        self.document, self.selection = document, selection
        self._seen = False
        self._lines: dict[str, list[int]] = {}
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
        self.text.viewport().installEventFilter(self)
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
        self.text.setPlainText(written)
        self.text.verticalScrollBar().setValue(at)
        self._light(follow=False)

    def _light(self, follow: bool) -> None:
        """Light the lines of the selected blocks; with `follow`, bring the first into view."""
        marks, first = [], None
        for id in sorted(self.selection.ids):
            for number in self._lines.get(id, ()):
                cursor = QTextCursor(self.text.document().findBlockByNumber(number - 1))
                first = cursor if first is None else first
                mark = QTextEdit.ExtraSelection()
                mark.cursor = cursor
                mark.format.setBackground(QColor(theme.current.selection))
                mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
                marks.append(mark)
        self.text.setExtraSelections(marks)
        if follow and first is not None and not self.text.hasFocus():
            self.text.setTextCursor(first)
            self.text.ensureCursorVisible()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click into a line selects the block that it belongs to."""
        if event.type() == QEvent.Type.MouseButtonRelease and watched is self.text.viewport():
            number = self.text.textCursor().blockNumber() + 1
            id = next((id for id, numbers in self._lines.items() if number in numbers), None)
            if id is not None and not self.text.textCursor().hasSelection():
                self.selection.set([id])
        return super().eventFilter(watched, event)

    def _repaint(self) -> None:
        self.copy.setIcon(icon("copy", theme.current.text))
        self._colours.take_colours()
        self._light(follow=False)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
