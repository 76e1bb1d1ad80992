"""The view of the scene: turns mouse, wheel, touch and keys into gestures, zoom and edits."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QGraphicsView

from cnnstudio.blocks.registry import registry
from cnnstudio.graph.text import StudioError
from cnnstudio.ui.canvas import navigation
from cnnstudio.ui.canvas.gestures.gesture import Desk, Pointer
from cnnstudio.ui.canvas.look import FLAT, detail_at
from cnnstudio.ui.canvas.scene import CanvasScene
from cnnstudio.ui.widgets import own_viewport

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import (
        QContextMenuEvent,
        QDragEnterEvent,
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
        QEnterEvent,
        QKeyEvent,
        QMouseEvent,
        QResizeEvent,
        QWheelEvent,
    )

    from cnnstudio.design.design import Design
    from cnnstudio.graph.text import Message
    from cnnstudio.ui.canvas.gestures.gesture import Gesture
    from cnnstudio.ui.canvas.hover import Hover
    from cnnstudio.ui.document import Document
    from cnnstudio.ui.selection import Selection

BLOCK_MIME = "application/x-cnnstudio-block"
OWN = "own:"
"""What stands before the file of a block of one's own, in place of a block's type."""
_MANY = 150
_REST_MS = 150


class Board(QGraphicsView):
    """Shows the scene and runs one gesture at a time. Signals carry scene positions and ids to the widget around it."""

    zoomed = Signal()
    touched = Signal(bool)
    resized = Signal()
    search_wanted = Signal(object)
    block_wanted = Signal(object)
    menu_wanted = Signal(object)
    edit_wanted = Signal(str)
    writing_wanted = Signal(str)
    focus_changed = Signal()
    scrolled = Signal()
    pointed = Signal(object, object)

    gesture: Gesture | None = None

    def __init__(
        self,
        document: Document,
        selection: Selection,
        whisper: Callable[[str, QPoint], None],
        tell: Callable[[Message], None],
    ) -> None:
        scene = CanvasScene(document, selection)
        super().__init__(scene)
        scene.setParent(self)
        self.stage = scene
        self.desk = Desk(document, selection, scene, self, whisper, tell)
        self.desk.offer = self.block_wanted.emit
        self.key_pressed: Callable[[QKeyEvent], bool] = lambda _event: False
        self.walk: Callable[[bool], bool] = lambda _forward: False
        self._space = self._panned = False
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._sharpen)
        document.changed.connect(self._changed)
        self._dress()

    @cached_property
    def _hover(self) -> Hover:
        from cnnstudio.ui.canvas.hover import Hover

        return Hover(self.stage)

    def _changed(self, _before: Design, after: Design) -> None:
        """Show the edited design; a gesture that did not ask for it is given up first."""
        self.cancel()
        self.stage.bring(after)

    def _dress(self) -> None:
        own_viewport(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def holds_space(self) -> bool:
        """Whether Space is held, so that a drag moves the view."""
        return self._space

    def cancel(self) -> bool:
        """Give up the gesture under way; tell whether there was one."""
        gesture, self.gesture = self.gesture, None
        if gesture is None:
            return False
        gesture.cancel()
        self._show_cursor()
        return True

    def set_zoom(self, zoom: float, at: QPoint | None = None) -> None:
        """Zoom around a point of the view, by itself its middle."""
        self._soften()
        navigation.zoom_at(self, zoom, self.viewport().rect().center() if at is None else at)
        self.after_zoom()

    def after_zoom(self) -> None:
        """Draw as much as the zoom asks for."""
        detail = detail_at(navigation.zoom_of(self))
        if detail != self.stage.look.detail:
            self.stage.look.detail = detail
            self.viewport().update()
        self.zoomed.emit()

    def _soften(self) -> None:
        """Draw without antialiasing while the zoom changes over many blocks."""
        if len(self.stage.blocks) > _MANY:
            self.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            self._rest.start()

    def _sharpen(self) -> None:
        self.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    # -- mouse ----------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        from cnnstudio.ui.canvas.gestures.pan import Pan
        from cnnstudio.ui.canvas.gestures.pick import gesture_at

        at = self._pointer(event)
        if self.gesture is not None:
            self.cancel()
            return
        if event.button() == Qt.MouseButton.MiddleButton or (self._space and event.button() == Qt.MouseButton.LeftButton):
            self.gesture = Pan(self.desk)
        elif event.button() == Qt.MouseButton.LeftButton:
            self.gesture = gesture_at(self.desk, at)
        else:
            return
        self._leave()
        self.touched.emit(isinstance(self.gesture, Pan))
        self.gesture.start(at)
        self._show_cursor()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._pointer(event)
        if self.gesture is not None:
            self.gesture.move(at)
        else:
            self.pointed.emit(self._hover.over(at.scene, self.desk.zoom), at.view)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        from cnnstudio.ui.canvas.gestures.pan import Pan

        gesture, self.gesture = self.gesture, None
        if gesture is not None:
            gesture.finish(self._pointer(event))
            self._panned = self._panned or isinstance(gesture, Pan)
            self._show_cursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        from cnnstudio.ui.canvas.hits import hit

        at = self._pointer(event)
        found = hit(self.stage, at.scene, self.desk.zoom)
        self.cancel()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if found.button:
            return  # each of the two clicks was one on the button
        if found.block is not None:
            self.edit_wanted.emit(found.block)
        elif found.group is not None or found.remark is not None:
            self.writing_wanted.emit(found.group or found.remark)
        else:
            self.search_wanted.emit(at.scene)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()
        self.cancel()
        self.menu_wanted.emit(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._show_cursor()

    def leaveEvent(self, event: QEvent) -> None:
        self._leave()
        super().leaveEvent(event)

    def _leave(self) -> None:
        from cnnstudio.ui.canvas.hits import Hit

        self._hover.leave()
        self.pointed.emit(Hit(), QPoint())

    def _pointer(self, event: QMouseEvent | QDropEvent) -> Pointer:
        at = event.position().toPoint()
        return Pointer(self.mapToScene(at), at, event.modifiers())

    def _show_cursor(self) -> None:
        resting = Qt.CursorShape.OpenHandCursor if self._space else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(self.gesture.cursor if self.gesture is not None else resting)

    # -- wheel and touch ------------------------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.touched.emit(True)
        zooms = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        fingers = event.pixelDelta()
        if not fingers.isNull() and not zooms and event.phase() != Qt.ScrollPhase.NoScrollPhase:
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - fingers.x())
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - fingers.y())
        else:
            turned = event.angleDelta().y() or event.angleDelta().x()
            self.set_zoom(self.desk.zoom * navigation.STEP ** (turned / 120), event.position().toPoint())
        event.accept()

    def sense(self) -> None:
        """Begin to hear of tooltips and of fingers on a touch pad; not before there is something to see."""
        from cnnstudio.ui.canvas.senses import Senses

        Senses(self)

    # -- palette --------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        name = bytes(event.mimeData().data(BLOCK_MIME).data()).decode(errors="replace")
        gesture = self._carried(name)
        if gesture is None:
            event.ignore()
            return
        self.cancel()
        self.gesture = gesture
        self.gesture.start(self._pointer(event))
        event.acceptProposedAction()

    def _carried(self, name: str) -> Gesture | None:
        """Return what drops a block, or a copy of one of a person's own; None for what is none."""
        from cnnstudio.ui.canvas.gestures.drop import DropBlock

        if not name.startswith(OWN):
            kind = registry().get(name)
            return None if kind is None else DropBlock(self.desk, kind())
        from cnnstudio.design import library
        from cnnstudio.ui.edits import with_inside

        try:
            kept = library.read(Path(name.removeprefix(OWN)))
        except StudioError as error:
            self.desk.tell(error.message)
            return None
        return DropBlock(self.desk, kept.group, kept.name, lambda design, id: with_inside(design, id, kept.layout, kept.looks))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self.gesture is None:
            event.ignore()
            return
        self.gesture.move(self._pointer(event))
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.cancel()

    def dropEvent(self, event: QDropEvent) -> None:
        gesture, self.gesture = self.gesture, None
        if gesture is not None:
            self.touched.emit(False)
            gesture.finish(self._pointer(event))
            event.acceptProposedAction()

    # -- keys and focus -------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.cancel():
            event.accept()
            return
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            if not event.isAutoRepeat() and self.gesture is None:
                self._space, self._panned = True, False
                self._show_cursor()
            event.accept()
            return
        if self.gesture is None and self.key_pressed(event):
            event.accept()
            return
        event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat() and self._space:
            self._space = False
            self._show_cursor()
            if not self._panned and self.gesture is None:
                at = self.mapFromGlobal(self.cursor().pos())
                inside = self.viewport().rect().contains(at)
                self.search_wanted.emit(self.mapToScene(at if inside else self.viewport().rect().center()))
            event.accept()
            return
        event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return self.walk(forward) or super().focusNextPrevChild(forward)

    def focusOutEvent(self, event: object) -> None:
        self.cancel()
        self._space = False
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self.focus_changed.emit()

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.focus_changed.emit()

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        if self.stage.look.detail == FLAT:
            painter.fillRect(rect, self.stage.look.canvas)
        else:
            super().drawBackground(painter, rect)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.scrolled.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()
