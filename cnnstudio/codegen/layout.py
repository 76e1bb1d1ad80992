"""Breaks lines where a formatter would: calls, lists and sums that are too long for one line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cnnstudio.codegen.wording import WIDTH

STEP = "    "


class Inner(NamedTuple):
    """A call among the arguments of another."""

    head: str
    arguments: Sequence[str]


Argument = str | Inner | Sequence[str]
"""An argument as text, as a call, or the items of a list."""


def call(indent: str, head: str, arguments: Sequence[Argument], tail: str = "") -> list[str]:
    """Return `head(arguments)` on one line, or with its arguments on a line of their own, or one line each.

    `tail` stands behind the closing parenthesis.
    """
    flat = ", ".join(map(_flat, arguments))
    one = f"{indent}{head}({flat}){tail}"
    if len(one) <= WIDTH or not arguments:
        return [one]
    deeper = indent + STEP
    if len(deeper + flat) <= WIDTH:
        return [f"{indent}{head}(", deeper + flat, f"{indent}){tail}"]
    lines = [f"{indent}{head}("]
    for argument in arguments:
        lines += _item(deeper, argument)
    return [*lines, f"{indent}){tail}"]


def values(indent: str, head: str, items: Sequence[str]) -> list[str]:
    """Return `head a, b`, in parentheses and one line each where it is too long."""
    one = f"{indent}{head}{', '.join(items)}"
    if len(one) <= WIDTH:
        return [one]
    return [f"{indent}{head}(", *(f"{indent}{STEP}{item}," for item in items), f"{indent})"]


def total(indent: str, head: str, terms: Sequence[str], symbol: str) -> list[str]:
    """Return `head a + b + c`, in parentheses and over several lines where it is too long."""
    flat = f" {symbol} ".join(terms)
    if len(one := f"{indent}{head}{flat}") <= WIDTH:
        return [one]
    deeper = indent + STEP
    if len(deeper + flat) <= WIDTH:
        return [f"{indent}{head}(", deeper + flat, f"{indent})"]
    rest = [f"{deeper}{symbol} {term}" for term in terms[1:]]
    return [f"{indent}{head}(", deeper + terms[0], *rest, f"{indent})"]


def _flat(argument: Argument) -> str:
    if isinstance(argument, Inner):
        return f"{argument.head}({', '.join(argument.arguments)})"
    return argument if isinstance(argument, str) else "[" + ", ".join(argument) + "]"


def _item(indent: str, argument: Argument) -> list[str]:
    flat = f"{indent}{_flat(argument)},"
    if isinstance(argument, str) or len(flat) <= WIDTH:
        return [flat]
    if isinstance(argument, Inner):
        return call(indent, argument.head, argument.arguments, ",")
    return [f"{indent}[", *(f"{indent}{STEP}{item}," for item in argument), f"{indent}],"]
