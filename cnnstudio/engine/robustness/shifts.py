"""All shifts of a batch at once: what does not depend on where the picture lies is computed once, on a larger canvas.

A picture moved by some pixels, zeros behind it, is a window of the same picture on a canvas of zeros. A convolution or pooling
without padding, of a window of the canvas, is a window of what it makes of the canvas; with a stride, of one of stride x stride
phases. So a block is computed once per phase instead of once per shift, up to the first that pads, flattens or averages all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn.functional import pad

from cnnstudio.blocks.activation import Activation
from cnnstudio.blocks.pooling import Pooling
from cnnstudio.engine.build import Step, Walk, plan_path
from cnnstudio.engine.training.measure import BUDGET
from cnnstudio.graph.block import Block
from cnnstudio.graph.shape import Window

MOST = 8
"""Pixels by which a picture is moved at most, to each side."""
EVERYWHERE = ("BatchNorm2d", "Dropout", "Add", "Concatenate", "LocalResponseNorm")
"""Blocks, beside activations, that treat every place of a map alike and by itself, while looking."""

Phase = tuple[int, int]


@dataclass(frozen=True)
class Canvas:
    """A map on its canvas, for every phase (offset modulo `jump`), and the size of the part that belongs to one shift."""

    phases: dict[Phase, Tensor]
    jump: tuple[int, int]
    size: tuple[int, int]

    def window(self, offset: tuple[int, int]) -> Tensor:
        """Return the map (n, C, h, w) of the picture that begins at `offset` of the canvas."""
        phase = offset[0] % self.jump[0], offset[1] % self.jump[1]
        top, left = offset[0] // self.jump[0], offset[1] // self.jump[1]
        return self.phases[phase][:, :, top : top + self.size[0], left : left + self.size[1]]


class Shifts:
    """A network prepared for all shifts of its input: which steps are shared, and which are not."""

    def __init__(self, walk: Walk, most: int = MOST) -> None:
        self.walk, self.most = walk, most
        path = plan_path(walk.steps, walk.scores)
        shared = {walk.source}
        self.shared: list[Step] = []
        for step, _ in path:
            if set(step.feeds) <= shared and _moves_along(self._block(step)):
                shared.add(step.id)
                self.shared.append(step)
        self.rest = [step for step, _ in path if step.id not in shared]
        self.frontier = sorted({feed for step in self.rest for feed in step.feeds if feed in shared} or {walk.scores})

    def scores(self, x: Tensor) -> Iterator[tuple[int, range, Tensor]]:
        """Yield (pixels down, pixels to the right, scores (shifts to the right, n, classes)) for every shift of `x`.

        `x` is what `canvas` made, scaled: (n, C, H + 2*most, W + 2*most). Call it while looking.
        """
        known = self._on_canvas(x)
        path = plan_path(self.rest, self.walk.scores) if self.rest else []
        together = self._together(len(x))
        for down in range(-self.most, self.most + 1):
            for first in range(-self.most, self.most + 1, together):
                rights = range(first, min(first + together, self.most + 1))
                offsets = [(self.most - down, self.most - right) for right in rights]
                values = {id: torch.cat([known[id].window(offset) for offset in offsets]) for id in self.frontier}
                scores = _finish(path, values, self.walk.scores)
                yield down, rights, scores.reshape(len(rights), len(x), -1)

    def _together(self, pictures: int) -> int:
        """Return how many shifts are computed in one piece: many small ones wait for each other more than they compute."""
        ids = {*(step.id for step in self.rest), *self.frontier}
        largest = max(self.walk.report.nodes[id].activation_bytes for id in ids)
        return max(1, min(2 * self.most + 1, BUDGET // (4 * max(largest, 1) * max(pictures, 1))))

    def _on_canvas(self, x: Tensor) -> dict[str, Canvas]:
        shape = self.walk.report.shape(self.walk.source) or ()
        known = {self.walk.source: Canvas({(0, 0): x}, (1, 1), (shape[1], shape[2]))}
        for step in self.shared:
            feeds = [known[id] for id in step.feeds]
            size = (self.walk.report.shape(step.id) or ())[1:]
            window = self._block(step).window(*self._shapes(step))
            known[step.id] = self._through(step, feeds, window, (size[0], size[1]))
        return {id: known[id] for id in self.frontier}

    def _through(self, step: Step, feeds: list[Canvas], window: Window | None, size: tuple[int, int]) -> Canvas:
        first = feeds[0]
        if window is None:
            phases = {phase: step.compute(*[feed.phases[phase] for feed in feeds]) for phase in first.phases}
            return Canvas(phases, first.jump, size)
        down, right = window.stride
        found: dict[Phase, Tensor] = {}
        for (top, left), value in first.phases.items():
            for row in range(down):
                for column in range(right):
                    phase = top + row * first.jump[0], left + column * first.jump[1]
                    # A phase that no shift begins at is not needed.
                    if max(phase) <= 2 * self.most:
                        found[phase] = step.compute(value[:, :, row:, column:])
        return Canvas(found, (first.jump[0] * down, first.jump[1] * right), size)

    def _block(self, step: Step) -> Block:
        block = self.walk.report.nodes[step.id].node.block
        assert isinstance(block, Block)
        return block

    def _shapes(self, step: Step) -> tuple[tuple[int, ...], ...]:
        return self.walk.report.nodes[step.id].known_inputs() or ()


def canvas(pixels: Tensor, most: int = MOST) -> Tensor:
    """Return uint8 pictures (n, H, W, C) with `most` pixels of zeros on each side."""
    return pad(pixels, (0, 0, most, most, most, most))


def _finish(path: list[tuple[Step, tuple[str, ...]]], values: dict[str, Tensor], goal: str) -> Tensor:
    for step, _ in path:
        values[step.id] = step.compute(*[values[feed] for feed in step.feeds])
    return values[goal]


def _moves_along(block: Block) -> bool:
    """Tell whether a moved picture only moves what the block gives, but for a stride."""
    if isinstance(block, Activation) or block.type_name() in EVERYWHERE:
        return True
    if isinstance(block, Pooling):
        return block.padding == (0, 0) and not block.ceil_mode
    if block.type_name() != "Conv2d":
        return False
    return block.values()["padding"] in ("valid", (0, 0))
