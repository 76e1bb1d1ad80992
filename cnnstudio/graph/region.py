"""Which values of a map are meant: the exact receptive field, carried from a value back to the picture."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from cnnstudio.graph.shape import Shape, Window

Indexes: TypeAlias = frozenset[int]


class Rect(NamedTuple):
    """Rows `top` to `bottom` and columns `left` to `right`, both without their end."""

    top: int
    left: int
    bottom: int
    right: int


class Region(NamedTuple):
    """The values that lie at these indexes of each axis: (channels, rows, columns) of a map, (units,) of a vector."""

    axes: tuple[Indexes, ...]

    @property
    def rect(self) -> Rect | None:
        """The smallest rectangle of a map that holds the region; None for vectors, and where the region is empty."""
        if len(self.axes) != 3 or not all(self.axes):
            return None
        _, rows, columns = self.axes
        return Rect(min(rows), min(columns), max(rows) + 1, max(columns) + 1)

    def joined(self, other: Region) -> Region:
        """Return the region that holds both, axis by axis."""
        return Region(tuple(one | two for one, two in zip(self.axes, other.axes, strict=True)))

    def with_channels(self, channels: Iterable[int]) -> Region:
        """Return the same rows and columns (or the same vector) of other channels."""
        return Region((frozenset(channels), *self.axes[1:]))

    def through(self, window: Window, x: Shape) -> Region:
        """Return what the windows that lie at this region read of a map (C, H, W); padding is left out."""
        channels, rows, columns = self.axes
        return Region((channels, _read(rows, window, 0, x[1]), _read(columns, window, 1, x[2])))


def whole(shape: Shape) -> Region:
    """Return the region of all values."""
    return Region(tuple(frozenset(range(length)) for length in shape))


def one(index: Iterable[int]) -> Region:
    """Return the region of a single value."""
    return Region(tuple(frozenset((at,)) for at in index))


def _read(places: Indexes, window: Window, axis: int, length: int) -> Indexes:
    kernel, stride, dilation = window.kernel[axis], window.stride[axis], window.dilation[axis]
    starts = [place * stride - window.padding[axis][0] for place in places]
    return frozenset(at for start in starts for tap in range(kernel) if 0 <= (at := start + tap * dilation) < length)
