"""A number field for an input channel, with arrows in the colours in use."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSpinBox, QStyle, QStyleOptionSpinBox

from cnnstudio.ui.icons import pixmap
from cnnstudio.ui.theme import theme
from cnnstudio.ui.words import translate

_ARROW = 9


class ChannelBox(QSpinBox):
    """Counts from 1. The style sheet takes Qt's arrows away, which it would draw broken."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(translate("Explore", "Input channel"))
        self.setPrefix(translate("Explore", "channel "))
        self.setMinimum(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        option = QStyleOptionSpinBox()
        self.initStyleOption(option)
        painter, side = QPainter(self), round(_ARROW * theme.scale)
        for part, name, more in (
            (QStyle.SubControl.SC_SpinBoxUp, "chevron-up", self.value() < self.maximum()),
            (QStyle.SubControl.SC_SpinBoxDown, "chevron", self.value() > self.minimum()),
        ):
            room = self.style().subControlRect(QStyle.ComplexControl.CC_SpinBox, option, part, self)
            spot = QRect(0, 0, side, side)
            spot.moveCenter(room.center())
            colour = theme.current.text if more else theme.current.faint
            painter.drawPixmap(spot, pixmap(name, colour, side, self.devicePixelRatioF()))
