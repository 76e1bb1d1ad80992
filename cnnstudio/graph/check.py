"""Examines a graph without torch: shapes, counts, receptive fields, problems with repairs, and advice. Never raises."""

from __future__ import annotations

from collections.abc import Iterable

from cnnstudio.graph import advice, structure
from cnnstudio.graph.block import Block, Data, UnknownBlock
from cnnstudio.graph.graph import Graph, Node
from cnnstudio.graph.param import Param
from cnnstudio.graph.repair import Repair, ShapeError, set_values
from cnnstudio.graph.report import FLOAT_BYTES, Facts, NodeReport, Note, Problem, Report
from cnnstudio.graph.shape import Field, Shape, joined, size
from cnnstudio.graph.text import Message, translate


def check(graph: Graph, data: Data | None = None, before: Report | None = None) -> Report:
    """Return what is known of `graph`.

    `data` is what it will be trained on, if that is chosen. `before` is an earlier report: a node whose block and inputs are
    unchanged keeps its result.
    """
    known = before.nodes if before is not None and before.data == data else {}
    found: dict[str, NodeReport] = {}
    cyclic = graph.cyclic
    nodes, readers = graph.nodes, graph._out_of
    unknown = Facts(None)
    for id in graph.order:
        node = nodes[id]
        feeds = tuple([found[edge.source].facts if edge.source in found else unknown for edge in graph.into(id)])
        old = known.get(id)
        if (
            old is not None
            and old.node is node
            and not cyclic
            and _same(old.feeds, feeds)
            and old.has_readers is (id in readers)
        ):
            found[id] = old
            continue
        new = _examine(graph, node, feeds, data) if id not in cyclic else structure.in_cycle(graph, node, feeds)
        if old is not None and old.facts == new.facts:
            object.__setattr__(new, "facts", old.facts)
        found[id] = new
    return _total(graph, found, data)


def _same(old: tuple[Facts, ...], new: tuple[Facts, ...]) -> bool:
    return old == new


def _total(graph: Graph, nodes: dict[str, NodeReport], data: Data | None) -> Report:
    reports = nodes.values()
    problems = structure.problems(graph)
    notes: list[Note] = []
    for report in reports:
        if report.problems:
            problems += report.problems
        if report.notes:
            notes += report.notes
    parameters = sum([report.parameters for report in reports])
    notes += advice.heavy_dense(reports, parameters)
    return Report(
        graph=graph,
        nodes=nodes,
        problems=tuple(problems),
        notes=tuple(notes),
        parameters=parameters,
        macs=sum([report.macs for report in reports]),
        neurons=sum([report.neurons for report in reports]),
        activation_bytes=sum([report.activation_bytes for report in reports]),
        data=data,
    )


def _examine(graph: Graph, node: Node, feeds: tuple[Facts, ...], data: Data | None) -> NodeReport:
    block = node.block
    has_readers = bool(graph.out_of(node.id))
    if isinstance(block, UnknownBlock):
        problem = Problem("block.unknown", node.id, block.reason, (_remove(),))
        return NodeReport(node, Facts(None), feeds, has_readers, problems=(problem,))
    problems = _limits(node.id, block) or structure.unconnected(graph, node, feeds)
    shapes = tuple([feed.shape for feed in feeds if feed.shape is not None])
    if problems or len(shapes) < len(feeds):
        return NodeReport(node, Facts(None), feeds, has_readers, problems=tuple(problems))
    try:
        shape = block.output_shape(*shapes)
        if data is not None:
            block.judge(data, *shapes)
    except ShapeError as error:
        problem = Problem(error.message.code, node.id, error.message, error.repairs)
        return NodeReport(node, Facts(None), feeds, has_readers, problems=(problem,))
    return _sound(node, block, feeds, shapes, shape, has_readers)


def _sound(
    node: Node, block: Block, feeds: tuple[Facts, ...], shapes: tuple[Shape, ...], shape: Shape, has_readers: bool
) -> NodeReport:
    weights = block.weights(*shapes)
    count = size(shape)
    facts = Facts(shape, _field(block, feeds, shapes), block.type_name(), block.linear)
    return NodeReport(
        node=node,
        facts=facts,
        feeds=feeds,
        has_readers=has_readers,
        weights=weights,
        buffers=block.buffers(*shapes),
        parameters=sum([size(weight) for weight in weights.values()]),
        macs=block.macs(*shapes),
        neurons=count if block.has_neurons else 0,
        activation_bytes=0 if block.boundary == "output" else count * FLOAT_BYTES,
        notes=tuple(advice.local(node, block, feeds, shapes, has_readers)),
    )


def _field(block: Block, feeds: tuple[Facts, ...], shapes: tuple[Shape, ...]) -> Field | None:
    if not feeds:
        return Facts(None).field
    fields: list[Field] = []
    for feed in feeds:
        if feed.field is None or block.whole_image:
            return None
        fields.append(feed.field)
    window = block.window(*shapes)
    field = joined(fields)
    return field if window is None else field.through(window)


def _limits(id: str, block: Block) -> list[Problem]:
    return [
        Problem(message.code, id, message, _within(param, getattr(block, param.name)))
        for param, message in block.limit_problems()
    ]


def _within(param: Param, value: object) -> tuple[Repair, ...]:
    best = _nearest(param, value)
    shown = "×".join(map(str, best)) if isinstance(best, tuple) else str(best)
    source = translate("Repair", "Set {name} to {value}")
    return (set_values(Message("repair.set", source, name=param.name, value=shown), **{param.name: best}),)


def _nearest(param: Param, value: object) -> object:
    if isinstance(value, tuple):
        return tuple(_nearest(param, part) for part in value)
    if isinstance(value, (int, float)) and not param.choices:
        minimum = 0 if param.kind == "padding" and param.minimum is None else param.minimum
        if minimum is not None and value < minimum:
            return type(value)(minimum)
        if param.maximum is not None and value > param.maximum:
            return type(value)(param.maximum)
        if param.above is None and param.below is None:
            return value
    return param.default


def _remove() -> Repair:
    source = translate("Repair", "Remove the block")
    return Repair(Message("repair.remove", source), lambda graph, id: graph.remove([id], reconnect=True))


def outputs(graph: Graph) -> list[str]:
    """Return the ids of the network's outputs."""
    return _ends(graph, "output")


def inputs(graph: Graph) -> list[str]:
    """Return the ids of the network's inputs."""
    return _ends(graph, "input")


def _ends(graph: Graph, boundary: str) -> list[str]:
    nodes: Iterable[Node] = graph
    return [node.id for node in nodes if isinstance(node.block, Block) and node.block.boundary == boundary]
