"""Faults with their mends: a repair turns the graph into an edited one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from cnnstudio.graph.block import Block
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.text import Message, StudioError, translate


@dataclass(frozen=True)
class Repair:
    """One way to mend a problem: what it does in words, and the edit, given the graph and the block's address.

    It is offered where `applies`, given the same, says so.
    """

    message: Message
    edit: Callable[[Graph, str], Graph] = field(compare=False)
    applies: Callable[[Graph, str], bool] = field(default=lambda graph, id: True, compare=False)


class ShapeError(StudioError):
    """A block cannot take these shapes; the message says why in a sentence, `repairs` what would help."""

    def __init__(self, message: Message, *repairs: Repair) -> None:
        super().__init__(message)
        self.repairs = repairs


def set_values(message: Message, **changes: Any) -> Repair:
    """Return the repair that changes fields of the block itself."""

    def edit(graph: Graph, id: str) -> Graph:
        block = graph[id].block
        return graph.replace(id, block.with_values(**changes)) if isinstance(block, Block) else graph

    return Repair(message, edit)


def insert_before(*blocks: Block) -> Repair:
    """Return the repair that puts blocks, in this order, on the first wire into the block."""

    def edit(graph: Graph, id: str) -> Graph:
        for block in blocks:
            feeds = graph.into(id)
            if feeds:
                graph = graph.splice(feeds[0], block)
        return graph

    names = [block.title for block in blocks]
    if len(names) == 1:
        return Repair(Message("repair.insert", translate("Repair", "Insert {block}"), block=names[0]), edit)
    source = translate("Repair", "Insert {block} and {other}")
    return Repair(Message("repair.insert", source, block=names[0], other=names[1]), edit)
