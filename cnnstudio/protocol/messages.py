"""What the engine tells the studio."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from msgspec import Struct

from cnnstudio.protocol.arrays import Bytes, Floats, Integers
from cnnstudio.protocol.events import Curve, Epoch, Failed, Finished, Progress, Started

PROTOCOL = 1
"""Raised by every change that an older studio or engine would misread."""


class Told(Struct, frozen=True, eq=False, tag_field="type", tag=str.lower):
    """Base of what the engine tells."""


class Hello(Told, frozen=True, eq=False):
    """The first message, before torch is imported. Another `protocol` than PROTOCOL: nothing else can be relied on."""

    protocol: int
    version: str
    pid: int


class Device(Struct, frozen=True):
    """A device by torch's name, with a title for people and its memory in bytes where that is known."""

    name: str
    title: str
    memory: int | None = None


class Ready(Told, frozen=True, eq=False):
    """Torch is imported, `seconds` after the start."""

    torch: str
    devices: tuple[Device, ...]
    threads: int
    seconds: float


class DataInfo(Struct, frozen=True):
    """A data set: the shape (C, H, W) of its own pictures, the names of its classes, how many pictures each part has."""

    name: str
    shape: tuple[int, int, int]
    classes: tuple[str, ...]
    train: int
    test: int
    available: bool
    """Whether it can be used without a network."""


class DataKnown(Told, frozen=True, eq=False):
    """The answer to AskData and Fetch."""

    token: int
    data: DataInfo


class Downloading(Told, frozen=True, eq=False):
    """How far a download is, in bytes over all files of the data set."""

    token: int
    name: str
    done: int
    total: int
    file: str


class Loaded(Told, frozen=True, eq=False):
    """A network is at hand; `step` and `epoch` say how far it was trained. Without `data`, `trouble` says why.

    `snapshots` are the steps of a run whose weights can be loaded too.
    """

    token: int
    step: int
    epoch: int
    parameters: int
    input: tuple[int, int, int]
    data: DataInfo | None = None
    trouble: Failed | None = None
    snapshots: tuple[int, ...] = ()


class Ran(Told, frozen=True, eq=False):
    """What happened in the run with this token; single steps come as `Curves`. `Finished` or `Failed` is its last word."""

    token: int
    event: Started | Progress | Epoch | Finished | Failed


class Curves(Told, frozen=True, eq=False):
    """The training metrics of single steps (steps,) since the last one; none is ever dropped."""

    token: int
    steps: Integers
    metrics: dict[str, Floats]


class Stopping(Told, frozen=True, eq=False):
    """Stop was heard, at once: at most the training step under way is still finished."""

    token: int


class Picture(Struct, frozen=True, eq=False):
    """A picture: as the data has it, and as the network sees it (both uint8 (C, H, W)).

    `index` and `label` are None for pictures from elsewhere; `name` is the class's name or the file's. `numbers` (C, H, W) is
    what enters the network in place of `seen`, where numbers were typed.
    """

    native: Bytes
    seen: Bytes
    part: str = ""
    index: int | None = None
    label: int | None = None
    name: str = ""
    numbers: Floats | None = None


class Maps(Struct, frozen=True, eq=False):
    """What a block gives for the picture, ready for display: 0 to 255 from each map's `low` to its `high`.

    `pixels` (maps, h, w); `low`, `high` and `zeros` (the share of values that are 0) have one number per map. Dense values
    are one map of one row. `shape` is the block's whole output: more channels than maps were too many to send.

    `values` are the numbers themselves, flat, in the order of `shape`, as far as maps were sent; None where they are too
    many, or pixels stand for several.
    `lost` is the share of each map's values that are infinite or no numbers, which all else here leaves out.
    """

    pixels: Bytes
    low: Floats
    high: Floats
    zeros: Floats
    shape: tuple[int, ...]
    values: Floats | None = None
    lost: Floats | None = None


class Filters(Struct, frozen=True, eq=False):
    """The weights of a convolution, (filters, channels, kernel h, kernel w): the first of `shape`, all that there are.

    `scale` is the largest absolute weight of the whole block, so that signed colours mean the same in all its filters.
    `norms` (filters, channels) are the L2 norms of the kernels, of more channels than `weights` has where those are many.
    """

    weights: Floats
    scale: float
    shape: tuple[int, int, int, int]
    norms: Floats


class Looked(Told, frozen=True, eq=False):
    """The answer to a Look: all of it belongs to the weights after training step `step` of the network `token`."""

    token: int
    look: int
    view: str
    step: int
    epoch: int
    picture: Picture | None
    probabilities: Floats
    """(classes,); none where there is no picture."""
    maps: dict[str, Maps]
    filters: dict[str, Filters]


class Strips(Told, frozen=True, eq=False):
    """The answer to AskStrips: thumbnails of what blocks give, all with the weights after training step `step`.

    `maps` hold the first maps of each block, made smaller where they were larger. `picture` comes with the first answer alone.
    """

    token: int
    look: int
    view: str
    step: int
    epoch: int
    picture: Picture | None
    probabilities: Floats
    maps: dict[str, Maps]


class WrongOnes(Told, frozen=True, eq=False):
    """Wrongly classified pictures in arrays (found,), the most certain mistakes first; `seen` of the part's were tried."""

    token: int
    look: int
    step: int
    part: str
    indexes: Integers
    predicted: Integers
    certainty: Floats
    seen: int


class TorchSaid(Told, frozen=True, eq=False):
    """The answer to AskTorch: `text` is PyTorch's own, word for word, its error's class in front; empty where it is content.

    `address` is the block at which it came, `source` the line of Python that was carried out there; `shape` is what came
    out, (N, ...), where nothing was wrong.
    """

    token: int
    address: str
    source: str
    text: str
    shape: tuple[int, ...] = ()


class Refused(Told, frozen=True, eq=False):
    """A command that could not be done; the engine goes on. `about` is its type, empty where it could not be read.

    `token` is the command's, or its `look`. Train's failures come as `Ran`.
    """

    about: str
    token: int | None
    failed: Failed


class Bye(Told, frozen=True, eq=False):
    """The last message."""


AnyTold: TypeAlias = (
    Hello
    | Ready
    | DataKnown
    | Downloading
    | Loaded
    | Ran
    | Curves
    | Stopping
    | Looked
    | Strips
    | WrongOnes
    | TorchSaid
    | Refused
    | Bye
)


def curves_of(token: int, curve: Curve) -> Curves:
    """Return the message that carries a curve."""
    metrics = {name: np.array(values, np.float32) for name, values in curve.metrics.items()}
    return Curves(token, np.array(curve.steps, np.int64), metrics)


def joined(stretches: Sequence[Curves]) -> Curves:
    """Return stretches of one curve, in order, as one."""
    first = stretches[0]
    metrics = {name: np.concatenate([stretch.metrics[name] for stretch in stretches]) for name in first.metrics}
    return Curves(first.token, np.concatenate([stretch.steps for stretch in stretches]), metrics)
