"""Takes off what a slide, a PDF or a notebook left around code; every line keeps its place, so that its number stays true."""

from __future__ import annotations

import re
from collections.abc import Callable

_BREAKS = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_LETTERS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("−–‐‑", "-"),
        **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f\u3000", " "),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None),
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "…": "...",
    }
)
_NUMBER = re.compile(r"\s*(\d{1,4})([:.|)]?)(?:[ \t]|$)")
_GUIDES = re.compile(r"\s*(?:[|│┃┊┆¦][ \t]*)+")
_MARK = re.compile(r"\s*(?:In ?\[[\d ]*\]:? ?|\[\d+\] (?=[A-Za-z_@#])|[•▪◦➢‣] *)")
_FIRST_PROMPT = re.compile(r"\s*(?:>>>|In ?\[[\d ]*\])")
_PROMPT = re.compile(rf"\s*(?:>>>|\.\.\.:?)(?: |$)|{_MARK.pattern}")
_NO_CODE = re.compile(r"\s*(?:```|~~~|[%!]|Out ?\[\d+\]:|⇒|→)")


def lines_of(text: str) -> list[str]:
    """Return the lines of a text as they stand in it."""
    return _BREAKS.split(text.encode("utf-8", "replace").decode())


def clean(lines: list[str]) -> list[str]:
    """Return as many lines, without line numbers, guides, prompts, fences and letters that no code has."""
    for step in _STEPS:
        lines = step(lines)
    return lines


def plain_letters(line: str) -> str:
    """Write quotes, dashes, spaces and ligatures of the typesetter, and Markdown's escaped `_`, as code has them."""
    return line.translate(_LETTERS).replace("\\_", "_").expandtabs(4).rstrip()


def without_fence(line: str) -> str:
    """Empty a line that is a Markdown fence, a notebook's command or its output."""
    return "" if _NO_CODE.match(line) else line


def without_prompts(lines: list[str]) -> list[str]:
    """Take off `>>>`, `In [3]:`, `[13]` and bullets; `...` only behind such a prompt, since it may stand for more layers."""
    prompted = any(map(_FIRST_PROMPT.match, lines))
    return [line[match.end() :] if (match := (_PROMPT if prompted else _MARK).match(line)) else line for line in lines]


def without_guides(line: str) -> str:
    """Turn the guides of indentation, `| | | |`, into the spaces they stand for."""
    match = _GUIDES.match(line)
    return " " * match.end() + line[match.end() :] if match else line


def without_numbers(lines: list[str]) -> list[str]:
    """Take off line numbers: those before a word, and all others that count on from a neighbour."""
    found = [(index, match) for index, line in enumerate(lines) if (match := _NUMBER.match(line))]
    numbers = [int(match[1]) for _, match in found]
    cleaned = list(lines)
    for place, (index, match) in enumerate(found):
        rest = lines[index][match.end() :]
        sure = not match[2] and bool(re.match(r"[A-Za-z_@#]", rest.lstrip())) and not re.match(r"(if|or|and|for)\b", rest)
        before, after = numbers[max(place - 1, 0) : place], numbers[place + 1 : place + 2]
        if sure or before == [numbers[place] - 1] or after == [numbers[place] + 1]:
            cleaned[index] = rest
    return cleaned


def _each(step: Callable[[str], str]) -> Callable[[list[str]], list[str]]:
    return lambda lines: list(map(step, lines))


_STEPS = (
    _each(plain_letters),
    _each(without_fence),
    without_numbers,
    _each(without_guides),
    without_prompts,
    _each(without_fence),
)
