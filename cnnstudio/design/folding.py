"""Folding and laying open with all that surrounds the network: positions and looks move along with the blocks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from cnnstudio.design.design import Design, Position
from cnnstudio.design.group_look import GroupLook
from cnnstudio.graph.addresses import Moves, definition_of, moved, parent_of
from cnnstudio.graph.folding import fold, fold_repeated, unfold
from cnnstudio.graph.repeats import Repeat

T = TypeVar("T")


def fold_design(design: Design, chosen: Iterable[str] | Repeat, name: str = "") -> tuple[Design, str, Moves]:
    """Return the design with some blocks in one group, or with a stretch that repeats as a group xN; its address; the moves.

    The group lies where the upper left corner of its blocks was. Raises `GraphError`, as `fold` does.
    """
    if isinstance(chosen, Repeat):
        graph, address, moves = fold_repeated(design.graph, chosen, name)
    else:
        graph, address, moves = fold(design.graph, chosen, name)
    layout = _carried(design.layout, moves)
    corner = _corner(layout, address)
    if corner is not None:
        layout[address] = corner
    looks = {**_carried(design.groups, moves), address: GroupLook()}
    return replace(design.with_graph(graph, layout), groups=looks), address, moves


def unfold_design(design: Design, address: str) -> tuple[Design, Moves]:
    """Return the design with what is in a group in its place, and the moves.

    Blocks lie as they did when they were folded, moved as the group was since; copies behind the first have no position yet.
    Raises `GraphError`.
    """
    graph, moves = unfold(design.graph, address)
    shifted = dict(design.layout)
    place, corner = shifted.pop(address, None), _corner(design.layout, address)
    if place is not None and corner is not None:
        dx, dy = place[0] - corner[0], place[1] - corner[1]
        for inside, (x, y) in design.layout.items():
            if inside.startswith(address + "."):
                shifted[inside] = (x + dx, y + dy)
    looks = {key: look for key, look in design.groups.items() if key != address}
    return replace(design.with_graph(graph, _laid_open(shifted, moves)), groups=_laid_open(looks, moves)), moves


def with_look(design: Design, address: str, look: GroupLook) -> Design:
    """Return the design with a group shown in another way; the network stays the same object."""
    return replace(design, groups={**design.groups, address: look})


def _carried(kept: Mapping[str, T], moves: Moves) -> dict[str, T]:
    """Return what is kept by definition address under the new addresses; of several copies the first one's."""
    found: dict[str, T] = {}
    for address, value in kept.items():
        new = moved(address, moves)
        if all(part == "0" for part in new.split(".") if part.isdecimal()):
            found[definition_of(new)] = value
    return found


def _laid_open(kept: Mapping[str, T], moves: Moves) -> dict[str, T]:
    """Return what is kept by definition address under the addresses of the first copy, laid open."""
    first: dict[str, str] = {}
    for old, new in moves.items():
        first.setdefault(definition_of(old), new)
    return {moved(address, first): value for address, value in kept.items()}


def _corner(layout: Mapping[str, Position], group: str) -> Position | None:
    """Return the upper left corner of the blocks directly in a group; None where no position is known."""
    places = [place for address, place in layout.items() if parent_of(address) == group]
    return (min(x for x, _ in places), min(y for _, y in places)) if places else None
