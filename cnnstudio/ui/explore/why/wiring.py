"""Brings maps, picture and the panel together: a value that is clicked is explained, and what it depends on lights up."""

from __future__ import annotations

from PySide6.QtCore import QObject

from cnnstudio.design.design import Design
from cnnstudio.graph.check import check
from cnnstudio.graph.receptive import receptive
from cnnstudio.graph.report import Report
from cnnstudio.ui.explore.filters.editing import editing_of
from cnnstudio.ui.explore.inside import Inside
from cnnstudio.ui.explore.over_picture import PictureLayer
from cnnstudio.ui.explore.why.explaining import Value, explaining_of
from cnnstudio.ui.explore.why.lights import Field, MapLights
from cnnstudio.ui.explore.why.panel import WhyPanel


class WhyWiring(QObject):
    """Lives as long as the view that it is made for."""

    def __init__(self, inside: Inside, picture: PictureLayer) -> None:
        super().__init__(inside)
        self.looking = inside.looking
        self.maps = inside.maps
        self.explaining = explaining_of(self.looking)
        self.panel = WhyPanel(self.explaining, inside)
        self.lights = MapLights(inside.maps.mosaic)
        self.picture = picture
        self.lights.picked.connect(self._pick)
        self.explaining.changed.connect(self.refresh)
        self.looking.looked.connect(self.refresh)
        self._known_of: object = None
        self._report: tuple[Design, Report] | None = None
        self._edits = 0
        editing_of(self.looking).applied.connect(self._edited)
        self.refresh()

    def _edited(self) -> None:
        self._edits += 1
        self.explaining.again()

    def _pick(self, tile: int, row: int, column: int) -> None:
        maps = self.maps.maps
        if maps is None or not self.looking.block:
            return
        if len(maps.shape) == 3:
            self.explaining.explain(Value(self.looking.block, (tile, row, column)))
            return
        tiles = self.maps.mosaic.tiles
        unit = row * (tiles.pixels.shape[2] if tiles is not None else 1) + column
        if unit < maps.shape[0]:
            self.explaining.explain(Value(self.looking.block, (unit,)))

    def refresh(self, *_: object) -> None:
        """Light up what belongs to the value that is explained."""
        explaining = self.explaining
        value, found = explaining.value, explaining.found
        fields = {} if found is None or value is None else found.fields
        shown = self.looking.block
        self._remember()
        marked = self._marked(value) if value is not None and value.address == shown else None
        field = fields.get(shown)
        channels = None if field is None or value is None else self._channels(value, shown)
        self.lights.show_lights(marked, field, channels)
        self.picture.show_field(self._picture_field(value, fields))

    def _channels(self, value: Value, shown: str) -> frozenset[int] | None:
        """Return the channels of a block on which a value depends: pooling reads one, a convolution those of its group."""
        design, graph = self.looking.subject.design, self.looking.graph
        if design is None or graph is None:
            return None
        if self._report is None or self._report[0] is not design:
            self._report = (design, check(graph))
        report = self._report[1]
        shape = report.shape(value.address) if {value.address, shown} <= report.nodes.keys() else None
        if shape is None or len(shape) != len(value.index):
            return None
        region = receptive(report, value.address, value.index).get(shown)
        return None if region is None else region.axes[0]

    def _remember(self) -> None:
        """Keep the values that were explained, for as long as block, picture and weights are the same."""
        found, maps = self.explaining.found, self.maps.maps
        looked = self.looking.last
        of = (self.looking.block, None if looked is None else (looked.step, looked.token), self.explaining.asked, self._edits)
        if of != self._known_of or maps is None:
            self.lights.known, self._known_of = {}, of
        if found is not None and found.address == self.looking.block:
            marked = self._marked(Value(found.address, tuple(found.index)))
            if marked is not None:
                self.lights.known[marked] = float(found.value)
                self.lights.update()

    def _marked(self, value: Value) -> tuple[int, int, int] | None:
        if len(value.index) == 3:
            return value.index[0], value.index[1], value.index[2]
        tiles = self.maps.mosaic.tiles
        return None if tiles is None else (0, *divmod(value.index[0], tiles.pixels.shape[2]))

    def _picture_field(self, value: Value | None, fields: dict[str, Field]) -> Field | None:
        graph = self.looking.graph
        if value is None or graph is None:
            return None
        entrance = next((id for id in graph.order if not graph.sources(id)), "")
        if value.address == entrance and len(value.index) == 3:
            _, row, column = value.index
            return row, column, row + 1, column + 1
        return fields.get(entrance)
