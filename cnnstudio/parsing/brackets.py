"""Follows brackets and long strings over lines, without a grammar: the text may be broken."""

from __future__ import annotations

import re

_PAIRS = {"(": ")", "[": "]", "{": "}"}
_PIECE = re.compile(r"\"\"\"|'''|\"(?:\\.|[^\"\\])*(?:\"|$)|'(?:\\.|[^'\\])*(?:'|$)|#.*|[()\[\]{}]")


class Brackets:
    """What is open behind the lines that were read."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self.quote = ""

    def read(self, line: str) -> None:
        """Go on over one line; a bracket that closes nothing is passed over."""
        place = 0
        while place < len(line):
            if self.quote:
                end = line.find(self.quote, place)
                if end < 0:
                    return
                place, self.quote = end + 3, ""
            match = _PIECE.search(line, place)
            if match is None:
                return
            place = match.end()
            self._take(match[0])

    def _take(self, piece: str) -> None:
        if piece in ('"""', "'''"):
            self.quote = piece
        elif piece in _PAIRS:
            self.open.append(_PAIRS[piece])
        elif self.open and piece == self.open[-1]:
            self.open.pop()

    @property
    def closed(self) -> bool:
        """Whether a statement may end here."""
        return not self.open and not self.quote

    @property
    def closers(self) -> str:
        """What closes all that is open."""
        return self.quote + "".join(reversed(self.open))


def after(lines: list[str]) -> Brackets:
    """Return what is open behind these lines."""
    brackets = Brackets()
    for line in lines:
        brackets.read(line)
    return brackets
