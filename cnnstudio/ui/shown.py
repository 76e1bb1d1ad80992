"""What of a design is drawn: its network with the open groups laid open. Ids there are definition addresses."""

from __future__ import annotations

from cnnstudio.design.design import Design
from cnnstudio.graph.addresses import parent_of
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.group import Group, groups
from cnnstudio.graph.leaves import opened
from cnnstudio.graph.paths import find


def shown(design: Design) -> Graph:
    """Return the network as it is drawn; the very same object as long as neither it nor what is open changes."""
    open = frames(design)
    return opened(design.graph, open.keys()) if open else design.graph


def frames(design: Design) -> dict[str, Group]:
    """Return the groups that stand open on the canvas by address, outer ones first; an empty one is shown closed."""
    if not groups(design.graph):
        return {}
    known: dict[str, Group] | None = design.__dict__.get("_frames")
    if known is None:
        known = {}
        for address in sorted(design.groups, key=lambda address: (address.count("."), address)):
            node = find(design.graph, address) if design.groups[address].open else None
            inside = not parent_of(address) or parent_of(address) in known
            if node is not None and inside and isinstance(node.block, Group) and len(node.block.graph):
                known[address] = node.block
        design.__dict__["_frames"] = known
    return known


def around(address: str) -> list[str]:
    """Return the addresses of the groups around an address, the innermost first."""
    found = []
    while address := parent_of(address):
        found.append(address)
    return found


def is_known(design: Design, address: str) -> bool:
    """Tell whether a block or group is there, shown or not."""
    return address in design.graph or ("." in address and find(design.graph, address) is not None)
