"""Faults of the wiring: ends that are missing or doubled, inputs without a wire, cycles; with their repairs."""

from __future__ import annotations

from collections.abc import Callable

from cnnstudio.graph.block import Block, UnknownBlock
from cnnstudio.graph.graph import Graph, Node
from cnnstudio.graph.repair import Repair
from cnnstudio.graph.report import Facts, NodeReport, Problem
from cnnstudio.graph.text import Message, translate


def problems(graph: Graph) -> list[Problem]:
    """Return the faults of the network as a whole."""
    ends: dict[str, list[str]] = {"input": [], "output": []}
    for node in graph.nodes.values():
        if node.block.__class__ is not UnknownBlock and node.block.boundary:  # type: ignore[union-attr]
            ends[node.block.boundary].append(node.id)  # type: ignore[union-attr]
    found: list[Problem] = []
    if not ends["input"]:
        source = translate("Check", "The network has no input: add an Input block for the picture.")
        found.append(_missing("graph.no_input", Message("graph.no_input", source), "input"))
    if not ends["output"]:
        source = translate("Check", "The network has no output: add an Output block behind the last one.")
        found.append(_missing("graph.no_output", Message("graph.no_output", source), "output"))
    for code, boundary, source in (
        ("graph.inputs", "input", translate("Check", "there is a second input; a classifier reads one picture")),
        ("graph.outputs", "output", translate("Check", "there is a second output; a classifier gives one answer")),
    ):
        found += [Problem(code, id, Message(code, source), (_removal(),)) for id in sorted(ends[boundary])[1:]]
    return found


def unconnected(graph: Graph, node: Node, feeds: tuple[Facts, ...]) -> list[Problem]:
    """Return a problem where an input of the block holds no wire."""
    block = node.block
    wanted = max(len(block.inputs), 1) if block.variadic else len(block.inputs)
    if len(feeds) >= wanted:
        return []
    message = Message("node.unconnected", translate("Check", "nothing arrives here: draw a wire into this block"))
    repairs: list[Repair] = []
    nearest = feeder(graph, node.id)
    if nearest is not None:
        source = translate("Repair", "Connect {source} to it")
        repairs.append(
            Repair(
                Message("repair.connect", source, source=nearest),
                lambda graph, id: graph if (found := feeder(graph, id)) is None else graph.connect(found, id),
            )
        )
    repairs.append(_removal())
    return [Problem("node.unconnected", node.id, message, tuple(repairs))]


def feeder(graph: Graph, id: str) -> str | None:
    """Return the block that most likely should feed `id`: the last one that feeds nothing and does not come behind it."""
    open_ends = [other for other in graph.order if other != id and graph[other].block.outputs and not graph.out_of(other)]
    return next((other for other in reversed(open_ends) if not graph.leads_to(id, other)), None)


def in_cycle(graph: Graph, node: Node, feeds: tuple[Facts, ...]) -> NodeReport:
    """Return the report of a node on a cycle; the problem stands at the first one alone."""
    found: tuple[Problem, ...] = ()
    if node.id == min(graph.cyclic):
        message = Message("graph.cycle", translate("Check", "the wires run in a circle through this block; remove one of them"))
        found = (Problem("graph.cycle", node.id, message, (_cut(),)),)
    return NodeReport(node, Facts(None), feeds, bool(graph.out_of(node.id)), problems=found)


def _cut() -> Repair:
    def edit(graph: Graph, id: str) -> Graph:
        for edge in graph.into(id):
            if edge.source in graph.cyclic:
                return graph.disconnect(edge.target, edge.target_port)
        return graph

    return Repair(Message("repair.cut", translate("Repair", "Remove the wire that closes the circle")), edit)


def _removal() -> Repair:
    source = translate("Repair", "Remove the block")
    return Repair(Message("repair.remove", source), lambda graph, id: graph.remove([id], reconnect=True))


def _missing(code: str, message: Message, boundary: str) -> Problem:
    kind = _end(boundary, Block)
    if kind is None:
        return Problem(code, "", message)
    source = translate("Repair", "Add {block}")
    return Problem(code, "", message, (Repair(Message("repair.add", source, block=kind.title), _adder(kind)),))


def _adder(kind: type[Block]) -> Callable[[Graph, str], Graph]:
    def edit(graph: Graph, id: str) -> Graph:
        new = graph.free_id(kind())
        stem = new.rstrip("0123456789")
        new = stem if stem not in graph else new
        if kind.boundary == "input":
            first = next((id for id in graph.order if graph.free_port(id) is not None and not graph.into(id)), None)
            graph = graph.add(kind(), new)
            return graph if first is None else graph.connect(new, first)
        last = next((id for id in reversed(graph.order) if graph[id].block.outputs and not graph.out_of(id)), None)
        return graph.add(kind(), new, after=last)

    return edit


def _end(boundary: str, kind: type[Block]) -> type[Block] | None:
    for found in kind.__subclasses__():
        if found.boundary == boundary:
            return found
        if (deeper := _end(boundary, found)) is not None:
            return deeper
    return None
