"""The one door to the design: every view reads it here, every change goes through `edit`."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from cnnstudio.data.catalogue import DATASETS
from cnnstudio.design.design import Design
from cnnstudio.graph.block import Data
from cnnstudio.graph.check import check
from cnnstudio.graph.report import Report

if TYPE_CHECKING:
    from cnnstudio.design.seen import Seen, State

UNDO_STEPS = 1000
"""How many steps the history holds; older ones are forgotten."""


@dataclass
class _Step:
    """One entry of the history: the design on both sides of it, and the key under which it grows."""

    before: Design
    after: Design
    merge: str | None


class _Command(QUndoCommand):
    """Carries a step; what it does is the document's affair."""

    def __init__(self, document: Document, text: str, step: _Step) -> None:
        super().__init__(text)
        self._document, self._step = document, step

    def redo(self) -> None:
        self._document._show(self._step.after)

    def undo(self) -> None:
        self._document._show(self._step.before)


class Document(QObject):
    """Holds the current design with its report, its history and its file.

    `changed(before, after)` is the one signal about the design; views compare by identity the part they show. `replaced`
    follows it where that was no edit: what was known of the design before belongs to another one. `state_changed` tells that
    the path or `dirty` is another. `seen` is what the file at `path` held when it was last read or written here.
    """

    changed = Signal(object, object)
    replaced = Signal()
    state_changed = Signal()

    def __init__(self, design: Design | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.design = Design() if design is None else design
        self.path: Path | None = None
        self.seen: Seen | None = None
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_STEPS)
        self.undo_stack.cleanChanged.connect(self._tell)
        self.report: Report = check(self.design.graph, self.data)
        self._growing: tuple[int, _Step, QUndoCommand] | None = None
        self._passing = False

    def __del__(self) -> None:
        """End the history before Python's garbage collector takes its commands apart: the stack would delete them again."""
        with contextlib.suppress(RuntimeError):
            self.undo_stack.blockSignals(True)
            self.undo_stack.clear()

    @property
    def data(self) -> Data | None:
        """What the network must know of the chosen data; None where the set is not known here."""
        return data_facts(self.design.data)

    @property
    def dirty(self) -> bool:
        """Whether there are changes that no file holds."""
        return not self.undo_stack.isClean()

    def edit(self, text: str, design: Design, merge: str | None = None) -> None:
        """Make `design` the current one, as an undo step called `text`.

        Edits in a row with one `merge` key (typing, dragging) become one step. An equal object is no edit.
        """
        if design is self.design:
            return
        if merge is not None and self._grow(merge, text, design):
            return
        step = _Step(self.design, design, merge)
        command = _Command(self, text, step)
        self._growing = None
        self.undo_stack.push(command)
        if merge is not None:
            self._growing = (self.undo_stack.index(), step, command)

    def end_merge(self) -> None:
        """Let the next edit be a step of its own, whatever its key."""
        self._growing = None

    def undo(self) -> None:
        """Go one step back."""
        self._growing = None
        self.undo_stack.undo()

    def redo(self) -> None:
        """Go one step forward again."""
        self._growing = None
        self.undo_stack.redo()

    def go_to(self, index: int) -> None:
        """Go to the state behind so many steps of the history, in one go: views hear of it once."""
        self._growing = None
        before, self._passing = self.design, True
        try:
            self.undo_stack.setIndex(index)
        finally:
            self._passing = False
        after, self.design = self.design, before
        if after is not before:
            self._show(after)

    def new(self, design: Design, path: Path | None = None, seen: Seen | None = None) -> None:
        """Show another design; the history begins anew."""
        self._growing = None
        self.undo_stack.clear()
        self.undo_stack.setClean()
        self.path, self.seen = path, seen
        self._show(design)
        self.replaced.emit()
        self.state_changed.emit()

    def recover(self, design: Design, path: Path | None = None, seen: Seen | None = None) -> None:
        """Show a design that was never saved, as changes of the file at `path`, which held `seen` at that time."""
        self.new(design, path, seen)
        self.undo_stack.resetClean()
        self.state_changed.emit()

    def open(self, path: Path | str) -> None:
        """Read a design file and show it. Raises `StudioError` and changes nothing where it cannot be read."""
        design, seen = _loaded(Path(path))
        self.new(design, Path(path), seen)

    def reload(self, text: str) -> None:
        """Show what the file holds now, as an undo step called `text`. Raises `StudioError` as `open` does."""
        assert self.path is not None
        design, self.seen = _loaded(self.path)
        if design != self.design:
            self.edit(text, design)
        self.mark_saved()

    def save(self, path: Path | str) -> None:
        """Write the design to a file. Raises `StudioError` where that cannot be."""
        from cnnstudio.design import file, seen

        path = Path(path)
        self.seen = seen.seen(path, file.save(self.design, path))
        self.mark_saved(path)

    def file_state(self, *, quick: bool = False) -> State:
        """Return what others have made of the file; `quick` trusts its size and time. Without a file nothing has changed."""
        from cnnstudio.design.seen import State, state

        if self.path is None or self.seen is None:
            return State.SAME
        return state(self.path, self.seen, quick=quick)

    def mark_saved(self, path: Path | None = None) -> None:
        """Remember that the current design is what the file holds."""
        self._growing = None
        if path is not None:
            self.path = path
        self.undo_stack.setClean()
        self.state_changed.emit()

    def _tell(self, _clean: bool) -> None:
        self.state_changed.emit()

    def _grow(self, merge: str, text: str, design: Design) -> bool:
        """Widen the newest step by this edit, where both carry the key and nothing happened in between."""
        if self._growing is None:
            return False
        index, step, command = self._growing
        stack = self.undo_stack
        if step.merge != merge or index != stack.index() or index != stack.count():
            return False
        step.after = design
        command.setText(text)
        self._show(design)
        return True

    def _show(self, design: Design) -> None:
        if self._passing:
            self.design = design
            return
        before, self.design = self.design, design
        data = self.data
        if design.graph is not before.graph or data != self.report.data:
            self.report = check(design.graph, data, self.report)
        self.changed.emit(before, design)


def _loaded(path: Path) -> tuple[Design, Seen]:
    from cnnstudio.design import file, seen

    data = file.read(path)
    return file.parsed(data, path), seen.seen(path, data)


def data_facts(name: str) -> Data | None:
    """Return shape and number of classes of a data set, None for a name that is not in the catalogue."""
    info = DATASETS.get(name)
    return None if info is None else Data(info.shape, len(info.classes))
