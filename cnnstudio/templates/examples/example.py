"""What a worked example is: a small picture in numbers, kernels set by hand, and what comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cnnstudio.blocks.flatten import Flatten
from cnnstudio.blocks.input import Input
from cnnstudio.blocks.output import Output
from cnnstudio.graph.block import Block
from cnnstudio.graph.graph import Graph, chain
from cnnstudio.graph.grid import Grid
from cnnstudio.graph.kernels import kernel_sum
from cnnstudio.graph.text import Text

Grids = tuple[Grid, ...]


@dataclass(frozen=True)
class Example:
    """A lecture's example, before any training.

    `picture` has a grid per channel and enters as it is. `blocks` stand between the input and the output, by their addresses.
    `kernels` are the filters of a convolution, each a grid per channel, `biases` one number for each filter. `results` are the
    maps that come out of a block; `begin` is the value, (address, index), with which to begin. `source` cites the lecture.
    """

    name: str
    title: Text
    paragraph: Text
    picture: Grids
    blocks: Mapping[str, Block]
    results: Mapping[str, Grids]
    begin: tuple[str, tuple[int, int, int]]
    kernels: Mapping[str, tuple[Grids, ...]] = field(default_factory=dict)
    biases: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    source: Text | str = ""

    def build(self) -> Graph:
        """Return the network: the input has the picture's size."""
        channels, height, width = len(self.picture), len(self.picture[0]), len(self.picture[0][0])
        blocks = [Input(channels, height, width), *self.blocks.values(), Flatten(), Output()]
        return chain(*blocks, ids=["input", *self.blocks, "flatten", "output"])

    def kernel_sums(self) -> dict[str, tuple[float, ...]]:
        """Return the sum of each filter, over all its channels, by address."""
        return {
            address: tuple(round(sum(map(kernel_sum, filter)), 12) for filter in filters)
            for address, filters in self.kernels.items()
        }
