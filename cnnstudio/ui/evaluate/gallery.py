"""Pictures with what the network says of them: what it is, what it is taken for, how sure that is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.protocol.answers import Assessed, Pictured
from cnnstudio.ui.explore.bars import name_of, percent
from cnnstudio.ui.explore.picture_view import image_of
from cnnstudio.ui.theme import font, theme
from cnnstudio.ui.widgets import show_tip
from cnnstudio.ui.words import filled, translate

_SIDE, _TEXT, _GAP = 56, 32, 8
_KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Gallery(QWidget):
    """Lies in a scroll area, as wide as that. `opened(index)` tells the number of a picture that is to be looked into."""

    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("evaluate.gallery")
        self.setAccessibleName(translate("Evaluate", "Pictures"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.found: Assessed | None = None
        self.shown: Pictured | None = None
        self.names: list[str] = []
        self._images: list[QImage] = []
        self._at = 0
        theme.changed.connect(self.updateGeometry)

    def show_pictures(self, found: Assessed | None, shown: Pictured | None, names: list[str]) -> None:
        """Show these, under what `found` says of them."""
        if shown is not self.shown:
            self._images = [] if shown is None else [image_of(pixels) for pixels in shown.pixels]
        self.found, self.shown, self.names = found, shown, names
        self._at = min(self._at, max(len(self._images) - 1, 0))
        self.setMinimumHeight(self.heightForWidth(self.width()))
        self.setAccessibleDescription(self._words(self._at))
        self.update()

    def _cell(self) -> tuple[float, float]:
        return (_SIDE + 2 * _GAP) * theme.scale, (_SIDE + _TEXT + _GAP) * theme.scale

    def _across(self) -> int:
        return max(1, int(self.width() // self._cell()[0]))

    def heightForWidth(self, width: int) -> int:
        across = max(1, int(width // self._cell()[0]))
        return round(-(-len(self._images) // across) * self._cell()[1]) + 4

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(self.width()))

    def resizeEvent(self, event: object) -> None:
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def place(self, at: int) -> QRectF:
        """Return where a picture and its words lie."""
        width, height = self._cell()
        down, across = divmod(at, self._across())
        return QRectF(across * width, down * height, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.shown is None or self.found is None:
            return
        painter = QPainter(self)
        painter.setFont(font(round(11 * theme.scale)))
        for at, image in enumerate(self._images):
            place = self.place(at)
            if place.intersects(QRectF(event.rect())):
                self._paint_one(painter, at, image, place)

    def _paint_one(self, painter: QPainter, at: int, image: QImage, place: QRectF) -> None:
        side = _SIDE * theme.scale
        spot = QRectF(place.center().x() - side / 2, place.top() + 3, side, side)
        share = min(side / image.width(), side / image.height())
        fitted = QRectF(0, 0, image.width() * share, image.height() * share)
        fitted.moveCenter(spot.center())
        painter.drawImage(fitted, image)
        actual, predicted, certainty = self._says(at)
        right = actual == predicted
        painter.setPen(QPen(theme.current.colour("good" if right else "problem"), 2))
        painter.drawRect(spot.adjusted(-1, -1, 1, 1))
        if self.hasFocus() and at == self._at:
            painter.setPen(QPen(theme.current.colour("accent"), 2))
            painter.drawRect(place.adjusted(1, 0, -1, -1))
        metrics = painter.fontMetrics()
        taken = name_of(self.names, predicted)
        first = f"✓ {taken}" if right else f"{name_of(self.names, actual)} → {taken}"
        painter.setPen(theme.current.colour("text"))
        room = QRectF(place.left(), spot.bottom() + 2, place.width(), _TEXT * theme.scale / 2)
        shown = metrics.elidedText(first, Qt.TextElideMode.ElideRight, round(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, shown)
        painter.setPen(theme.current.colour("muted"))
        painter.drawText(room.translated(0, room.height()), Qt.AlignmentFlag.AlignCenter, percent(certainty))

    def _says(self, at: int) -> tuple[int, int, float]:
        """Return actual class, predicted class and its probability of a picture that is shown."""
        assert self.shown is not None and self.found is not None
        index = int(self.shown.indexes[at])
        actual = int(self.shown.labels[at])
        if index >= len(self.found.predicted):
            return actual, actual, 0.0
        return actual, int(self.found.predicted[index]), float(self.found.certainty[index])

    def _words(self, at: int) -> str:
        if self.shown is None or self.found is None or not 0 <= at < len(self._images):
            return ""
        actual, predicted, certainty = self._says(at)
        text = translate("Evaluate", "Test picture {index}: it is {actual}, the network says {predicted} ({share})")
        return filled(
            text,
            index=int(self.shown.indexes[at]),
            actual=name_of(self.names, actual),
            predicted=name_of(self.names, predicted),
            share=percent(certainty),
        )

    def _picture_at(self, point: QPointF) -> int | None:
        width, height = self._cell()
        across = int(point.x() // width)
        at = int(point.y() // height) * self._across() + across
        return at if across < self._across() and 0 <= at < len(self._images) else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._picture_at(event.position())
        if at is not None and event.button() == Qt.MouseButton.LeftButton:
            self._at = at
            self._open()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self._picture_at(QPointF(event.pos()))
            show_tip(event.globalPos(), "" if at is None else self._words(at), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = dict(zip(_KEYS, (-1, 1, -self._across(), self._across()), strict=True))
        step = steps.get(Qt.Key(event.key()))
        if event.key() in _ENTER and not event.modifiers() and self._images:
            self._open()
        elif step is not None and 0 <= self._at + step < len(self._images):
            self._at += step
            self.setAccessibleDescription(self._words(self._at))
            self.update()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        assert self.shown is not None
        self.update()
        self.opened.emit(int(self.shown.indexes[self._at]))
