"""What a template is: a network people know, with its story, that adapts to other pictures and classes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cnnstudio.graph.block import Data
from cnnstudio.graph.check import check
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.shape import Shape
from cnnstudio.graph.text import Text

_FRAME = 6
"""A picture is framed with zeros, not scaled, up to a sixth of its size."""


@dataclass(frozen=True)
class Template:
    """A network to begin with.

    `network` makes it for pictures of a shape (C, H, W) and a number of classes; `input_shape` and `classes` are those it was
    made for. `source` is the citation. `data` names the data set it was made for, empty where that is not one of ours.
    `keeps_size` says that smaller pictures are framed to its own height and width, as LeCun framed 28 pixels to 32. `order`
    places it in lists.
    """

    name: str
    title: Text
    family: Text
    paragraph: Text
    source: str
    input_shape: Shape
    classes: int
    network: Callable[[Shape, int], Graph]
    data: str = ""
    keeps_size: bool = False
    order: int = 50

    def build(self, input_shape: Shape | None = None, classes: int | None = None) -> Graph:
        """Return the network, for other pictures (C, H, W) or classes where they are given.

        A size that the network cannot take is reported by `check`, not here.
        """
        return self.network(input_shape or self.input_shape, classes or self.classes)

    def fitted(self, data: Data) -> Graph:
        """Return the network as it would be trained on `data`: with its channels and classes, and its size where that can be.

        Where the size cannot be, the next choices are a frame of zeros (28 becomes 32) and the network's own size, to which
        the pictures are brought.
        """
        channels, height, width = data.shape
        framed = (channels, height + height // _FRAME, width + width // _FRAME)
        for shape in () if self.keeps_size else (data.shape, framed):
            graph = self.build(shape, data.classes)
            if check(graph, data).sound:
                return graph
        return self.build((channels, *self.input_shape[1:]), data.classes)
