"""Whether two networks are the same one: equal blocks, wired alike; ids, names and places do not count."""

from __future__ import annotations

from collections import Counter

from cnnstudio.graph.block import Block
from cnnstudio.graph.graph import Graph

Structure = Counter[int]


class Structures:
    """Gives equal parts of networks equal numbers, so that networks are compared by counting."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[object, ...], int] = {}

    def of(self, graph: Graph) -> Structure | None:
        """Return a network's structure, equal to that of the same network; None where it has a cycle or an unknown block.

        A Softmax right before the output does not count: PyTorch leaves it to the loss.
        """
        if graph.cyclic:
            return None
        number: dict[str, int] = {}
        found: Structure = Counter()
        for id in graph.order:
            block = graph[id].block
            if not isinstance(block, Block):
                return None
            feeds = [number[feed] for feed in graph.sources(id)]
            if feeds and block.type_name() == "Softmax" and _only_answers(graph, id):
                number[id] = feeds[0]
                continue
            key = (block, *(sorted(feeds) if block.type_name() == "Add" else feeds))
            number[id] = self._numbers.setdefault(key, len(self._numbers))
            found[number[id]] += 1
        return found


def _only_answers(graph: Graph, id: str) -> bool:
    readers = [graph[edge.target].block for edge in graph.out_of(id)]
    return bool(readers) and all(isinstance(block, Block) and block.boundary == "output" for block in readers)
