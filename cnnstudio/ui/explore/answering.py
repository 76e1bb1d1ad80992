"""Which values are the network's answer: those are called by their classes, all others by a number from 1."""

from __future__ import annotations

from collections.abc import Sequence

from cnnstudio.graph.block import Block
from cnnstudio.graph.graph import Graph
from cnnstudio.ui.explore.picture_panel import class_names
from cnnstudio.ui.words import filled, number, translate


def answers(graph: Graph, address: str) -> bool:
    """Tell whether a leaf's values are the network's answer, or become it by a Softmax."""
    for edge in graph.out_of(address):
        block = graph[edge.target].block
        if isinstance(block, Block) and (block.boundary == "output" or (_is_softmax(block) and answers(graph, edge.target))):
            return True
    return False


def titles_of(graph: Graph | None, address: str, data: str) -> list[str]:
    """Return the classes that the values of a leaf stand for; none where they are not the answer, or have no names."""
    return class_names(data) if graph is not None and address in graph and answers(graph, address) else []


def class_words(titles: Sequence[str], unit: int) -> str:
    """Return what a value of the answer is called: class cat."""
    return filled(translate("Explore", "class {name}"), name=titles[unit] if unit < len(titles) else str(unit))


def unit_words(titles: Sequence[str], unit: int) -> str:
    """Return what a value of a vector is called: unit 4, or its class."""
    return class_words(titles, unit) if titles else filled(translate("Why", "unit {unit}"), unit=number(unit + 1))


def _is_softmax(block: Block) -> bool:
    return block.type_name() == "Softmax"
