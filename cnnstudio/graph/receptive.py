"""The receptive field of one value in every map before it, and in the picture."""

from __future__ import annotations

from cnnstudio.graph.block import Block
from cnnstudio.graph.region import Region, one
from cnnstudio.graph.report import Report


def receptive(report: Report, address: str, index: tuple[int, ...]) -> dict[str, Region]:
    """Return, by address, which values can change the value at `index` of a block: (channel, row, column) or (unit,).

    Exact by the rules of the blocks, clipped to each map; the block itself is among them. Blocks that the value does not
    depend on are left out. The network must be sound and `index` lie inside the block's shape.
    """
    graph = report.graph
    found: dict[str, Region] = {address: one(index)}
    for id in reversed(graph.order):
        region = found.get(id)
        shapes = report.nodes[id].known_inputs()
        block = graph[id].block
        if region is None or shapes is None or not isinstance(block, Block):
            continue
        for feed, seen in zip(graph.sources(id), block.sees(region, *shapes), strict=True):
            if seen is not None and all(seen.axes):
                found[feed] = found[feed].joined(seen) if feed in found else seen
    return found
