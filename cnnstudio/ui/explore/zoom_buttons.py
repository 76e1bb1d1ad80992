"""Closer, farther and all again, as buttons; the last one only while not all is seen."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from cnnstudio.ui.explore.mosaic_area import MosaicArea
from cnnstudio.ui.explore.toggle import segment
from cnnstudio.ui.words import translate


def fit_button(area: MosaicArea, name: str) -> QToolButton:
    """Return a button called `NAME.fit` that shows all again."""
    made = segment(f"{name}.fit", translate("Explore", "Fit"))
    made.setToolTip(translate("Explore", "Show all again (Home, or a double click)"))
    made.clicked.connect(lambda: area.fit())
    area.sized.connect(lambda: made.setVisible(area.is_zoomed))
    made.hide()
    return made


class ZoomButtons(QWidget):
    """Buttons for one mosaic, called `NAME.closer`, `NAME.farther` and `NAME.fit`."""

    def __init__(self, area: MosaicArea, name: str) -> None:
        super().__init__()
        self.area = area
        self.farther = segment(f"{name}.farther", "\N{MINUS SIGN}")
        self.farther.setToolTip(translate("Explore", "Zoom out (wheel, or −)"))
        self.farther.setAccessibleName(translate("Explore", "Zoom out"))
        self.closer = segment(f"{name}.closer", "+")
        self.closer.setToolTip(
            translate("Explore", "Zoom in (wheel, or +); the middle button, or Space with the left one, moves the maps")
        )
        self.closer.setAccessibleName(translate("Explore", "Zoom in"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for button in (self.farther, self.closer, fit_button(area, name)):
            button.setProperty("tight", True)
            row.addWidget(button)
        self.farther.clicked.connect(lambda: area.zoom(-1))
        self.closer.clicked.connect(lambda: area.zoom(1))
        area.sized.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Offer what can be done."""
        self.farther.setEnabled(self.area.is_zoomed)
        self.closer.setEnabled(self.area.can_zoom)
