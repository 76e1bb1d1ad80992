"""What a call of the code stands for: a layer, a network, what flows through them, or what a function of the code returns."""

from __future__ import annotations

import ast
from abc import abstractmethod

from cnnstudio.graph.param import ParamError
from cnnstudio.parsing import pictures
from cnnstudio.parsing.expressions import Expressions, Scope, line_of
from cnnstudio.parsing.flow import Flow, keras_picture
from cnnstudio.parsing.given import UNTOLD, Given, Unreadable
from cnnstudio.parsing.keras_layers import ACTIVATION
from cnnstudio.parsing.recipe import Recipe
from cnnstudio.parsing.statements import UNREADABLE
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
_MODULES = frozenset(["layers", "nn"])


class Calls(Expressions):
    """Follows calls; remembers the networks that were made on the way."""

    def __init__(self, flow: Flow) -> None:
        super().__init__(flow)
        self.chains: list[Chain] = []
        self.models: list[Model] = []
        self.instances: list[Instance] = []

    @abstractmethod
    def follow(self, node: ast.FunctionDef, args: list[Value], kwargs: dict[str, Value], first: Value = UNTOLD) -> Value:
        """Return what a function of the code returns; `first` stands for `self`."""

    @abstractmethod
    def instance(self, kind: Kind, args: list[Value], kwargs: dict[str, Value], line: int) -> Instance:
        """Return an object of a class of the code."""

    def call(self, node: ast.Call, scope: Scope) -> Value:
        target = self.evaluate(node.func, scope)
        args = self.items(node.args, scope)
        kwargs = {word.arg: self.evaluate(word.value, scope) for word in node.keywords if word.arg is not None}
        if isinstance(target, (Layer, Chain, Instance)):
            return self._apply(target, args, kwargs, node, scope)
        if isinstance(target, Dotted):
            return self._named(target, args, kwargs, node)
        if isinstance(target, Method):
            return self._method(target, args, kwargs, node)
        with self.deeper():
            if isinstance(target, Kind):
                return self.instance(target, args, kwargs, line_of(node))
            if isinstance(target, Function):
                return self.follow(target.node, args, kwargs)
        return self._not_known(ast.unparse(node.func)[-_LONGEST_KIND:], args, kwargs, node)

    def unknown_layer(self, kind: str, node: ast.AST) -> Layer:
        return Layer(kind, None, Given({}), line_of(node))

    # -- names that the code does not define ----------------------------------------------------------------------------

    def _named(self, name: Dotted, args: list[Value], kwargs: dict[str, Value], node: ast.Call) -> Value:
        match name.last:
            case "Sequential":
                return self._chain(args, kwargs, node)
            case "OrderedDict" | "list" | "tuple" | "ModuleList" if len(args) == 1 and isinstance(args[0], (list, tuple)):
                return list(args[0])
            case "Input" | "InputLayer" if self.dialect.kind == "keras":
                return self._input(args, kwargs, line_of(node))
            case "Model" if self.dialect.kind == "keras":
                return self._model([*args, *kwargs.values()], kwargs)
        if (recipe := self.dialect.layers.get(name.last)) is not None:
            return self._layer(name.last, recipe, args, kwargs, node)
        feeds = [*tensors_in(args), *tensors_in(list(kwargs.values()))]
        if feeds and (recipe := self.dialect.functions.get(name.last)) is not None:
            return self._function(name.last, recipe, args, kwargs, node)
        if name.last == UNREADABLE or (not feeds and (name.last[:1].isupper() or _MODULES & set(name.parts[:-1]))):
            return self.unknown_layer(name.last, node)
        return self._not_known(name.last, args, kwargs, node)

    def _layer(self, kind: str, recipe: Recipe, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Layer:
        values = recipe.named(args, kwargs)
        if ACTIVATION in values:
            values[ACTIVATION] = self._activation(values[ACTIVATION])
        return Layer(kind, recipe, Given(values), line_of(node))

    def _activation(self, value: Value) -> Value:
        """Return the name of an activation, or the blocks of a layer given as one."""
        if isinstance(value, Dotted):
            return value.last
        if isinstance(value, Layer) and value.recipe is not None:
            try:
                return value.recipe.make(value.given)
            except (Unreadable, ParamError):
                return UNTOLD
        return value

    def _chain(self, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Chain:
        given = args or [kwargs.get("layers", [])]
        if len(given) == 1 and isinstance(given[0], (list, tuple)):
            given = list(given[0])
        chain = Chain([], line_of(node))
        for item in given:
            self._append(chain, item, node)
        self.chains.append(chain)
        return chain

    def _append(self, chain: Chain, item: Value, node: ast.AST) -> None:
        self.step()
        if isinstance(item, tuple) and len(item) == 2 and isinstance(item[0], str):
            if isinstance(item[1], Layer):
                item[1].hint = item[0]
            item = item[1]
        if isinstance(item, (Chain, Instance)):
            item.used = True
        if isinstance(item, (Layer, Chain, Instance, Picture)):
            chain.items.append(item)
        elif item is not None and not isinstance(item, (str, int, float)):
            chain.items.append(self.unknown_layer(item.last if isinstance(item, Dotted) else "?", node))

    def _input(self, args: list[Value], kwargs: dict[str, Value], line: int) -> Picture:
        name = kwargs.get("name")
        shape = next((kwargs[key] for key in ("shape", "input_shape") if key in kwargs), args[0] if args else UNTOLD)
        for key in ("batch_shape", "batch_input_shape"):
            if isinstance(kwargs.get(key), (list, tuple)):
                shape = kwargs[key][1:]
        return pictures.from_keras(shape, line, name if isinstance(name, str) else "")

    def _model(self, values: list[Value], kwargs: dict[str, Value]) -> Value:
        outputs = kwargs.get("outputs", kwargs.get("output", values[1] if len(values) > 1 else UNTOLD))
        found = tensors_in(outputs)
        if not found:
            return UNTOLD
        model = Model(self.flow.enter(found[0]))
        self.models.append(model)
        return model

    def _function(self, kind: str, recipe: Recipe, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Tensor:
        """Return what leaves a function: its tensors flow in, the rest are arguments."""
        feeds = [self.flow.enter(value) for value in [*tensors_in(args), *tensors_in(list(kwargs.values()))]]
        rest = [value for value in args if not tensors_in(value)]
        named = {key: value for key, value in kwargs.items() if not tensors_in(value)}
        return self.flow.through(self._layer(kind, recipe, rest, named, node), feeds)

    def _not_known(self, kind: str, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value:
        """Return what leaves a call of which nothing is known: an unknown block where tensors enter."""
        feeds = [self.flow.enter(value) for value in [*tensors_in(args), *tensors_in(list(kwargs.values()))]]
        return self.flow.unknown(kind, feeds, line_of(node)) if feeds else UNTOLD

    # -- what the code made ---------------------------------------------------------------------------------------------

    def _apply(
        self, target: Layer | Chain | Instance, args: list[Value], kwargs: dict[str, Value], node: ast.Call, scope: Scope
    ) -> Value:
        feeds: list[Value] = [*tensors_in(args), *tensors_in([v for k, v in kwargs.items()])]
        if not feeds and isinstance(target, Layer) and node.args and args[0] is not None:
            feeds = [self._entrance(node.args[0], scope)]
        if not feeds:
            return UNTOLD
        if isinstance(target, Instance):
            return self.forward(target, args, kwargs)
        entering = [self.flow.enter(value) for value in feeds]
        if isinstance(target, Layer):
            return self.flow.through(target, entering, line_of(node))
        return self.pass_through(target, entering)

    def _entrance(self, node: ast.expr, scope: Scope) -> Picture:
        """Return the picture that a name must be which nothing before it made."""
        picture = pictures.unsized(line_of(node))
        if isinstance(node, ast.Name):
            scope.names[node.id] = picture
        return picture

    def forward(self, network: Instance, args: list[Value], kwargs: dict[str, Value]) -> Value:
        """Return what leaves a network of the code's own class."""
        network.used = True
        method = network.kind.method(self.dialect.forward)
        with self.deeper():
            if method is not None:
                return self.follow(method, args, kwargs, network)
            return self._in_order(network, [self.flow.enter(value) for value in tensors_in(args)])

    def _in_order(self, network: Instance, feeds: list[Tensor]) -> Value:
        """Let tensors flow through the layers of a class that does not say how, in the order in which they are written."""
        for value in network.attributes.values():
            if isinstance(value, (Layer, Chain, Instance)):
                feeds = [self.pass_through(value, feeds)]
        return feeds[0] if feeds else UNTOLD

    def pass_through(self, target: Value, feeds: list[Tensor]) -> Tensor:
        """Return what leaves a layer, a chain or a network."""
        self.step()
        if isinstance(target, Layer):
            return self.flow.through(target, feeds)
        if isinstance(target, Instance):
            found = tensors_in(self.forward(target, list(feeds), {}))
            return self.flow.enter(found[0]) if found else feeds[0]
        if isinstance(target, Chain):
            target.used = True
            with self.deeper():
                for item in list(target.items):
                    if not isinstance(item, Picture):
                        feeds = [self.pass_through(item, feeds)]
        return feeds[0]

    def picture_of(self, chain: Chain, depth: int = 0) -> Picture | None:
        """Return what a Sequential of Keras says of the picture that enters it."""
        if chain.shape is not UNTOLD and isinstance(chain.shape, (list, tuple)):
            return pictures.from_keras(tuple(chain.shape[1:]), chain.line)
        for item in chain.items:
            self.step()
            if isinstance(item, Picture):
                return item
            if isinstance(item, Layer) and (found := keras_picture(item)) is not None:
                return found
            if isinstance(item, Chain) and depth < 10 and (found := self.picture_of(item, depth + 1)) is not None:
                return found
        return None

    # -- methods ----------------------------------------------------------------------------------------------------------

    def _method(self, method: Method, args: list[Value], kwargs: dict[str, Value], node: ast.Call) -> Value:
        owner = method.owner
        if isinstance(owner, (Tensor, Picture)):
            if method.name in ("size", "dim", "numel"):
                return UNTOLD
            if (recipe := self.dialect.functions.get(method.name)) is not None:
                return self._function(method.name, recipe, [owner, *args], kwargs, node)
            return self._not_known(method.name, [owner, *args], kwargs, node)
        if isinstance(owner, Instance):
            return self._own_method(owner, method.name, args, kwargs)
        if isinstance(owner, Chain):
            self._change(owner, method.name, args, kwargs, node)
        elif isinstance(owner, list) and method.name == "append" and len(args) == 1:
            owner.append(self.unnamed(args[0], node.args[0]))
        elif isinstance(owner, list) and method.name == "extend" and len(args) == 1 and isinstance(args[0], (list, tuple)):
            owner += [self.counted(item) for item in args[0]]
        return UNTOLD

    def _own_method(self, owner: Instance, name: str, args: list[Value], kwargs: dict[str, Value]) -> Value:
        node = owner.kind.method(name)
        if name == self.dialect.forward and node is not None:
            return self.forward(owner, args, kwargs)
        if name == "add_module" and len(args) == 2 and isinstance(args[0], str):
            owner.attributes[args[0]] = args[1]
        if node is None:
            return UNTOLD
        with self.deeper():
            return self.follow(node, args, kwargs, owner)

    def _change(self, chain: Chain, name: str, args: list[Value], kwargs: dict[str, Value], node: ast.Call) -> None:
        values = [*args, *kwargs.values()]
        if name in ("add", "append") and len(values) == 1:
            self._append(chain, self.unnamed(values[0], node.args[0] if node.args else node), node)
        elif name == "add_module" and len(args) == 2:
            self._append(chain, (args[0], args[1]), node)
        elif name == "build" and values:
            chain.shape = values[0]
        elif name == "pop" and chain.items:
            chain.items.pop()
