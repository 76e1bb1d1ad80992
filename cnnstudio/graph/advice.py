"""Advice: what runs, but a teacher would point at."""

from __future__ import annotations

from collections.abc import Iterable

from cnnstudio.graph.block import Block, Family
from cnnstudio.graph.figures import Figures
from cnnstudio.graph.graph import Node
from cnnstudio.graph.report import Facts, NodeReport, Note
from cnnstudio.graph.text import Message, translate


def local(node: Node, block: Block, feeds: tuple[Facts, ...], figures: Figures, has_readers: bool) -> tuple[Note, ...]:
    """Return the notes on one block, given what feeds it."""
    messages = list(figures.advice)
    for feed in feeds:
        messages += _behind(feed, block)
    if block.variadic and len(feeds) == 1:
        source = translate("Advice", "Only one wire arrives here, so this block changes nothing.")
        messages.append(Message("advice.merge_one", source))
    if not has_readers and block.outputs:
        source = translate("Advice", "What this block computes goes nowhere.")
        messages.append(Message("advice.unused", source))
    return tuple([Note(message.code, node.id, message) for message in messages]) if messages else ()


def _behind(feed: Facts, block: Block) -> list[Message]:
    if feed.linear:
        return [_both_linear(feed, block)] if block.linear else []
    if feed.family is Family.ACTIVATION:
        return _behind_softmax(block) if feed.kind == "Softmax" else _behind_activation(feed, block)
    if feed.kind == "Dropout" and _gives_answer(block):
        source = translate(
            "Advice", "Dropout directly before the answer erases scores at random; put it before the last dense block."
        )
        return [Message("advice.dropout_last", source)]
    return []


def _gives_answer(block: Block) -> bool:
    return block.boundary == "output" or block.type_name() == "Softmax"


def _both_linear(feed: Facts, block: Block) -> Message:
    if feed.kind == block.type_name():
        source = translate("Advice", "Two {block} blocks in a row without an activation between them equal one.")
        return Message("advice.linear", source, block=block.title)
    source = translate(
        "Advice", "No activation stands between this block and the last one with weights: together they equal one."
    )
    return Message("advice.linear", source)


def _behind_softmax(block: Block) -> list[Message]:
    if block.boundary == "output":
        return []
    kind = block.type_name()
    if kind == "ReLU":
        source = translate("Advice", "ReLU behind Softmax does nothing: probabilities are never negative.")
        return [Message("advice.softmax_relu", source)]
    if kind == "Softmax":
        source = translate("Advice", "A second Softmax makes all classes nearly equally likely; one is enough.")
        return [Message("advice.softmax_twice", source)]
    if block.family is Family.ACTIVATION:
        source = translate("Advice", "Behind an activation the probabilities of Softmax no longer add up to 1.")
        return [Message("advice.softmax_activation", source)]
    source = translate(
        "Advice",
        "Softmax belongs directly before the output; here it hides from the next block how strong the values were.",
    )
    return [Message("advice.softmax_inside", source)]


def _behind_activation(feed: Facts, block: Block) -> list[Message]:
    if _gives_answer(block):
        if feed.kind == "ReLU":
            source = translate("Advice", "ReLU before the answer makes all low scores equal; end with the dense block.")
        else:
            source = translate("Advice", "An activation before the answer limits the scores; end with the dense block.")
        return [Message("advice.activation_last", source)]
    if block.family is Family.ACTIVATION:
        source = translate("Advice", "Two activations in a row: the second adds little; one is enough.")
        return [Message("advice.activation_twice", source)]
    return []


def heavy_dense(reports: Iterable[NodeReport], parameters: int) -> list[Note]:
    """Return a note on the dense block that holds most weights of a network with convolutions."""
    heaviest, convolutions = None, False
    for report in reports:
        if not report.figures.parameters:
            continue
        kind = report.facts.kind
        if kind == "Linear":
            if 2 * report.figures.parameters > parameters:
                heaviest = report
        elif report.facts.family is Family.CONVOLUTION:
            convolutions = True
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
