"""Examines a graph without torch: shapes, counts, receptive fields, problems with repairs, and advice. Never raises."""

from __future__ import annotations

from typing import TypeVar, cast

from cnnstudio.graph import advice, group_faults, structure
from cnnstudio.graph.addresses import definition_of, id_of, parent_of
from cnnstudio.graph.block import Block, Data, UnknownBlock
from cnnstudio.graph.figures import Fault, Figures, Refusal, figures, limits
from cnnstudio.graph.graph import Graph, GraphError, Node
from cnnstudio.graph.leaves import leaves
from cnnstudio.graph.paths import level
from cnnstudio.graph.repair import ShapeError
from cnnstudio.graph.report import UNKNOWN, Facts, NodeReport, Note, Problem, Report
from cnnstudio.graph.shape import PIXEL, Field, joined
from cnnstudio.graph.text import Message


def check(graph: Graph, data: Data | None = None, before: Report | None = None) -> Report:
    """Return what is known of `graph`.

    `data` is what it will be trained on, if that is chosen. `before` is an earlier report: a node whose block and inputs are
    unchanged keeps its result. Groups are looked through: what is checked is their leaves, copy by copy.
    """
    try:
        flat = leaves(graph)
    except GraphError as error:
        problem = Problem(error.message.code, "", error.message)
        return Report(Graph(), {}, (problem,), (), 0, 0, 0, 0, data, graph)
    return _check(flat, graph, data, before)


def _check(graph: Graph, network: Graph, data: Data | None, before: Report | None) -> Report:
    """Return what is known of the flat `graph` of `network`."""
    if before is not None:
        graph.borrow(before.graph)
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
        new = _examine(graph, network, graph.nodes[id], feeds, id in out_of, data)
        found[id] = new
        if old is not None and old.facts != new.facts:
            changed.update([edge.target for edge in out_of.get(id, ())])
    return _total(graph, network, found, data)


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


def _total(graph: Graph, network: Graph, nodes: dict[str, NodeReport], data: Data | None) -> Report:
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
    if graph is not network:
        problems = _once([*_of_groups(graph, network), *problems])
        notes = _once(notes)
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
        network=network,
    )


_Finding = TypeVar("_Finding", Problem, Note)


def _once(findings: list[_Finding]) -> list[_Finding]:
    """Return the findings without those that only repeat one for a further copy of a group."""
    found: dict[tuple[str, Message], _Finding] = {}
    for finding in findings:
        found.setdefault((definition_of(finding.address), finding.message), finding)
    return list(found.values())


def _of_groups(graph: Graph, network: Graph) -> list[Problem]:
    return [*group_faults.problems(network), *([] if graph.cyclic else group_faults.loops(network))]


def _examine(
    graph: Graph, network: Graph, node: Node, feeds: tuple[Facts, ...], has_readers: bool, data: Data | None
) -> NodeReport:
    if node.id in graph.cyclic:
        found = structure.in_cycle(graph, node)
        return _faulty(network, node, feeds, has_readers, found)
    block = cast("Block | UnknownBlock", node.block)
    if isinstance(block, UnknownBlock):
        repairs = group_faults.scoped((structure.removal(),), network, node.id)
        problem = Problem("block.unknown", node.id, block.reason, repairs)
        return NodeReport(node, UNKNOWN, feeds, has_readers, problems=(problem,))
    if structure.wanted(block) > len(feeds):
        report = _faulty(network, node, feeds, has_readers, limits(block))
        return report._replace(problems=(*report.problems, _unconnected(network, node.id)))
    shapes = tuple([feed.shape for feed in feeds if feed.shape is not None])
    if len(shapes) < len(feeds):
        return _faulty(network, node, feeds, has_readers, limits(block))
    declared = figures(block, shapes)
    if isinstance(declared, Refusal):
        return _faulty(network, node, feeds, has_readers, declared.faults)
    if data is not None:
        try:
            block.judge(data, *shapes)
        except ShapeError as error:
            return _faulty(network, node, feeds, has_readers, ((error.message, error.repairs),))
    linear = block.linear or (block.rearranges and feeds[0].linear)
    facts = Facts(declared.shape, _field(block, feeds, declared), block.type_name(), linear, block.family)
    notes = advice.local(node, block, feeds, declared, has_readers)
    return NodeReport(node, facts, feeds, has_readers, declared, (), notes)


def _faulty(network: Graph, node: Node, feeds: tuple[Facts, ...], has_readers: bool, faults: tuple[Fault, ...]) -> NodeReport:
    problems = tuple(
        Problem(message.code, node.id, message, group_faults.scoped(repairs, network, node.id)) for message, repairs in faults
    )
    return NodeReport(node, UNKNOWN, feeds, has_readers, problems=problems)


def _unconnected(network: Graph, address: str) -> Problem:
    """Return the problem of a leaf that a wire is missing to, also where it is missing to the group around it."""
    place = group_faults.where_unconnected(network, address)
    message, repairs = structure.unconnected(level(network, parent_of(place)), id_of(place))
    if place != definition_of(address):
        repairs = tuple([repair for repair in repairs if repair.message.code == "repair.connect"])
    return Problem(message.code, address, message, group_faults.scoped(repairs, network, address, place))


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
