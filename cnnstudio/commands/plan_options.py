"""One option for each field of the training plan, with the limits that the plan declares."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from cnnstudio.commands.options import wrong
from cnnstudio.graph.param import Param, ParamError, coerce, outside
from cnnstudio.graph.text import Message, translate
from cnnstudio.plan.plan import Plan
from cnnstudio.words import say

_SHORT = {"learning_rate": "--lr"}
_METAVAR = {"int": "N", "float": "X", "text": "NAME"}


def add_plan_options(parser: argparse.ArgumentParser) -> None:
    """Add `--epochs`, `--lr` and the others; what is not given stays out of the parsed arguments."""
    for param in Plan.params:
        if len(param.choices) == 1:
            continue
        long = "--" + param.name.replace("_", "-")
        names = [_SHORT[param.name], long] if param.name in _SHORT else [long]
        parser.add_argument(
            *names,
            dest=param.name,
            default=argparse.SUPPRESS,
            type=_reader(replace(param, name=names[0], label=None)),
            metavar="|".join(param.choices) or _METAVAR[param.kind],
            help=_help(param),
        )


def names_plan(args: argparse.Namespace) -> bool:
    """Tell whether an option of the plan was given."""
    return any(hasattr(args, param.name) for param in Plan.params)


def plan_from(args: argparse.Namespace, plan: Plan) -> Plan:
    """Return `plan` with the options that were given."""
    given = {param.name: getattr(args, param.name) for param in Plan.params if hasattr(args, param.name)}
    changed: Plan = plan.with_values(**given)
    return changed


def _help(param: Param) -> str | None:
    """Return what a field is and its default; an optional field's own sentence says what is chosen."""
    if param.help is None:
        return None
    words = say(param.help)
    if not param.optional:
        value = param.default if isinstance(param.default, str) else format(param.default, "g")
        words += " " + say(Message("usage.default", translate("Usage", "Left out: {value}."), value=value))
    return words.replace("%", "%%")


def _reader(param: Param) -> Callable[[str], Any]:
    def read(word: str) -> Any:
        value = _number(param, word)
        try:
            value = coerce(param, value)
        except ParamError as error:
            raise wrong(error.message) from error
        fault = outside(param, value)
        if fault is not None:
            raise wrong(fault)
        return value

    return read


def _number(param: Param, word: str) -> int | float | str:
    if param.kind not in ("int", "float"):
        return word.lower() if param.choices else word
    try:
        return int(word) if param.kind == "int" else float(word)
    except ValueError as error:
        if param.kind == "int":
            text = translate("Usage", "“{word}” is no whole number")
        else:
            text = translate("Usage", "“{word}” is no number; decimals are written with a point")
        raise wrong(Message("usage.number", text, word=word)) from error
