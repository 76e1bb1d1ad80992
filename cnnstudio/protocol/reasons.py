"""How one value of a block came about, written out: what `Explain` is answered with. One kind for each way to compute.

Single numbers travel as arrays without axes: they may be infinite, or no numbers. `rows` and `columns` say where the window's
cells lie in the map that is read; where `inside` is 0 they lie in the padding.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from cnnstudio.protocol.arrays import Bytes, Floats, Integers


class Reason(Struct, frozen=True, eq=False, tag_field="kind", tag=str.lower):
    """Base of the ways in which a value comes about."""


class Entered(Reason, frozen=True, eq=False):
    """The picture itself: (pixel / 255 - mean) / std. `pixel` is None where the picture was given as numbers."""

    pixel: int | None
    mean: float
    std: float


class Convolved(Reason, frozen=True, eq=False):
    """A window times a kernel, channel by channel, plus a bias: correlation, the kernel is not flipped.

    `window`, `weights` and `products` are (channels, kernel h, kernel w), `sums` (channels,); `channels` are those of the map
    that is read, all of its group, or those with the largest sums: `rest` is the sum of the `left_out` others.
    """

    channels: Integers
    rows: Integers
    columns: Integers
    inside: Bytes
    window: Floats
    weights: Floats
    products: Floats
    sums: Floats
    rest: Floats
    left_out: int
    bias: Floats
    has_bias: bool


class Weighed(Reason, frozen=True, eq=False):
    """A dense unit: the largest contributions first, arrays (shown,); `rest` is the sum of the `left_out` others."""

    units: Integers
    values: Floats
    weights: Floats
    products: Floats
    rest: Floats
    left_out: int
    bias: Floats
    has_bias: bool


class Pooled(Reason, frozen=True, eq=False):
    """A window (h, w) of one channel and its largest value, which lies at `row`, `column` of it, or its mean over `count`."""

    how: Literal["max", "mean"]
    rows: Integers
    columns: Integers
    inside: Bytes
    window: Floats
    row: int
    column: int
    count: int


class Normalized(Reason, frozen=True, eq=False):
    """(value - mean) / sqrt(variance + eps) * gamma + beta, with the running figures of the channel."""

    value: Floats
    mean: Floats
    variance: Floats
    eps: float
    gamma: Floats
    beta: Floats
    centred: Floats
    """(value - mean) / sqrt(variance + eps)."""


class Damped(Reason, frozen=True, eq=False):
    """value / (k + alpha / size * sum of the neighbours' squares) ** beta; `neighbours` are the values of `channels`."""

    value: Floats
    channels: Integers
    neighbours: Floats
    size: int
    alpha: float
    beta: float
    k: float
    divisor: Floats


class Added(Reason, frozen=True, eq=False):
    """The sum of one value of each of these blocks."""

    blocks: tuple[str, ...]
    parts: Floats


class Activated(Reason, frozen=True, eq=False):
    """A function of one value; `formula` names x, and `parameters` its letters.

    `inner` is how x came about, where the block before is a convolution, a dense layer or a normalization.
    """

    value: Floats
    formula: str
    parameters: dict[str, float]
    inner: Convolved | Weighed | Normalized | None = None


class Shared(Reason, frozen=True, eq=False):
    """Softmax: exp(score) / sum of all exp(score). The largest first, arrays (shown,); `total` is the whole sum.

    The largest score is taken off each before exp, which changes no share.
    """

    units: Integers
    scores: Floats
    exponentials: Floats
    total: Floats
    value: Floats
    left_out: int


class Passed(Reason, frozen=True, eq=False):
    """Nothing was computed: the value at `index` of `block`. `why` says how that is; in the padding there is no block."""

    why: Literal["dropout", "flatten", "concatenate", "padding", "same"]
    block: str
    index: tuple[int, ...]


AnyReason: TypeAlias = Entered | Convolved | Weighed | Pooled | Normalized | Damped | Added | Activated | Shared | Passed
