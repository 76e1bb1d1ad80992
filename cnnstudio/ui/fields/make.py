"""The editor for a declared field, by its kind."""

from __future__ import annotations

from typing import Any

from cnnstudio.graph.param import Param
from cnnstudio.ui.fields.choice import ChoiceField, PaddingField
from cnnstudio.ui.fields.field import Field
from cnnstudio.ui.fields.numbers import read_int, read_pair, read_real, write_pair, write_real
from cnnstudio.ui.fields.switch import SwitchField
from cnnstudio.ui.fields.typed import TypedField
from cnnstudio.ui.words import translate


def field_for(param: Param) -> Field:
    """Return an editor for values of `param`; it knows the kind, not the limits."""
    empty = translate("Field", "automatic") if param.optional else ""
    if param.kind == "bool":
        return SwitchField()
    if param.kind == "choice":
        return ChoiceField({choice: choice for choice in param.choices})
    if param.kind == "padding":
        return PaddingField()
    if param.kind == "int":
        return TypedField(read_int, str, param.optional, empty, lambda value, move: _kept(param, value + move, value))
    if param.kind == "float":
        return TypedField(read_real, write_real, param.optional, empty)
    if param.kind == "pair":
        return TypedField(read_pair, write_pair, param.optional, empty, lambda value, move: _moved(param, value, move))
    return TypedField(_tidied, str, param.optional)


def _tidied(text: str) -> str:
    from cnnstudio.design.gate import tidy

    return tidy(text)


def _moved(param: Param, value: tuple[int, int], move: int) -> tuple[int, int]:
    return _kept(param, value[0] + move, value[0]), _kept(param, value[1] + move, value[1])


def _kept(param: Param, value: int, before: int) -> Any:
    """Return `value`, or the one before where the arrow would leave the limits."""
    low = param.minimum is not None and value < param.minimum
    high = param.maximum is not None and value > param.maximum
    return before if low or high else value
