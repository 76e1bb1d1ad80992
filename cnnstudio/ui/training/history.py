"""The curves of one run, kept as they come: every step, and every epoch."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from cnnstudio.protocol.events import Epoch, Started
from cnnstudio.protocol.messages import Curves

Values: TypeAlias = NDArray[np.float64]
_FIRST = 1024


class Growing:
    """Numbers in a row to which more are appended, without copying all of them each time."""

    def __init__(self) -> None:
        self._room: Values = np.empty(_FIRST)
        self._size = 0

    def append(self, values: Values) -> None:
        """Append values (n,)."""
        size = self._size + len(values)
        if size > len(self._room):
            room = np.empty(max(size, 2 * len(self._room)))
            room[: self._size] = self.values
            self._room = room
        self._room[self._size : size] = values
        self._size = size

    @property
    def values(self) -> Values:
        """All values so far, as a view."""
        return self._room[: self._size]


@dataclass
class History:
    """What a run has reported. `version` grows with every report, so that a view knows when there is something to draw."""

    metrics: tuple[str, ...]
    steps_per_epoch: int
    epochs: int
    version: int = 0
    ends: list[Epoch] = field(default_factory=list)
    """One per finished epoch."""
    _steps: Growing = field(default_factory=Growing)
    _values: dict[str, Growing] = field(default_factory=dict)

    @classmethod
    def of(cls, started: Started) -> History:
        """Return the empty history of a run that begins."""
        return cls(started.metrics, max(started.steps_per_epoch, 1), started.epochs)

    def add_steps(self, curves: Curves) -> None:
        """Append a stretch of single steps."""
        self._steps.append(curves.steps.astype(np.float64))
        for name in self.metrics:
            values = curves.metrics.get(name)
            missing = np.full(len(curves.steps), np.nan)
            self._values.setdefault(name, Growing()).append(missing if values is None else values.astype(np.float64))
        self.version += 1

    def add_epoch(self, epoch: Epoch) -> None:
        """Append the means of an epoch."""
        self.ends.append(epoch)
        self.version += 1

    @property
    def count(self) -> int:
        """How many steps there are."""
        return len(self._steps.values)

    def at(self) -> Values:
        """Return where each step lies, in epochs (steps,)."""
        return self._steps.values / self.steps_per_epoch

    def steps(self) -> Values:
        """Return the number of each step (steps,)."""
        return self._steps.values

    def values(self, metric: str) -> Values:
        """Return a training metric of each step (steps,)."""
        return self._values[metric].values if metric in self._values else np.empty(0)

    def epoch_means(self, metric: str, validation: bool) -> tuple[Values, Values]:
        """Return (place in epochs, mean) of the epochs that know this metric, both (n,)."""
        found = [(end.epoch, (end.validation if validation else end.train).get(metric)) for end in self.ends]
        kept = [(float(epoch), value) for epoch, value in found if value is not None]
        table = np.array(kept, np.float64).reshape(-1, 2)
        return table[:, 0], table[:, 1]
