"""Finds what can be parsed of a text: all of it, or the statements between the rest, mended where that is easy."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator

from cnnstudio.parsing.brackets import Brackets, after
from cnnstudio.parsing.limits import MOST_PARSED, too_deep, too_much
from cnnstudio.parsing.recognize import holds_layer
from cnnstudio.parsing.reindent import opens_block, reindent

UNREADABLE = "unreadable_line"
"""Stands in the place of a layer whose line cannot be parsed."""
_MOST_MENDS = 60
_STATEMENT = re.compile(r"\s*(?:import|from|def|class|for|if|with|print)\b|\s*[A-Za-z_][\w.]*\s*=[^=]|\s*\w+\.[a-z]\w*\(")
_GOES_ON = re.compile(r"\s*(?:else|elif|except|finally|def)\b")
_ASSIGNED = re.compile(r"\s*(?:[\w.]+\s*=(?!=)\s*)?")
_APPLIED = re.compile(r"\)\s*(\(\w+\))\s*$")


def statements(lines: list[str]) -> list[ast.stmt]:
    """Return the statements of cleaned lines, in order, with their line numbers; what is no Python is passed over."""
    return _Reader(lines).found()


class _Reader:
    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.parsed = 0

    def found(self) -> list[ast.stmt]:
        whole = self._parse(self.lines)
        if isinstance(whole, list):
            return whole
        found: list[ast.stmt] = []
        index = 0
        while index < len(self.lines):
            body, end = self._at(index) if self.lines[index].strip() else (None, index + 1)
            for statement in body or ():
                ast.increment_lineno(statement, index)
                found.append(statement)
            index = index + 1 if body is None else end
        return found

    def _at(self, index: int) -> tuple[list[ast.stmt] | None, int]:
        """Return what begins at a line, and the line behind it; None where no statement begins there."""
        end = self._extent(index)
        chunk = _dedented(self.lines[index:end])
        tree = self._parse(chunk)
        if isinstance(tree, list):
            return tree, end
        if len(chunk) == 1 and not opens_block(chunk[0]):
            stand_in = _stand_in(chunk[0], index + 1) if holds_layer(chunk[0]) and _begins_code(chunk[0]) else ""
            tree = self._parse([stand_in]) if stand_in else tree
            return (tree, end) if isinstance(tree, list) else (None, end)
        if not holds_layer("\n".join(chunk)):
            return None, end
        for length in _closings(chunk):
            if (mended := self._mended(chunk[:length], index)) is not None:
                return mended, index + length
        if (mended := self._mended(chunk, index)) is not None:
            return mended, end
        return (self._mended(reindent(chunk), index) if opens_block(chunk[0]) else None), end

    def _extent(self, index: int) -> int:
        """Return the line behind the statement that begins at `index`: its brackets are closed, its block is over."""
        brackets = Brackets()
        end = index
        while end < len(self.lines):
            self._count(len(self.lines[end]))
            brackets.read(self.lines[end])
            end += 1
            if brackets.closed:
                break
        if not opens_block(self.lines[index]):
            return end
        margin = _margin(self.lines[index])
        first = next((number for number in range(end, len(self.lines)) if self.lines[number].strip()), end)
        if first < len(self.lines) and _margin(self.lines[first]) <= margin and _is_long(self.lines[index]):
            return self._until_next_class(end)
        while end < len(self.lines) and (not self.lines[end].strip() or self._belongs(end, margin)):
            self._count(len(self.lines[end]))
            end += 1
        return end

    def _belongs(self, number: int, margin: int) -> bool:
        line = self.lines[number]
        return (
            line.lstrip().startswith("#")
            or _margin(line) > margin
            or (_margin(line) == margin and _GOES_ON.match(line) is not None)
        )

    def _until_next_class(self, end: int) -> int:
        while end < len(self.lines) and not self.lines[end].lstrip().startswith("class "):
            end += 1
        return end

    def _mended(self, chunk: list[str], offset: int) -> list[ast.stmt] | None:
        """Return what parses once the lines that stop the parser are out, each layer among them replaced by a stand-in."""
        chunk = list(chunk)
        for _ in range(_MOST_MENDS):
            closers = after(chunk).closers
            tree = self._parse([*chunk, closers] if closers else chunk)
            if isinstance(tree, list):
                return tree
            if not (_align(chunk, tree) if isinstance(tree, IndentationError) else _mend(chunk, tree, offset)):
                return None
        return None

    def _parse(self, lines: list[str]) -> list[ast.stmt] | SyntaxError:
        text = "\n".join(lines)
        self._count(len(text))
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return ast.parse(text).body
        except SyntaxError as error:
            return error
        except (RecursionError, MemoryError):
            raise too_deep() from None

    def _count(self, letters: int) -> None:
        self.parsed += letters
        if self.parsed > MOST_PARSED:
            raise too_much()


def _closings(chunk: list[str]) -> Iterator[int]:
    """Yield how many lines to keep of a statement whose brackets never close: up to the next statement, or all."""
    if after(chunk).closed:
        return
    margin = _margin(chunk[0])
    for number in range(1, len(chunk)):
        if _margin(chunk[number]) <= margin and _STATEMENT.match(chunk[number]):
            yield number
    yield len(chunk)


def _align(chunk: list[str], error: IndentationError) -> bool:
    """Bring the line at which the parser stopped under the one before it; tell whether that is what it lacked."""
    number = min(error.lineno or 1, len(chunk)) - 1
    before = next((line for line in reversed(chunk[:number]) if line.strip()), None)
    if before is None or "expected an indented block" in error.msg:
        return False
    aligned = before[: _margin(before)] + chunk[number].lstrip()
    changed = aligned != chunk[number]
    chunk[number] = aligned
    return changed


def _mend(chunk: list[str], error: SyntaxError, offset: int) -> bool:
    """Change the line at which the parser stopped, if that is not the first one; tell whether anything changed."""
    number = min(error.lineno or 1, len(chunk)) - 1
    last = min(error.end_lineno or 1, len(chunk)) - 1
    if "comma" in error.msg and last > number and not chunk[last - 1].rstrip().endswith(","):
        chunk[last - 1] += ","
        return True
    line = chunk[number]
    column = (error.offset or 1) - 1
    if error.msg.startswith("unmatched") and line[column : column + 1] in (")", "]", "}"):
        chunk[number] = line[:column] + line[column + 1 :]
        return True
    if number == 0 or not line.strip():
        return False
    chunk[number] = _stand_in(line, offset + number + 1) if holds_layer(line) and UNREADABLE not in line else ""
    return True


def _stand_in(line: str, number: int) -> str:
    """Return a call that parses in the place of a layer's line; the name it is bound to and what it reads are kept."""
    match = _ASSIGNED.match(line)
    target = match[0] if match else ""
    applied = _APPLIED.search(line)
    call = f"{target}{UNREADABLE}({number}){applied[1] if applied else ''}"
    return call if "=" in target else call + ","


def _begins_code(line: str) -> bool:
    return re.match(r"\s*[A-Za-z_][\w.]*\s*[=(]", line) is not None


def _dedented(lines: list[str]) -> list[str]:
    margin = _margin(lines[0])
    return [line[min(margin, _margin(line)) :] for line in lines]


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_long(line: str) -> bool:
    return line.lstrip().startswith(("class ", "def "))
