"""The pictures that excite a unit, strongest first, each with the patch that does; a click looks into one."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.protocol.answers import Excited, Pictured
from cnnstudio.ui.explore.bars import name_of
from cnnstudio.ui.explore.picture_view import image_of
from cnnstudio.ui.explore.why.lights import paint_field
from cnnstudio.ui.explore.why.page import figure
from cnnstudio.ui.theme import font, theme
from cnnstudio.ui.widgets import show_tip
from cnnstudio.ui.words import filled, number, translate

_SIDE, _TEXT, _GAP = 72, 30, 8
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Thumbnails(QWidget):
    """`opened(index)` is a picture of the part that was chosen."""

    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("units.pictures")
        self.setAccessibleName(translate("Units", "Pictures that excite it most"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.excited: Excited | None = None
        self._images: dict[int, QImage] = {}
        self._names: list[str] = []
        self._seen = (1, 1)
        self._at = 0

    def show_excited(self, excited: Excited | None, pictured: Pictured | None, seen: tuple[int, int], names: list[str]) -> None:
        """Show these; `seen` is height and width of a picture as the network sees it, to which the patches belong."""
        self.excited, self._seen, self._names = excited, seen, names
        if pictured is None:
            self._images = {}
        else:
            pairs = zip(pictured.indexes, pictured.pixels, strict=True)
            self._images = {int(index): image_of(pixels) for index, pixels in pairs}
        self._at = min(self._at, max(self.count - 1, 0))
        self.setFixedHeight(self.sizeHint().height())
        self.setAccessibleDescription(self.words(self._at) if self.count else "")
        self.update()

    @property
    def count(self) -> int:
        """How many there are."""
        return 0 if self.excited is None else len(self.excited.indexes)

    @property
    def _across(self) -> int:
        return max(1, int((self.width() + _GAP) // (_SIDE * theme.scale + _GAP)))

    def sizeHint(self) -> QSize:
        down = -(-self.count // self._across)
        return QSize(240, round(down * ((_SIDE + _TEXT) * theme.scale + _GAP)) + 2)

    def place(self, at: int) -> QRectF:
        """Return where a picture lies."""
        side = _SIDE * theme.scale
        down, across = divmod(at, self._across)
        return QRectF(1 + across * (side + _GAP), 1 + down * (side + _TEXT * theme.scale + _GAP), side, side)

    def caption(self, at: int, metrics: QFontMetrics) -> tuple[str, str]:
        """Return the two lines below a picture: its class, as much as there is room for, and how strongly it excites."""
        excited = self.excited
        assert excited is not None
        room = round(_SIDE * theme.scale) + _GAP - 2
        name = metrics.elidedText(name_of(self._names, int(excited.labels[at])), Qt.TextElideMode.ElideRight, room)
        return name, figure(float(excited.values[at]), 3)

    def words(self, at: int) -> str:
        """Return what a picture is and how strongly it excites."""
        excited = self.excited
        if excited is None:
            return ""
        name = name_of(self._names, int(excited.labels[at]))
        text = translate("Units", "training picture {index}: {name}; {value} at row {row}, column {column}")
        place = {"row": number(int(excited.rows[at]) + 1), "column": number(int(excited.columns[at]) + 1)}
        index = number(int(excited.indexes[at]))
        return filled(text, index=index, name=name, value=figure(float(excited.values[at])), **place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        excited = self.excited
        if excited is None:
            return
        painter = QPainter(self)
        painter.setFont(font(round(11 * theme.scale)))
        for at in range(self.count):
            rect = self.place(at)
            painter.fillRect(rect, theme.current.colour("field"))
            image = self._images.get(int(excited.indexes[at]))
            if image is not None:
                painter.drawImage(rect, image)
                paint_field(painter, self._patch(rect, excited.fields[at]))
            painter.setPen(theme.current.colour("muted"))
            below = QRectF(rect.x() - _GAP / 2, rect.bottom() + 1, rect.width() + _GAP, _TEXT * theme.scale)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, "\n".join(self.caption(at, painter.fontMetrics())))
            if at == self._at and self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.current.colour("accent"), 2))
                painter.drawRect(rect.adjusted(-1, -1, 1, 1))

    def _patch(self, rect: QRectF, field: np.ndarray) -> QRectF:
        height, width = self._seen
        top, left, bottom, right = (float(side) for side in field)
        across, down = rect.width() / width, rect.height() / height
        return QRectF(rect.x() + left * across, rect.y() + top * down, (right - left) * across, (bottom - top) * down)

    def _under(self, point: QPointF) -> int | None:
        return next((at for at in range(self.count) if self.place(at).contains(point)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._under(event.position())
        if at is not None and event.button() == Qt.MouseButton.LeftButton:
            self._open(at)

    def _open(self, at: int) -> None:
        self._at = at
        if self.excited is not None:
            self.opened.emit(int(self.excited.indexes[at]))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        across = self._across
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -across, Qt.Key.Key_Down: across}
        step = steps.get(Qt.Key(event.key()))
        if event.key() in _ENTER and self.count:
            self._open(self._at)
        elif step is not None and 0 <= self._at + step < self.count:
            self._at += step
            self.setAccessibleDescription(self.words(self._at))
            self.update()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self._under(QPointF(event.pos()))
            show_tip(event.globalPos(), self.words(at) if at is not None else "", self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
