"""Which blocks are selected: one value that all views share."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from cnnstudio.design.design import Design
from cnnstudio.ui.document import Document


class Selection(QObject):
    """The selected ids, and the one among them that the inspector shows. `changed(self)` follows every change."""

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ids: frozenset[str] = frozenset()
        self.current: str | None = None

    def set(self, ids: Iterable[str], current: str | None = None) -> None:
        """Select `ids`; `current` is one of them, by itself the only one where there is just one."""
        chosen = frozenset(ids)
        if current is not None and current not in chosen:
            current = None
        if current is None and chosen:
            current = self.current if self.current in chosen else min(chosen)
        if (chosen, current) == (self.ids, self.current):
            return
        self.ids, self.current = chosen, current
        self.changed.emit(self)

    def clear(self) -> None:
        """Select nothing."""
        self.set(())

    def follow(self, document: Document) -> None:
        """Drop blocks from the selection when they leave the design."""
        document.changed.connect(self._keep)

    def _keep(self, _before: Design, after: Design) -> None:
        left = [id for id in self.ids if id in after.graph]
        if len(left) < len(self.ids):
            self.set(left)
