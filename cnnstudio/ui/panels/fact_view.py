"""Shows facts: title left, value right in figures of one width, formulas in a box below."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from cnnstudio.ui.panels.facts import Fact
from cnnstudio.ui.theme import font
from cnnstudio.ui.widgets import clear, label


class FactView(QWidget):
    """A column of facts. Numbers can be selected and copied, once the mouse is over them: to make them so takes 2 ms each."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._shown: list[Fact] = []
        self._values: list[QLabel] = []

    def show_facts(self, facts: Iterable[Fact]) -> None:
        """Show these facts, building anew only where they are others."""
        facts = list(facts)
        if facts == self._shown:
            return
        self._shown = facts
        clear(self._grid)
        self._values = []
        row = 0
        for fact in facts:
            row = self._add(fact, row)
        if self.underMouse():
            self._offer()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._offer()

    def _offer(self) -> None:
        """Let what is shown be selected."""
        for value in self._values:
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._values = []

    def texts(self) -> list[str]:
        """Return every value shown, in order."""
        return [fact.value for fact in self._shown]

    def _add(self, fact: Fact, row: int) -> int:
        title = label(fact.title, "strong" if fact.strong else "label", wrap=len(fact.title) > 16)
        value = label(fact.value, mono=True)
        value.setWordWrap(len(fact.value) > 24)
        value.setAccessibleName(f"{fact.title}: {fact.value}")
        value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._values.append(value)
        self._grid.addWidget(title, row, 0)
        self._grid.addWidget(value, row, 1)
        for part in (title, value):
            part.setToolTip(fact.tip)
            part.setAccessibleDescription(fact.tip)
        if fact.formulas:
            self._grid.addWidget(self._box(fact), row + 1, 0, 1, 2)
        if fact.about:
            self._grid.addWidget(label(fact.about, "muted", wrap=True), row + 2, 0, 1, 2)
        return row + 3

    def _box(self, fact: Fact) -> QFrame:
        box = QFrame()
        box.setProperty("tone", "formula")
        layout = QVBoxLayout(box)
        layout.setContentsMargins(10, 5, 10, 5)
        layout.setSpacing(1)
        for text, about in fact.formulas:
            shown = label(text, wrap=True, mono=True)
            shown.setFont(font(12, mono=True))
            self._values.append(shown)
            shown.setAccessibleName(text)
            layout.addWidget(shown)
            if about:
                layout.addWidget(label(about, "muted", wrap=True))
        return box
