"""Sums over a sliding window: convolution and pooling, with every product."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cnnstudio.blocks.adaptive_avg_pool2d import averaged
from cnnstudio.blocks.conv2d import Conv2d
from cnnstudio.engine.insight.why.place import Place, Values, scalar
from cnnstudio.protocol.reasons import Convolved, Pooled

MOST_PRODUCTS = 1 << 15
"""Products that are written out; of a larger sum, the channels that count most."""

Places = NDArray[np.int64]


def convolved(at: Place) -> Convolved:
    """Return the sum of a convolution, added up in float64: torch's own, in float32, may differ in its last digit."""
    assert isinstance(at.block, Conv2d)
    (x,) = at.inputs
    weight, bias = at.weights("weight"), at.weights("bias")
    assert weight is not None
    filter = at.index[0]
    into = weight.shape[1]
    first = filter // (weight.shape[0] // at.block.groups) * into
    rows, columns = cells(at, 0), cells(at, 1)
    window, inside = cut(x[first : first + into], rows, columns)
    exact = window.astype(np.float64) * weight[filter]
    exact[:, ~inside] = 0
    sums = exact.sum(axis=(1, 2))
    kept = most(sums, max(1, MOST_PRODUCTS // inside.size))
    rest = np.delete(sums, kept).sum()
    return Convolved(
        channels=kept + first,
        rows=rows,
        columns=columns,
        inside=inside.astype(np.uint8),
        window=window[kept],
        weights=weight[filter][kept],
        products=exact[kept].astype(np.float32),
        sums=sums[kept].astype(np.float32),
        rest=scalar(rest),
        left_out=into - len(kept),
        bias=scalar(0 if bias is None else bias[filter]),
        has_bias=bias is not None,
    )


def most(sums: NDArray[np.float64], count: int) -> Places:
    """Return, in order, the places of the `count` sums that are largest in absolute value; what is no number counts most."""
    if len(sums) <= count:
        return np.arange(len(sums))
    size = np.nan_to_num(np.abs(sums), nan=np.inf)
    return np.sort(np.argsort(-size, kind="stable")[:count])


def largest(at: Place) -> Pooled:
    """Return the window of a max pooling, and where its largest value lies; torch takes the first of several."""
    rows, columns = cells(at, 0), cells(at, 1)
    window, inside = cut(at.inputs[0][at.index[0]][None], rows, columns)
    shown = np.where(inside, window[0], -np.inf)
    # What is no number wins in torch, as it does here.
    row, column = np.unravel_index(int(np.argmax(shown)), shown.shape)
    return Pooled("max", rows, columns, inside.astype(np.uint8), window[0], int(row), int(column), int(inside.sum()))


def mean(at: Place) -> Pooled:
    """Return the window of an average pooling; `count` is what torch divides by: padding counts, what hangs over does not."""
    rows, columns = cells(at, 0), cells(at, 1)
    x = at.inputs[0]
    window, inside = cut(x[at.index[0]][None], rows, columns)
    count = 1
    for axis, places in enumerate((rows, columns)):
        count *= int((places < x.shape[1 + axis] + at.window.padding[axis][1]).sum())
    return Pooled("mean", rows, columns, inside.astype(np.uint8), window[0], 0, 0, count)


def adaptive(at: Place) -> Pooled:
    """Return the window of an average over a share of the map."""
    channel, row, column = at.index
    (x,) = at.inputs
    height, width = at.block.values()["output_size"]
    rows = np.array(averaged(row, x.shape[1], height))
    columns = np.array(averaged(column, x.shape[2], width))
    window = x[channel][rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return Pooled("mean", rows, columns, np.ones(window.shape, np.uint8), window, 0, 0, window.size)


def cells(at: Place, axis: int) -> Places:
    """Return the rows (axis 0) or columns of the map that the window reads at this place; outside the map is padding."""
    window = at.window
    start = at.index[1 + axis] * window.stride[axis] - window.padding[axis][0]
    return start + window.dilation[axis] * np.arange(window.kernel[axis])


def cut(x: Values, rows: Places, columns: Places) -> tuple[Values, NDArray[np.bool_]]:
    """Return the window (channels, h, w) of maps (channels, H, W), zeros in the padding, and which cells are inside (h, w)."""
    inside = ((rows >= 0) & (rows < x.shape[1]))[:, None] & ((columns >= 0) & (columns < x.shape[2]))
    window = x[:, rows.clip(0, x.shape[1] - 1)][:, :, columns.clip(0, x.shape[2] - 1)]
    return np.where(inside, window, np.float32(0)), inside
