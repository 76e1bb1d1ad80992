"""What is known of a block at its place, in the words and numbers of the inspector."""

from __future__ import annotations

from typing import NamedTuple

from cnnstudio.blocks.windows import PARAMETERS
from cnnstudio.graph.report import NodeReport, Report
from cnnstudio.graph.shape import Shape
from cnnstudio.graph.text import Text
from cnnstudio.ui import conventions
from cnnstudio.ui.conventions import shape_text
from cnnstudio.ui.words import filled, formula, memory, number, say, translate


class Fact(NamedTuple):
    """One line: what it is, its value, formulas (text, what for) that lead to it, a line below it, and its tooltip."""

    title: str
    value: str
    formulas: tuple[tuple[str, str], ...] = ()
    strong: bool = False
    about: str = ""
    tip: str = ""


def block_facts(report: NodeReport) -> list[Fact]:
    """Return the lines for one block."""
    counting: list[tuple[str, Text]] = []
    shaping: list[tuple[str, Text]] = []
    for found in conventions.formulas(report):
        (counting if found.label == PARAMETERS else shaping).append((formula(found.text), found.label))
    came = arriving(report.inputs)
    shown = tuple((text, _with_origin(say(about), came)) for text, about in shaping)
    facts = [Fact(translate("Inspector", "Output"), shape_text(report.shape), shown, True)]
    if report.shape is None:
        return [Fact(translate("Inspector", "Output"), translate("Inspector", "unknown"), (), True)]
    if not shaping and came:
        facts.append(Fact(translate("Inspector", "Input"), came))
    if (padding := conventions.padding(report)) is not None:
        facts.append(Fact(*padding))
    if report.parameters:
        formulas = tuple((text, "") for text, _ in counting)
        facts.append(Fact(translate("Inspector", "Parameters"), number(report.parameters), formulas, True))
    if report.macs:
        facts.append(Fact(translate("Inspector", "Multiply-adds"), number(report.macs)))
    facts.append(_field(report))
    if report.activation_bytes:
        facts.append(Fact(translate("Inspector", "Activations"), memory(report.activation_bytes)))
    return facts


def group_facts(report: Report, address: str, found: NodeReport) -> list[Fact]:
    """Return the lines for a group: what goes in and out, and the sums of all that is in it."""
    group = found.node.block
    outer = ",  ".join(shape_text(report.shape(address, port)) for port in group.outputs)
    outer = outer if found.shape is not None else translate("Inspector", "unknown")
    facts = [
        Fact(translate("Inspector", "Input"), arriving(found.inputs)),
        Fact(translate("Inspector", "Output"), outer, (), True),
        Fact(translate("Inspector", "Parameters"), number(found.parameters), (), True),
        Fact(translate("Inspector", "Multiply-adds"), number(found.macs)),
        _field(found),
        Fact(translate("Inspector", "Activations"), memory(found.activation_bytes)),
    ]
    return [fact for fact in facts if fact.value]


def network_facts(report: Report) -> list[Fact]:
    """Return the lines for the network as a whole."""
    return [
        Fact(translate("Inspector", "Blocks"), number(len(report.nodes))),
        Fact(translate("Inspector", "Parameters"), number(report.parameters), (), True),
        Fact(translate("Inspector", "Multiply-adds"), number(report.macs)),
        Fact(translate("Inspector", "Neurons"), number(report.neurons)),
        Fact(translate("Inspector", "Weights"), memory(report.weight_bytes)),
        Fact(translate("Inspector", "Activations of one picture"), memory(report.activation_bytes)),
    ]


def arriving(shapes: tuple[Shape | None, ...]) -> str:
    """Return the shapes that come in: 6 × 12 × 12."""
    return ",  ".join(map(shape_text, shapes))


def _with_origin(about: str, came: str) -> str:
    return filled(translate("Inspector", "{what}, from {shape}"), what=about[:1].lower() + about[1:], shape=came)


def _field(report: NodeReport) -> Fact:
    """Return what one value sees of the picture, and how far on its neighbour sees."""
    title, field = translate("Inspector", "Receptive field"), report.field
    if field is None:
        tip = translate("Inspector", "Each value here is made of all pixels of the picture.")
        return Fact(title, translate("Inspector", "whole picture"), tip=tip)
    size = f"{field.size[0]} × {field.size[1]}"
    tip = filled(
        translate("Inspector", "Each value here is made of {size} pixels of the picture: its receptive field."), size=size
    )
    down, right = field.jump
    if (down, right) == (1, 1):
        return Fact(title, size, tip=tip)
    jump = str(down) if down == right else f"{down} × {right}"
    about = filled(translate("Inspector", "The next value looks {jump} pixels further."), jump=jump)
    why = translate("Inspector", "The fields of neighbours lie {jump} pixels apart: all strides up to here, multiplied.")
    return Fact(title, size, about=about, tip=f"{tip} {filled(why, jump=jump)}")
