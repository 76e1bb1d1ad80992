"""The network as a table, in Markdown, LaTeX and CSV."""

from __future__ import annotations

import csv
import io

from cnnstudio.graph.block import Block
from cnnstudio.graph.report import Report
from cnnstudio.graph.shape import shape_text
from cnnstudio.ui.words import say, translate

Table = list[list[str]]

_ESCAPES = {sign: f"\\{sign}" for sign in "&%$#_{}"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "×": r"$\times$",
}


def table(report: Report) -> Table:
    """Return a head, a row per block in order, and a row of totals. Numbers are written plainly, for other programs."""
    rows = [
        [
            translate("Summary", "Block"),
            translate("Summary", "Type"),
            translate("Summary", "Output shape"),
            translate("Summary", "Neurons"),
            translate("Summary", "Parameters"),
            translate("Summary", "Multiply-adds"),
        ]
    ]
    for id in report.graph.order:
        found = report.nodes[id]
        block = found.node.block
        kind = say(block.title) if isinstance(block, Block) else block.type
        name = found.node.name or id
        rows.append([name, kind, shape_text(found.shape), *map(str, (found.neurons, found.parameters, found.macs))])
    total = translate("Summary", "Total")
    rows.append([total, "", "", str(report.neurons), str(report.parameters), str(report.macs)])
    return rows


def markdown(report: Report) -> str:
    """Return the table in Markdown, as GitHub reads it."""
    head, *rows = [[cell.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ") for cell in row] for row in table(report)]
    lines = [head, [":--", ":--", ":--", "--:", "--:", "--:"], *rows]
    return "".join(f"| {' | '.join(row)} |\n" for row in lines)


def latex(report: Report) -> str:
    """Return the table as a LaTeX `tabular` without packages."""
    rows = [[_escaped(cell) for cell in row] for row in table(report)]
    head, *body, total = [f"  {' & '.join(row)} \\\\" for row in rows]
    lines = [
        "\\begin{tabular}{lllrrr}",
        "  \\hline",
        head,
        "  \\hline",
        *body,
        "  \\hline",
        total,
        "  \\hline",
        "\\end{tabular}",
    ]
    return "\n".join(lines) + "\n"


def comma_separated(report: Report) -> str:
    """Return the table as CSV (RFC 4180); a cell that a spreadsheet would take for a formula begins with an apostrophe."""
    text = io.StringIO()
    csv.writer(text).writerows([[_harmless(cell) for cell in row] for row in table(report)])
    return text.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


WRITERS = {"markdown": (markdown, ".md"), "latex": (latex, ".tex"), "csv": (comma_separated, ".csv")}


def _escaped(cell: str) -> str:
    return "".join(_ESCAPES.get(sign, sign) for sign in cell.replace("\n", " "))
