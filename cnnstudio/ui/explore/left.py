"""The left column of Explore: as high as its room, with bars that become flat and a picture that grows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayoutItem, QScrollArea

from cnnstudio.ui.explore.bars import LEAST_ROW, ROW
from cnnstudio.ui.explore.picture_panel import PicturePanel
from cnnstudio.ui.theme import theme

LEFT = 268
"""How wide the column is while the picture is small."""
_LEAST, _MOST = 140, 280
"""The side of the picture."""
_STEP = 28
"""It grows by so much at a time, so that digits keep whole pixels."""
_BAR = 12
"""Room for the bar that scrolls."""
_LOW = 200


class LeftColumn(QScrollArea):
    """Scrolls by itself where even the flattest bars do not fit, so that what stands beside it is never pushed out of sight."""

    def __init__(self, pictures: PicturePanel) -> None:
        super().__init__()
        self.setObjectName("explore.left")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pictures = pictures
        self._whole, self._spare = False, 0.0
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self._share)
        self.setWidget(pictures)

    def give(self, whole: bool, spare: float) -> None:
        """Be as high as everything is, where `whole`; the picture may grow to the side by `spare` pixels of scale 1."""
        self._whole, self._spare = whole, spare
        self._share()

    def _share(self) -> None:
        pictures, scale = self._pictures, theme.scale
        bars, least, ways = pictures.bars, round(_LEAST * scale), height_of(pictures.ways, 0)
        rows = 0 if bars.isHidden() else bars.rows
        others = self._others()
        room = others + max(least, ways) + rows * ROW * scale if self._whole else self.viewport().height()
        bars.set_row(min(max((room - others - max(least, ways)) / rows / scale, LEAST_ROW), ROW) if rows else ROW)
        spare = min((room - others - least) / scale - rows * ROW, self._spare, _MOST - _LEAST)
        more = round(max(spare, 0) // _STEP * _STEP * scale)
        pictures.view.setFixedSize(least + more, least + more)
        pictures.setFixedWidth(round(LEFT * scale) + more)
        self.setFixedWidth(pictures.width() + round(_BAR * scale))
        self.setMinimumHeight(round(room if self._whole else _LOW * scale))

    def _others(self) -> int:
        """Return how high all is but the bars and the row of the picture."""
        pictures, width = self._pictures, round(LEFT * theme.scale)
        grid = pictures.grid
        rows = [grid.itemAtPosition(row, 0) for row in range(1, grid.rowCount())]
        highs = [height_of(item, width) for item in rows if item is not None and item.widget() is not pictures.bars]
        shown = [high for high in highs if high] + ([0] if not pictures.bars.isHidden() else [])
        return sum(shown) + grid.verticalSpacing() * len(shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._pictures and event.type() == QEvent.Type.LayoutRequest:
            # By then all parts that come and go with each other are there, or gone.
            self._rest.start()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()


def height_of(item: QLayoutItem, width: int) -> int:
    """Return how high a part of a layout is in a width; 0 where it is hidden.

    The layout itself is not asked: an answer lets it forget that it has yet to move its parts.
    """
    widget, inner = item.widget(), item.layout()
    if widget is not None:
        return 0 if widget.isHidden() else item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
    if not isinstance(inner, QBoxLayout):
        return 0
    parts = [part for at in range(inner.count()) if (part := inner.itemAt(at)) is not None]
    highs = [high for part in parts if (high := height_of(part, width))]
    if isinstance(inner, QHBoxLayout):
        return max(highs, default=0)
    return sum(highs) + inner.spacing() * max(len(highs) - 1, 0)
