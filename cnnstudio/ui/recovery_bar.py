"""What windows that ended unexpectedly have left, as rows above the canvas: each is recovered or discarded."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from cnnstudio.design.desk import Lost
from cnnstudio.design.gate import shown
from cnnstudio.design.journal import Entry
from cnnstudio.ui.icons import icon, pixmap
from cnnstudio.ui.moments import moment_words
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets import clear, label
from cnnstudio.ui.words import filled, number, sentence, translate

MOST = 4
"""Rows at a time; the next ones follow when these are dealt with."""


class RecoveryBar(QFrame):
    """Emits `recover_wanted(Lost)` and `discard_wanted(Lost)`; closing it keeps everything for the next start."""

    recover_wanted = Signal(object)
    discard_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("recovery")
        self.setProperty("tone", "message")
        self.setAccessibleName(translate("Recovery", "Unsaved work of before"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 8, 6)
        column.setSpacing(4)
        self._mark, self._head, self.close_button = QLabel(), label("", "strong", wrap=True), QToolButton()
        self.close_button.setObjectName("recovery.close")
        self.close_button.setProperty("tone", "flat")
        self.close_button.clicked.connect(self.hide)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._mark)
        head.addWidget(self._head, 1)
        head.addWidget(self.close_button)
        column.addLayout(head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        column.addLayout(self._rows)
        theme.changed.connect(self._paint_marks)
        self._write_words()

    def show_lost(self, lost: Sequence[Lost]) -> None:
        """Show these, the first ones with buttons; none hides the bar."""
        clear(self._rows)
        for at, each in enumerate(lost[:MOST]):
            self._rows.addWidget(self._row(each, at))
        if len(lost) > MOST:
            more = filled(translate("Recovery", "and {count} more"), count=len(lost) - MOST)
            self._rows.addWidget(label(more, "muted"))
        self.setVisible(bool(lost))

    def _row(self, lost: Lost, at: int) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(24, 0, 0, 0)
        line.setSpacing(8)
        text = label(described(lost), wrap=True)
        text.setObjectName(f"recovery.text.{at}")
        text.setToolTip(str(lost.entry.path) if lost.entry is not None and lost.entry.path is not None else str(lost.path))
        line.addWidget(text, 1)
        if lost.entry is not None:
            recover = self._button("recover", at, translate("Recovery", "Recover"), lost)
            recover.setProperty("tone", "primary")
            recover.clicked.connect(lambda: self.recover_wanted.emit(lost))
            line.addWidget(recover)
        discard = self._button("discard", at, translate("Recovery", "Discard"), lost)
        discard.setProperty("tone", "flat")
        discard.clicked.connect(lambda: self.discard_wanted.emit(lost))
        line.addWidget(discard)
        return row

    def _button(self, name: str, at: int, text: str, lost: Lost) -> QPushButton:
        made = QPushButton(text)
        made.setObjectName(f"recovery.{name}.{at}")
        made.setAccessibleDescription(described(lost))
        return made

    def _write_words(self) -> None:
        self._head.setText(translate("Recovery", "CNN Studio ended unexpectedly. What was not saved has been kept:"))
        later = translate("Recovery", "Ask again at the next start")
        self.close_button.setToolTip(later)
        self.close_button.setAccessibleName(later)
        self._paint_marks()

    def _paint_marks(self) -> None:
        self._mark.setPixmap(pixmap("note", theme.current.accent, 16, self.devicePixelRatioF()))
        self.close_button.setIcon(icon("close", theme.current.muted))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)


def described(lost: Lost) -> str:
    """Return what was lost, in one line: title, time, size and file; or why nothing can be recovered."""
    entry = lost.entry
    if entry is None:
        return sentence(lost.problem) if lost.problem is not None else ""
    return filled(
        translate("Recovery", "“{title}”, {when}, {blocks} blocks, {file}"),
        title=title_of(entry),
        when=moment_words(entry.time),
        blocks=number(entry.blocks),
        file=shown(entry.path.name) if entry.path is not None else translate("Recovery", "never saved"),
    )


def title_of(entry: Entry) -> str:
    """Return what the design was called."""
    return shown(entry.title) or (shown(entry.path.stem) if entry.path is not None else translate("Header", "Untitled"))
