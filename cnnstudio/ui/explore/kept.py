"""The maps of one picture, kept beside those of the next."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from cnnstudio.ui.explore.looking import Looking
from cnnstudio.ui.explore.mosaic import Mosaic
from cnnstudio.ui.explore.mosaic_area import MosaicArea
from cnnstudio.ui.explore.picture_panel import class_names, picture_title
from cnnstudio.ui.explore.tiles import Tiles
from cnnstudio.ui.widgets import label
from cnnstudio.ui.words import translate


class KeptMaps(QWidget):
    """Hidden until maps are kept; `block` is the one they belong to."""

    def __init__(self, looking: Looking) -> None:
        super().__init__()
        self.looking = looking
        self.block = ""
        self.mosaic = Mosaic("explore.kept")
        self.mosaic.setAccessibleName(translate("Explore", "Maps of the kept picture"))
        self.title = label("", "muted", wrap=True)
        self.title.setObjectName("explore.kept.title")
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.area = MosaicArea(self.mosaic)
        column.addWidget(self.area, 1)
        column.addWidget(self.title)
        self.hide()

    def keep(self, tiles: Tiles | None) -> None:
        """Keep these maps, of the picture at hand; none: hide."""
        looked, design = self.looking.last, self.looking.last_subject.design
        self.block = self.looking.block if tiles is not None else ""
        self.mosaic.show_tiles(tiles)
        if looked is not None and looked.picture is not None:
            self.title.setText(picture_title(looked.picture, class_names("" if design is None else design.data)))
        self.setVisible(tiles is not None)
