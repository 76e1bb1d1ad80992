"""Follows the statements of the code in their order, into the functions and classes that it defines."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TypeGuard

from cnnstudio.parsing.calls import Calls
from cnnstudio.parsing.expressions import Scope, called_name, line_of
from cnnstudio.parsing.flow import Flow
from cnnstudio.parsing.given import UNTOLD
from cnnstudio.parsing.values import Chain, Dotted, Function, Instance, Kind, Layer, Method, Picture, Tensor, Value

_LONGEST_HINT = 100
_COMMON = frozenset(["add", "mean", "to", "type", "float", "cpu", "cuda"])
"""Functions that say nothing of a network."""


@dataclass(frozen=True)
class Returned:
    """What a function gave back."""

    value: Value


class Walk(Calls):
    """Follows statements; `top` are the names of the file, `loose` the layers that stand there without a network."""

    def __init__(self, flow: Flow) -> None:
        super().__init__(flow)
        self.top = Scope({"__name__": "__main__"})
        self.loose: list[Layer] = []

    def run(self, body: list[ast.stmt], scope: Scope) -> Returned | None:
        """Follow statements; what is not about layers is passed over."""
        for statement in body:
            self.step()
            if (returned := self._statement(statement, scope)) is not None:
                return returned
        return None

    def _statement(self, node: ast.stmt, scope: Scope) -> Returned | None:
        match node:
            case ast.Assign(targets, value):
                found = self.evaluate(value, scope)
                for target in targets:
                    self._bind(target, found, scope)
            case ast.AnnAssign(target, _, value) if value is not None:
                self._bind(target, self.evaluate(value, scope), scope)
            case ast.AugAssign(target, operator, value):
                old = self.evaluate(target, scope)
                self._bind(target, self.combine(operator, [old, self.evaluate(value, scope)], node), scope)
            case ast.Expr(value):
                self._expression(value, scope)
            case ast.Return(value):
                return Returned(self.evaluate(value, scope))
            case ast.FunctionDef(name):
                scope.names[name] = Function(node)
            case ast.ClassDef(name):
                scope.names[name] = Kind(node)
            case ast.Import(names) | ast.ImportFrom(_, names):
                _import(node, names, scope)
            case ast.With(_, body) | ast.Try(body):
                return self.run(body, scope)
            case ast.If(test, body, otherwise):
                choice = self.truth(test, scope)
                if choice is None:
                    self._pass_over(node, scope)
                else:
                    return self.run(body if choice else otherwise, scope)
            case ast.For() | ast.While():
                self._pass_over(node, scope)
        return None

    def _bind(self, target: ast.expr, value: Value, scope: Scope) -> None:
        if isinstance(target, ast.Name):
            scope.names[target.id] = value
        elif isinstance(target, ast.Attribute):
            owner = self.evaluate(target.value, scope)
            if isinstance(owner, Instance) and value is not owner:
                if isinstance(value, (Chain, Instance)):
                    value.used = True
                if owner.attributes.get(target.attr) is not value:
                    self._name(value, target.attr)
                owner.attributes[target.attr] = value
        elif isinstance(target, (ast.Tuple, ast.List)):
            fits = isinstance(value, (list, tuple)) and len(value) == len(target.elts)
            for number, part in enumerate(target.elts):
                self._bind(part, value[number] if fits else UNTOLD, scope)

    def _name(self, value: Value, hint: str) -> None:
        """Name all layers in a value by where they are: `features_0`, `layer1_conv1`."""
        self.step()
        if isinstance(value, Layer) and len(value.hint) < _LONGEST_HINT:
            value.hint = f"{hint}_{value.hint}" if value.hint else hint
        elif isinstance(value, Chain):
            with self.deeper():
                for number, item in enumerate(value.items):
                    if isinstance(item, (Chain, Instance)) or (isinstance(item, Layer) and not item.hint):
                        self._name(item, str(number))
                    self._name(item, hint)
        elif isinstance(value, Instance):
            with self.deeper():
                for item in value.attributes.values():
                    self._name(item, hint)

    def _expression(self, node: ast.expr, scope: Scope) -> None:
        value = self.evaluate(node, scope)
        if scope is self.top:
            self.loose += [part for part in (value if isinstance(value, tuple) else (value,)) if isinstance(part, Layer)]

    def _pass_over(self, node: ast.stmt, scope: Scope) -> None:
        """Put an unknown block where a loop or an undecided condition makes layers; others are not about the network."""
        inner = list(ast.walk(node))
        if not any(isinstance(part, ast.Call) and self._makes_layer(part, scope) for part in inner):
            return
        kind = type(node).__name__.lower()
        functions = [part.func for part in inner if isinstance(part, ast.Call)]
        holders = [self.evaluate(function.value, scope) for function in functions if _adds(function)]
        lists = [holder.items if isinstance(holder, Chain) else holder for holder in holders]
        for items in {id(items): items for items in lists if isinstance(items, list)}.values():
            items.append(self.unknown_layer(kind, node))
        names = {part.id for part in inner if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)}
        for name in sorted(names):
            value = scope.find(name)
            if isinstance(value, (Tensor, Picture)):
                scope.names[name] = self.flow.unknown(kind, [self.flow.enter(value)], line_of(node))

    def _makes_layer(self, node: ast.Call, scope: Scope) -> bool:
        name = called_name(node)
        if name in self.dialect.layers or (name in self.dialect.functions and name not in _COMMON):
            return True
        value = self.evaluate(node.func, scope) if _is_name(node.func) else UNTOLD
        return isinstance(value, (Layer, Function)) or (isinstance(value, Method) and isinstance(value.owner, (Chain, Tensor)))

    # -- functions and classes of the code ----------------------------------------------------------------------------

    def follow(self, node: ast.FunctionDef, args: list[Value], kwargs: dict[str, Value], first: Value = UNTOLD) -> Value:
        scope = Scope(self._parameters(node, args if first is UNTOLD else [first, *args], kwargs), self.top)
        returned = self.run(node.body, scope)
        if returned is not None:
            return returned.value
        return Tensor(len(self.flow.sketch.cells) - 1) if self.flow.sketch.cells else UNTOLD

    def _parameters(self, node: ast.FunctionDef, args: list[Value], kwargs: dict[str, Value]) -> dict[str, Value]:
        names = [parameter.arg for parameter in [*node.args.posonlyargs, *node.args.args]]
        defaults = [self.evaluate(default, self.top) for default in node.args.defaults]
        values: dict[str, Value] = dict.fromkeys(names, UNTOLD)
        values.update(zip(names[len(names) - len(defaults) :], defaults, strict=True))
        for parameter, default in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True):
            values[parameter.arg] = self.evaluate(default, self.top)
        values.update(zip(names, args, strict=False))
        if node.args.vararg is not None:
            values[node.args.vararg.arg] = list(args[len(names) :])
        values.update({key: value for key, value in kwargs.items() if key in values})
        return values

    def instance(self, kind: Kind, args: list[Value], kwargs: dict[str, Value], line: int) -> Instance:
        kind.made = True
        made = Instance(kind, line)
        self.instances.append(made)
        method = kind.method("__init__")
        if method is not None:
            self.follow(method, args, kwargs, made)
        return made


def _adds(function: ast.expr) -> TypeGuard[ast.Attribute]:
    return isinstance(function, ast.Attribute) and function.attr in ("add", "append")


def _is_name(node: ast.expr) -> bool:
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name)


def _import(node: ast.Import | ast.ImportFrom, names: list[ast.alias], scope: Scope) -> None:
    """Let an alias stand for the name it was given to."""
    start = tuple((node.module or "").split(".")) if isinstance(node, ast.ImportFrom) else ()
    for name in names:
        if name.asname is not None:
            scope.names[name.asname] = Dotted((*start, *name.name.split(".")))
