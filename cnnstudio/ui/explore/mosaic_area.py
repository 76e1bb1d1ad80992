"""Where a mosaic lies: wheel and keys zoom to the mouse, bars, fingers, the middle button or Space pan, Home fits again."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QStyle

from cnnstudio.ui.explore.mosaic import Mosaic
from cnnstudio.ui.explore.tiles import Places, carried, zoomed
from cnnstudio.ui.theme import theme

MOST_CELL = 128
"""A cell is never larger than so many pixels, where it need not be to fill the room."""
_NOTCH = 120
_STEP = 40
_CLOSER = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
_ZOOM = (*_CLOSER, Qt.Key.Key_Minus)
_PAN = {
    Qt.Key.Key_Left: QPoint(-_STEP, 0),
    Qt.Key.Key_Right: QPoint(_STEP, 0),
    Qt.Key.Key_Up: QPoint(0, -_STEP),
    Qt.Key.Key_Down: QPoint(0, _STEP),
}
_KEPT = Qt.KeyboardModifier.ControlModifier


class Aim:
    """What the zoom aims at, as long as the mouse rests: near an edge it cannot be kept under the mouse at first."""

    def __init__(self, seen: QPointF, places: Places, at: tuple[float, float]) -> None:
        self.seen, self.places, self.at = seen, places, at
        self._corner, self._now = QPointF(), places

    def end(self, corner: QPointF, now: Places) -> None:
        """Remember what is seen after a step."""
        self._corner, self._now = corner, now

    def holds(self, seen: QPointF, corner: QPointF, now: Places) -> bool:
        """Tell whether nothing was moved since."""
        return (seen, corner, now) == (self.seen, self._corner, self._now)


class MosaicArea(QScrollArea):
    """`moved` tells that more or less of the mosaic is seen, or another part; `sized` also of other pictures, or other room."""

    moved = Signal()
    sized = Signal()

    def __init__(self, mosaic: Mosaic) -> None:
        super().__init__()
        self.mosaic = mosaic
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(mosaic)
        self._rest = 0
        self._grip: QPointF | None = None
        self._aim: Aim | None = None
        self._space = self._matching = False
        mosaic.installEventFilter(self)
        mosaic.laid_out.connect(self._size_mosaic)
        mosaic.stepped.connect(self._show_chosen)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self._tell)

    @property
    def is_zoomed(self) -> bool:
        """Whether the pictures are larger than they need be for all to be seen."""
        return self.mosaic.places is not self.mosaic.fit

    @property
    def can_zoom(self) -> bool:
        """Whether a cell could be larger."""
        mosaic = self.mosaic
        return mosaic.places is not None and mosaic.fit is not None and mosaic.places.scale < max(self._most, mosaic.fit.scale)

    def zoom(self, turns: int, at: QPointF | None = None) -> None:
        """Come so many steps closer, or go back where `turns` is below 0; a point of the mosaic stays where it is."""
        mosaic, before, fit = self.mosaic, self.mosaic.places, self.mosaic.fit
        if before is None or fit is None:
            return
        after = zoomed(before, fit, turns, self._most)
        if after == before:
            return
        at = self._middle() if at is None else at
        seen = at - self._corner()
        if self._aim is None or not self._aim.holds(seen, self._corner(), before):
            self._aim = Aim(seen, before, mosaic.to_cells(at))
        mosaic.show_places(None if after is fit else after)
        self._scroll(mosaic.from_cells(*carried(self._aim.places, after, *self._aim.at)) - seen)
        self._aim.end(self._corner(), after)
        self._tell()

    def fit(self) -> None:
        """Show all again."""
        if self.is_zoomed:
            self.mosaic.show_places(None)
            self._tell()

    def match(self, other: MosaicArea) -> None:
        """Show the same part as another area does, where its pictures are as many and of the same size."""
        if other._matching or not self.mosaic.is_like(other.mosaic):
            return
        self._matching = True
        self.mosaic.show_places(other.mosaic.places if other.is_zoomed else None)
        self.horizontalScrollBar().setValue(other.horizontalScrollBar().value())
        self.verticalScrollBar().setValue(other.verticalScrollBar().value())
        self._matching = False

    # -- size and place -----------------------------------------------------------------------------------------------

    @property
    def _most(self) -> int:
        return round(MOST_CELL * self.mosaic.devicePixelRatioF() * theme.scale)

    def _size_mosaic(self) -> None:
        """Make the mosaic as large as its pictures, and as what is seen of it."""
        whole, room = self.mosaic.whole(), self.maximumViewportSize()
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        high = whole.height() > room.height()
        wide = whole.width() > room.width() - (bar if high else 0)
        high = whole.height() > room.height() - (bar if wide else 0)
        room -= QSize(bar if high else 0, bar if wide else 0)
        self.mosaic.resize(whole.expandedTo(room))
        self.sized.emit()

    def _middle(self) -> QPointF:
        """Return the point to zoom to: under the mouse, else in the picture with the cursor, else in the middle."""
        mosaic, viewport = self.mosaic, self.viewport().rect()
        at = mosaic.mapFromGlobal(mosaic.cursor().pos())
        if mosaic.pointed is not None and viewport.contains(mosaic.mapTo(self.viewport(), at)):
            return QPointF(at)
        seen = QRectF(viewport).translated(self._corner())
        chosen = seen.intersected(self._chosen_rect())
        return (seen if chosen.isEmpty() else chosen).center()

    def _chosen_rect(self) -> QRectF:
        mosaic = self.mosaic
        count = 0 if mosaic.tiles is None or mosaic.places is None else len(mosaic.tiles.pixels)
        return mosaic.tile_rect(min(mosaic.at_cursor, count - 1)) if count else QRectF()

    def _corner(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _scroll(self, to: QPointF) -> None:
        self.horizontalScrollBar().setValue(round(to.x()))
        self.verticalScrollBar().setValue(round(to.y()))

    def _pan(self, by: QPointF) -> None:
        self._scroll(self._corner() + by)

    def _show_chosen(self) -> None:
        rect, half = self._chosen_rect(), self.viewport().size() / 2
        at, width, height = rect.center().toPoint(), round(rect.width() / 2) + 2, round(rect.height() / 2) + 2
        self.ensureVisible(at.x(), at.y(), min(width, half.width()), min(height, half.height()))

    def _tell(self, *_: object) -> None:
        if not self._matching:
            self.moved.emit()

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    # -- events -------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.mosaic.give_room(self.maximumViewportSize())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.mosaic:
            return super().eventFilter(watched, event)
        if isinstance(event, QWheelEvent):
            return self._wheel(event)
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        if isinstance(event, QKeyEvent):
            return self._key(event)
        if event.type() == QEvent.Type.FocusOut:
            self._hold(False)
        return super().eventFilter(watched, event)

    def _wheel(self, event: QWheelEvent) -> bool:
        """Zoom; fingers pan, and so does the wheel where the pictures never fit, unless Ctrl is held."""
        if not event.modifiers() & _KEPT and (self._by_fingers(event) or self._overflows()):
            return False
        self._rest += event.angleDelta().y()
        turns = int(self._rest / _NOTCH)
        self._rest -= turns * _NOTCH
        if turns < 0 and not self.is_zoomed:
            return False
        self.zoom(turns, event.position())
        event.accept()
        return True

    def _by_fingers(self, event: QWheelEvent) -> bool:
        return not event.pixelDelta().isNull() and event.phase() != Qt.ScrollPhase.NoScrollPhase

    def _overflows(self) -> bool:
        fit, ratio = self.mosaic.fit, self.mosaic.devicePixelRatioF()
        room = self.maximumViewportSize()
        return fit is not None and (fit.size[0] > room.height() * ratio or fit.size[1] > room.width() * ratio)

    def _mouse(self, event: QMouseEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonDblClick and event.button() == Qt.MouseButton.LeftButton:
            self.fit()
            return True
        grips = event.button() == Qt.MouseButton.MiddleButton or (self._space and event.button() == Qt.MouseButton.LeftButton)
        if event.type() == QEvent.Type.MouseButtonPress and grips:
            self._grip = event.globalPosition()
            self._hold(True)
            return True
        if self._grip is None:
            return False
        if event.type() == QEvent.Type.MouseMove:
            self._pan(self._grip - event.globalPosition())
            self._grip = event.globalPosition()
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._grip = None
            self._hold(self._space)
        return True

    def _key(self, event: QKeyEvent) -> bool:
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        pressed = event.type() == QEvent.Type.KeyPress
        if key == Qt.Key.Key_Space and not held:
            return self._space_key(event)
        if event.type() == QEvent.Type.ShortcutOverride and key in (*_ZOOM, Qt.Key.Key_Home):
            # Of the canvas these are shortcuts.
            event.accept()
            return True
        if not pressed:
            return False
        if key in _ZOOM:
            self.zoom(1 if key in _CLOSER else -1)
        elif key == Qt.Key.Key_Home:
            self.fit()
        elif key in _PAN and held == _KEPT:
            self._pan(QPointF(_PAN[key]))
        else:
            return False
        return True

    def _space_key(self, event: QKeyEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
            self._space = True
            self._hold(True)
        elif event.type() == QEvent.Type.KeyRelease and not event.isAutoRepeat():
            self._space = False
            self._hold(self._grip is not None)
        return True

    def _hold(self, on: bool) -> None:
        """Let the mouse move all, or point at values."""
        if on != self.mosaic.held:
            self.mosaic.hold(on)
        if not on:
            self._grip, self._space = None, False
