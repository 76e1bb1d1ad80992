"""Typed fields, declared once: from them come forms, files, limits and source text.

A class that derives from `Declared` is a frozen dataclass whose fields are made with `param`. Its methods are written here,
once: those that `dataclass` would generate for each block are a tenth of the studio's start.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, dataclass
from functools import cached_property
from typing import Any, ClassVar, NoReturn, Optional, TypeAlias

from cnnstudio.graph.text import Message, Text, translate

Pair: TypeAlias = tuple[int, int]
"""Two whole numbers, (height, width); one number in a file or a call means both."""

Padding: TypeAlias = str | Pair
"""`"valid"` (none), `"same"` (torch's), or pixels on each side as (height, width)."""

PADDING_WORDS = ("valid", "same")
JSON: TypeAlias = bool | int | float | str | list[Any] | dict[str, Any] | None


@dataclass(frozen=True)
class Param:
    """What is known of one field: its kind, its limits, its words.

    `kind` is one of int, float, bool, pair, padding, choice, text.
    """

    name: str
    kind: str
    default: Any
    minimum: float | None = None
    maximum: float | None = None
    above: float | None = None
    below: float | None = None
    choices: tuple[str, ...] = ()
    optional: bool = False
    label: Text | None = None
    help: Text | None = None
    unit: Text | None = None

    @property
    def title(self) -> Text | str:
        """What a person calls the field: its word where it has one, else its name."""
        return self.label or self.name


def param(
    default: Any,
    *,
    minimum: float | None = None,
    maximum: float | None = None,
    above: float | None = None,
    below: float | None = None,
    choices: tuple[str, ...] = (),
    label: Text | None = None,
    help: Text | None = None,
    unit: Text | None = None,
) -> Any:
    """Declare a field of a `Declared` class.

    `minimum` and `maximum` are allowed values themselves, `above` and `below` are not. `label` is the lectures' word, shown
    beside the field; the field's name stays torch's.
    """
    facts = {
        "minimum": minimum,
        "maximum": maximum,
        "above": above,
        "below": below,
        "choices": choices,
        "label": label,
        "help": help,
        "unit": unit,
    }
    return dataclasses.field(default=default, metadata=facts)


class ParamError(ValueError):
    """A value that a field cannot hold; `message` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


class Declared:
    """Base of blocks and plans. Equal values are equal objects for every purpose; fields are brought to one form.

    Construction raises `ParamError` for a value of the wrong kind. A value outside its limits may be held: it is reported by
    `limit_problems`, since a wrong design is still a design.
    """

    params: ClassVar[tuple[Param, ...]] = ()

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.__doc__ = cls.__doc__ or cls.__name__
        dataclass(init=False, repr=False, eq=False, match_args=False)(cls)
        cls.params = tuple(map(_describe, dataclasses.fields(cls)))  # type: ignore[arg-type]

    def __init__(self, *args: Any, **values: Any) -> None:
        given = {param.name: value for param, value in zip(self.params, args, strict=False)}
        if len(args) > len(given) or given.keys() & values.keys() or values.keys() - {param.name for param in self.params}:
            raise TypeError(f"{type(self).__name__} has the fields {', '.join(param.name for param in self.params)}")
        given.update(values)
        for param in self.params:
            object.__setattr__(self, param.name, coerce(param, given.get(param.name, param.default)))

    @cached_property
    def _values(self) -> tuple[Any, ...]:
        return tuple(getattr(self, param.name) for param in self.params)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._values == other._values

    def __hash__(self) -> int:
        return hash(self._values)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.values().items())})"

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> NoReturn:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def values(self) -> dict[str, Any]:
        """Return the fields by name, in the order they were declared."""
        return {param.name: getattr(self, param.name) for param in self.params}

    def with_values(self, **changes: Any) -> Any:
        """Return a copy with some fields changed; raises `ParamError`."""
        return dataclasses.replace(self, **changes)  # type: ignore[type-var]

    def limit_problems(self) -> list[tuple[Param, Message]]:
        """Return each field whose value lies outside its limits, with a sentence that says so."""
        return list(self.beyond_limits)

    @cached_property
    def beyond_limits(self) -> tuple[tuple[Param, Message], ...]:
        """What `limit_problems` returns, found once."""
        return tuple((p, fault) for p in self.params if (fault := outside(p, getattr(self, p.name))) is not None)


_HINTS: dict[str, Any] = {"int": int, "float": float, "bool": bool, "str": str, "Pair": Pair, "Padding": Padding}
_HINTS |= {f"{name} | None": Optional[hint] for name, hint in _HINTS.items()}  # noqa: UP045
"""What may be written behind a field's colon. Looked up, since to have them evaluated costs the start 10 ms."""


def _describe(field: dataclasses.Field[Any]) -> Param:
    facts = field.metadata
    kind, optional = _kind(_HINTS.get(str(field.type), field.type), facts.get("choices", ()))
    return Param(name=field.name, kind=kind, default=coerce_kind(kind, field.default), optional=optional, **facts)


def _kind(hint: Any, choices: tuple[str, ...]) -> tuple[str, bool]:
    if hint == Padding:
        return "padding", False
    optional = type(None) in getattr(hint, "__args__", ())
    if optional:
        hint = next(part for part in hint.__args__ if part is not type(None))
    if hint == Pair:
        return "pair", optional
    if hint is str:
        return ("choice" if choices else "text"), optional
    if hint in (int, float, bool):
        return str(hint.__name__), optional
    raise TypeError(f"no field kind for {hint!r}")


def coerce_kind(kind: str, value: Any) -> Any:
    """Return `value` in the one form its kind has: a pair from one number, a float from a whole number."""
    if kind in ("pair", "padding") and type(value) is int:
        return (value, value)
    if kind in ("pair", "padding") and type(value) is list:
        return tuple(value)
    if kind == "float" and type(value) is int and abs(value) < 2**53:
        return float(value)
    return value


def coerce(param: Param, value: Any) -> Any:
    """Return `value` as `param` holds it, or raise `ParamError` when it is of another kind."""
    if value is None and param.optional:
        return None
    value = coerce_kind(param.kind, value)
    if param.kind == "int" and type(value) is int and value > LARGEST:
        source = translate("Param", "{name} is {value}: it must be at most {limit}.")
        raise ParamError(Message("param.maximum", source, name=param.title, value=_shown(value), limit=LARGEST))
    if not _fits(param.kind, value):
        raise ParamError(
            Message(
                "param.kind",
                translate("Param", "{name} cannot be {value}: it takes {kind}."),
                name=param.title,
                value=_shown(value),
                kind=_KIND_WORDS[param.kind],
            )
        )
    return value


_KIND_WORDS = {
    "int": translate("Param", "a whole number"),
    "float": translate("Param", "a number"),
    "bool": translate("Param", "yes or no"),
    "pair": translate("Param", "one or two whole numbers"),
    "padding": translate("Param", "valid, same, or one or two whole numbers"),
    "choice": translate("Param", "one of its choices"),
    "text": translate("Param", "a text"),
}
LARGEST = 2**31 - 1


def _fits(kind: str, value: Any) -> bool:
    if kind == "int":
        return type(value) is int and abs(value) <= LARGEST
    if kind == "float":
        return type(value) is float and math.isfinite(value)
    if kind == "bool":
        return type(value) is bool
    if kind == "padding" and type(value) is str:
        return value in PADDING_WORDS
    if kind in ("pair", "padding"):
        return type(value) is tuple and len(value) == 2 and all(type(part) is int and abs(part) <= LARGEST for part in value)
    return type(value) is str


def outside(param: Param, value: Any) -> Message | None:
    """Return a sentence when `value` lies outside the limits of `param`, else None."""
    if value is None or type(value) is bool:
        return None
    if param.choices:
        if value in param.choices:
            return None
        return Message(
            "param.choice",
            translate("Param", "{name} cannot be {value}: choose one of {choices}."),
            name=param.title,
            value=_shown(value),
            choices=", ".join(param.choices),
        )
    if type(value) is str:
        return None
    for part in value if type(value) is tuple else (value,):
        fault = _beyond(param, part)
        if fault is not None:
            return fault
    return None


def _beyond(param: Param, value: float) -> Message | None:
    minimum = 0 if param.kind == "padding" and param.minimum is None else param.minimum
    named: dict[str, str | Text | float] = {"name": param.title, "value": value}
    if minimum is not None and value < minimum:
        source = translate("Param", "{name} is {value}: it must be at least {limit}.")
        return Message("param.minimum", source, limit=minimum, **named)
    if param.maximum is not None and value > param.maximum:
        source = translate("Param", "{name} is {value}: it must be at most {limit}.")
        return Message("param.maximum", source, limit=param.maximum, **named)
    if param.above is not None and value <= param.above:
        source = translate("Param", "{name} is {value}: it must be greater than {limit}.")
        return Message("param.above", source, limit=param.above, **named)
    if param.below is not None and value >= param.below:
        source = translate("Param", "{name} is {value}: it must be less than {limit}.")
        return Message("param.below", source, limit=param.below, **named)
    return None


def _shown(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 40 else text[:37] + "..."


def plain(value: Any) -> JSON:
    """Return a field's value as files write it: one number for a pair of equal ones, a list for another pair."""
    if type(value) is tuple:
        return value[0] if value[0] == value[1] else list(value)
    return value  # type: ignore[no-any-return]


def values_from(kind: type[Declared], data: Mapping[str, JSON]) -> tuple[dict[str, Any], dict[str, JSON]]:
    """Sort `data` into the fields that `kind` knows and the rest, which is kept for the next version of the program."""
    known = {param.name for param in kind.params}
    return {k: v for k, v in data.items() if k in known}, {k: v for k, v in data.items() if k not in known}
