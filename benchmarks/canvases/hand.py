"""The hand that both canvases are tried with: mouse and wheel as a person's, and the seconds until the picture is there.

Knows Qt alone, for it runs in the studio's environment and in the rival's.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QGraphicsView, QWidget

SIZE = QSize(1366, 768)
"""The viewport of every canvas, in pixels."""
FAR, NEAR = 0.17, 1.0
"""The wheel turns between these two zooms."""
PATIENCE = 120.0
PAN, DRAG = 120, 60

Answer = Callable[[dict[str, Any]], dict[str, list[float]]]


class Hand(QObject):
    """Does something in a view and measures until all that it asked for is painted and flushed."""

    def __init__(self, view: QGraphicsView) -> None:
        super().__init__()
        self.view, self.painted = view, 0
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.painted += event.type() == QEvent.Type.Paint
        return False

    def frame(self, act: Callable[[], object]) -> float:
        """Return the seconds from an action to the end of the first painting that it causes."""
        self.rest()
        before, start = self.painted, time.perf_counter()
        act()
        while self.painted == before:
            QApplication.processEvents()
            if time.perf_counter() - start > PATIENCE:
                raise SystemExit("the canvas painted nothing")
        return time.perf_counter() - start

    def rest(self) -> None:
        """Let everything be done that is still waiting."""
        for _ in range(3):
            QApplication.processEvents()

    @property
    def zoom(self) -> float:
        return float(self.view.transform().m11())

    def whole(self, times: int) -> list[float]:
        """Paint the whole viewport anew."""
        return [self.frame(self.view.viewport().update) for _ in range(times)]

    def pan(self, frames: int = PAN) -> list[float]:
        """Drag the view with the middle button, there and back."""
        return self._carry(Qt.MouseButton.MiddleButton, QPoint(SIZE.width() // 2, SIZE.height() // 2), QPoint(-9, -5), frames)

    def drag(self, start: QPoint, frames: int = DRAG) -> list[float]:
        """Drag a block with the left button, there and back."""
        return self._carry(Qt.MouseButton.LeftButton, start, QPoint(16, 8), frames)

    def _carry(self, button: Qt.MouseButton, start: QPoint, step: QPoint, frames: int) -> list[float]:
        there = [start + step * number for number in range(1, frames // 2 + 1)]
        self._mouse(QEvent.Type.MouseButtonPress, start, button)
        found = [self.frame(partial(self._mouse, QEvent.Type.MouseMove, at, button)) for at in [*there, *there[-2::-1], start]]
        self._mouse(QEvent.Type.MouseButtonRelease, start, button)
        return found

    def zooms(self, times: int) -> list[float]:
        """Turn the wheel out until all is far away, and in again."""
        found = []
        for _ in range(times):
            while self.zoom > FAR:
                found.append(self.frame(lambda: self._wheel(-120)))
            while self.zoom < NEAR:
                found.append(self.frame(lambda: self._wheel(120)))
        return found

    def _mouse(self, kind: QEvent.Type, at: QPoint, button: Qt.MouseButton) -> None:
        viewport = self.view.viewport()
        moving, over = kind == QEvent.Type.MouseMove, kind == QEvent.Type.MouseButtonRelease
        event = QMouseEvent(
            kind,
            QPointF(at),
            QPointF(viewport.mapToGlobal(at)),
            Qt.MouseButton.NoButton if moving else button,
            Qt.MouseButton.NoButton if over else button,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(viewport, event)

    def _wheel(self, turn: int) -> None:
        at = QPoint(SIZE.width() // 2, SIZE.height() // 2)
        event = QWheelEvent(
            QPointF(at),
            QPointF(self.view.viewport().mapToGlobal(at)),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.view.viewport(), event)


def show(window: QWidget, view: QGraphicsView) -> None:
    """Show a window whose viewport has the size that all have."""
    window.show()
    for _ in range(3):
        QApplication.processEvents()
        window.resize(window.size() + SIZE - view.viewport().size())
    QApplication.processEvents()
    if view.viewport().size() != SIZE:
        raise SystemExit(f"the viewport is {view.viewport().size()}")


def serve(prepare: Callable[[], Answer]) -> None:
    """Answer each line of standard input, a JSON object, with one of figures; what libraries print goes elsewhere."""
    wire = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    answer = prepare()
    print("ready", file=wire, flush=True)
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), file=wire, flush=True)
    wire.flush()
    os._exit(0)
