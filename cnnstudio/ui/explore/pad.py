"""The drawing pad: a digit drawn by hand goes through the network while it is drawn."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QSlider, QVBoxLayout, QWidget

from cnnstudio.protocol.messages import Picture
from cnnstudio.ui.explore.pad_surface import PadSurface
from cnnstudio.ui.explore.picture_view import PictureView
from cnnstudio.ui.explore.strokes import picture_of
from cnnstudio.ui.theme import font, theme
from cnnstudio.ui.widgets import label
from cnnstudio.ui.words import translate

PAUSE = 120
"""Milliseconds at least between two pictures of a stroke that grows."""
THINNEST, THICKEST = 4, 18
"""The pen's width in hundredths of the side."""
_SEEN = 56


class Pad(QWidget):
    """`drawn(pixels)` is the drawing, uint8 (1, H, W), bright ink on black: some times a second, and as the pen is lifted."""

    drawn = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("explore.pad")
        self.surface = PadSurface()
        self.seen = PictureView(_SEEN, "pad.seen", translate("Pad", "What the network sees of it"))
        self.answer, self.share = label(), label("", "muted")
        self.answer.setObjectName("pad.answer")
        self.answer.setAccessibleName(translate("Pad", "Prediction"))
        self.pen = QSlider(Qt.Orientation.Horizontal)
        self.pen.setObjectName("pad.pen")
        self.pen.setRange(THINNEST, THICKEST)
        self.pen.setPageStep(4)
        self.pen.setValue(round(self.surface.pen * 100))
        self.pen.setAccessibleName(translate("Pad", "Width of the pen"))
        self.pen.setToolTip(translate("Pad", "Width of the pen"))
        self.undo = _button("pad.undo", translate("Pad", "Undo stroke"), self.surface.undo)
        self.clear = _button("pad.clear", translate("Pad", "Clear"), self.surface.clear)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._tell)
        self.surface.drawing.connect(self._draws)
        self.surface.drawn.connect(self._tell)
        self.pen.valueChanged.connect(self._choose_pen)
        self._arrange()
        self._enable()
        theme.changed.connect(self._size)

    def show_answer(self, picture: Picture | None, name: str, share: str) -> None:
        """Show what the network sees and what it says: the likeliest class and its share."""
        self.seen.show_picture(picture, translate("Pad", "What the network sees of it"))
        self.answer.setText(QFontMetrics(self.answer.font()).elidedText(name, Qt.TextElideMode.ElideRight, self._column()))
        self.answer.setToolTip(name)
        self.share.setText(share)

    def _draws(self) -> None:
        if not self._pause.isActive():
            self._pause.start()

    def _tell(self) -> None:
        self._pause.stop()
        self._enable()
        self.drawn.emit(picture_of(self.surface.strokes))

    def _enable(self) -> None:
        for button in (self.undo, self.clear):
            button.setEnabled(bool(self.surface.strokes))

    def _choose_pen(self, hundredths: int) -> None:
        self.surface.pen = hundredths / 100

    def _column(self) -> int:
        return round(_SEEN * theme.scale) + 8

    def _size(self) -> None:
        self.surface.setFixedSize(self.surface.sizeHint())
        self.seen.setFixedSize(self.seen.sizeHint())
        self.answer.setFont(font(round(30 * theme.scale), bold=True))

    def _arrange(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(4)
        side.addWidget(self.seen)
        side.addWidget(self.answer)
        side.addWidget(self.share)
        side.addStretch(1)
        tools = QHBoxLayout()
        tools.setSpacing(6)
        tools.addWidget(self.pen, 1)
        tools.addWidget(self.undo)
        tools.addWidget(self.clear)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.addWidget(self.surface, 0, 0)
        grid.addLayout(side, 0, 1)
        grid.addLayout(tools, 1, 0, 1, 2)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._size()


def _button(name: str, text: str, slot: object) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.clicked.connect(lambda: slot())  # type: ignore[operator]
    return button
