"""The surface of the drawing pad: the pen draws with the left button, bright ink on black as the pictures of digits are."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.ui.explore.strokes import Stroke, paint
from cnnstudio.ui.theme import font, theme
from cnnstudio.ui.words import translate

_SIDE = 180
_NEAR = 0.004
"""Points nearer to the last one than this part of the side add nothing."""


class PadSurface(QWidget):
    """Holds the strokes. `drawing` tells of a stroke that grows, `drawn` of every finished change."""

    drawing = Signal()
    drawn = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pad.surface")
        self.setAccessibleName(translate("Pad", "Drawing"))
        self.setAccessibleDescription(
            translate("Pad", "Draw a digit with the mouse, a pen or a finger; Ctrl+Z takes back a stroke, Delete clears.")
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.strokes: list[Stroke] = []
        self.pen = 0.09
        self._under_way = False

    @property
    def side(self) -> int:
        """Pixels of the square's side."""
        return min(self.width(), self.height())

    def undo(self) -> None:
        """Take back the last stroke."""
        if self.strokes:
            self.strokes.pop()
            self._finish()

    def clear(self) -> None:
        """Take back all strokes."""
        if self.strokes:
            self.strokes.clear()
            self._finish()

    def sizeHint(self) -> QSize:
        side = round(_SIDE * theme.scale)
        return QSize(side, side)

    # -- the pen ------------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.strokes.append(Stroke(self.pen))
            self._under_way = True
            self._move(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._under_way:
            self._move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._under_way and event.button() == Qt.MouseButton.LeftButton:
            self._move(event.position())
            self._finish()

    def _move(self, at: QPointF) -> None:
        x, y = (min(max(value / self.side, 0.0), 1.0) for value in (at.x(), at.y()))
        points = self.strokes[-1].points
        if not points or max(abs(points[-1][0] - x), abs(points[-1][1] - y)) >= _NEAR:
            points.append((x, y))
            self.update()
            self.drawing.emit()

    def _finish(self) -> None:
        self._under_way = False
        self.update()
        self.drawn.emit()

    # -- keys ---------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        # The window's own Undo would come first.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._means(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        else:
            super().keyPressEvent(event)

    @staticmethod
    def _means(event: QKeyEvent) -> bool:
        keys = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        return event.matches(QKeySequence.StandardKey.Undo) or event.key() in keys

    # -- looks --------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor("#000000"))
        for stroke in self.strokes:
            paint(painter, stroke, self.side)
        if not self.strokes:
            painter.setPen(QColor("#9aa3af"))
            painter.setFont(font(round(13 * theme.scale)))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, translate("Pad", "Draw a digit here"))
        edge = theme.current.accent if self.hasFocus() else theme.current.block_border
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(edge), 2))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
