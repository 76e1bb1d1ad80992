"""Free room in view: where something new covers nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from cnnstudio.design.notes import Frame
from cnnstudio.ui.canvas.metrics import GRID, MARGIN, ROW_GAP, Size, snapped, snapped_up

if TYPE_CHECKING:
    from cnnstudio.ui.canvas.view import CanvasView

_ACROSS = 40
"""So many places are tried beside each other."""


def free_room(view: CanvasView, near: QPointF, size: Size) -> QPointF:
    """Return the upper left corner of free room of that size, as near as can be to a point of the scene.

    Room that no wire crosses is better. Where nothing in view is free it lies at the right of everything.
    """
    seen = view.board.mapToScene(view.board.viewport().rect()).boundingRect().adjusted(GRID, GRID, -GRID, -GRID)
    places = sorted(_places(seen, near, size), key=lambda at: (at - near).manhattanLength())
    for taken in ([*_blocks(view), *_wires(view)], _blocks(view)):
        around = [box for box in taken if box.intersects(seen)]
        for at in places:
            room = QRectF(at.x(), at.y(), *size)
            if not any(room.intersects(box) for box in around):
                return at
    content = view.scene.content()
    return QPointF(snapped_up(content.right() + MARGIN), snapped(max(content.top(), seen.top())))


def _places(seen: QRectF, near: QPointF, size: Size) -> Iterator[QPointF]:
    """Yield the places that are tried: where it is wished, and all over the view."""
    step = snapped_up(max(seen.width() / _ACROSS, GRID))
    wished = QPointF(snapped(near.x()), snapped(near.y()))
    if seen.contains(QRectF(wished.x(), wished.y(), *size)):
        yield wished
    left, top = snapped_up(seen.left()), snapped_up(seen.top())
    for row in range(int(max(seen.bottom() - size[1] - top, -1) // step) + 1):
        for column in range(int(max(seen.right() - size[0] - left, -1) // step) + 1):
            yield QPointF(left + column * step, top + row * step)


def _blocks(view: CanvasView) -> list[QRectF]:
    """Return the boxes of blocks, with the shape below each, of open groups, and of notes."""
    scene = view.scene
    found = [scene.row_area([head]).adjusted(-GRID, -GRID, GRID, ROW_GAP) for head in scene.placed.heads]
    found += [item.card.translated(item.pos()) for item in scene.groups.items.values()]
    notes = [item for item in scene.remarks.items.values() if not isinstance(item.remark, Frame)]
    return found + [item.card.translated(item.pos()).adjusted(-GRID, -GRID, GRID, GRID) for item in notes]


def _wires(view: CanvasView) -> list[QRectF]:
    """Return the boxes of all stretches of wires."""
    found = []
    for item in view.scene.wires.values():
        for start, end in zip(item.points, item.points[1:], strict=False):
            found.append(QRectF(QPointF(*start), QPointF(*end)).normalized().adjusted(-GRID, -GRID, GRID, GRID))
    return found
