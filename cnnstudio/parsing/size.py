"""Finds how large a picture torch's code was written for: it says how many numbers its layers read, not the size."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping

from cnnstudio.blocks.input import Input
from cnnstudio.blocks.linear import Linear
from cnnstudio.graph.check import check
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.report import Report
from cnnstudio.graph.shape import Shape, shape_text
from cnnstudio.graph.text import Message, translate
from cnnstudio.parsing import pictures
from cnnstudio.parsing.expressions import called_name
from cnnstudio.parsing.given import whole_numbers
from cnnstudio.parsing.sketch import Cell

_SIZES = (28, 32, 224, 227, 64, 96, 128, 256, 299, 48, 150, 180, 512)
_LARGEST = 1024
_MAKERS = frozenset(["rand", "randn", "zeros", "ones", "empty"])
_SUMMARIES = frozenset(["summary", "input_size"])


def shape_in_code(statements: Iterable[ast.stmt]) -> Shape | None:
    """Return the picture (C, H, W) on which the code tries its network, as in `net(torch.rand(1, 3, 32, 32))`."""
    for statement in statements:
        for node in ast.walk(statement):
            if isinstance(node, ast.Call) and (shape := _tried(node)) is not None:
                return shape
    return None


def _tried(node: ast.Call) -> Shape | None:
    name = called_name(node)
    if name in _MAKERS and (numbers := _numbers(node.args)) is not None and len(numbers) == 4:
        return _picture(numbers[1:])
    if name not in _SUMMARIES:
        return None
    for part in [*node.args[1:], *(word.value for word in node.keywords if word.arg == "input_size")]:
        numbers = _numbers([part])
        if numbers is not None and len(numbers) in (3, 4):
            return _picture(numbers[-3:])
    return None


def _numbers(nodes: list[ast.expr]) -> tuple[int, ...] | None:
    if len(nodes) == 1 and isinstance(nodes[0], (ast.Tuple, ast.List)):
        nodes = nodes[0].elts
    return whole_numbers([node.value if isinstance(node, ast.Constant) else None for node in nodes])


def _picture(numbers: tuple[int, ...]) -> Shape | None:
    return numbers if min(numbers) > 0 else None


def sized(graph: Graph, cells: Mapping[str, Cell], said: Shape | None) -> tuple[Graph, list[Message]]:
    """Return the graph with its unsized Inputs at the size that suits the layers best, and remarks that say so.

    `said` is the shape that the code names elsewhere.
    """
    reads = {id: cell.reads for id, cell in cells.items() if cell.reads is not None}
    remarks: list[Message] = []
    for id, cell in cells.items():
        if isinstance(cell.content, Input) and not cell.sized:
            name = graph[id].name
            shape = said or _fitting(graph, id, cell.content, reads)
            graph = graph.replace(id, _input(shape), name=name)
            if said is None:
                remarks.append(_found(shape, any(isinstance(graph[node].block, Linear) for node in reads)))
    return graph, [*remarks, *_differing(graph, cells, reads)]


def _differing(graph: Graph, cells: Mapping[str, Cell], reads: Mapping[str, int]) -> Iterator[Message]:
    report = check(graph)
    for id, wanted in reads.items():
        here = _arrives(report, id)
        if here not in (None, wanted):
            yield _differs(id, cells[id], here)


def _fitting(graph: Graph, id: str, drawn: Input, reads: Mapping[str, int]) -> Shape:
    if not reads:
        return drawn.shape
    best, fewest = drawn.shape, len(graph) + len(reads) + 1
    for shape in _candidates(graph, id, reads):
        report = check(graph.replace(id, _input(shape)))
        faults = sum(_arrives(report, node) not in (None, wanted) for node, wanted in reads.items())
        faults += sum(problem.code != "block.unknown" for problem in report.problems)
        if faults < fewest:
            best, fewest = shape, faults
    return best


def _candidates(graph: Graph, id: str, reads: Mapping[str, int]) -> Iterator[Shape]:
    first = next((node for node in graph.order if node in reads), None)
    channels = (1, 3) if first is None or isinstance(graph[first].block, Linear) else (max(reads[first], 1),)
    for count in channels:
        for side in _SIZES:
            yield (count, side, side)
        if (solved := _solved(graph, id, count, reads)) is not None:
            yield (count, solved, solved)


def _solved(graph: Graph, id: str, channels: int, reads: Mapping[str, int]) -> int | None:
    """Return the smallest side with which as many numbers arrive at the first dense block as the code says, or more."""
    dense = next((node for node in graph.order if node in reads and isinstance(graph[node].block, Linear)), None)
    if dense is None:
        return None
    low, high = 1, _LARGEST
    while low < high:
        middle = (low + high) // 2
        report = check(graph.replace(id, _input((channels, middle, middle))))
        if (_arrives(report, dense) or 0) < reads[dense]:
            low = middle + 1
        else:
            high = middle
    return low


def _input(shape: Shape) -> Input:
    channels, height, width = shape
    return Input(channels=channels, height=height, width=width)


def _arrives(report: Report, id: str) -> int | None:
    """Return how many channels or numbers arrive at a block, None where that is unknown."""
    graph = report.graph
    shape = report.shape(graph.sources(id)[0]) if graph.sources(id) else None
    return shape[0] if shape else None


def _found(shape: Shape, any_dense: bool) -> Message:
    if not any_dense:
        return pictures.assumed(shape)
    source = translate("Parsing", "The code does not say how large its pictures are: {shape} suits its dense blocks.")
    return Message("parsing.size", source, shape=shape_text(shape))


def _differs(id: str, cell: Cell, here: int | None) -> Message:
    source = translate("Parsing", "{block} (line {line}) is written for {wanted}, but {here} arrive: it reads what arrives.")
    return Message("parsing.reads", source, block=id, line=cell.line, wanted=cell.reads or 0, here=here or 0)
