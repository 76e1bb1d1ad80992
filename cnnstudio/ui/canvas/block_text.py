"""What is written on a block and on the wire that leaves it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt

from cnnstudio.graph.addresses import id_of
from cnnstudio.graph.block import Block, UnknownBlock
from cnnstudio.graph.graph import Content, Node
from cnnstudio.graph.group import Group
from cnnstudio.graph.report import NodeReport
from cnnstudio.graph.shape import Shape, size
from cnnstudio.ui import conventions
from cnnstudio.ui.canvas.look import Look
from cnnstudio.ui.canvas.metrics import WIDTH
from cnnstudio.ui.words import filled, number, say, sentence, translate

_LETTER = 7.6
_LONGEST = 60


class Texts(NamedTuple):
    """The words of one block, cut to the room there is; widths in pixels."""

    name: str
    caption: str = ""
    parameters: str = ""
    parameters_width: float = 0.0
    shape: str = ""
    shape_width: float = 0.0


def texts(node: Node, report: NodeReport | None, look: Look, tag: bool, room: float) -> Texts:
    """Return what a block shows; `room` is how wide its name may be."""
    shape = shape_line(report.shape) if report is not None and node.block.outputs else ""
    width = look.small_metrics.horizontalAdvance(shape) if shape else 0.0
    elide = Qt.TextElideMode.ElideRight
    if look.heat is not None:
        count = look.heat.text(node.id)
    else:
        count = number(report.parameters) if report is not None and report.parameters and not tag else ""
    count_width = look.small_metrics.horizontalAdvance(count) if count else 0.0
    if tag:
        name = look.small_metrics.elidedText(tag_line(node), elide, room - (count_width + 8 if count else 0))
        return Texts(name, "", count, count_width, shape, width)
    name = look.name_metrics.elidedText(block_name(node), elide, room)
    if isinstance(node.block, Group) and node.block.repeat > 1:
        times = f" ×{node.block.repeat}"
        name = look.name_metrics.elidedText(block_name(node), elide, room - look.name_metrics.horizontalAdvance(times)) + times
    caption_room = WIDTH - 28 - (count_width + 8 if count else 0)
    return Texts(
        name,
        look.small_metrics.elidedText(caption(node.block, report), elide, caption_room),
        count,
        count_width,
        shape,
        width,
    )


def block_name(node: Node) -> str:
    """Return what a block is called on screen: its free name, else its id; the two ends by their title."""
    if node.name:
        return node.name[:_LONGEST]
    if isinstance(node.block, Block) and node.block.boundary and node.id == node.block.boundary:
        return say(node.block.title)
    return id_of(node.id)


def title(block: Content) -> str:
    """Return the name of a kind of block."""
    return block.type[:_LONGEST] if isinstance(block, UnknownBlock) else say(block.title)


def caption(block: Content, report: NodeReport | None = None) -> str:
    """Return what makes a block this one, else what it does to its shape or what kind it is."""
    if isinstance(block, Group):
        return say(block.caption())
    if not isinstance(block, Block):
        return filled(translate("Canvas", "unknown: {type}"), type=block.type[:_LONGEST])
    found = block.caption()
    if report is not None and report.shape is not None and block.boundary == "input":
        return shape_line(report.shape)
    if found is not None:
        return say(found)
    shapes = report.known_inputs() if report is not None else None
    if report is None or report.shape is None or not shapes or len(report.shape) != 1:
        return title(block)
    if block.boundary:
        return filled(translate("Canvas", "{n} classes"), n=report.shape[0])
    if len(shapes) == 1 and len(shapes[0]) > 1 and size(shapes[0]) == report.shape[0]:
        return filled(translate("Canvas", "{shape} in a row"), shape=shape_line(shapes[0]))
    return title(block)


def tag_line(node: Node) -> str:
    """Return the one line of a docked tag."""
    if node.name:
        return node.name[:_LONGEST]
    kind = title(node.block)
    found = node.block.caption() if isinstance(node.block, Block) else None
    return kind if found is None else f"{kind} · {say(found)}"


def shape_line(shape: Shape | None) -> str:
    """Return a shape as it stands on a wire."""
    return conventions.shape_text(shape, thin=True)


def label_width(report: NodeReport | None) -> float:
    """Return at most how wide the shape on a wire is, without asking the font."""
    return 12.0 if report is None or report.shape is None else _LETTER * len(shape_line(report.shape)) + 6


def shape_words(shape: Shape | None) -> str:
    """Return a shape with its letters, for a tooltip."""
    if shape is None:
        return translate("Canvas", "The shape is not known here.")
    if len(shape) == 3:
        c, h, w = shape
        line = f"{conventions.letters()} = {shape_line(shape)}"
        return line + "\n" + filled(translate("Canvas", "{c} channels, {h} pixels high, {w} wide"), c=c, h=h, w=w)
    if len(shape) == 1:
        return filled(translate("Canvas", "N = {n}: a row of {n} numbers"), n=shape[0])
    return shape_line(shape)


def block_words(node: Node, report: NodeReport | None, problems: tuple[str, ...], notes: tuple[str, ...]) -> str:
    """Return the tooltip of a block: its faults and advice, else what it is."""
    lines = [*problems, *notes]
    if lines:
        return "\n".join(sentence(line) for line in lines)
    kind = title(node.block)
    summary = say(node.block.summary) if isinstance(node.block, Block) else ""
    if isinstance(node.block, Group):
        summary = say(node.block.caption())
        if report is not None and report.parameters:
            summary += "\n" + filled(translate("Canvas", "{count} parameters in all"), count=report.parameters)
    return f"{kind} ({node.id})\n{summary}".strip()
