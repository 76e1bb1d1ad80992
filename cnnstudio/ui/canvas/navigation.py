"""Zoom and scroll of a view: the point under the cursor stays, all or a selection fits."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QGraphicsView

from cnnstudio.ui.canvas.look import SMALL_PIXELS
from cnnstudio.ui.canvas.metrics import MARGIN

LEAST, MOST = 0.05, 4.0
STEP = 1.25
START_LEAST = 11 / SMALL_PIXELS
"""The smallest zoom at which a network is first shown: the smallest text has 11 pixels."""


def zoom_of(view: QGraphicsView) -> float:
    """Return the zoom in use; 1 is 100 %."""
    return float(view.transform().m11())


def zoom_at(view: QGraphicsView, zoom: float, at: QPoint) -> None:
    """Zoom so that what lies under the point `at` of the view stays there."""
    zoom = min(max(zoom, LEAST), MOST)
    held = view.mapToScene(at)
    view.setTransform(QTransform.fromScale(zoom, zoom))
    put(view, held, at)


def put(view: QGraphicsView, point: QPointF, at: QPoint) -> None:
    """Scroll so that a point of the scene lies at a point of the view."""
    away = view.mapFromScene(point) - at
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().value() + away.x())
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + away.y())


def fit(view: QGraphicsView, area: QRectF, most: float) -> None:
    """Show a whole area, in the middle, at most at the zoom `most`."""
    if area.isEmpty():
        return
    size = view.viewport().size()
    zoom = min((size.width() - 2 * MARGIN) / area.width(), (size.height() - 2 * MARGIN) / area.height(), most)
    view.setTransform(QTransform.fromScale(max(zoom, LEAST), max(zoom, LEAST)))
    put(view, area.center(), view.viewport().rect().center())


def show_start(view: QGraphicsView, area: QRectF, beside: float, most: float) -> None:
    """Show a network for the first time: all of it where text stays readable, else its beginning.

    It stands at the upper left with `beside` units free at its right, or with that room in the middle of a wide view; at most
    at the zoom `most`.
    """
    if area.isEmpty():
        view.setTransform(QTransform())
        put(view, QPointF(0, 0), QPoint(int(MARGIN), int(MARGIN)))
        return
    size = view.viewport().size()
    zoom = min((size.width() - 2 * MARGIN) / area.width(), (size.height() - 2 * MARGIN) / area.height(), most)
    zoom = max(zoom, START_LEAST * most)
    view.setTransform(QTransform.fromScale(zoom, zoom))
    spare = size.width() - (area.width() + beside) * zoom
    high = size.height() - area.height() * zoom
    put(view, area.topLeft(), QPoint(int(max(spare / 2, MARGIN)), int(min(max(high / 2, MARGIN), 2 * MARGIN))))


def reveal(view: QGraphicsView, area: QRectF) -> None:
    """Scroll as little as needed so that an area is in sight."""
    if not area.isEmpty():
        view.ensureVisible(area, int(MARGIN), int(MARGIN))
