"""Colours Python source a little: words, texts, numbers, comments."""

from __future__ import annotations

import keyword
import re

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from cnnstudio.ui.theme import theme

_PARTS = re.compile(
    r"""(?P<comment>\#.*)
    |(?P<long>\"\"\")
    |(?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
    |(?P<number>\b\d[\d_.]*(?:e-?\d+)?\b)
    |(?P<word>\b[A-Za-z_]\w*\b)""",
    re.VERBOSE,
)
_QUOTES = '"""'
_OUTSIDE, _INSIDE = 0, 1
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
        at = self._end_of_long(text, 0) if self.previousBlockState() == _INSIDE else 0
        while (match := _PARTS.search(text, at)) is not None:
            at = match.end()
            kind = match.lastgroup or ""
            if kind == "long":
                at = self._end_of_long(text, match.start())
                continue
            if kind != "word" or match.group() in _WORDS:
                self.setFormat(match.start(), match.end() - match.start(), self._formats[kind])

    def _end_of_long(self, text: str, start: int) -> int:
        """Colour a text in three quotes from `start`, or on from the line before; return where it ends."""
        begins = text.startswith(_QUOTES, start) and not (start == 0 and self.previousBlockState() == _INSIDE)
        end = text.find(_QUOTES, start + 3 if begins else start)
        end = len(text) if end < 0 else end + 3
        closed = text.endswith(_QUOTES, 0, end) and end - start >= (6 if begins else 3)
        self.setCurrentBlockState(_OUTSIDE if closed else _INSIDE)
        self.setFormat(start, end - start, self._formats["text"])
        return end


def _format(colour: str, bold: bool = False) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(colour))
    if bold:
        made.setFontWeight(QFont.Weight.DemiBold)
    return made
