"""Paints a page: lines, grids of numbers in signed colours, bars. What leads on is clicked, or reached by the arrow keys."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.ui.explore.shades import ZERO, signed_indexes, signed_table
from cnnstudio.ui.explore.why.cells import cell_font
from cnnstudio.ui.explore.why.explaining import Value
from cnnstudio.ui.explore.why.page import Bar, Numbers, Page, Sign, Words, figure
from cnnstudio.ui.explore.why.placing import Placed, font_of, place_page
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets import show_tip
from cnnstudio.ui.words import filled, translate

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class Sheet(QWidget):
    """`followed(value)` tells that a part was chosen that leads to another value; `stopped(rect)` that the keys went there."""

    followed = Signal(object)
    stopped = Signal(object)

    def __init__(self, name: str, accessible: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.page = Page("")
        self.placed: list[Placed] = []
        self._stops: list[tuple[QRectF, Value]] = []
        self._at = -1
        self._pointed = -1
        theme.changed.connect(self._place)

    def show_page(self, page: Page) -> None:
        """Show this page."""
        self.page = page
        self.setAccessibleDescription(page.as_text())
        self._place()

    def spot(self, value: Value) -> QRectF | None:
        """Return where what leads to a value lies; None where nothing does."""
        return next((rect for rect, target in self._stops if target == value), None)

    def _place(self) -> None:
        self.placed, height = place_page(self.page, float(max(self.width() - 2, 40)))
        self._stops = [stop for placed in self.placed for stop in placed.stops()]
        if self._at >= len(self._stops):
            self._at = -1
        if self._pointed >= len(self._stops):
            self._pointed = -1
        if round(height) + 2 != self.minimumHeight():
            self.setFixedHeight(round(height) + 2)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place()

    # -- painting -----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        seen = QRectF(event.rect())
        for placed in self.placed:
            if not placed.rect.intersects(seen) and not isinstance(placed.piece, Sign):
                continue
            if isinstance(placed.piece, Words):
                _paint_words(painter, placed.piece, placed.rect)
            elif isinstance(placed.piece, Bar):
                _paint_bar(painter, placed.piece, placed.rect)
            elif isinstance(placed.piece, Sign):
                painter.setFont(font_of("text"))
                painter.setPen(theme.current.colour("muted"))
                painter.drawText(placed.rect, Qt.AlignmentFlag.AlignCenter, placed.piece.text)
            else:
                _paint_grid(painter, placed, placed.piece)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for at, colour in ((self._pointed, "muted"), (self._at if self.hasFocus() else -1, "accent")):
            if at >= 0:
                painter.setPen(QPen(theme.current.colour(colour), 2))
                painter.drawRect(self._stops[at][0].adjusted(0, 0, -1, -1))

    # -- pointing -----------------------------------------------------------------------------------------------------

    def _stop_at(self, point: QPointF) -> int:
        return next((at for at, (rect, _) in enumerate(self._stops) if rect.contains(point)), -1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        pointed = self._stop_at(event.position())
        if pointed != self._pointed:
            self._pointed = pointed
            self.setCursor(Qt.CursorShape.PointingHandCursor if pointed >= 0 else Qt.CursorShape.ArrowCursor)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._stop_at(event.position())
        if at >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._at = at
            self.followed.emit(self._stops[at][1])

    def leaveEvent(self, event: QEvent) -> None:
        self._pointed = -1
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            show_tip(event.globalPos(), self._tip(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def _tip(self, point: QPointF) -> str:
        for placed in self.placed:
            if isinstance(placed.piece, Numbers) and placed.rect.contains(point):
                return _cell_tip(placed, placed.piece, point)
        return translate("Why", "Click: why is this so?") if self._stop_at(point) >= 0 else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.page.as_text())
        elif event.key() in _ENTER and 0 <= self._at < len(self._stops):
            self.followed.emit(self._stops[self._at][1])
        elif step is not None and not event.modifiers() and self._stops:
            self._at = self._next(step)
            self.stopped.emit(self._stops[self._at][0])
            self.update()
        else:
            super().keyPressEvent(event)

    def _next(self, step: tuple[int, int]) -> int:
        """Return the nearest stop in a direction; the first where there is none yet."""
        if self._at < 0:
            return 0
        here = self._stops[self._at][0].center()
        best, least = self._at, float("inf")
        for at, (rect, _) in enumerate(self._stops):
            gone = rect.center() - here
            along, across = gone.x() * step[0] + gone.y() * step[1], abs(gone.x() * step[1]) + abs(gone.y() * step[0])
            if along > 0.5 and along + 4 * across < least:
                best, least = at, along + 4 * across
        return best

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


def _paint_words(painter: QPainter, words: Words, rect: QRectF) -> None:
    shown = font_of(words.tone)
    shown.setUnderline(words.target is not None)
    painter.setFont(shown)
    colour = "accent" if words.target is not None else "muted" if words.tone == "muted" else "text"
    painter.setPen(theme.current.colour(colour))
    painter.drawText(rect, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft), words.text)


def _paint_bar(painter: QPainter, bar: Bar, rect: QRectF) -> None:
    colours, scale = theme.current, theme.scale
    name, room = rect.width() * 0.22, rect.width() * 0.2
    painter.setFont(font_of("muted"))
    painter.setPen(colours.colour("accent" if bar.target is not None else "muted"))
    middle = Qt.AlignmentFlag.AlignVCenter
    text = painter.fontMetrics().elidedText(bar.name, Qt.TextElideMode.ElideMiddle, round(name - 6))
    painter.drawText(QRectF(rect.x(), rect.y(), name - 6, rect.height()), middle | Qt.AlignmentFlag.AlignRight, text)
    centre, top, height = rect.x() + name + room / 2, rect.y() + 4 * scale, rect.height() - 8 * scale
    painter.fillRect(QRectF(rect.x() + name, top, room, height), colours.colour("field"))
    length = bar.share * room / 2
    table = signed_table(colours)
    colour = QColor.fromRgb(table[0] if bar.share < 0 else table[2 * ZERO])
    painter.fillRect(QRectF(min(centre, centre + length), top, max(abs(length), 1.0), height), colour)
    painter.setPen(colours.colour("text"))
    rest = QRectF(rect.x() + name + room + 8, rect.y(), rect.width() - name - room - 8, rect.height())
    shown = painter.fontMetrics().elidedText(bar.text, Qt.TextElideMode.ElideRight, round(rest.width()))
    painter.drawText(rest, middle | Qt.AlignmentFlag.AlignLeft, shown)


def _paint_grid(painter: QPainter, placed: Placed, grid: Numbers) -> None:
    colours = theme.current
    painter.setFont(cell_font())
    painter.setPen(colours.colour("muted"))
    top = QRectF(placed.rect.x(), placed.rect.y(), max(placed.rect.width(), 90.0), placed.caption)
    painter.drawText(top, Qt.AlignmentFlag.AlignLeft, grid.caption)
    painter.setFont(cell_font(placed.font))
    table, shades = signed_table(colours), signed_indexes(grid.values.astype(np.float32), grid.scale)
    for (row, column), value in np.ndenumerate(grid.values):
        rect = placed.cell_rect(row, column)
        outside = grid.inside is not None and not grid.inside[row, column]
        painter.fillRect(rect, colours.colour("field") if outside else QColor.fromRgb(table[int(shades[row, column])]))
        if not placed.texts:
            continue
        strong = abs(int(shades[row, column]) - ZERO) > 80 and not outside
        on_colour = QColor("#ffffff") if strong and not colours.dark else colours.colour("text")
        if strong and colours.dark:
            on_colour = QColor("#10141a")
        painter.setPen(colours.colour("muted") if outside or not np.isfinite(value) else on_colour)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, placed.texts[row][column])
    frame = QRectF(placed.cell_rect(0, 0).topLeft(), placed.rect.bottomRight())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colours.colour("block_border"), 1))
    painter.drawRect(frame.adjusted(0, 0, -1, -1))
    if grid.marked is not None:
        painter.setPen(QPen(colours.colour("text"), 2))
        painter.drawRect(placed.cell_rect(*grid.marked).adjusted(1, 1, -1, -1))


def _cell_tip(placed: Placed, grid: Numbers, point: QPointF) -> str:
    rows, columns = grid.values.shape
    for row in range(rows):
        for column in range(columns):
            if placed.cell_rect(row, column).contains(point):
                if grid.inside is not None and not grid.inside[row, column]:
                    return translate("Why", "in the padding: 0")
                value = figure(float(grid.values[row, column]))
                if (row, column) in grid.targets:
                    return filled(translate("Why", "{value}. Click: why is this so?"), value=value)
                return value
    return grid.caption
