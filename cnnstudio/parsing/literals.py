"""Arithmetic on plain numbers of the code, within bounds."""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable
from typing import Any

from cnnstudio.parsing.given import UNTOLD

_LARGEST = 1e15
_LONGEST = 1000
_OPERATORS: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: operator.pow,
}
_COMPARISONS: dict[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}


def is_plain(value: Any) -> bool:
    """Tell whether a value is a number, a text, a truth or None."""
    return value is None or type(value) in (int, float, bool, str)


def computed(kind: ast.operator, left: Any, right: Any) -> Any:
    """Return what an operator makes of two plain numbers or two tuples; `UNTOLD` where that is too large or not defined."""
    if type(left) is type(right) and isinstance(left, (tuple, list)) and isinstance(kind, ast.Add):
        return left + right if len(left) + len(right) <= _LONGEST else UNTOLD
    if not (_is_number(left) and _is_number(right)) or type(kind) not in _OPERATORS:
        return UNTOLD
    if isinstance(kind, ast.Pow) and (abs(right) > 64 or abs(left) > 10_000):
        return UNTOLD
    try:
        return _bounded(_OPERATORS[type(kind)](left, right))
    except (ArithmeticError, ValueError):
        return UNTOLD


def negated(value: Any) -> Any:
    """Return minus a number."""
    return -value if _is_number(value) else UNTOLD


def compared(kind: ast.cmpop, left: Any, right: Any) -> Any:
    """Return what a comparison of plain values says, or `UNTOLD`."""
    if isinstance(kind, (ast.Is, ast.IsNot)) and right is None and left is not UNTOLD:
        return (left is None) == isinstance(kind, ast.Is)
    numbers = _is_number(left) and _is_number(right)
    same_kind = is_plain(left) and is_plain(right) and isinstance(kind, (ast.Eq, ast.NotEq))
    if type(kind) not in _COMPARISONS or not (numbers or same_kind):
        return UNTOLD
    return _COMPARISONS[type(kind)](left, right)


def _is_number(value: Any) -> bool:
    return type(value) in (int, float)


def _bounded(value: Any) -> Any:
    return value if _is_number(value) and math.isfinite(value) and abs(value) <= _LARGEST else UNTOLD
