"""Walking the blocks by keyboard: Tab in their order, Ctrl and arrows along the wires."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cnnstudio.ui.shown import around

if TYPE_CHECKING:
    from cnnstudio.ui.canvas.view import CanvasView


def step(view: CanvasView, forward: bool) -> bool:
    """Select the next block in the order of the network, or the one before; False beyond the ends: the focus then moves on.

    Notes and frames come behind the blocks.
    """
    noted = view.document.design.remarks
    blocks = _order(view)
    order = [*blocks, *noted]
    current = view.selection.current or min(view.selection.remarks, default=None)
    if current is None or current not in order:
        at = 0 if forward else len(order) - 1
    else:
        at = order.index(current) + (1 if forward else -1)
    if not 0 <= at < len(order):
        view.selection.clear()
        return False
    if at < len(blocks):
        _go(view, order[at])
    else:
        view.selection.set((), remarks={order[at]})
        view.reveal_area(view.scene.remarks.area([order[at]]))
    return True


def _order(view: CanvasView) -> list[str]:
    """Return what is on show in the order of the network, each open group before what is in it."""
    found: dict[str, None] = {}
    for id in view.scene.graph.order:
        for outer in reversed(around(id)):
            found.setdefault(outer)
        found[id] = None
    return list(found)


def follow(view: CanvasView, dx: int, dy: int) -> bool:
    """Select what feeds the current block (up), what it feeds (down), or the nearest block at its side."""
    graph, current = view.scene.graph, view.selection.current
    if current is None or current not in graph:
        return False
    if view.scene.placed.sideways:
        dx, dy = dy, dx
    if dy:
        ends = graph.sources(current) if dy < 0 else [edge.target for edge in graph.out_of(current)]
        if ends:
            _go(view, ends[0])
        return True
    heads = view.scene.placed.heads
    x, y = heads[view.scene.placed.rows.head[current]]
    sideways = view.scene.placed.sideways
    beside = [
        (abs(top - y) + abs(left - x), id)
        for id, (left, top) in heads.items()
        if ((top - y) if sideways else (left - x)) * dx > 0
    ]
    if beside:
        _go(view, min(beside)[1])
    return True


def _go(view: CanvasView, id: str) -> None:
    view.selection.set({id}, id)
    view.reveal(id)
