"""Tables as plain text, Markdown, LaTeX and CSV, safe for any text that a person or a file put into them."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

LONGEST = 40
"""Characters of a user's text that a plain table shows."""


@dataclass(frozen=True)
class Table:
    """Titles, rows of as many cells, and for each column whether it is aligned right; cells are written for their format."""

    titles: Sequence[str]
    rows: Sequence[Sequence[str]]
    right: Sequence[bool]
    total: Sequence[str] | None = None
    """The last row, set apart."""


def aligned(table: Table) -> list[str]:
    """Return the lines of a plain table with its columns aligned and rules around its rows."""
    rows = [table.titles, *table.rows]
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = [_padded(*place) for place in zip(row, widths, table.right, strict=True)]
        lines.append("  ".join(cells).rstrip())
    rule = "-" * (sum(widths) + 2 * (len(widths) - 1))
    return [lines[0], rule, *lines[1:], rule]


def markdown(table: Table) -> list[str]:
    """Return the lines of a Markdown table (GitHub's)."""
    rule = ["---:" if right else "---" for right in table.right]
    rows = [table.titles, rule, *table.rows, *([table.total] if table.total else [])]
    return ["| " + " | ".join(row) + " |" for row in rows]


def latex(table: Table) -> list[str]:
    """Return the lines of a LaTeX tabular; it needs no package."""
    lines = [
        rf"\begin{{tabular}}{{{''.join('r' if right else 'l' for right in table.right)}}}",
        r"\hline",
        _latex_row(table.titles),
        r"\hline",
        *map(_latex_row, table.rows),
        r"\hline",
    ]
    if table.total:
        lines += [_latex_row(table.total), r"\hline"]
    return [*lines, r"\end{tabular}"]


def comma_separated(table: Table) -> str:
    """Return the table as CSV (RFC 4180), where no cell is taken for a formula."""
    file = io.StringIO(newline="")
    csv.writer(file).writerows([[csv_escaped(cell) for cell in row] for row in [table.titles, *table.rows]])
    return file.getvalue()


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(unicodedata.combining(char) != 0 for char in text)


def one_line(text: str, longest: int | None = None) -> str:
    """Return text without control, direction and line characters, cut where it is longer than `longest`."""
    clean = "".join(" " if unicodedata.category(char)[0] in "CZ" else char for char in text)
    clean = " ".join(clean.split())
    return clean if longest is None or len(clean) <= longest else clean[: longest - 1] + "…"


def markdown_escaped(text: str) -> str:
    """Return text that Markdown shows as it is."""
    return re.sub(r"([\\`*_\[\]<>|~&#$])", r"\\\1", text)


_LATEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"{\char34}",
    "“": "``",
    "”": "''",
    "×": r"$\times$",
    "\N{NO-BREAK SPACE}": "~",
    "\N{NARROW NO-BREAK SPACE}": r"\,",
    **{char: "\\" + char for char in "{}$&#_%"},
}


def latex_escaped(text: str) -> str:
    """Return text that LaTeX prints as it is."""
    return "".join(_LATEX.get(char, char) for char in text)


def csv_escaped(text: str) -> str:
    """Return text that no spreadsheet takes for a formula."""
    return "'" + text if text.lstrip()[:1] in tuple("=+-@＝＋－＠") or text[:1] in ("\t", "\r", "\n") else text


def _padded(text: str, columns: int, right: bool) -> str:
    space = " " * (columns - width(text))
    return space + text if right else text + space


def _latex_row(cells: Sequence[str]) -> str:
    return " & ".join(cells) + r" \\"
