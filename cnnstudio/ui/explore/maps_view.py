"""What the block that is looked at makes of the picture, and beside it what it made of one before."""

from __future__ import annotations

from PySide6.QtCore import Qt

from cnnstudio.protocol.messages import Maps
from cnnstudio.ui.explore.answering import titles_of
from cnnstudio.ui.explore.blocks import shown_blocks, title
from cnnstudio.ui.explore.elided import ElidedLabel, NameList
from cnnstudio.ui.explore.histogram import Histogram
from cnnstudio.ui.explore.kept import KeptMaps
from cnnstudio.ui.explore.looking import Looking
from cnnstudio.ui.explore.mosaic_part import MosaicPart, lost_hint
from cnnstudio.ui.explore.readings import all_lost, is_single, map_tiles
from cnnstudio.ui.explore.toggle import toggle
from cnnstudio.ui.explore.zoom_buttons import ZoomButtons
from cnnstudio.ui.theme import theme
from cnnstudio.ui.words import filled, number, translate


class MapsView(MosaicPart):
    """What a block makes of the picture: one small picture a channel, each from its lowest to its highest value."""

    def __init__(self, looking: Looking) -> None:
        super().__init__("explore.maps", translate("Explore", "Feature maps"))
        self.looking = looking
        self.maps: Maps | None = None
        self.facts = ElidedLabel("muted")
        self.facts.setObjectName("explore.maps.shape")
        self.block = NameList()
        self.block.setObjectName("explore.block")
        self.block.setAccessibleName(translate("Explore", "Block"))
        self.block.setMinimumContentsLength(8)
        self.block.activated.connect(self._choose)
        self.title.setText(translate("Explore", "Maps of"))
        self.block.setMaximumWidth(round(260 * theme.scale))
        self.row.addWidget(self.block, 1)
        self.row.addStretch()
        self.zoom = ZoomButtons(self.area, "explore.zoom")
        self.ways.addWidget(self.zoom)
        self.ways.addSpacing(4)
        self.ways.addWidget(self.facts, 1)
        self.kept = KeptMaps(looking)
        self.area.moved.connect(lambda: self.kept.area.match(self.area))
        self.kept.area.moved.connect(lambda: self.area.match(self.kept.area))
        self.side.insertWidget(0, self.kept, 1)
        self.keep = toggle("explore.keep", translate("Explore", "Keep"))
        self.keep.setToolTip(translate("Explore", "Keep these maps beside those of the next picture"))
        self.keep.toggled.connect(self._keep)
        self.keep.setProperty("tight", True)
        self.ways.addWidget(self.keep)
        self.histogram = Histogram()
        self.foot.addWidget(self.histogram, 0, Qt.AlignmentFlag.AlignTop)
        self.mosaic.told.connect(lambda _text: self._count())
        self._listed: list[tuple[str, str]] = []
        self.hint = _hint(None)
        self._point("")

    def refresh(self) -> None:
        """List the blocks of the network that is looked at."""
        graph = self.looking.graph
        listed = [] if graph is None else [(id, title(graph, id)) for id in shown_blocks(graph)]
        if graph is None and self.looking.last is not None and self._listed:
            # What is seen is from before the last changes.
            self.block.setEnabled(False)
            return
        if listed != self._listed:
            self._listed = listed
            self.block.clear()
            for id, text in listed:
                self.block.addItem(text, id)
        if self.kept.block != self.looking.block:
            self.keep.setChecked(False)
        self.block.setCurrentIndex(self.block.findData(self.looking.block))
        self.block.setEnabled(bool(listed))

    def show_maps(self, maps: Maps | None) -> None:
        """Show these."""
        self.maps = maps
        self.hint = _hint(maps)
        self._count()
        if maps is None:
            self.facts.setText("")
            self.mosaic.show_tiles(None)
            return
        size = " × ".join(str(side) for side in maps.shape)
        fewer = len(maps.shape) == 3 and len(maps.pixels) < maps.shape[0]
        text = filled(translate("Explore", "{size}, the first {shown}"), size=size, shown=number(len(maps.pixels)))
        self.facts.setText(text if fewer else size)
        self.facts.setToolTip(self.facts.text())
        design = self.looking.last_subject.design
        titles = titles_of(self.looking.graph, self.looking.block, "" if design is None else design.data)
        self.mosaic.show_tiles(map_tiles(maps, titles))

    def choose(self, channel: int) -> None:
        """Point at one map, as the keyboard does."""
        self.mosaic.choose(channel)
        self.mosaic.setFocus()

    def _count(self) -> None:
        self.histogram.show_map(self.maps, self.mosaic.at_cursor)

    def _keep(self, on: bool) -> None:
        self.kept.keep(self.mosaic.tiles if on else None)
        self.kept.area.match(self.area)

    def _choose(self, at: int) -> None:
        self.looking.choose_block(self.block.itemData(at))


def _hint(maps: Maps | None) -> str:
    """Return what the shades mean."""
    if maps is not None and all_lost(maps):
        return lost_hint()
    if maps is not None and (is_single(maps) or len(maps.shape) == 1):
        return translate("Explore", "all values on one scale: low to high")
    return translate("Explore", "each map: low to high")
