from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cnnstudio.design.design import Design
from cnnstudio.graph.graph import Graph
from cnnstudio.ui.canvas.board import BLOCK_MIME
from cnnstudio.ui.canvas.view import CanvasView
from cnnstudio.ui.document import Document
from cnnstudio.ui.selection import Selection


class Hand:
    """Mouse and keys on a real canvas, in the coordinates of the scene."""

    def __init__(self, view: CanvasView) -> None:
        self.view, self.document, self.selection = view, view.document, view.selection
        self.messages: list = []
        view.message.connect(self.messages.append)

    @property
    def board(self):
        return self.view.board

    @property
    def graph(self) -> Graph:
        return self.document.design.graph

    def corner(self, id: str) -> tuple[float, float]:
        item = self.view.scene.blocks[id]
        return item.pos().x(), item.pos().y()

    def block(self, id: str) -> QPoint:
        """A point on a block's card, away from its ports."""
        item = self.view.scene.blocks[id]
        return self.at(item.mapToScene(QPointF(50, item.size[1] / 2)))

    def output(self, id: str) -> QPoint:
        item = self.view.scene.blocks[id]
        return self.at(item.mapToScene(item.output()))

    def input(self, id: str, index: int = 0) -> QPoint:
        item = self.view.scene.blocks[id]
        return self.at(item.mapToScene(item.input(index)))

    def wire(self, target: str, port: str = "x") -> QPoint:
        points = self.view.scene.wires[target, port].points
        (x1, y1), (x2, y2) = points[-2:] if len(points) > 2 else points
        return self.at(QPointF((x1 + x2) / 2, (y1 + y2) / 2))

    def at(self, point: QPointF) -> QPoint:
        return self.board.mapFromScene(point)

    def empty(self) -> QPoint:
        content = self.view.scene.content()
        return self.at(content.bottomRight() + QPointF(40, 20))

    def press(self, at: QPoint, button=Qt.MouseButton.LeftButton, keys=Qt.KeyboardModifier.NoModifier) -> None:
        QTest.mousePress(self.board.viewport(), button, keys, at)

    def move(self, *points: QPoint) -> None:
        for point in points:
            QTest.mouseMove(self.board.viewport(), point)
            QApplication.processEvents()

    def release(self, at: QPoint, button=Qt.MouseButton.LeftButton, keys=Qt.KeyboardModifier.NoModifier) -> None:
        QTest.mouseRelease(self.board.viewport(), button, keys, at)

    def drag(self, start: QPoint, end: QPoint, button=Qt.MouseButton.LeftButton, keys=Qt.KeyboardModifier.NoModifier) -> None:
        self.press(start, button, keys)
        self.move(start + QPoint(5, 5), (start + end) / 2, end)
        self.release(end, button, keys)

    def click(self, at: QPoint, keys=Qt.KeyboardModifier.NoModifier) -> None:
        QTest.mouseClick(self.board.viewport(), Qt.MouseButton.LeftButton, keys, at)

    def key(self, key, keys=Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.board, key, keys)

    def wheel(self, at: QPoint, turns: int, keys=Qt.KeyboardModifier.NoModifier) -> None:
        where = QPointF(at)
        event = QWheelEvent(
            where,
            QPointF(self.board.viewport().mapToGlobal(at)),
            QPoint(),
            QPoint(0, 120 * turns),
            Qt.MouseButton.NoButton,
            keys,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.board.viewport(), event)

    def carry(self, kind: str, *points: QPoint, drop: bool = True) -> None:
        """Drag a block out of the palette over these points; drop it at the last."""
        data = QMimeData()
        data.setData(BLOCK_MIME, kind.encode())
        action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        viewport = self.board.viewport()
        QApplication.sendEvent(viewport, QDragEnterEvent(points[0], action, data, left, none))
        for point in points:
            QApplication.sendEvent(viewport, QDragMoveEvent(point, action, data, left, none))
        if drop:
            QApplication.sendEvent(viewport, QDropEvent(QPointF(points[-1]), action, data, left, none, QEvent.Type.Drop))

    def leave(self) -> None:
        QApplication.sendEvent(self.board.viewport(), QDragLeaveEvent())


@pytest.fixture
def canvas(qtbot):
    """Return a function that shows a network on a canvas of a given size, ready for the hand."""

    def show(graph: Graph, size: tuple[int, int] = (1000, 700), layout: dict | None = None) -> Hand:
        document = Document(Design(layout=layout or {}).with_graph(graph))
        selection = Selection()
        selection.follow(document)
        view = CanvasView(document, selection)
        qtbot.addWidget(view)
        view.resize(*size)
        view.show()
        qtbot.waitExposed(view)
        QApplication.processEvents()
        return Hand(view)

    return show
