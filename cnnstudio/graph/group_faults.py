"""Faults of groups themselves (what is wrong inside is found at the blocks), and repairs that edit the inside of a group."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from cnnstudio.graph.addresses import definition_of, id_of, joined, parent_of
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.group import Group, groups
from cnnstudio.graph.paths import edited, level, removed, replaced
from cnnstudio.graph.repair import Repair
from cnnstudio.graph.report import Problem
from cnnstudio.graph.text import Message, translate


def problems(graph: Graph, path: str = "") -> list[Problem]:
    """Return the faults of all groups in a graph: empty ones, ports that lead nowhere, copies that cannot follow each other."""
    found: list[Problem] = []
    for id, group in groups(graph).items():
        address = joined(path, id)
        found += _own(group, address)
        found += problems(group.graph, address)
    return found


def loops(graph: Graph, path: str = "") -> list[Problem]:
    """Return a problem for each level where wires leave a group and come back to it, though no block feeds itself."""
    inside = groups(graph)
    if not inside:
        return []
    found = [problem for id, group in inside.items() for problem in loops(group.graph, joined(path, id))]
    looped = sorted(graph.cyclic & inside.keys())
    if looped:
        source = translate(
            "Group", "wires leave this group and come back into it, so it cannot run in one piece; lay it open or rewire it"
        )
        found.append(Problem("group.loop", joined(path, looped[0]), Message("group.loop", source)))
    return found


def _own(group: Group, address: str) -> list[Problem]:
    if not len(group.graph):
        message = Message("group.empty", translate("Group", "this group holds nothing"))
        removal = Repair(
            Message("repair.remove", translate("Repair", "Remove the block")),
            lambda graph, _: removed(graph, [address], reconnect=True),
        )
        return [Problem("group.empty", address, message, (removal,))]
    found: list[Problem] = []
    if not _ports_lead_inside(group):
        message = Message("group.port", translate("Group", "a port of this group leads to a block that is not there"))
        drop = Repair(
            Message("repair.port", translate("Repair", "Remove that port")),
            lambda graph, _: edited(graph, address, lambda inside: Graph(inside.nodes, dict(inside.wires))),
        )
        found.append(Problem("group.port", address, message, (drop,)))
    if group.repeat > 1 and not group.repeatable:
        message = Message(
            "group.repeat",
            translate("Group", "only a group with one input and one output can stand {count} times in a row"),
            count=group.repeat,
        )
        once = Repair(
            Message("repair.once", translate("Repair", "Let it stand once")),
            lambda graph, _: replaced(graph, address, replace(group, repeat=1)),
        )
        found.append(Problem("group.repeat", address, message, (once,)))
    return found


def _ports_lead_inside(group: Group) -> bool:
    ends = [*group.gives.values(), *(end for ends in group.takes.values() for end in ends)]
    return all(end.id in group.graph for end in ends)


def scoped(repairs: Iterable[Repair], graph: Graph, address: str, place: str = "") -> tuple[Repair, ...]:
    """Return those repairs of a block that apply where it lies; in a group they edit its inside, so all copies at once.

    `place` is the group at which they are made where that is not the block itself.
    """
    definition = place or definition_of(address)
    path, id = parent_of(definition), id_of(definition)
    if definition == address and not path:
        return tuple([repair for repair in repairs if repair.applies(graph, address)])
    inside = level(graph, path)
    return tuple(
        [
            Repair(repair.message, _inside(repair, path, id))
            for repair in repairs
            if repair.applies(inside, id) and repair.edit(inside, id) is not inside
        ]
    )


def _inside(repair: Repair, path: str, id: str) -> Callable[[Graph, str], Graph]:
    return lambda graph, _: edited(graph, path, lambda inside: repair.edit(inside, id))


def where_unconnected(graph: Graph, address: str) -> str:
    """Return the address at which the wire into a leaf is missing: the block, or the group whose port has none."""
    place = definition_of(address)
    while path := parent_of(place):
        inside = level(graph, path)
        if len(inside.into(id_of(place))) < max(len(inside[id_of(place)].block.inputs), 1):
            break
        place = path
    return place
