"""What an expression of the code stands for: names, numbers, layers and tensors are followed. Nothing is executed."""

from __future__ import annotations

import ast
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from cnnstudio.parsing.flow import Flow
from cnnstudio.parsing.given import UNTOLD
from cnnstudio.parsing.limits import DEEPEST, MOST_STEPS, too_deep, too_much
from cnnstudio.parsing.literals import compared, computed, is_plain, negated
from cnnstudio.parsing.recipe import Recipe
from cnnstudio.parsing.values import (
    Chain,
    Dotted,
    Function,
    Instance,
    Kind,
    Layer,
    Method,
    Model,
    Picture,
    Tensor,
    Value,
    tensors_in,
)

_LONGEST_KIND = 60
_LONGEST_TEXT = 1000


@dataclass
class Scope:
    """Names and what they stand for; those that are not here are looked up outside."""

    names: dict[str, Value] = field(default_factory=dict)
    outside: Scope | None = None

    def find(self, name: str) -> Value:
        """Return what a name stands for; one that nothing defines stands for itself."""
        if name in self.names:
            return self.names[name]
        return Dotted((name,)) if self.outside is None else self.outside.find(name)


class Expressions(ABC):
    """Reads expressions; `flow` draws what they let through layers."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.dialect = flow.dialect
        self._steps = 0
        self._depth = 0

    @abstractmethod
    def call(self, node: ast.Call, scope: Scope) -> Value:
        """Return what a call stands for."""

    def step(self) -> None:
        """Count one step; raise `StudioError` where there are too many."""
        self._steps += 1
        if self._steps > MOST_STEPS:
            raise too_much()

    def counted(self, value: Value) -> Value:
        """Return a value, as one step: what is copied counts too."""
        self.step()
        return value

    @contextmanager
    def deeper(self) -> Iterator[None]:
        """Go one level into a call or a network; raise `StudioError` where that never ends."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise too_deep()
        yield
        self._depth -= 1

    def evaluate(self, node: ast.expr | None, scope: Scope) -> Value:
        """Return what an expression stands for."""
        self.step()
        match node:
            case ast.Constant(value):
                return value if is_plain(value) and not (isinstance(value, str) and len(value) > _LONGEST_TEXT) else UNTOLD
            case ast.Name(id):
                return scope.find(id)
            case ast.Attribute(value, name):
                return self.attribute(self.evaluate(value, scope), name)
            case ast.Call():
                return self.call(node, scope)
            case ast.List(items):
                return self.items(items, scope)
            case ast.Tuple(items):
                return tuple(self.items(items, scope))
            case ast.BinOp():
                return self._operation(node, scope)
            case ast.UnaryOp(ast.USub(), operand):
                return negated(self.evaluate(operand, scope))
            case ast.Subscript():
                return self._subscript(node, scope)
            case ast.IfExp(test, body, otherwise):
                choice = self.truth(test, scope)
                return UNTOLD if choice is None else self.evaluate(body if choice else otherwise, scope)
            case ast.NamedExpr(ast.Name(id), value):
                scope.names[id] = self.evaluate(value, scope)
                return scope.names[id]
            case ast.Dict(keys, values):
                return [
                    (self.evaluate(key, scope), self.evaluate(value, scope)) for key, value in zip(keys, values, strict=True)
                ]
        return UNTOLD

    def items(self, nodes: list[ast.expr], scope: Scope) -> list[Value]:
        """Return the items of a list or the arguments of a call; `*layers` puts in what `layers` holds."""
        found: list[Value] = []
        for node in nodes:
            if isinstance(node, ast.Starred):
                value = self.evaluate(node.value, scope)
                found += map(self.counted, value) if isinstance(value, (list, tuple)) else [self.unnamed(value, node)]
            else:
                found.append(self.unnamed(self.evaluate(node, scope), node))
        return found

    def unnamed(self, value: Value, node: ast.expr) -> Value:
        """Return what an item of a list is; an expression of which nothing is known may make a layer."""
        if value is not UNTOLD:
            return value
        return self.unknown_layer(ast.unparse(node.func if isinstance(node, ast.Call) else node)[:_LONGEST_KIND], node)

    @abstractmethod
    def unknown_layer(self, kind: str, node: ast.AST) -> Layer:
        """Return a layer that is not known, at its line."""

    def attribute(self, owner: Value, name: str) -> Value:
        """Return an attribute: of a network, what it was set to; of what is not defined, a longer name."""
        if isinstance(owner, Dotted):
            return Dotted((*owner.parts, name)) if len(owner.parts) < 20 else UNTOLD
        if isinstance(owner, Instance):
            return owner.attributes[name] if name in owner.attributes else Method(owner, name)
        if isinstance(owner, (Chain, Tensor, Picture, list)):
            return Method(owner, name)
        return UNTOLD

    def truth(self, node: ast.expr, scope: Scope) -> bool | None:
        """Return what a condition on plain values says, None where that is not known."""
        match node:
            case ast.UnaryOp(ast.Not(), operand):
                inner = self.truth(operand, scope)
                return None if inner is None else not inner
            case ast.BoolOp(operator, parts):
                stops = isinstance(operator, ast.Or)
                found = [self.truth(part, scope) for part in parts]
                return stops if stops in found else None if None in found else not stops
            case ast.Compare(left, [operator], [right]):
                value = compared(operator, self.evaluate(left, scope), self.evaluate(right, scope))
            case _:
                value = self.evaluate(node, scope)
        if isinstance(value, (Layer, Chain, Instance, Function, Kind, Model)):
            return True
        return bool(value) if is_plain(value) else None

    def _operation(self, node: ast.BinOp, scope: Scope) -> Value:
        nodes = [node.right]
        left: ast.expr = node.left
        while isinstance(left, ast.BinOp) and isinstance(left.op, type(node.op)) and isinstance(node.op, ast.Add):
            nodes.append(left.right)
            left = left.left
        values = [self.evaluate(part, scope) for part in [left, *reversed(nodes)]]
        return self.combine(node.op, values, node)

    def combine(self, operator: ast.operator, values: list[Value], node: ast.AST) -> Value:
        """Return what an operator makes of values: a number, the sum of tensors, or an unknown block."""
        feeds = [self.flow.enter(value) for value in values if isinstance(value, (Tensor, Picture))]
        if not feeds:
            result = values[0]
            for value in values[1:]:
                result = computed(operator, result, value)
            return result
        if isinstance(operator, ast.Add) and len(feeds) == len(values):
            return self.merge(feeds, node)
        return self.flow.unknown(type(operator).__name__, feeds, line_of(node))

    def merge(self, feeds: list[Tensor], node: ast.AST) -> Tensor:
        """Return the sum of tensors."""
        recipe: Recipe = self.dialect.functions["add"]
        layer = self.unknown_layer("+", node)
        layer.recipe = recipe
        return self.flow.through(layer, feeds)

    def _subscript(self, node: ast.Subscript, scope: Scope) -> Value:
        owner, index = self.evaluate(node.value, scope), self.evaluate(node.slice, scope)
        if isinstance(owner, Chain):
            owner = owner.items
        if isinstance(owner, (list, tuple)) and type(index) is int and -len(owner) <= index < len(owner):
            return owner[index]
        feeds = [self.flow.enter(value) for value in tensors_in(owner)]
        return self.flow.unknown("[]", feeds, line_of(node)) if feeds else UNTOLD


def called_name(node: ast.Call) -> str:
    """Return the last name of what is called: `Conv2d` of `nn.Conv2d(...)`."""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def line_of(node: ast.AST) -> int:
    """Return the line of the code at which a node begins."""
    return int(getattr(node, "lineno", 1))
