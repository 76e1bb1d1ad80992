"""Which blocks hang as tags on the layer before them: one row on screen, blocks of their own in the graph."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cnnstudio.graph.addresses import parent_of
from cnnstudio.graph.block import Block
from cnnstudio.graph.graph import Graph
from cnnstudio.ui.canvas.metrics import HEIGHT, MOST_TAGS, TAG_HEIGHT, TAG_INSET, Position, row_height


class Rows(NamedTuple):
    """`tags` of each layer, by the layer's id in the order of the graph; `head`: the layer each block belongs to."""

    tags: Mapping[str, tuple[str, ...]]
    head: Mapping[str, str]

    def height(self, head: str) -> float:
        """Return the height of a layer with its tags."""
        return row_height(len(self.tags[head]))

    def last(self, id: str) -> str:
        """Return the block at the lower end of the row that `id` is in."""
        head = self.head[id]
        tags = self.tags[head]
        return tags[-1] if tags else head

    def with_tags(self, heads: Mapping[str, Position]) -> dict[str, Position]:
        """Return the positions of all blocks, given those of the layers."""
        found: dict[str, Position] = {}
        for head, tags in self.tags.items():
            x, y = heads[head]
            found[head] = (x, y)
            for place, tag in enumerate(tags):
                found[tag] = (x + TAG_INSET, y + HEIGHT + place * TAG_HEIGHT)
        return found


def rows(graph: Graph) -> Rows:
    """Return the rows of a graph.

    A block that may dock does so where it is the only reader of what feeds it, and that is its only wire.
    """
    tags: dict[str, list[str]] = {}
    head: dict[str, str] = {}
    cyclic = graph.cyclic
    for id in graph.order:
        feeder = _feeder(graph, id)
        if feeder is not None and id not in cyclic and feeder in head and len(tags[head[feeder]]) < MOST_TAGS:
            head[id] = head[feeder]
            tags[head[id]].append(id)
        else:
            head[id] = id
            tags[id] = []
    return Rows({id: tuple(found) for id, found in tags.items()}, head)


def _feeder(graph: Graph, id: str) -> str | None:
    block = graph[id].block
    if not isinstance(block, Block) or not block.docks:
        return None
    feeds = graph.into(id)
    if len(feeds) != 1 or len(graph.out_of(feeds[0].source)) != 1:
        return None
    source = feeds[0].source
    if ("." in source or "." in id) and parent_of(source) != parent_of(id):
        return None
    return source if isinstance(graph[source].block, Block) else None
