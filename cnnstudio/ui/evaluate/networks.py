"""The networks that are tried, side by side: name, how many are right where nothing was changed, and the map of shifts."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from cnnstudio.protocol.answers import Tried
from cnnstudio.ui.evaluate.shift_map import ShiftMap
from cnnstudio.ui.evaluate.sweep_plot import COLOURS
from cnnstudio.ui.evaluate.trying import Entry, Trying
from cnnstudio.ui.explore.bars import percent
from cnnstudio.ui.icons import icon
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets import clear, label
from cnnstudio.ui.words import filled, translate


class Networks(QWidget):
    """One column for each network. `pointed((dx, dy))` tells of the shift that is pointed at in any map."""

    pointed = Signal(object)

    def __init__(self, trying: Trying) -> None:
        super().__init__()
        self.trying = trying
        self.columns: list[Column] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)

    def refresh(self) -> None:
        """Show what is known now."""
        entries = self.trying.entries
        if [column.entry for column in self.columns] != entries:
            clear(self._row)
            self.columns = [Column(at, entry, self.trying) for at, entry in enumerate(entries)]
            for column in self.columns:
                column.map.pointed.connect(self._point)
                self._row.addWidget(column, 1)
        for column in self.columns:
            column.refresh()

    def show_at(self, at: tuple[int, int]) -> None:
        """Mark a shift in each map."""
        for column in self.columns:
            column.show_at(at)

    def _point(self, at: tuple[int, int]) -> None:
        self.show_at(at)
        self.pointed.emit(at)


class Column(QWidget):
    """A network: its name, its figure, its map."""

    def __init__(self, at: int, entry: Entry, trying: Trying) -> None:
        super().__init__()
        self.entry, self.trying = entry, trying
        self.map = ShiftMap()
        self.map.setObjectName(f"evaluate.shifts.{at}")
        self.figure, self.at = label("", "muted", wrap=True), label("", "muted", wrap=True)
        self.figure.setObjectName(f"evaluate.figure.{at}")
        head = QHBoxLayout()
        head.setSpacing(6)
        mark = QLabel()
        mark.setFixedSize(10, 10)
        mark.setStyleSheet(f"background: {COLOURS[at % len(COLOURS)]}; border-radius: {0 if at % 2 else 5}px;")
        title = label(entry.title or translate("Evaluate", "This network"), "strong", wrap=True)
        title.setToolTip("" if entry.run is None else str(entry.run.folder))
        head.addWidget(mark)
        head.addWidget(title, 1)
        if entry.run is not None:
            head.addWidget(self._remove_button(at))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.figure)
        column.addWidget(self.map, 1)
        column.addWidget(self.at)
        column.addStretch(0)

    def _remove_button(self, at: int) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"evaluate.remove.{at}")
        button.setProperty("tone", "dock")
        button.setIcon(icon("close", theme.current.faint))
        button.setToolTip(translate("Evaluate", "Take away"))
        button.setAccessibleName(translate("Evaluate", "Take away"))
        button.clicked.connect(partial(self.trying.remove, self.entry))
        return button

    def refresh(self) -> None:
        """Show what is known now."""
        trial = self.trying.trial
        found = self.entry.found.get(trial)
        self.map.setVisible(trial == "shift")
        self.at.setVisible(trial == "shift")
        self.figure.setText(_figure(found))
        if trial == "shift":
            self.map.show_found(found)
            self.at.setText(self.map.words(self.map.at))

    def show_at(self, at: tuple[int, int]) -> None:
        """Mark a shift."""
        self.map.show_at(at)
        self.at.setText(self.map.words(at))


def _figure(found: Tried | None) -> str:
    """Return how many are right where nothing was changed, and where it is worst."""
    if found is None or not found.done:
        return translate("Evaluate", "not counted yet")
    shares = found.right / found.done
    plain = _unchanged(found)
    text = translate("Evaluate", "{plain} unchanged, {mean} on average, {worst} at worst")
    return filled(text, plain=percent(plain), mean=percent(float(np.mean(shares))), worst=percent(float(shares.min())))


def _unchanged(found: Tried) -> float:
    """Return the share that is right where a picture stays as it is."""
    if found.trial == "shift":
        return float(found.right[np.argmin(np.abs(found.down)), np.argmin(np.abs(found.values))] / found.done)
    nothing = 1.0 if found.trial == "zoom" else 0.0
    return float(found.right[np.argmin(np.abs(found.values - nothing))] / found.done)
