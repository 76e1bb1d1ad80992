"""What a wire keeps clear of where groups stand open: blocks, and the frames of groups that it has no end in."""

from __future__ import annotations

from collections.abc import Mapping

from cnnstudio.graph.graph import Edge
from cnnstudio.ui.canvas import regions
from cnnstudio.ui.canvas.routes import Box, Obstacles


class FrameObstacles:
    """The blocks, and the frames of open groups by their addresses."""

    def __init__(self, blocks: Obstacles, frames: Mapping[str, regions.Box], sideways: bool) -> None:
        self._blocks = blocks
        flipped = {address: Box(box.top, box.left, box.bottom, box.right) for address, box in frames.items()}
        self._frames = flipped if sideways else {address: Box(*box) for address, box in frames.items()}

    def of(self, edge: Edge) -> Obstacles:
        """Return what this wire keeps clear of."""
        ends = edge.source, edge.target
        foreign = [box for address, box in self._frames.items() if not any(end.startswith(address + ".") for end in ends)]
        return _Both(self._blocks, foreign) if foreign else self._blocks


class _Both(Obstacles):
    """Boxes found by place, and a few that are looked through."""

    def __init__(self, many: Obstacles, few: list[Box]) -> None:
        super().__init__(())
        self._many, self._few = many, few

    def between(self, left: float, top: float, right: float, bottom: float) -> list[Box]:
        found = self._many.between(left, top, right, bottom)
        met = [box for box in self._few if box.left < right and box.right > left and box.top < bottom and box.bottom > top]
        return found + met
