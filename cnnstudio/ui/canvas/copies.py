"""The copies of a repeated group, laid open: each as the first was laid out, one behind the other."""

from __future__ import annotations

from collections.abc import Mapping

from cnnstudio.ui.canvas.docks import Rows
from cnnstudio.ui.canvas.metrics import FORK_GAP, LEAST_COLUMN_GAP, Position, Size, snapped_up
from cnnstudio.ui.canvas.regions import around_all, row_box
from cnnstudio.ui.canvas.sideways import LINE_GAP, SHAPE_GAP

Heads = dict[str, Position]


def in_order(
    copies: list[dict[str, str]], layout: Mapping[str, Position], found: Rows, sideways: bool, view: Size
) -> Heads | None:
    """Return where the layers of all copies lie, given those of the first, in columns (lines) for a view of that size.

    A copy holds its layers by their addresses within the group. None where a layer of the first has no place, or copies are
    not made of the same layers.
    """
    first = copies[0]
    if not all(head in layout for head in first.values()) or any(copy.keys() != first.keys() for copy in copies):
        return None
    box = around_all(row_box(found, {head: layout[first[inner]]}, head) for copy in copies for inner, head in copy.items())
    across, along = (LINE_GAP, SHAPE_GAP) if sideways else (LEAST_COLUMN_GAP, FORK_GAP)
    dx = snapped_up(box.right - box.left + (along if sideways else across))
    dy = snapped_up(box.bottom - box.top + (across if sideways else along))
    room = max(int(view[0] // dx if sideways else view[1] // dy), 1)
    placed: Heads = {}
    for number, copy in enumerate(copies):
        column, row = divmod(number, room)
        if sideways:
            column, row = row, column
        for inner, head in copy.items():
            x, y = layout[first[inner]]
            placed[head] = (x + column * dx, y + row * dy)
    return placed


def copies_of(moves: Mapping[str, str], address: str, inside: list[str]) -> list[dict[str, str]]:
    """Return for each copy of a group that was laid open its layers by their addresses within the group.

    `moves` holds the new address of each block, `inside` all layers that were in the group.
    """
    origin = {new: old.removeprefix(address + ".") for old, new in moves.items()}
    copies: dict[str, dict[str, str]] = {}
    for head in inside:
        new = next(one for one in origin if head == one or head.startswith(one + "."))
        copy, _, inner = origin[new].partition(".")
        if not copy.isdecimal():
            copy, inner = "0", origin[new]
        copies.setdefault(copy, {})[inner + head.removeprefix(new)] = head
    return [copies[copy] for copy in sorted(copies, key=int)]
