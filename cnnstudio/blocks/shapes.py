"""Refusals that blocks share: what shape they need."""

from __future__ import annotations

from cnnstudio.blocks.flatten import Flatten
from cnnstudio.graph.block import Block
from cnnstudio.graph.graph import Edge, Graph
from cnnstudio.graph.param import Padding, Pair
from cnnstudio.graph.repair import Repair, ShapeError
from cnnstudio.graph.shape import LARGEST_SIZE, Shape, shape_text, size
from cnnstudio.graph.text import Message, translate


def need_image(x: Shape) -> None:
    """Raise `ShapeError` unless `x` is (C, H, W)."""
    if len(x) != 3:
        raise ShapeError(
            Message(
                "shape.image",
                translate("Shapes", "this block reads an image (channels × height × width), but {shape} arrives"),
                shape=shape_text(x),
            ),
            WITHOUT_FLATTEN,
        )


def _flatten_before(graph: Graph, id: str) -> Edge | None:
    """Return the wire that leaves the Flatten whose vector reaches `id`, through blocks that keep the shape."""
    feeds = graph.into(id)
    seen: set[str] = set()
    while len(feeds) == 1 and feeds[0].source not in seen:
        edge = feeds[0]
        block = graph[edge.source].block
        if isinstance(block, Flatten):
            return edge if graph.into(edge.source) else None
        if not isinstance(block, Block) or not block.docks:
            return None
        seen.add(edge.source)
        feeds = graph.into(edge.source)
    return None


def _without_flatten(graph: Graph, id: str) -> Graph:
    edge = _flatten_before(graph, id)
    if edge is None:
        return graph
    (feed,) = graph.into(edge.source)
    others = len(graph.out_of(edge.source)) > 1
    graph = graph.connect(feed.source, edge.target, edge.target_port, feed.source_port)
    return graph if others else graph.remove([edge.source])


WITHOUT_FLATTEN = Repair(
    Message("repair.without_flatten", translate("Repair", "Remove the Flatten before it")),
    _without_flatten,
    lambda graph, id: _flatten_before(graph, id) is not None,
)


def bounded(shape: Shape) -> Shape:
    """Return `shape`, or raise `ShapeError` when no machine could hold it."""
    if size(shape) > LARGEST_SIZE:
        raise ShapeError(
            Message(
                "shape.huge",
                translate("Shapes", "the output would be {shape}, more than any machine holds"),
                shape=shape_text(shape),
            )
        )
    return shape


def pair_text(pair: Pair) -> str:
    """Return `5×3`."""
    return f"{pair[0]}×{pair[1]}"


def sides(padding: Padding, kernel: Pair, dilation: Pair) -> tuple[Pair, Pair]:
    """Return the pixels (before, after) for height and width. "same" as torch: the odd pixel goes behind."""
    if padding == "valid":
        return (0, 0), (0, 0)
    if padding == "same":
        total = [d * (k - 1) for d, k in zip(dilation, kernel, strict=True)]
        return (total[0] // 2, total[0] - total[0] // 2), (total[1] // 2, total[1] - total[1] // 2)
    assert not isinstance(padding, str)
    return (padding[0], padding[0]), (padding[1], padding[1])
