"""What a name or an expression of the code stands for: a plain value, a layer, a chain of layers, a tensor."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import Any, Final

from cnnstudio.graph.shape import Shape
from cnnstudio.graph.text import Message
from cnnstudio.parsing.given import UNTOLD, Given
from cnnstudio.parsing.recipe import Recipe

Value = Any
"""int, float, str, bool, None, tuple, list, or one of the classes below."""
MOST_LOOKED_AT: Final = 2000


@dataclass(frozen=True)
class Dotted:
    """A name that nothing in the code defines: `layers.Conv2D`."""

    parts: tuple[str, ...]

    @property
    def last(self) -> str:
        """The name behind the last point."""
        return self.parts[-1]


@dataclass(eq=False)
class Layer:
    """A layer as it was made, before anything flows through it."""

    kind: str
    recipe: Recipe | None
    given: Given
    line: int
    hint: str = ""
    """The id it would like: its attribute in a torch class."""
    used: bool = False
    reason: Message | None = None
    """Why it is drawn as an unknown block, where the recipe does not say."""


@dataclass(eq=False)
class Chain:
    """A Sequential: what it holds, in order."""

    items: list[Value]
    line: int
    shape: Value = UNTOLD
    """What `build` was told."""
    used: bool = False


@dataclass(eq=False)
class Picture:
    """What enters: (C, H, W). `sized`: the code says so. `flat`: the code takes it as one row of numbers."""

    shape: Shape
    line: int
    name: str = ""
    flat: bool = False
    sized: bool = True
    cell: int | None = None


@dataclass(frozen=True)
class Tensor:
    """What leaves a cell of the sketch."""

    cell: int


@dataclass(frozen=True)
class Model:
    """Keras's functional `Model(inputs, outputs)`."""

    outputs: Tensor


@dataclass(eq=False)
class Kind:
    """A class of the code whose objects are networks."""

    node: ast.ClassDef
    made: bool = False

    def method(self, *names: str) -> ast.FunctionDef | None:
        """Return the first method of one of these names."""
        methods = {part.name: part for part in self.node.body if isinstance(part, ast.FunctionDef)}
        return next((methods[name] for name in names if name in methods), None)


@dataclass(eq=False)
class Instance:
    """An object of such a class."""

    kind: Kind
    line: int
    attributes: dict[str, Value] = field(default_factory=dict)
    used: bool = False


@dataclass(eq=False)
class Function:
    """A function of the code, followed where it is called."""

    node: ast.FunctionDef


@dataclass(frozen=True)
class Method:
    """An attribute that is about to be called."""

    owner: Value
    name: str


def tensors_in(value: Value) -> list[Value]:
    """Return the tensors in a value, also in lists in it; at most `MOST_LOOKED_AT` parts are looked at."""
    found, todo, left = [], [value], MOST_LOOKED_AT
    while todo and left:
        part = todo.pop()
        left -= 1
        if isinstance(part, (Tensor, Picture)):
            found.append(part)
        elif isinstance(part, (list, tuple)):
            todo += reversed(part[:left])
    return found
