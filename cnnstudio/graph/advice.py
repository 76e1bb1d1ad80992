"""Advice: what runs, but a teacher would point at."""

from __future__ import annotations

from collections.abc import Iterable

from cnnstudio.graph.block import Block
from cnnstudio.graph.graph import Node
from cnnstudio.graph.report import Facts, NodeReport, Note
from cnnstudio.graph.shape import Shape
from cnnstudio.graph.text import Message, translate


def local(node: Node, block: Block, feeds: tuple[Facts, ...], shapes: tuple[Shape, ...], has_readers: bool) -> list[Note]:
    """Return the notes on one block, given what feeds it."""
    messages = block.advice(*shapes)
    if block.linear and len(feeds) == 1 and feeds[0].linear and feeds[0].kind == block.type_name():
        messages.append(
            Message(
                "advice.linear",
                translate("Advice", "Two {block} blocks in a row without an activation between them equal one."),
                block=block.title,
            )
        )
    if node.block.__class__.__name__ == "ReLU" and feeds and feeds[0].kind == "Softmax":
        source = translate("Advice", "ReLU behind Softmax does nothing: probabilities are never negative.")
        messages.append(Message("advice.softmax_relu", source))
    if not has_readers and block.outputs:
        source = translate("Advice", "What this block computes goes nowhere.")
        messages.append(Message("advice.unused", source))
    return [Note(message.code, node.id, message) for message in messages]


def heavy_dense(reports: Iterable[NodeReport], parameters: int) -> list[Note]:
    """Return a note on the dense block that holds most weights of a network with convolutions."""
    heaviest, convolutions = None, False
    for report in reports:
        if report.facts.linear and report.facts.kind != "Linear":
            convolutions = True
        if report.facts.kind == "Linear" and 2 * report.parameters > parameters:
            heaviest = report
    if heaviest is None or not convolutions:
        return []
    message = Message(
        "advice.heavy",
        translate(
            "Advice",
            "{share} % of all weights are in this one dense block; global average pooling before it needs far fewer.",
        ),
        share=round(100 * heaviest.parameters / parameters),
    )
    return [Note("advice.heavy", heaviest.node.id, message)]
