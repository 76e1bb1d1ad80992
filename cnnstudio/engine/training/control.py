"""How others steer a run while it trains."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from cnnstudio.engine.build import Walk
from cnnstudio.engine.training.batches import Pictures

SLOW_STEPS_PER_SECOND = 4.0


@dataclass(frozen=True)
class Live:
    """What may be looked at between two steps. Use the walk in eval mode without gradients, and put its mode back."""

    walk: Walk
    train: Pictures
    step: int
    epoch: int


class Control:
    """Asked by the loop before every step; the methods may be called from any thread.

    `between_steps` is called on the loop's thread, also while a paced run waits.
    """

    def __init__(self, between_steps: Callable[[Live], None] | None = None) -> None:
        self.between_steps = between_steps
        self._stop = threading.Event()
        self._leaving = False
        self._wake = threading.Event()
        self._steps_allowed = threading.Semaphore(0)
        self._pace = "full"
        self._frozen: Mapping[str, Sequence[int]] | None = None

    @property
    def stopping(self) -> bool:
        """Whether the run shall end now."""
        return self._stop.is_set()

    @property
    def leaving(self) -> bool:
        """Whether the process is about to end, so that nothing more is measured."""
        return self._leaving

    @property
    def pace(self) -> str:
        """`full`, `slow` (some steps a second) or `step` (waits to be told)."""
        return self._pace

    def stop(self) -> None:
        """End the run before its next step."""
        self._stop.set()
        self._wake.set()

    def leave(self) -> None:
        """End the run before its next step and keep it, without the last look at the test part."""
        self._leaving = True
        self.stop()

    def set_pace(self, pace: str) -> None:
        """Change the pace of the run."""
        self._pace = pace
        self._wake.set()

    def step(self, count: int = 1) -> None:
        """Let a run with pace `step` take so many steps."""
        self._steps_allowed.release(count)
        self._wake.set()

    def freeze(self, chosen: Mapping[str, Sequence[int]]) -> None:
        """Let training leave these filters as they are, by their convolution's address, from the next step on; no others."""
        self._frozen = chosen

    def frozen(self) -> Mapping[str, Sequence[int]] | None:
        """Return what `freeze` was told since the last time; None where that is nothing."""
        chosen, self._frozen = self._frozen, None
        return chosen

    def wait(self, live: Live, since_last: float) -> None:
        """Return when the next step may begin; `since_last` is how long ago the last one began, in seconds."""
        if self.between_steps is not None:
            self.between_steps(live)
        while not self._stop.is_set():
            self._wake.clear()
            if self._pace == "full":
                return
            if self._pace == "slow":
                left = 1 / SLOW_STEPS_PER_SECOND - since_last
                if left <= 0:
                    return
            elif self._steps_allowed.acquire(blocking=False):
                return
            else:
                left = 0.05
            self._wake.wait(min(left, 0.05))
            since_last += min(left, 0.05)
            if self.between_steps is not None:
                self.between_steps(live)
