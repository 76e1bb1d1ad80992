"""Yes or no, as a switch."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from cnnstudio.ui.fields.field import Field, several_words
from cnnstudio.ui.theme import theme
from cnnstudio.ui.words import translate

_WIDTH, _HEIGHT = 30, 16


class _Switch(QCheckBox):
    """`several`: some blocks have it on and some off; the knob stands in the middle until one is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.several = False
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
        if self.several:
            painter.drawRoundedRect(QRectF(track.center().x() - 5, track.center().y() - 1.5, 10, 3), 1.5, 1.5)
        else:
            self._draw_knob(painter, track, on)
        self._draw_rest(painter, track, on)
        painter.end()

    def _draw_knob(self, painter: QPainter, track: QRectF, on: bool) -> None:
        centre = track.right() - _HEIGHT / 2 if on else track.left() + _HEIGHT / 2
        painter.drawEllipse(QPointF(centre, track.center().y()), _HEIGHT / 2 - 2.5, _HEIGHT / 2 - 2.5)

    def _draw_rest(self, painter: QPainter, track: QRectF, on: bool) -> None:
        colours = theme.current
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.text), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(track.adjusted(-1, -1.5, 1, 1.5), _HEIGHT / 2 + 1, _HEIGHT / 2 + 1)
        painter.setPen(QColor(colours.text if self.isEnabled() else colours.faint))
        words = translate("Switch", "on") if on else translate("Switch", "off")
        if self.several:
            words = several_words()
        place = QRectF(_WIDTH + 10, 0, self.width() - _WIDTH - 10, self.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), words)


class SwitchField(Field):
    """A field that is on or off."""

    def __init__(self) -> None:
        self.box = _Switch()
        super().__init__(self.box)
        self.box.clicked.connect(self._clicked)

    def show_value(self, value: bool) -> None:
        self.box.several = False
        self.box.setChecked(value)
        self.box.update()

    def show_several(self) -> None:
        self.box.several = True
        self.box.setChecked(False)
        self.box.update()

    def _clicked(self, on: bool) -> None:
        self.box.several = False
        self.edited.emit(on)
