"""The network as a table in Markdown, LaTeX and CSV: the one that `cnnstudio summary` prints."""

from __future__ import annotations

from cnnstudio.graph import summary
from cnnstudio.graph.report import Report
from cnnstudio.graph.shape import shape_text
from cnnstudio.graph.summary import WriteShape
from cnnstudio.ui.words import say


def markdown(report: Report, lecture: bool = False, shape: WriteShape = shape_text) -> str:
    """Return the table in Markdown, as GitHub reads it. Numbers are written plainly, for other programs."""
    return summary.as_markdown(report, say, str, lecture, shape)


def latex(report: Report, lecture: bool = False, shape: WriteShape = shape_text) -> str:
    """Return the table as a LaTeX `tabular` without packages."""
    return summary.as_latex(report, say, str, lecture, shape)


def comma_separated(report: Report, lecture: bool = False, _shape: WriteShape = shape_text) -> str:
    """Return the table as CSV (RFC 4180), shapes always as torch's; no cell is taken for a formula by a spreadsheet."""
    return summary.as_csv(report, say, lecture)


WRITERS = {"markdown": (markdown, ".md"), "latex": (latex, ".tex"), "csv": (comma_separated, ".csv")}
"""By name: what writes the table, and the ending of its files."""
