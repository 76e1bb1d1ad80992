"""How many threads compute a trial: all, or one where others need the processor and threads wait for each other."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import torch

AGAIN = 8
"""Batches after which the slower choice is tried once more."""


class Threads:
    """Tries both for a batch each, goes on with the quicker one, and looks again now and then."""

    def __init__(self) -> None:
        self._all = torch.get_num_threads()
        self._seconds: dict[int, float] = {}
        self._batches = 0
        self._now = self._all

    def next_batch(self) -> None:
        """Choose for the batch that begins now."""
        others = [count for count in (self._all, 1) if count not in self._seconds]
        quickest = min(self._seconds, key=self._seconds.__getitem__, default=self._all)
        if others:
            self._now = others[0]
        elif self._batches % AGAIN == 0:
            self._now = next((count for count in self._seconds if count != quickest), quickest)
        else:
            self._now = quickest
        self._batches += 1
        self._seconds[self._now] = 0.0

    @contextmanager
    def computing(self) -> Iterator[None]:
        """Compute a piece with the threads that were chosen; afterwards there are as many as before."""
        before, start = torch.get_num_threads(), time.perf_counter()
        torch.set_num_threads(self._now)
        try:
            yield
        finally:
            torch.set_num_threads(before)
            self._seconds[self._now] = self._seconds.get(self._now, 0.0) + time.perf_counter() - start
