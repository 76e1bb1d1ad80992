"""How the layer of a library becomes blocks of ours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from cnnstudio.graph.block import Block
from cnnstudio.graph.text import Message, translate
from cnnstudio.parsing.given import REST, Given

Blocks = list[Block]


@dataclass(frozen=True)
class Recipe:
    """`make` turns the arguments, named by `parameters` in their order, into blocks in a row; none: left out.

    `reads` names the argument that says how many channels or numbers arrive. A `merge` reads several tensors. What is called as
    a function may take its numbers one by one, `rest`.
    """

    parameters: tuple[str, ...]
    make: Callable[[Given], Blocks]
    reads: str = ""
    merge: bool = False
    rest: bool = False

    def named(self, args: list[Any], kwargs: Mapping[str, Any]) -> dict[str, Any]:
        """Return the arguments by name; those beyond the known ones, and all of `rest`, stand under `REST`."""
        known = () if self.rest else self.parameters
        values = dict(zip(known, args, strict=False))
        if len(args) > len(known):
            values[REST] = args[len(known) :]
        return {**values, **kwargs}


@dataclass(frozen=True)
class Dialect:
    """One library: its layers, the functions and methods that work on tensors, the method that is the network."""

    kind: Literal["keras", "torch"]
    layers: Mapping[str, Recipe]
    functions: Mapping[str, Recipe]
    forward: str


def recipe(
    parameters: str, make: Callable[[Given], Blocks], reads: str = "", merge: bool = False, rest: bool = False
) -> Recipe:
    """Return a `Recipe` with its parameters written as in a signature: "filters, kernel_size"."""
    return Recipe(tuple(parameters.replace(",", " ").split()), make, reads, merge, rest)


def plainly(kind: type[Block]) -> Callable[[Given], Blocks]:
    """Return what makes one block of a kind without asking for arguments."""
    return lambda given: [kind()]


def left_out(code: str = "") -> Callable[[Given], Blocks]:
    """Return what makes no block; with a `code`, it says so."""

    def make(given: Given) -> Blocks:
        if code:
            source = translate("Parsing", "{layer} is left out of the drawing: it prepares the pictures before training.")
            given.remarks.append(Message("parsing.preparation", source, layer=code))
        return []

    return make
