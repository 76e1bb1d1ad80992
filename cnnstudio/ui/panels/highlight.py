"""Colours Python source a little: words, texts, numbers, comments."""

from __future__ import annotations

import keyword
import re

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from cnnstudio.ui.theme import theme

_PARTS = re.compile(
    r"""(?P<comment>\#.*)
    |(?P<text>'''.*|\"\"\".*|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
    |(?P<number>\b\d[\d_.]*(?:e-?\d+)?\b)
    |(?P<word>\b[A-Za-z_]\w*\b)""",
    re.VERBOSE,
)
_WORDS = frozenset(keyword.kwlist) | {"self"}


class PythonHighlighter(QSyntaxHighlighter):
    """Works line by line; that is enough for the source this program writes."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.take_colours()

    def take_colours(self) -> None:
        """Use the colours of the palette in use."""
        colours = theme.current
        self._formats = {
            "comment": _format(colours.muted),
            "text": _format(colours.good),
            "number": _format(colours.validation),
            "word": _format(colours.accent, bold=True),
        }
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        for match in _PARTS.finditer(text):
            kind = match.lastgroup or ""
            if kind != "word" or match.group() in _WORDS:
                self.setFormat(match.start(), match.end() - match.start(), self._formats[kind])


def _format(colour: str, bold: bool = False) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(colour))
    if bold:
        made.setFontWeight(QFont.Weight.DemiBold)
    return made
