"""Evaluates the formulas that blocks show: whole numbers, + - * /, floor and ceil; nothing else."""

from __future__ import annotations

import ast
import math
from fractions import Fraction

ROUNDINGS = {"floor": math.floor, "ceil": math.ceil}


def claim(text: str) -> tuple[Fraction, Fraction]:
    """Return both sides of `floor((28 - 5 + 2*0)/1) + 1 = 24`."""
    left, right = text.split(" = ")
    return value(left), value(right)


def value(text: str) -> Fraction:
    return _value(ast.parse(text, mode="eval").body)


def _value(node: ast.expr) -> Fraction:
    match node:
        case ast.Constant(value=int(number)):
            return Fraction(number)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return _value(left) + _value(right)
        case ast.BinOp(left=left, op=ast.Sub(), right=right):
            return _value(left) - _value(right)
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            return _value(left) * _value(right)
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            return _value(left) / _value(right)
        case ast.Call(func=ast.Name(id=name), args=[argument]) if name in ROUNDINGS:
            return Fraction(ROUNDINGS[name](_value(argument)))
    raise ValueError(f"no arithmetic: {ast.dump(node)}")
