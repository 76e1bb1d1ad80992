"""Closer, farther and all, as buttons; the last one only while not all is seen."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from cnnstudio.ui.explore.mosaic_area import MosaicArea
from cnnstudio.ui.explore.toggle import segment
from cnnstudio.ui.words import translate


class ZoomButtons(QWidget):
    """Buttons for one mosaic, called `NAME.closer`, `NAME.farther` and `NAME.fit`."""

    def __init__(self, area: MosaicArea, name: str) -> None:
        super().__init__()
        self.area = area
        self.fit = segment(f"{name}.fit", translate("Explore", "Fit"))
        self.fit.setToolTip(translate("Explore", "Show all maps again (Home, or a double click)"))
        self.farther = segment(f"{name}.farther", "−")
        self.farther.setToolTip(translate("Explore", "Zoom out (wheel, or −)"))
        self.closer = segment(f"{name}.closer", "+")
        self.closer.setToolTip(
            translate("Explore", "Zoom in (wheel, or +); the middle button, or Space with the left one, moves the maps")
        )
        self.farther.setAccessibleName(translate("Explore", "Zoom out"))
        self.closer.setAccessibleName(translate("Explore", "Zoom in"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for button in (self.farther, self.closer, self.fit):
            row.addWidget(button)
        self._bind(self.fit, self.farther, self.closer)
        area.sized.connect(self.refresh)
        self.refresh()

    def _bind(self, fit: QToolButton, farther: QToolButton, closer: QToolButton) -> None:
        fit.clicked.connect(lambda: self.area.fit())
        farther.clicked.connect(lambda: self.area.zoom(-1))
        closer.clicked.connect(lambda: self.area.zoom(1))

    def refresh(self) -> None:
        """Offer what can be done."""
        self.fit.setVisible(self.area.is_zoomed)
        self.farther.setEnabled(self.area.is_zoomed)
        self.closer.setEnabled(self.area.can_zoom)
