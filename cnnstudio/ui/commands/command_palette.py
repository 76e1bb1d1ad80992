"""Ctrl+K: everything that can be asked of the window, found by typing a few letters of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout

from cnnstudio.ui import settings
from cnnstudio.ui.commands import matching, offers
from cnnstudio.ui.commands.offer_list import OfferModel, OfferRow
from cnnstudio.ui.commands.offers import Offer
from cnnstudio.ui.icons import icon
from cnnstudio.ui.panels.palette import is_enter
from cnnstudio.ui.panels.palette_model import plain
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets import label
from cnnstudio.ui.words import filled, translate

if TYPE_CHECKING:
    from cnnstudio.ui.main_window import MainWindow

_SIZE = (600, 420)
_BELOW_TOP = 56
_MOST_SHOWN = 200
_PAGE = 8
_RECENT, _MOST_RECENT = "commands/recent", 12
_LOOSE = 4
"""The rank of a fit by scattered letters: recent or not, it stands below the others."""


def open_palette(window: MainWindow) -> CommandPalette:
    """Open the palette over the upper middle of the window."""
    palette = CommandPalette(window)
    palette.open()
    return palette


class CommandPalette(QFrame):
    """A line to type into, and below it what is found; Enter does what is chosen, Escape leaves."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.window_ = window
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("commands")
        self.setProperty("tone", "popup")
        self.setAccessibleName(translate("Commands", "Commands"))
        self._offers = offers.offers(window)
        self._network: list[Offer] | None = None
        self._recent = settings.texts(_RECENT)
        self.line = QLineEdit()
        self.line.setObjectName("commands.search")
        self.line.setPlaceholderText(translate("Commands", "A command, block, template, setting …"))
        self.line.setAccessibleName(translate("Commands", "Find a command, block, template or setting"))
        self.line.addAction(icon("search", theme.current.faint), QLineEdit.ActionPosition.LeadingPosition)
        self.model = OfferModel(self)
        self.list = QListView()
        self.list.setObjectName("commands.list")
        self.list.setAccessibleName(translate("Commands", "What is found"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(OfferRow(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.said = label("", "muted", wrap=True)
        self.said.setObjectName("commands.said")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for part in (self.line, self.said, self.list):
            column.addWidget(part)
        self.line.textChanged.connect(self.search)
        self.line.installEventFilter(self)
        self.list.clicked.connect(lambda index: self._take(index.row()))
        self.search("")

    def open(self) -> None:
        """Show the palette, ready to type."""
        window = self.window_
        width = min(round(_SIZE[0] * theme.scale), window.width() - 32)
        height = min(round(_SIZE[1] * theme.scale), window.height() - _BELOW_TOP - 16)
        corner = window.mapToGlobal(QPoint((window.width() - width) // 2, _BELOW_TOP))
        self.setGeometry(corner.x(), corner.y(), width, height)
        self.show()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def search(self, text: str) -> None:
        """Show what `text` finds; everything, what was asked for last at the head, where it is empty."""
        found = self._found(plain(text.strip()), text)
        self.model.show_offers(found[:_MOST_SHOWN])
        self._say("" if found else translate("Commands", "Nothing is called that."))
        if found:
            self.list.setCurrentIndex(self.model.index(0))
            self.list.scrollToTop()

    def _found(self, wanted: str, text: str) -> Sequence[Offer]:
        if not wanted:
            return sorted(self._offers, key=self._age)
        if self._network is None:
            self._network = offers.in_network(self.window_)
        everything = [*self._offers, *self._network]
        ranked = [(rank, offer) for offer in everything if (rank := matching.rank(wanted, offer.names)) is not None]
        ranked.sort(key=lambda pair: (pair[0] >= _LOOSE, self._age(pair[1]), pair[0]))
        found = [offer for _, offer in ranked]
        as_typed = offers.typed(self.window_, text) if not any(rank == 0 for rank, _ in ranked) else None
        return found if as_typed is None else [as_typed, *found]

    def _age(self, offer: Offer) -> int:
        """Return the place among what was asked for last, and the same for all that was not."""
        return self._recent.index(offer.key) if offer.key in self._recent else _MOST_RECENT

    def _take(self, row: int) -> None:
        offer = self.model.offer(row)
        if offer is None:
            return
        if offer.why_not:
            self._say(filled(translate("Commands", "{command}: {why}."), command=offer.title, why=offer.why_not))
            return
        self.close()
        if offer.key:
            kept = [key for key in self._recent if key != offer.key]
            settings.remember(_RECENT, [offer.key, *kept][:_MOST_RECENT])
        QTimer.singleShot(0, self.window_, offer.run)

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes what is chosen; the arrow keys choose, around the ends of the list too."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if is_enter(event):
                self._take(self.list.currentIndex().row())
                return True
            moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -_PAGE, Qt.Key.Key_PageDown: _PAGE}
            if move := moves.get(Qt.Key(event.key())):
                self._move(move)
                return True
        return super().eventFilter(watched, event)

    def _move(self, by: int) -> None:
        count = self.model.rowCount()
        if not count:
            return
        row = self.list.currentIndex().row() + by
        row = row % count if abs(by) == 1 else min(max(row, 0), count - 1)
        self.list.setCurrentIndex(self.model.index(row))
        self._say("")
