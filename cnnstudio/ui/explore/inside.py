"""The right side of Explore: the filters of the convolution and the feature maps of the block."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cnnstudio.protocol.messages import Looked
from cnnstudio.ui.explore.filters_view import FiltersView
from cnnstudio.ui.explore.looking import Looking
from cnnstudio.ui.explore.maps_view import MapsView


class Inside(QWidget):
    """Filters and feature maps, side by side where there is room. `shared` tells that there are filters now, or none."""

    shared = Signal()

    def __init__(self, looking: Looking) -> None:
        super().__init__()
        self.looking = looking
        self.filters, self.maps = FiltersView(looking), MapsView(looking)
        self.has_filters = True
        """Whether the network has a convolution; another has its room for the maps."""
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.filters, 4)
        row.addWidget(self.maps, 5)
        looking.looked.connect(self._show)
        looking.changed.connect(self.maps.refresh)
        looking.begun.connect(self._forget)
        self.maps.refresh()
        if looking.last is not None:
            self._show(looking.last)

    def stack(self, on: bool) -> None:
        """Show the maps below the filters, or beside them."""
        self._row.setDirection(QHBoxLayout.Direction.TopToBottom if on else QHBoxLayout.Direction.LeftToRight)

    def _forget(self) -> None:
        self.maps.keep.setChecked(False)
        self.maps.show_maps(None)
        self.filters.show_none()

    def _show(self, looked: Looked) -> None:
        address = next(iter(looked.filters), "")
        if address:
            self.filters.show_filters(address, looked.filters[address])
        else:
            self.filters.show_none()
        if bool(address) is not self.has_filters:
            self.has_filters = bool(address)
            self.shared.emit()
        self.maps.show_maps(next(iter(looked.maps.values()), None))
