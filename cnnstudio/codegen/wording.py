"""How values and people's words enter source text: as literals, as names, as one line of a comment."""

from __future__ import annotations

import keyword
import re
import unicodedata
from typing import Any

WIDTH = 88
_TAKEN = frozenset(["Path", "load_file", "nn", "torch", "None", "True", "False"])
_TIMES = re.compile(r"(?<=\d)\s*[×x]\s*(?=\d)")
_EXPONENT = re.compile(r"e([+-])0*(\d)")


def literal(value: Any) -> str:
    """Return a plain value (number, truth, text, tuple) as it is written in source: `1e-5`, `(3, 5)`, `"same"`."""
    if isinstance(value, float):
        return _EXPONENT.sub(lambda match: f"e{match[1].removeprefix('+')}{match[2]}", repr(value))
    if isinstance(value, str):
        quote = "'" if value.count('"') > value.count("'") else '"'
        return quote + "".join(_escaped(character, quote) for character in value) + quote
    if isinstance(value, tuple):
        return "(" + ", ".join(map(literal, value)) + (",)" if len(value) == 1 else ")")
    if value is None or isinstance(value, (bool, int)):
        return repr(value)
    raise TypeError(f"no literal for {type(value).__name__}")


def _escaped(character: str, quote: str) -> str:
    if character in (quote, "\\"):
        return "\\" + character
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def one_line(text: str, room: int) -> str:
    """Return people's words as one line of at most `room` columns: no line break or other control character is left."""
    shown = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if columns(shown) <= room:
        return shown
    while columns(shown) > room - 1:
        shown = shown[:-1]
    return shown.rstrip() + "…"


def columns(text: str) -> int:
    """Return how many columns a text takes; wide characters take two."""
    return len(text) if text.isascii() else sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def in_docstring(text: str, room: int) -> str:
    """Return people's words as one line inside triple double quotes."""
    shown = one_line(text, room).replace("\\", "\\\\")
    return shown.replace('"', "'") if '"""' in shown or shown[:1] == '"' or shown[-1:] == '"' else shown


def class_name(title: str, otherwise: str = "Network") -> str:
    """Return a class name for a network of this title: `LeNet5` for "LeNet-5 (1998)", `Net28x28` for "Net 28 × 28"."""
    plain = unicodedata.normalize("NFKD", _TIMES.sub("x", title.partition("(")[0]))
    words = re.findall(r"[A-Za-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))
    name = "".join(word[0].upper() + word[1:] for word in words)[:60]
    return name if is_class_name(name) else otherwise


def is_class_name(name: str) -> bool:
    """Tell whether a class in the source may have this name."""
    return bool(re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name)) and not keyword.iskeyword(name) and name not in _TAKEN
