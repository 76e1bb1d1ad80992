"""The summary of a network: a row per block and totals, as Keras prints it or as lectures tabulate layers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import count

from cnnstudio.graph import table
from cnnstudio.graph.block import Block, UnknownBlock
from cnnstudio.graph.report import FLOAT_BYTES, NodeReport, Note, Problem, Report
from cnnstudio.graph.shape import Shape, shape_text
from cnnstudio.graph.table import Table
from cnnstudio.graph.text import Message, Text, translate

Say = Callable[[Message | Text | str], str]
"""Looks a sentence up and fills it."""

WriteShape = Callable[[Shape | None], str]
"""Writes a shape, or that it is unknown."""

Number = Callable[[int | float], str]
"""Writes a number, digits grouped as the reader expects."""


@dataclass(frozen=True)
class Row:
    """One line of the summary. `number` counts the layers from 1, inputs are 0; `name` is what a person called the block."""

    address: str
    name: str
    number: int
    title: Text | str
    type: str
    output_shape: Shape | None
    neurons: int
    parameters: int
    macs: int


def rows(report: Report, lecture: bool = False) -> list[Row]:
    """Return a row for each block, or for each layer as lectures count them.

    In a lecture's table activations, dropout and normalization belong to the layer before them (which takes over their
    parameters); Flatten, Output and a pooling that changes nothing are left out.
    """
    found: dict[str, Row] = {}
    layer_of: dict[str, str] = {}
    for address, node in report.nodes.items():
        row = _row(address, node)
        before = next((layer_of.get(source, "") for source in report.graph.sources(address)), "")
        host = found.get(before)
        if lecture and _left_out(node):
            layer_of[address] = before
        elif lecture and _docks(node) and host is not None and (host.type != "Input" or not row.parameters):
            layer_of[address] = before
            found[before] = replace(host, parameters=host.parameters + row.parameters, macs=host.macs + row.macs)
        else:
            layer_of[address] = address
            found[address] = row
    return _numbered(found.values())


def as_json(report: Report, lecture: bool = False, say: Say = str) -> dict[str, object]:
    """Return the summary as plain data: blocks, totals, problems, notes. A shape that is unknown is None."""
    return {
        "blocks": [
            {
                "id": row.address,
                "type": row.type,
                "output_shape": None if row.output_shape is None else list(row.output_shape),
                "neurons": row.neurons,
                "parameters": row.parameters,
                "macs": row.macs,
            }
            for row in rows(report, lecture)
        ],
        "parameters": report.parameters,
        "macs": report.macs,
        "neurons": report.neurons,
        "problems": [_finding_data(problem, say) for problem in report.problems],
        "notes": [_finding_data(note, say) for note in report.notes],
    }


def as_text(report: Report, say: Say, number: Number, lecture: bool = False) -> str:
    """Return the summary for a terminal: the table, totals, problems and notes."""
    style = _Style(lambda text: table.one_line(text, table.LONGEST), str)
    lines = table.aligned(_table(report, lecture, say, number, style))
    lines += _totals(report, say)
    for title, findings in (
        (translate("Summary", "Problems:"), report.problems),
        (translate("Summary", "Notes:"), report.notes),
    ):
        if findings:
            lines += ["", say(title), *(f"  {_finding(finding, say)}" for finding in findings)]
    return "\n".join(lines) + "\n"


def frame(report: Report, say: Say, number: Number, lecture: bool = False) -> Table:
    """Return the table without its rows: titles, which columns are aligned right, and the total, in plain text."""
    return _frame(report, lecture, say, number, _Style(table.one_line, str), ())


def cells(row: Row, say: Say, number: Number, lecture: bool = False, shape: WriteShape = shape_text) -> Sequence[str]:
    """Return one row of the table in plain text."""
    write = _lecture_cells if lecture else _block_cells
    return write(row, say, number, _Style(table.one_line, str, shape))


def as_markdown(report: Report, say: Say, number: Number, lecture: bool = False, shape: WriteShape = shape_text) -> str:
    """Return the summary as a Markdown table with its totals."""
    style = _Style(lambda text: table.markdown_escaped(table.one_line(text)), lambda id: f"`{id}`", shape)
    lines = table.markdown(_table(report, lecture, say, number, style))
    lines += ["", *(f"- {style.text(line)}" for line in _totals(report, say))]
    return "\n".join(lines) + "\n"


def as_latex(report: Report, say: Say, number: Number, lecture: bool = False, shape: WriteShape = shape_text) -> str:
    """Return the summary as a LaTeX tabular."""

    def code(id: str) -> str:
        return rf"\texttt{{{table.latex_escaped(id)}}}"

    def digits(value: int | float) -> str:
        return table.latex_escaped(number(value))

    style = _Style(lambda text: table.latex_escaped(table.one_line(text)), code, shape)
    return "\n".join(table.latex(_table(report, lecture, say, digits, style))) + "\n"


def as_csv(report: Report, say: Say, lecture: bool = False) -> str:
    """Return the summary as CSV: one row per block, numbers as plain digits, names in a column of their own."""
    titles = (_LAYER if lecture else _ID, _NAME, _TYPE_OF_LAYER if lecture else _TYPE, _SHAPE, *_COUNTS)
    found = [
        [
            str(row.number) if lecture else row.address,
            table.one_line(row.name),
            table.one_line(say(row.title) if lecture else row.type),
            shape_text(row.output_shape),
            str(row.neurons),
            str(row.parameters),
            str(row.macs),
        ]
        for row in rows(report, lecture)
    ]
    return table.comma_separated(Table([say(title) for title in titles], found, ()))


def weight_size(parameters: int) -> Message:
    """Return how much memory so many float32 numbers take, in the units Keras prints: 188,660 are 736.95 KB."""
    size, units = float(FLOAT_BYTES * parameters), ["B", "KB", "MB", "GB", "TB"]
    while size >= 1024 and len(units) > 1:
        size /= 1024
        units.pop(0)
    return Message("summary.size", translate("Summary", "{value} {unit}"), value=round(size, 2), unit=units[0])


_ID = translate("Summary", "Block")
_NAME = translate("Summary", "Name")
_TYPE = translate("Summary", "Type")
_BLOCK = translate("Summary", "Block (type)")
_LAYER = translate("Summary", "Layer")
_TYPE_OF_LAYER = translate("Summary", "Type of layer")
_SHAPE = translate("Summary", "Output shape")
_COUNTS = (
    translate("Summary", "Neurons"),
    translate("Summary", "Parameters"),
    translate("Summary", "MACs"),
)
_TOTAL = translate("Summary", "Total")


@dataclass(frozen=True)
class _Style:
    """How a format writes a person's or a sentence's text, a block's id, and a shape."""

    text: Callable[[str], str]
    code: Callable[[str], str]
    shape: WriteShape = shape_text


