"""One value of one block, and what the block read to compute it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from torch import Tensor, nn

from cnnstudio.graph.block import Block
from cnnstudio.graph.shape import Shape, Window

Values = NDArray[np.float32]


@dataclass(frozen=True)
class Place:
    """A value of a block: its `index`, (channel, row, column) or (unit,), and the maps (without batch) that the block reads."""

    block: Block
    module: nn.Module | None
    """What computes the block, where that is a module of torch."""
    feeds: tuple[str, ...]
    inputs: tuple[Values, ...]
    index: tuple[int, ...]
    value: np.float32

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """The shapes of the inputs."""
        return tuple(x.shape for x in self.inputs)

    @property
    def window(self) -> Window:
        """How the block's window reads its input."""
        window = self.block.window(*self.shapes)
        assert window is not None
        return window

    def weights(self, name: str) -> Values | None:
        """Return a tensor of the module, None where it has none of that name."""
        return numbers(getattr(self.module, name, None))


def numbers(tensor: Any) -> Values | None:
    """Return a tensor as float32 numbers."""
    return tensor.detach().float().contiguous().cpu().numpy() if isinstance(tensor, Tensor) else None


def scalar(value: Any) -> Values:
    """Return a number as an array without axes."""
    return np.asarray(value, np.float32)
