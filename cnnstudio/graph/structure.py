"""Faults of the wiring: ends that are missing or doubled, inputs without a wire, cycles; with their repairs."""

from __future__ import annotations

from collections.abc import Callable

from cnnstudio.graph.block import Block, UnknownBlock
from cnnstudio.graph.figures import Fault
from cnnstudio.graph.graph import Graph, Node
from cnnstudio.graph.repair import Repair
from cnnstudio.graph.report import Problem
from cnnstudio.graph.text import Message, translate


def problems(graph: Graph) -> list[Problem]:
    """Return the faults of the network as a whole."""
    ends: dict[str, list[str]] = {"input": [], "output": []}
    found: list[Problem] = []
    for node in graph.nodes.values():
        if node.block.__class__ is not UnknownBlock and node.block.boundary:  # type: ignore[union-attr]
            if "." in node.id:
                message = Message("group.boundary", translate("Check", "the network's input and output stay outside of groups"))
                found.append(Problem("group.boundary", node.id, message))
            else:
                ends[node.block.boundary].append(node.id)  # type: ignore[union-attr]
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
        found += [Problem(code, id, Message(code, source), (removal(),)) for id in sorted(ends[boundary])[1:]]
    return found


def wanted(block: Block) -> int:
    """Return how many wires must arrive at a block."""
    return max(len(block.inputs), 1) if block.variadic else len(block.inputs)


def unconnected(graph: Graph, id: str) -> Fault:
    """Return the fault of a block at which no wire arrives."""
    message = Message("node.unconnected", translate("Check", "nothing arrives here: draw a wire into this block"))
    nearest = feeder(graph, id)
    if nearest is None:
        return message, (removal(),)
    source = translate("Repair", "Connect {source} to it")
    return message, (Repair(Message("repair.connect", source, source=nearest), _connect), removal())


def _connect(graph: Graph, id: str) -> Graph:
    return graph if (found := feeder(graph, id)) is None else graph.connect(found, id)


def feeder(graph: Graph, id: str) -> str | None:
    """Return the block that most likely should feed `id`: the last one that feeds nothing and does not come behind it."""
    return next((other for other in reversed(graph.open_ends) if not graph.leads_to(id, other)), None)


def in_cycle(graph: Graph, node: Node) -> tuple[Fault, ...]:
    """Return the fault of a node on a cycle; it stands at the first one alone, outside of groups where it can."""
    if node.id != min(graph.cyclic, key=lambda id: (id.count("."), id)):
        return ()
    message = Message("graph.cycle", translate("Check", "the wires run in a circle through this block; remove one of them"))
    return ((message, (_cut(),)),)


def _cut() -> Repair:
    def edit(graph: Graph, id: str) -> Graph:
        for edge in graph.into(id):
            if edge.source in graph.cyclic:
                return graph.disconnect(edge.target, edge.target_port)
        return graph

    return Repair(Message("repair.cut", translate("Repair", "Remove the wire that closes the circle")), edit)


def removal() -> Repair:
    """Return the repair that takes the block out and joins what lay around it."""
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
