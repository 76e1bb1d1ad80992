"""The whole network, small, in a corner: shown while not all of it is in sight; a click or drag there moves the view.

A widget over the viewport turns every scroll into a repaint of nearly everything, so the map steps aside while the view moves.
It takes a fifth of the canvas at most, and the corner in which it covers the least of the blocks and of
what is shown beside them.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from cnnstudio.ui.canvas.board import Board
from cnnstudio.ui.canvas.metrics import BELOW, HEIGHT, WIDTH
from cnnstudio.ui.words import translate

_LARGEST, _SMALLEST = QSize(168, 112), QSize(64, 48)
_SHARE = 5
_MANY = 2000
_EDGE, _APART = 6.0, 12
_REST_MS = 200


class Minimap(QWidget):
    """Draws every layer as a spot of its family's colour, and what is in sight as a frame."""

    def __init__(self, board: Board, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("canvas.minimap")
        self._board, self._over = board, parent
        self._spots = QPixmap()
        self._scale = 1.0
        self._area, self._given = QRectF(), QSize()
        self._stale, self._leading = True, False
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.follow)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Write the name anew."""
        self.setAccessibleName(translate("Canvas", "Map of the network"))

    def forget(self) -> None:
        """Draw the spots anew: blocks or colours are others."""
        self._stale = True
        self.follow()

    def step_aside(self) -> None:
        """Hide until the view has come to rest; unless the map itself moves it."""
        if self._leading:
            self.update()
            return
        self.hide()
        self._rest.start()

    def follow(self) -> None:
        """Show what is in sight now; hide where that is everything, or nothing is there."""
        area = self._board.stage.content()
        hidden = area.isEmpty() or self._sight().contains(area)
        self.setVisible(not hidden)
        if not hidden:
            room = self._room()
            if area != self._area or room != self._given:
                self._area, self._given, self._stale = area, room, True
                self._take_size()
            self.place()
            self.update()

    def place(self) -> None:
        """Stand in the lower right corner, or in one where less of the blocks lies below."""
        self.move(min(self._corners(), key=self._covered))

    def _corners(self) -> list[QPoint]:
        """Return where the map can stand: over the board, never over what stands above it."""
        inner = self._board.geometry().adjusted(_APART, _APART, -_APART, -_APART)
        right, bottom = inner.right() - self.width(), inner.bottom() - self.height()
        return [QPoint(right, bottom), QPoint(right, inner.top()), QPoint(inner.left(), bottom), inner.topLeft()]

    def _covered(self, corner: QPoint) -> float:
        """Return how much of the rows, film strips and all, would lie below the map.

        Of networks with very many, nobody looks for a free corner.
        """
        stage = self._board.stage
        heads, rows, strip = stage.placed.heads, stage.placed.rows, stage.beside
        if len(heads) > _MANY:
            return 0
        across, down = (WIDTH, BELOW if strip else 0) if stage.placed.sideways else (WIDTH + strip, 0)
        rect = QRect(corner, self.size()).translated(-self._board.pos())
        below = self._board.mapToScene(rect).boundingRect()
        under = [below & QRectF(x, y, across, rows.height(head) + down) for head, (x, y) in heads.items()]
        return sum(part.width() * part.height() for part in under)

    def _room(self) -> QSize:
        parent = self._over
        return _LARGEST.boundedTo(QSize(parent.width() // _SHARE, parent.height() // _SHARE)).expandedTo(_SMALLEST)

    def _take_size(self) -> None:
        room = self._given - QSize(2 * int(_EDGE), 2 * int(_EDGE))
        self._scale = min(room.width() / self._area.width(), room.height() / self._area.height())
        width, height = self._area.width() * self._scale + 2 * _EDGE, self._area.height() * self._scale + 2 * _EDGE
        self.resize(max(int(width), 32), max(int(height), 32))

    def _sight(self) -> QRectF:
        return self._board.mapToScene(self._board.viewport().rect()).boundingRect()

    def _mapped(self, area: QRectF) -> QRectF:
        scale = self._scale
        left, top = area.x() - self._area.x(), area.y() - self._area.y()
        return QRectF(_EDGE + left * scale, _EDGE + top * scale, area.width() * scale, area.height() * scale)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._stale or self._spots.size() != self.size() * self.devicePixelRatioF():
            self._draw_spots()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._spots)
        look = self._board.stage.look
        painter.setPen(QPen(look.accent.color(), 1.5))
        painter.setBrush(look.band)
        inside = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRect(self._mapped(self._sight()).intersected(inside))

    def _draw_spots(self) -> None:
        self._stale = False
        scene, ratio = self._board.stage, self.devicePixelRatioF()
        self._spots = QPixmap(self.size() * ratio)
        self._spots.setDevicePixelRatio(ratio)
        self._spots.fill(QColor(scene.look.block.color()))
        painter = QPainter(self._spots)
        for head, (x, y) in scene.placed.heads.items():
            painter.fillRect(self._mapped(QRectF(x, y, WIDTH, HEIGHT)), scene.look.family(scene.blocks[head].node.block))
        painter.setPen(scene.look.border)
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position())

    def _go(self, at: QPointF) -> None:
        point = (at - QPointF(_EDGE, _EDGE)) / self._scale + self._area.topLeft()
        self._leading = True
        self._board.touched.emit(True)
        self._board.centerOn(point)
        self._leading = False
