"""Examines a graph without torch: shapes, counts, receptive fields, problems with repairs, and advice. Never raises."""

from __future__ import annotations

from cnnstudio.graph import advice, structure
from cnnstudio.graph.block import Block, Data, UnknownBlock
from cnnstudio.graph.figures import Fault, Figures, Refusal, figures, limits
from cnnstudio.graph.graph import Graph, Node
from cnnstudio.graph.repair import ShapeError
from cnnstudio.graph.report import UNKNOWN, Facts, NodeReport, Note, Problem, Report
from cnnstudio.graph.shape import PIXEL, Field, joined


def check(graph: Graph, data: Data | None = None, before: Report | None = None) -> Report:
    """Return what is known of `graph`.

    `data` is what it will be trained on, if that is chosen. `before` is an earlier report: a node whose block and inputs are
    unchanged keeps its result.
    """
    comparable = before is not None and before.data == data and not before.graph.cyclic and not graph.cyclic
    known = before.nodes if comparable and before is not None else {}
    changed = _changed(graph, before) if comparable and before is not None else set(graph.nodes)
    into, out_of = graph.ends
    found: dict[str, NodeReport] = {}
    for id in graph.order:
        old = known.get(id)
        if old is not None and id not in changed:
            found[id] = old
            continue
        feeds = tuple([found[edge.source].facts if edge.source in found else UNKNOWN for edge in into.get(id, ())])
        new = _examine(graph, graph.nodes[id], feeds, id in out_of, data)
        found[id] = new
        if old is not None and old.facts != new.facts:
            changed.update([edge.target for edge in out_of.get(id, ())])
    return _total(graph, found, data)


def _changed(graph: Graph, before: Report) -> set[str]:
    """Return the nodes that differ from those of an earlier report or have other wires, and those with problems.

    A repair may depend on blocks far away, so what has a problem is looked at again.
    """
    known = before.nodes
    changed = {id for id, node in graph.nodes.items() if id not in known or known[id].node is not node}
    changed.update([problem.address for problem in before.problems])
    wires, old_wires = graph.wires, before.graph.wires
    if wires is not old_wires:
        differing = [edge for key, edge in wires.items() if old_wires.get(key) is not edge]
        differing += [edge for key, edge in old_wires.items() if wires.get(key) is not edge]
        for edge in differing:
            changed.add(edge.source)
            changed.add(edge.target)
    return changed


def _total(graph: Graph, nodes: dict[str, NodeReport], data: Data | None) -> Report:
    problems = structure.problems(graph)
    notes: list[Note] = []
    parameters = macs = neurons = activation_bytes = 0
    for report in nodes.values():
        if report.problems:
            problems += report.problems
        if report.notes:
            notes += report.notes
        counts = report.figures
        parameters += counts.parameters
        macs += counts.macs
        neurons += counts.neurons
        activation_bytes += counts.activation_bytes
    notes += advice.heavy_dense(nodes.values(), parameters)
    return Report(
        graph=graph,
        nodes=nodes,
        problems=tuple(problems),
        notes=tuple(notes),
        parameters=parameters,
        macs=macs,
        neurons=neurons,
        activation_bytes=activation_bytes,
        data=data,
    )


def _examine(graph: Graph, node: Node, feeds: tuple[Facts, ...], has_readers: bool, data: Data | None) -> NodeReport:
    if node.id in graph.cyclic:
        return NodeReport(node, UNKNOWN, feeds, has_readers, problems=structure.in_cycle(graph, node))
    block = node.block
    if isinstance(block, UnknownBlock):
        problem = Problem("block.unknown", node.id, block.reason, (structure.removal(),))
        return NodeReport(node, UNKNOWN, feeds, has_readers, problems=(problem,))
    if structure.wanted(block) > len(feeds):
        return _faulty(graph, node, feeds, has_readers, (*limits(block), structure.unconnected(graph, node.id)))
    shapes = tuple([feed.shape for feed in feeds if feed.shape is not None])
    if len(shapes) < len(feeds):
        return _faulty(graph, node, feeds, has_readers, limits(block))
    declared = figures(block, shapes)
    if isinstance(declared, Refusal):
        return _faulty(graph, node, feeds, has_readers, declared.faults)
    if data is not None:
        try:
            block.judge(data, *shapes)
        except ShapeError as error:
            return _faulty(graph, node, feeds, has_readers, ((error.message, error.repairs),))
    linear = block.linear or (block.rearranges and feeds[0].linear)
    facts = Facts(declared.shape, _field(block, feeds, declared), block.type_name(), linear, block.family)
    notes = advice.local(node, block, feeds, declared, has_readers)
    return NodeReport(node, facts, feeds, has_readers, declared, (), notes)


def _faulty(graph: Graph, node: Node, feeds: tuple[Facts, ...], has_readers: bool, faults: tuple[Fault, ...]) -> NodeReport:
    problems = tuple(
        Problem(message.code, node.id, message, tuple(repair for repair in repairs if repair.applies(graph, node.id)))
        for message, repairs in faults
    )
    return NodeReport(node, UNKNOWN, feeds, has_readers, problems=problems)


def _field(block: Block, feeds: tuple[Facts, ...], declared: Figures) -> Field | None:
    if not feeds:
        return PIXEL
    if block.whole_image:
        return None
    if len(feeds) == 1:
        field = feeds[0].field
    else:
        fields = [feed.field for feed in feeds if feed.field is not None]
        field = joined(fields) if len(fields) == len(feeds) else None
    return field if field is None or declared.window is None else field.through(declared.window)


def outputs(graph: Graph) -> list[str]:
    """Return the ids of the network's outputs."""
    return _ends(graph, "output")


def inputs(graph: Graph) -> list[str]:
    """Return the ids of the network's inputs."""
    return _ends(graph, "input")


def _ends(graph: Graph, boundary: str) -> list[str]:
    return [node.id for node in graph if isinstance(node.block, Block) and node.block.boundary == boundary]
