"""Sums as a lecture writes them: 308 - 498 + 164 + 1 = -25."""

from __future__ import annotations

from collections.abc import Callable, Sequence

MINUS = "−"

Number = Callable[[float], str]


def plain(value: float, digits: int = 4) -> str:
    """Return a number with so many digits that count, a point, no zeros behind it, and a true minus sign."""
    if value != value or value in (float("inf"), float("-inf")):
        return {"nan": "NaN", "inf": "∞", "-inf": MINUS + "∞"}[str(value)]
    whole = round(value)
    text = str(whole) if value == whole and abs(value) < 1e7 else format(value, f".{digits}g")
    return text.replace("-", MINUS) if text != "-0" else "0"


def written_sum(parts: Sequence[float], result: float, number: Number = plain, most: int = 24) -> str:
    """Return the parts with their signs between them, and what they give; in the middle of many stands an ellipsis."""
    shown = [signed(part, number, first=place == 0) for place, part in enumerate(parts)]
    if len(shown) > most:
        half = max(1, most // 2)
        shown = [*shown[:half], "+ …", *shown[-half:]]
    return f"{' '.join(shown) or number(0.0)} = {number(result)}"


def written_products(
    values: Sequence[float], weights: Sequence[float], result: float, number: Number = plain, most: int = 12
) -> str:
    """Return 0·7 + 1·91 + 1·87 + 0·221 = 178: each weight times its value, negative ones behind a sign in brackets."""
    shown = [
        f"{bracketed(weight, number) if place else number(weight)}·{bracketed(value, number)}"
        for place, (value, weight) in enumerate(zip(values, weights, strict=True))
    ]
    if len(shown) > most:
        half = max(1, most // 2)
        shown = [*shown[:half], "…", *shown[-half:]]
    return f"{' + '.join(shown) or number(0.0)} = {number(result)}"


def signed(part: float, number: Number = plain, first: bool = False) -> str:
    """Return `- 498` or `+ 164`; the first part has no plus before it."""
    text = number(part)
    negative = text.startswith((MINUS, "-"))
    if first:
        return text
    return f"{MINUS} {text[1:]}" if negative else f"+ {text}"


def bracketed(value: float, number: Number = plain) -> str:
    """Return a number that may stand behind a sign: a negative one in brackets."""
    text = number(value)
    return f"({text})" if text.startswith((MINUS, "-")) else text
