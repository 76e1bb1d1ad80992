"""Yes or no, as a switch."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from cnnstudio.ui.fields.field import Field
from cnnstudio.ui.theme import theme
from cnnstudio.ui.words import translate

_WIDTH, _HEIGHT = 30, 16


class _Switch(QCheckBox):
    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH + 48, 26)

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - _HEIGHT) / 2
        track = QRectF(1.5, top, _WIDTH, _HEIGHT)
        on = self.isChecked()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent if on else colours.wire))
        painter.drawRoundedRect(track, _HEIGHT / 2, _HEIGHT / 2)
        painter.setBrush(QColor(colours.surface))
        centre = track.right() - _HEIGHT / 2 if on else track.left() + _HEIGHT / 2
        painter.drawEllipse(QPointF(centre, track.center().y()), _HEIGHT / 2 - 2.5, _HEIGHT / 2 - 2.5)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.text), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(track.adjusted(-1, -1.5, 1, 1.5), _HEIGHT / 2 + 1, _HEIGHT / 2 + 1)
        painter.setPen(QColor(colours.text if self.isEnabled() else colours.faint))
        words = translate("Switch", "on") if on else translate("Switch", "off")
        place = QRectF(_WIDTH + 10, 0, self.width() - _WIDTH - 10, self.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), words)
        painter.end()


class SwitchField(Field):
    """A field that is on or off."""

    def __init__(self) -> None:
        self.box = _Switch()
        super().__init__(self.box)
        self.box.clicked.connect(lambda on: self.edited.emit(bool(on)))

    def show_value(self, value: bool) -> None:
        self.box.setChecked(value)
