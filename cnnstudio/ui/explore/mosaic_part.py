"""What filters and maps have in common: a title, ways to look, many small pictures, and what is pointed at."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cnnstudio.ui.explore.mosaic import Mosaic
from cnnstudio.ui.explore.mosaic_area import MosaicArea
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets import label
from cnnstudio.ui.words import translate

_SHORT = 190
"""A line of words below a mosaic that is narrower is short,"""
_LINES = {True: 34, False: 50}
"""and then there are three, as high as this, not two."""


class MosaicPart(QWidget):
    """A title row, below it ways to look, a mosaic, and what is pointed at."""

    def __init__(self, name: str, accessible: str) -> None:
        super().__init__()
        self.setMinimumSize(240, 200)
        self.mosaic = Mosaic(name)
        self.mosaic.setAccessibleName(accessible)
        self.title = label("", "strong")
        self.pointed = label(" ", "muted", wrap=True)
        self.pointed.setFixedHeight(round(_LINES[True] * theme.scale))
        self.pointed.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.pointed.setObjectName(f"{name}.pointed")
        self.mosaic.told.connect(self._point)
        self.pointed.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.pointed.installEventFilter(self)
        top = QWidget()
        top.setFixedHeight(round(30 * theme.scale))
        self.row = QHBoxLayout(top)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)
        self.row.addWidget(self.title)
        self.ways = QHBoxLayout()
        self.ways.setSpacing(4)
        self.area = MosaicArea(self.mosaic)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(top)
        column.addLayout(self.ways)
        self.side = QHBoxLayout()
        self.side.setSpacing(12)
        self.side.addWidget(self.area, 1)
        column.addLayout(self.side, 1)
        self.foot = QHBoxLayout()
        self.foot.addWidget(self.pointed, 1)
        column.addLayout(self.foot)
        self.hint = ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.pointed and event.type() == QEvent.Type.Resize:
            self._give_lines()
        return super().eventFilter(watched, event)

    def _give_lines(self) -> None:
        """Let what is said below have three lines where they are short."""
        high = round(_LINES[self.pointed.width() >= _SHORT * theme.scale] * theme.scale)
        if high != self.pointed.maximumHeight():
            self.pointed.setFixedHeight(high)

    def _point(self, text: str) -> None:
        self.pointed.setText(text or self.hint or " ")
        self.mosaic.setToolTip(text)


def lost_hint() -> str:
    """Return what is said below what has no numbers."""
    return translate("Explore", "These values are no numbers any more: the training diverged.")
