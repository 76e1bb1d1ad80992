"""Which blocks, notes and frames are selected: one value that all views share."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from cnnstudio.design.design import Design
from cnnstudio.graph.paths import find
from cnnstudio.ui.document import Document


class Selection(QObject):
    """The selected blocks and groups, the one among them that the inspector shows, and the selected notes and frames.

    Blocks are told by definition address. `changed(self)` follows every change.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ids: frozenset[str] = frozenset()
        self.current: str | None = None
        self.remarks: frozenset[str] = frozenset()

    def set(self, ids: Iterable[str], current: str | None = None, remarks: Iterable[str] = ()) -> None:
        """Select blocks, and `remarks`: notes and frames. `current` is one of the blocks, by itself the only one of one."""
        chosen, noted = frozenset(ids), frozenset(remarks)
        if current is not None and current not in chosen:
            current = None
        if current is None and chosen:
            current = self.current if self.current in chosen else min(chosen)
        if (chosen, current, noted) == (self.ids, self.current, self.remarks):
            return
        self.ids, self.current, self.remarks = chosen, current, noted
        self.changed.emit(self)

    def clear(self) -> None:
        """Select nothing."""
        self.set(())

    def follow(self, document: Document) -> None:
        """Drop from the selection what leaves the design; another design begins with nothing selected."""
        document.changed.connect(self._keep)
        document.replaced.connect(self.clear)

    def _keep(self, _before: Design, after: Design) -> None:
        left = [address for address in self.ids if find(after.graph, address) is not None]
        remarks = self.remarks and self.remarks & after.remarks.keys()
        if len(left) < len(self.ids) or len(remarks) < len(self.remarks):
            self.set(left, remarks=remarks)
