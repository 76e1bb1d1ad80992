"""How Explore shares its room out: everything side by side where there is enough, below each other where there is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QScrollArea

from cnnstudio.ui.explore.left import LEFT
from cnnstudio.ui.theme import theme

if TYPE_CHECKING:
    from cnnstudio.ui.explore.panel import ExplorePanel

GAP = 20
"""What stands between the picture's column, with the bar that scrolls it, and the rest."""
_EDGES = 2 * 16 + 10
"""At the sides, with the bar that scrolls."""
_THREE, _TWO = 784, 528
"""So many pixels hold the picture, filters and maps beside each other; the picture and one of them."""
_PAIR = 548
"""So many hold maps and what is opened beside them."""
_ALL = 900
"""So many hold filters, maps and a sum beside each other."""
_WIDE = 1100
"""Beside less, the picture does not grow while a sum is open."""
_BOTH, _SHEETS = 500, 640
"""So many hold filters and maps; so many window, kernel and products of 5 x 5 beside each other."""
_ASIDE_HEIGHT = 260


class Room:
    """Shares out the room of a panel."""

    def __init__(self, panel: ExplorePanel, row: QBoxLayout, scroll: QScrollArea) -> None:
        self._panel, self._row, self._scroll = panel, row, scroll
        self._narrow: bool | None = None
        self._dragged: dict[bool, list[int]] = {}

    def share(self) -> None:
        """Put the parts where there is room for them, and show what is opened for the asking."""
        panel, scale = self._panel, theme.scale
        room = (panel.width() - _EDGES) / scale
        beside = room >= _TWO
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        panel.inside.stack(room < _THREE)
        rest = room - LEFT - GAP if beside else room
        opened = not (panel.why.panel.isHidden() and panel.filters.panel.isHidden() and panel.units.isHidden())
        panel.left.give(not beside, rest - (_WIDE if opened else _ALL) if beside else 0)
        self._open(rest, opened)

    def _open(self, rest: float, opened: bool) -> None:
        """Let what is opened have the room of the filters where there is not enough for all, or stand below the maps."""
        panel, below = self._panel, rest < _PAIR
        fresh = opened and panel.aside.isHidden()
        panel.sides.setOrientation(Qt.Orientation.Vertical if below else Qt.Orientation.Horizontal)
        panel.aside.setMinimumHeight(round(_ASIDE_HEIGHT * theme.scale) if below else 0)
        narrow = opened and rest < _ALL
        if not opened:
            panel.aside.hide()
        # Before what is opened comes, or there would be less room than both ask for.
        panel.inside.filters.setVisible(panel.inside.has_filters and not narrow)
        panel.aside.setVisible(opened)
        if opened and not below and (fresh or narrow is not self._narrow):
            self._narrow = narrow
            panel.sides.setSizes(self._dragged.get(narrow) or self._sizes(rest, narrow))
        if fresh and below:
            QTimer.singleShot(0, panel.aside, lambda: self._scroll.ensureWidgetVisible(panel.aside))

    def _sizes(self, rest: float, narrow: bool) -> list[int]:
        aside = rest * 3 / 5 if narrow else min(rest - _BOTH, _SHEETS)
        return [round((rest - aside) * theme.scale), round(aside * theme.scale)]

    def keep_drag(self) -> None:
        """Remember how the room was shared by hand: it is shared so again."""
        if self._narrow is not None and self._panel.sides.orientation() == Qt.Orientation.Horizontal:
            self._dragged[self._narrow] = self._panel.sides.sizes()
