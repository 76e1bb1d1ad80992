"""Notices that other programs need the processor: threads that wait for each other then are slower than one alone."""

from __future__ import annotations

from cnnstudio.engine.training.choose import Choices

TIMES = 1.6
"""How many times slower than one free thread the threads together must be."""
REPORTS = 3
"""How many reports in a row must say so."""


class Crowd:
    """Compares the steps of a run with what one thread alone took when the choice was made."""

    def __init__(self, choices: Choices) -> None:
        self._limit = TIMES * choices.alone if choices.threads > 1 else 0.0
        self._step, self._seconds, self._slow = 0, 0.0, 0

    def too_many(self, step: int, seconds: float) -> bool:
        """Tell, once, that one thread would do better; `seconds` were spent in training steps up to `step`."""
        steps, taken = step - self._step, seconds - self._seconds
        self._step, self._seconds = step, seconds
        if not self._limit or steps < 1:
            return False
        self._slow = self._slow + 1 if taken / steps > self._limit else 0
        if self._slow < REPORTS:
            return False
        self._limit = 0.0
        return True
