"""The commands for groups on the canvas: fold, open, close, lay open, colour, repeat."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from cnnstudio.design.design import Design
from cnnstudio.design.folding import with_look
from cnnstudio.design.group_look import GroupLook
from cnnstudio.graph.addresses import parent_of
from cnnstudio.graph.graph import GraphError
from cnnstudio.graph.group import Group
from cnnstudio.graph.paths import at, find, with_repeat
from cnnstudio.graph.repeats import Repeat
from cnnstudio.graph.text import Message
from cnnstudio.ui.canvas import group_edits
from cnnstudio.ui.canvas.docks import rows
from cnnstudio.ui.canvas.places import Placed
from cnnstudio.ui.document import Document
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.shown import around, frames, shown
from cnnstudio.ui.words import filled, translate

if TYPE_CHECKING:
    from cnnstudio.ui.canvas.scene import CanvasScene


class Hands(Protocol):
    """What the commands work on."""

    document: Document
    selection: Selection
    scene: CanvasScene


def show(hands: Hands, address: str, open: bool) -> bool:
    """Open a closed group in its place, or close an open one; tell whether it was not so already."""
    document, placed = hands.document, hands.scene.placed
    design = document.design
    if not _is_group(hands, address) or open is (address in frames(design)):
        return False
    if open:
        if address not in shown(design):
            return False
        after = group_edits.opened(design, placed, address, hands.scene.view_size)
        text = filled(translate("Edit", "Open {block}"), block=name_of(hands, address))
    else:
        after = group_edits.closed(design, placed, address)
        text = filled(translate("Edit", "Close {block}"), block=name_of(hands, address))
    within = any(id == address or id.startswith(address + ".") for id in hands.selection.ids)
    _edit(hands, text, after)
    if within and not open:
        hands.selection.set([address], address)
    return True


def uncover(hands: Hands, address: str) -> None:
    """Open the groups around a block until it is on show."""
    for outer in reversed(around(address)):
        if outer not in frames(hands.document.design) and not show(hands, outer, open=True):
            return


def fold(hands: Hands, chosen: Collection[str] | Repeat, tell: Callable[[Message], None], name: str = "") -> str | None:
    """Fold blocks into a group, or a stretch that repeats into a group xN, and select it; say why where that cannot be."""
    try:
        after, address = group_edits.folded(hands.document.design, hands.scene.placed, chosen, name)
    except GraphError as error:
        tell(error.message)
        return None
    if isinstance(chosen, Repeat):
        text = filled(translate("Edit", "Fold {n} times into a group"), n=len(chosen.copies))
    else:
        text = translate("Edit", "Fold into a group")
    _edit(hands, text, after)
    hands.selection.set([address], address)
    return address


def unfold(hands: Hands, address: str, tell: Callable[[Message], None]) -> bool:
    """Lay a group open for good: its blocks stand where it stood, copy by copy, and are selected."""
    if not _is_group(hands, address):
        return False
    design, scene = hands.document.design, hands.scene
    try:
        after, new = group_edits.unfolded(design, scene.placed, address, scene.view_size)
    except GraphError as error:
        tell(error.message)
        return False
    _edit(hands, filled(translate("Edit", "Ungroup {block}"), block=name_of(hands, address)), after)
    hands.selection.set(new)
    return True


def repeat(hands: Hands, address: str, count: int, tell: Callable[[Message], None]) -> bool:
    """Let a group stand `count` times in a row; say why where that cannot be."""
    design = hands.document.design
    try:
        graph = with_repeat(design.graph, address, count)
    except GraphError as error:
        tell(error.message)
        return False
    text = filled(translate("Edit", "Repeat {block} {n} times"), block=name_of(hands, address), n=count)
    hands.document.edit(text, design.with_graph(graph), merge=f"repeat {address}")
    return True


def tint(document: Document, addresses: Collection[str], colour: str) -> None:
    """Give groups a colour; the empty word takes it away."""
    design = document.design
    for address in addresses:
        look = design.groups.get(address, GroupLook())
        if look.colour != colour:
            design = with_look(design, address, replace(look, colour=colour))
    text = translate("Edit", "Colour group")
    document.edit(text, design, merge="group colour " + " ".join(sorted(addresses)))


def group_of(hands: Hands) -> str | None:
    """Return the group that is selected, else the open one around what is selected; None where there is none."""
    current = hands.selection.current
    if current is None:
        return None
    if _is_group(hands, current):
        return current
    return parent_of(current) or None


def name_of(hands: Hands, address: str) -> str:
    """Return what a group is called."""
    node = at(hands.document.design.graph, address)
    return node.name or node.id


def _edit(hands: Hands, text: str, after: Design) -> None:
    """Edit the design. Where nothing was put somewhere by hand before, nothing is so afterwards: another view lays it anew."""
    before = hands.document.design
    if not before.layout and not before.remarks:
        found = rows(shown(after))
        placed = Placed(found, {head: after.layout[head] for head in found.tags}, hands.scene.placed.sideways)
        after = after.with_graph(after.graph, {})
        hands.scene.remember(after, placed)
    hands.document.edit(text, after)


def _is_group(hands: Hands, address: str) -> bool:
    node = find(hands.document.design.graph, address)
    return node is not None and isinstance(node.block, Group)
