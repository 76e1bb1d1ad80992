"""Reads the numbers that people type: points and commas, grouped digits, powers of ten, the same in every locale."""

from __future__ import annotations

import re

from cnnstudio.graph.text import Message, StudioError, Text, translate

_SPACES = "\u0020\u00a0\u2009\u202f'"
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_WHOLE = re.compile(r"[+-]?\d{1,12}")
_REAL = re.compile(r"[+-]?(?:\d{1,30}[.,]?\d{0,30}|[.,]\d{1,30})(?:[eE][+-]?\d{1,3})?")
_BOTH = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+\.\d{1,30}|[+-]?\d{1,3}(?:\.\d{3})+,\d{1,30}")
_SPACED = re.compile(rf"[+-]?\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?=$|[.,eE])")
_TIMES = re.compile(r"\s*[x×*;]\s*|\s*,\s+|\s+", re.IGNORECASE)


class NumberError(StudioError):
    """What was typed is no number, or could mean two."""


def read_int(text: str) -> int:
    """Return the whole number in `text`: 60000, 60 000, 60,000 and 60.000 are the same. Raises `NumberError`."""
    plain = _ungrouped(text)
    if _GROUPED.fullmatch(plain):
        plain = plain.replace(",", "").replace(".", "")
    if _WHOLE.fullmatch(plain):
        return int(plain)
    if _REAL.fullmatch(plain):
        source = translate("Numbers", "{text} is not a whole number: write it without a comma or point.")
        raise _error("number.whole", source, text)
    raise _error("number.none", translate("Numbers", "“{text}” is not a whole number; write one like 32."), text)


def read_real(text: str) -> float:
    """Return the number in `text`: 0.001, 0,001 and 1e-3 are the same.

    Raises `NumberError`, also for what can mean two things: 1,000 is a thousand to some and one to others.
    """
    plain = _ungrouped(text)
    if _GROUPED.fullmatch(plain) and not re.match(r"[+-]?0", plain):
        digits = plain.replace(",", "").replace(".", "")
        if plain.count(",") + plain.count(".") > 1:
            return float(digits)
        whole, rest = re.split("[.,]", plain)
        source = translate("Numbers", "{text} can mean {many} or {few}: write {many}, or {few}.")
        raise _error("number.ambiguous", source, text, many=digits, few=f"{whole}.{rest}".rstrip("0").rstrip("."))
    if _BOTH.fullmatch(plain):
        plain = plain.replace(min(",.", key=plain.index), "")
    if _REAL.fullmatch(plain):
        value = float(plain.replace(",", "."))
        if abs(value) < float("inf"):
            return value
    raise _error("number.none", translate("Numbers", "“{text}” is not a number; write one like 0.001 or 1e-3."), text)


def read_pair(text: str) -> tuple[int, int]:
    """Return (height, width) from one number for both, or two: 5, 5×3, 5x3, 5 3. Raises `NumberError`."""
    parts = [part for part in _TIMES.split(text.strip().strip("()[]")) if part]
    if len(parts) == 1 and re.fullmatch(r"\d+,\d{1,2}", parts[0]):
        parts = parts[0].split(",")
    if len(parts) == 1:
        one = read_int(parts[0])
        return one, one
    if len(parts) == 2:
        return read_int(parts[0]), read_int(parts[1])
    raise _error("number.pair", translate("Numbers", "“{text}” is not one or two whole numbers; write 5 or 5×3."), text)


def write_real(value: float) -> str:
    """Return the shortest text that reads back as the same number, with a point."""
    text = repr(value)
    if "e" in text:
        mantissa, power = text.split("e")
        return f"{mantissa.removesuffix('.0')}e{int(power)}"
    return text.removesuffix(".0")


def write_pair(value: tuple[int, int]) -> str:
    """Return 5 × 5."""
    return f"{value[0]} × {value[1]}"


def _ungrouped(text: str) -> str:
    text = text.strip()
    match = _SPACED.match(text)
    if match:
        head = "".join(sign for sign in match.group() if sign not in _SPACES)
        text = head + text[match.end() :]
    return text


def _error(code: str, source: Text, text: str, **values: str) -> NumberError:
    shown = text.strip()
    return NumberError(Message(code, source, text=shown if len(shown) <= 30 else shown[:29] + "…", **values))
