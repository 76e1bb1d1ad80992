"""Marks on a block: a fault (a filled sign with an exclamation mark) and, quieter, advice (an open one with an i)."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from cnnstudio.ui.canvas.look import FULL, Look


def paint(painter: QPainter, look: Look, box: QRectF, problems: int, notes: int, tag: bool) -> None:
    """Paint the marks of a block at its upper right corner; on a tag at its right end."""
    if not problems and not notes:
        return
    y = 9.0 if tag else 16.0
    x = box.right() - 16.0
    if problems:
        _problem(painter, look, QPointF(x, y), problems)
        x -= 24.0
    if notes and look.detail == FULL:
        _note(painter, look, QPointF(x, y))


def _problem(painter: QPainter, look: Look, at: QPointF, count: int) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.problem_fill)
    x, y = at.x(), at.y()
    if count > 1:
        x -= 10
    painter.drawPolygon(QPolygonF([QPointF(x, y - 9), QPointF(x + 10, y + 8), QPointF(x - 10, y + 8)]))
    if look.detail != FULL:
        return
    painter.setPen(look.on_problem)
    painter.setFont(look.badge_font)
    painter.drawText(QRectF(x - 10, y - 6, 20, 15), Qt.AlignmentFlag.AlignCenter, "!")
    if count > 1:
        painter.setPen(look.problem_fill.color())
        painter.drawText(QRectF(x + 9, y - 8, 18, 17), Qt.AlignmentFlag.AlignCenter, str(count))


def _note(painter: QPainter, look: Look, at: QPointF) -> None:
    painter.setPen(look.note)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(at, 7.0, 7.0)
    painter.setFont(look.badge_font)
    painter.drawText(QRectF(at.x() - 7, at.y() - 8, 14, 16), Qt.AlignmentFlag.AlignCenter, "i")
