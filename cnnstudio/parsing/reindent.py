"""Gives a class its indentation again where the copy lost it: by the words that begin its lines."""

from __future__ import annotations

import re

from cnnstudio.parsing.brackets import Brackets

_HEADER = re.compile(r"\s*(?:class|def|if|elif|else|for|while|with|try|except|finally|@)\b|\s*@")


def opens_block(line: str) -> bool:
    """Tell whether a line begins a compound statement, or decorates one."""
    return bool(_HEADER.match(line))


def reindent(lines: list[str]) -> list[str]:
    """Return the lines with indentation made from `class` and `def`: methods inside the class, statements inside them.

    The one line behind `if x:` belongs to it; a continued line goes deeper.
    """
    brackets = Brackets()
    level = deeper = 0
    in_class = False
    written = []
    for line in lines:
        text = line.strip()
        if not brackets.closed:
            written.append("    " * (level + 2) + text)
        elif not text:
            written.append("")
        else:
            word = text.split()[0]
            in_class = in_class or word == "class"
            if word == "class":
                level, deeper = 0, 1
            elif word == "def" or text.startswith("@"):
                level, deeper = int(in_class), int(in_class) + (word == "def")
            written.append("    " * level + text)
            level = level + 1 if text.endswith(":") and word not in ("class", "def") else deeper
        brackets.read(line)
    return written
