"""The picture at hand, moved under the mouse, and what the network says of it where it lies now."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from cnnstudio.data import shift_images
from cnnstudio.protocol.arrays import Bytes
from cnnstudio.protocol.commands import Given, Look
from cnnstudio.protocol.messages import Looked, Told
from cnnstudio.ui.evaluate.shift_map import way_words
from cnnstudio.ui.explore.at_hand import Kind
from cnnstudio.ui.explore.bars import Bars
from cnnstudio.ui.explore.looking import Looking
from cnnstudio.ui.explore.picture_panel import class_names
from cnnstudio.ui.explore.picture_view import image_of
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets import label
from cnnstudio.ui.words import filled, sentence, translate

VIEW = "moved"
FURTHEST = 8
_SIDE = 196
_STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class MovedView(QWidget):
    """`dragged((dx, dy))` tells where the picture was moved to, in its own pixels."""

    dragged = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("evaluate.moved")
        self.setAccessibleName(translate("Evaluate", "Picture to move"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.pixels: Bytes | None = None
        self.at = (0, 0)
        self._held: tuple[QPointF, tuple[int, int]] | None = None

    def sizeHint(self) -> QSize:
        side = round(_SIDE * theme.scale)
        return QSize(side, side)

    def show_moved(self, pixels: Bytes | None, at: tuple[int, int]) -> None:
        """Show a picture (C, H, W) as it is after a shift (dx, dy)."""
        self.pixels, self.at = pixels, at
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current.colour("field"))
        if self.pixels is not None:
            moved = shift_images(self.pixels[None], *self.at)[0]
            painter.drawImage(self.rect(), image_of(moved))
        painter.setPen(QPen(theme.current.colour("accent" if self.hasFocus() else "block_border"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = event.position(), self.at
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None or self.pixels is None:
            return
        start, before = self._held
        way = event.position() - start
        rows, columns = self.pixels.shape[1:]
        self._go(before[0] + round(way.x() * columns / self.width()), before[1] + round(way.y() * rows / self.height()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._go(self.at[0] + step[0], self.at[1] + step[1])
        elif event.key() == Qt.Key.Key_Home:
            self._go(0, 0)
        else:
            super().keyPressEvent(event)

    def _go(self, dx: int, dy: int) -> None:
        at = tuple(min(max(step, -FURTHEST), FURTHEST) for step in (dx, dy))
        if at != self.at:
            self.dragged.emit(at)


class Moved(QWidget):
    """Asks the network at hand about the picture as it is moved; `moved((dx, dy))` tells how far that is."""

    moved = Signal(object)

    def __init__(self, looking: Looking) -> None:
        super().__init__()
        self.looking = looking
        self.view, self.bars = MovedView(), Bars()
        self.bars.setObjectName("evaluate.moved.prediction")
        self.verdict = label("", "strong", wrap=True)
        self.verdict.setObjectName("evaluate.moved.verdict")
        self.place = label("", "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self.view, self.place, self.verdict, self.bars):
            column.addWidget(part)
        column.addStretch(1)
        self._seen: Bytes | None = None
        self._label: int | None = None
        self._look = 0
        self._waiting = self._outdated = False
        self.at = (0, 0)
        self.view.dragged.connect(self.move_to)
        looking.engine.told.connect(self._hear)
        looking.turned.connect(self.begin)

    def begin(self) -> None:
        """Take the picture at hand, where it was; while nobody looks, do nothing."""
        if not self.isVisible() or self.looking.at_hand.kind is Kind.NOTHING or not self.looking.engine.alive:
            return
        self._look, self._waiting, self._outdated = self.looking.engine.token(), True, False
        self._seen = None
        self.looking.engine.send(Look(self._look, self.looking.spec, view=VIEW))

    def move_to(self, at: tuple[int, int]) -> None:
        """Move the picture to a shift (dx, dy) from where it was."""
        if at == self.at:
            return
        self.at = at
        self.view.show_moved(self._seen, at)
        self.moved.emit(at)
        self._ask()

    def _ask(self) -> None:
        if self._seen is None or not self.looking.engine.alive:
            return
        if self._waiting:
            self._outdated = True
            return
        moved = shift_images(self._seen[None], *self.at)[0]
        self._look, self._waiting, self._outdated = self.looking.engine.token(), True, False
        self.looking.engine.send(Look(self._look, Given(moved), view=VIEW))

    def _hear(self, message: Told) -> None:
        if not isinstance(message, Looked) or message.look != self._look or not self._look:
            return
        self._waiting = False
        if self._seen is None and message.picture is not None:
            self._seen, self._label = message.picture.seen, message.picture.label
            self.view.show_moved(self._seen, self.at)
            self._outdated = self.at != (0, 0)
        self._show(message)
        if self._outdated:
            self._ask()

    def _show(self, message: Looked) -> None:
        design = self.looking.subject.design
        names = class_names("" if design is None else design.data)
        self.bars.show_prediction(message.probabilities, names, self._label)
        self.verdict.setText(self.bars.sentence())
        text = translate("Evaluate", "{way}. Drag the picture, or use the arrow keys.")
        self.place.setText(sentence(filled(text, way=way_words(*self.at))))
