"""The blocks that can be placed, by family, and the search among them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from cnnstudio.blocks.registry import registry
from cnnstudio.graph.block import FAMILY_TITLES, Block, Family
from cnnstudio.ui.words import say, translate

if TYPE_CHECKING:
    from cnnstudio.design.library import Kept

MIME = "application/x-cnnstudio-block"
"""What is dragged: a block's type name in UTF-8."""

TYPE = Qt.ItemDataRole.UserRole
FAMILY = Qt.ItemDataRole.UserRole + 1
OWN = "own:"
"""What the type of a block of one's own begins with; behind it stands its file."""
MISFIT = Qt.ItemDataRole.UserRole + 2
"""Why a block would not fit where it is asked for; nothing where it would."""


def plain(text: str) -> str:
    """Return `text` in small letters without accents: what a search compares."""
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def matches(kind: type[Block], wanted: str) -> bool:
    """Tell whether every word of `wanted` (in `plain` form) begins a word in the names of a block."""
    names = (kind.type_name(), kind.title, say(kind.title), *kind.also_known_as)
    known = plain(" ".join(names))
    return all(word in known for word in wanted.split())


def rank(kind: type[Block], wanted: str) -> int:
    """Return 0 where a name begins with what is wanted, 1 where a word of one does, else 2."""
    names = [plain(name) for name in (say(kind.title), kind.type_name(), *kind.also_known_as)]
    if any(name.startswith(wanted) for name in names):
        return 0
    return 1 if any(word.startswith(wanted) for name in names for word in name.split()) else 2


Judge = Callable[[Block], str | None]
"""Says why a block does not fit, "" where it does; None for one that is not to be offered."""


class PaletteModel(QStandardItemModel):
    """One row per block, below a row for its family; rows for families cannot be chosen.

    With a `judge`, blocks that would not fit come last. `own` are the groups that a person has kept.
    """

    judge: Judge | None = None
    own: Sequence[Kept] = ()

    def search(self, text: str) -> None:
        """Show the blocks that `text` finds, all where it is empty."""
        self.clear()
        wanted = plain(text.strip())
        kinds = [kind for kind in registry().values() if matches(kind, wanted)]
        reasons = {kind: "" if self.judge is None else self.judge(kind()) for kind in kinds}
        for family in Family:
            group = [kind for kind in kinds if kind.family is family and reasons[kind] == ""]
            if group:
                self.appendRow(_heading(say(FAMILY_TITLES[family]), family))
            for kind in group:
                self.appendRow(_entry(kind))
        mine = [kept for kept in self.own if _is_meant(kept.name, wanted)]
        if mine:
            self.appendRow(_heading(translate("Palette", "My blocks"), Family.MERGE))
        for kept in mine:
            self.appendRow(_own(kept))
        misfits = [kind for kind in kinds if reasons[kind]]
        if misfits:
            self.appendRow(_heading(translate("QuickAdd", "Would not fit"), Family.MERGE))
        for kind in misfits:
            self.appendRow(_entry(kind, reasons[kind] or ""))

    def best(self, text: str) -> QModelIndex:
        """Return the row that `text` most likely means; no row where nothing is found."""
        wanted = plain(text.strip())
        rows = [row for row in range(self.rowCount()) if self.index(row, 0).data(TYPE)]
        if not rows:
            return QModelIndex()
        blocks = registry()

        def order(row: int) -> tuple[bool, int, int]:
            index = self.index(row, 0)
            name = index.data(TYPE)
            fit = 0 if name.startswith(OWN) and plain(index.data()).startswith(wanted) else 1
            return bool(index.data(MISFIT)), fit if name.startswith(OWN) else rank(blocks[name], wanted), row

        return self.index(min(rows, key=order), 0)

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: object) -> QMimeData:
        """Return the dragged block's type name."""
        data = QMimeData()
        for index in indexes:  # type: ignore[attr-defined]
            if name := index.data(TYPE):
                data.setData(MIME, name.encode())
        return data


def _is_meant(name: str, wanted: str) -> bool:
    known = plain(name)
    return all(word in known for word in wanted.split())


def _own(kept: Kept) -> QStandardItem:
    item = QStandardItem(kept.name)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled)
    item.setData(f"{OWN}{kept.path}", TYPE)
    item.setData(Family.MERGE.value, FAMILY)
    item.setToolTip(say(kept.group.caption()))
    item.setData(say(kept.group.caption()), Qt.ItemDataRole.AccessibleDescriptionRole)
    return item


def _heading(text: str, family: Family) -> QStandardItem:
    item = QStandardItem(text.upper())
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    item.setData(family.value, FAMILY)
    return item


def _entry(kind: type[Block], misfit: str = "") -> QStandardItem:
    item = QStandardItem(say(kind.title))
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled)
    item.setData(kind.type_name(), TYPE)
    item.setData(kind.family.value, FAMILY)
    item.setToolTip(misfit or f"{say(kind.summary)} ({kind.type_name()})")
    item.setData(misfit, MISFIT)
    item.setData(say(kind.summary), Qt.ItemDataRole.AccessibleDescriptionRole)
    return item
