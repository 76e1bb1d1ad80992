"""The classes of a source file: places that are wired alike share one, and take as parameters what differs between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from cnnstudio.codegen.places import Copies, Place
from cnnstudio.codegen.wording import class_name, is_class_name, literal
from cnnstudio.graph.addresses import definition_of, id_of
from cnnstudio.graph.block import Module
from cnnstudio.graph.paths import at

_POSITIONAL = {
    "nn.Conv2d": ("in_channels", "out_channels"),
    "nn.Linear": ("in_features", "out_features"),
    "nn.BatchNorm2d": ("num_features",),
    "nn.Dropout": ("p",),
    "nn.LocalResponseNorm": ("size",),
    "nn.AdaptiveAvgPool2d": ("output_size",),
    "nn.ZeroPad2d": ("padding",),
}
"""What torch calls the arguments that are written without their names."""
_ONE = {"in_channels": ("out_channels", "channels"), "in_features": ("out_features", "features")}
"""What a parameter is called that is both."""


class _Slot(NamedTuple):
    """A value in the `__init__` of a class: which node it belongs to, what torch or the inner class calls it."""

    id: str
    name: str
    value: Any


@dataclass
class Kind:
    """A class: where it stands, and what its `__init__` takes. `words` are the arguments in its lines, by node, in order."""

    name: str
    places: list[Place] = field(default_factory=list)
    parameters: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    """The values of each parameter, one for each place."""
    words: dict[str, list[str]] = field(default_factory=dict)

    @property
    def place(self) -> Place:
        """The first place; the others are wired like it."""
        return self.places[0]

    def addresses(self, id: str = "") -> tuple[str, ...]:
        """Return the definition addresses of a node in all places, or of the groups themselves."""
        return tuple(dict.fromkeys(definition_of((place.address + id).rstrip(".")) for place in self.places))


class Kinds:
    """All classes of a network, inner ones first; the network's own is the last."""

    def __init__(self, network: Place, name: str) -> None:
        self.all: list[Kind] = []
        self._known: dict[object, Kind] = {}
        self._of: dict[int, tuple[Kind, int]] = {}
        self._sort(network)
        taken = {name}
        for kind in self.all:
            _give_parameters(kind, self)
            kind.name = name if kind.place is network else _name(kind, taken)
            taken.add(kind.name)

    def of(self, place: Place) -> Kind:
        """Return the class of a place."""
        return self._of[id(place)][0]

    def arguments(self, place: Place) -> list[tuple[str, Any]]:
        """Return the parameters of a place's class with the values that it has there."""
        kind, number = self._of[id(place)]
        return [(name, values[number]) for name, values in kind.parameters.items()]

    def _sort(self, place: Place) -> None:
        for call in place.calls.values():
            if isinstance(call, Copies):
                for copy in call.places:
                    self._sort(copy)
        wiring = self._wiring(place)
        if wiring not in self._known:
            self._known[wiring] = Kind("")
            self.all.append(self._known[wiring])
        kind = self._known[wiring]
        self._of[id(place)] = kind, len(kind.places)
        kind.places.append(place)

    def _wiring(self, place: Place) -> object:
        """Return what two places must have in common to share a class: all but the values given to modules."""
        nodes = []
        for node, call in place.calls.items():
            told: object = repr(call)
            if isinstance(call, Module):
                told = (call.name, len(call.args), tuple(call.kwargs))
            elif isinstance(call, Copies):
                told = (call.numbered, tuple(id(self.of(copy)) for copy in call.places))
            nodes.append((node, told, place.level[node].block.outputs))
        return (place.inputs, place.goals, tuple(nodes), tuple(place.level.edges))


def _slots(place: Place, kinds: Kinds) -> Iterator[_Slot]:
    for node, call in place.calls.items():
        if isinstance(call, Module):
            names = _POSITIONAL.get(call.name, ())
            for number, value in enumerate(call.args):
                yield _Slot(node, names[number] if number < len(names) else f"value{number + 1}", value)
            for name, value in call.kwargs.items():
                yield _Slot(node, name, value)
        elif isinstance(call, Copies):
            for copy in call.places:
                for name, value in kinds.arguments(copy):
                    yield _Slot(node, name, value)


def _give_parameters(kind: Kind, kinds: Kinds) -> None:
    """Find the values that differ between the places of a class; those that always agree share one parameter."""
    rows = zip(*(_slots(place, kinds) for place in kind.places), strict=True)
    columns = [(slots[0], tuple(slot.value for slot in slots)) for slots in rows]
    names: dict[tuple[str, ...], list[_Slot]] = {}
    for slot, values in columns:
        names.setdefault(tuple(map(literal, values)), []).append(slot)
    chosen: dict[tuple[str, ...], str] = {}
    for slot, values in columns:
        key = tuple(map(literal, values))
        if len(set(key)) > 1 and key not in chosen:
            chosen[key] = _parameter(names[key], kind.parameters)
            kind.parameters[chosen[key]] = values
        kind.words.setdefault(slot.id, []).append(chosen.get(key, key[0]))


def _parameter(slots: list[_Slot], taken: dict[str, tuple[Any, ...]]) -> str:
    first = slots[0]
    other, both = _ONE.get(first.name, ("", ""))
    name = both if other in {slot.name for slot in slots} else first.name
    for candidate in (name, f"{first.id}_{name}"):
        if candidate not in taken:
            return candidate
    number = 2
    while f"{first.id}_{name}{number}" in taken:
        number += 1
    return f"{first.id}_{name}{number}"


def _name(kind: Kind, taken: set[str]) -> str:
    """Return the name of a group's class: what the groups are called, without their numbers where they have several."""
    network = kind.place.report.network
    own = []
    for address in kind.addresses():
        node = at(network, address)
        words = id_of(address).replace("_", " ").title()
        own.append(class_name(node.name, class_name(words, "Group")))
    stems = {re.sub("[0-9]+", "", name) for name in own}
    (stem, *more) = sorted(stems)
    wanted = [own[0]] if len(set(own)) == 1 or more or not is_class_name(stem) else [stem, own[0]]
    free = next((name for name in wanted if name not in taken), None)
    number = 2
    while free is None:
        free = f"{wanted[0]}{number}" if f"{wanted[0]}{number}" not in taken else None
        number += 1
    return free


def type_of(values: tuple[Any, ...]) -> str:
    """Return the annotation of a parameter that takes these values: `int`, `int | tuple[int, int]`."""
    return " | ".join(sorted({_type(value) for value in values}))


def _type(value: Any) -> str:
    if isinstance(value, tuple):
        return f"tuple[{', '.join(map(_type, value))}]"
    return type(value).__name__ if value is not None else "None"