def _table(report: Report, lecture: bool, say: Say, number: Number, style: _Style) -> Table:
    write = _lecture_cells if lecture else _block_cells
    return _frame(report, lecture, say, number, style, [write(row, say, number, style) for row in rows(report, lecture)])


def _frame(report: Report, lecture: bool, say: Say, number: Number, style: _Style, cells: Sequence[Sequence[str]]) -> Table:
    counts = [number(report.neurons), number(report.parameters), number(report.macs)]
    total = style.text(say(_TOTAL))
    if lecture:
        titles: Sequence[Text] = (_LAYER, _TYPE_OF_LAYER, _SHAPE, *_COUNTS[:2])
        return Table(_titles(titles, say, style), cells, (True, False, False, True, True), ["", total, "", *counts[:2]])
    titles = (_BLOCK, _SHAPE, *_COUNTS)
    return Table(_titles(titles, say, style), cells, (False, False, True, True, True), [total, "", *counts])


def _titles(titles: Sequence[Text], say: Say, style: _Style) -> list[str]:
    return [style.text(say(title)) for title in titles]


def _block_cells(row: Row, say: Say, number: Number, style: _Style) -> list[str]:
    label = f"{style.code(row.address)} ({style.text(row.type)}){_name(row, style)}"
    counts = (row.neurons, row.parameters, row.macs)
    return [label, style.text(style.shape(row.output_shape)), *(_count(row, value, number) for value in counts)]


def _lecture_cells(row: Row, say: Say, number: Number, style: _Style) -> list[str]:
    counts = [_count(row, value, number) if row.number else "-" for value in (row.neurons, row.parameters)]
    title = style.text(say(row.title)) + _name(row, style)
    return [number(row.number), title, style.text(style.shape(row.output_shape)), *counts]


def _count(row: Row, value: int, number: Number) -> str:
    return "?" if row.output_shape is None else number(value)


def _name(row: Row, style: _Style) -> str:
    return " " + style.text(f"“{row.name}”") if row.name else ""


def _totals(report: Report, say: Say) -> list[str]:
    parameters = translate("Summary", "Parameters: {count} ({size})")
    neurons = translate("Summary", "Neurons: {count}")
    macs = translate("Summary", "Multiply-adds (MACs) for one picture: {count}")
    return [
        say(Message("summary.parameters", parameters, count=report.parameters, size=weight_size(report.parameters))),
        say(Message("summary.neurons", neurons, count=report.neurons)),
        say(Message("summary.macs", macs, count=report.macs)),
    ]


def _row(address: str, node: NodeReport) -> Row:
    block = node.node.block
    return Row(
        address=address,
        name=node.node.name,
        number=0,
        title=block.type if isinstance(block, UnknownBlock) else block.title,
        type=block.type if isinstance(block, UnknownBlock) else block.type_name(),
        output_shape=node.shape,
        neurons=node.neurons,
        parameters=node.parameters,
        macs=node.macs,
    )


def _numbered(found: Iterable[Row]) -> list[Row]:
    numbers = count(1)
    return [row if row.type == "Input" else replace(row, number=next(numbers)) for row in found]


def _docks(node: NodeReport) -> bool:
    return isinstance(node.node.block, Block) and node.node.block.docks


def _left_out(node: NodeReport) -> bool:
    block = node.node.block
    if not isinstance(block, Block):
        return False
    changes_nothing = block.whole_image and not block.has_neurons and node.inputs == (node.shape,) and node.shape is not None
    return block.boundary == "output" or block.type_name() == "Flatten" or changes_nothing


def _finding_data(finding: Problem | Note, say: Say) -> dict[str, str]:
    return {"code": finding.code, "address": finding.address, "message": say(finding.message)}


def _finding(finding: Problem | Note, say: Say) -> str:
    sentence = table.one_line(say(finding.message))
    return f"{finding.address}: {sentence}" if finding.address else sentence
