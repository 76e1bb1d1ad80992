"""What a run records about how it was trained: the resolved plan, what was chosen by measuring, and its data."""

from __future__ import annotations

import msgspec


class DataFacts(msgspec.Struct, frozen=True):
    """The data of a run: the network's input shape, the class names, and the scaling of pixels per channel."""

    name: str
    shape: tuple[int, int, int]
    classes: tuple[str, ...]
    mean: tuple[float, ...]
    std: tuple[float, ...]


class RunFacts(msgspec.Struct, frozen=True):
    """The content of `plan.json`."""

    plan: dict[str, str | int | float | bool | None]
    threads: int
    precision: str
    memory_format: str
    device: str
    data: DataFacts
    network: str = ""
    created: str = ""
    versions: dict[str, str] = {}
    held: dict[str, tuple[int, ...]] = {}
    """Filters that training left as they were, by the address of their convolution, until a log of metrics says otherwise."""
    format: int = 1


class Checkpoint(msgspec.Struct, frozen=True):
    """One complete state: its file in `checkpoints/`, the file's SHA-256, and where training stood."""

    file: str
    sha256: str
    step: int
    epoch: int
    position: int
    """Pictures of the epoch at hand that were trained on already; `epoch` counts the finished ones."""
    sums: tuple[float, int, int] = (0.0, 0, 0)
    """Of the epoch at hand: the loss summed over its pictures, how many were right, how many were seen."""


class Checkpoints(msgspec.Struct, frozen=True):
    """The content of `checkpoints/index.json`, oldest first."""

    checkpoints: tuple[Checkpoint, ...] = ()
    format: int = 1
