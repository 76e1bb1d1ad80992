"""While both cores train, with live curves and a live look inside, the window answers at once."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from cnnstudio.ui.actions import find_action
from tests.end_to_end import hands
from tests.end_to_end.hands import until

HITCH = 0.050
"""Seconds that one turn of the event loop may take."""
TICK = 5
"""Milliseconds."""


class Ticks:
    """Ticks in the window's thread, and keeps the longest time between two: its own work (CPU), and the clock's."""

    def __init__(self, owner) -> None:
        self.work, self.clock = [], []
        self._last = time.thread_time(), time.perf_counter()
        self._timer = QTimer(owner, interval=TICK)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.thread_time(), time.perf_counter()
        self.work.append(now[0] - self._last[0])
        self.clock.append(now[1] - self._last[1])
        self._last = now

    def stop(self) -> None:
        self._timer.stop()


def train_and_look(window, seconds: float) -> Ticks:
    """Train LeNet-5 on two threads; look at curves, filters and maps meanwhile, pictures and blocks changing."""
    document = window.document
    plan = replace(document.design.plan, threads=2, epochs=500)
    document.edit("Plan", replace(document.design, plan=plan))
    find_action(window, "train.pace.full").trigger()
    hands.tab(window, 1)
    until(lambda: window.explore.looking.last is not None)
    session = window.training.session
    ticks = Ticks(window)
    hands.click(window.header.train)
    until(lambda: session.history is not None and session.history.count > 20, 60)
    end, blocks = time.monotonic() + seconds, ["conv1", "pool1", "conv2", "fc1"]
    while time.monotonic() < end:
        window.selection.set([blocks[int(time.monotonic() * 2) % len(blocks)]])
        hands.click(window.explore.pictures.next)
        QTest.qWait(300)
    ticks.stop()
    assert session.busy and session.history.version > 10
    assert window.training.curves.plots and window.explore.looking.last.step > 20
    return ticks


def test_no_turn_of_the_window_works_long(window):
    ticks = train_and_look(window, 5)
    assert len(ticks.work) > 300
    assert max(ticks.work) < HITCH


@pytest.mark.long
def test_the_window_never_hitches(window):
    """By the clock: on a machine that does nothing else."""
    ticks = train_and_look(window, 20)
    assert max(ticks.clock) < HITCH
