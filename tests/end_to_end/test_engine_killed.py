"""The engine is killed at ten moments: that is said at once with its cause, nothing is lost, and another one takes over."""

from __future__ import annotations

import os
import signal
import sys
import time
from dataclasses import replace

import pytest

from cnnstudio.protocol.events import Epoch
from cnnstudio.protocol.messages import Ran
from cnnstudio.ui import edits
from cnnstudio.ui.actions import find_action
from cnnstudio.ui.training.session import Phase
from tests.end_to_end import hands
from tests.end_to_end.conftest import wait_ready
from tests.end_to_end.hands import until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal that kills")

SAID_WITHIN = 2.0
"""Seconds."""
PLAN = {"epochs": 2, "batch_size": 64, "threads": 1}


@pytest.fixture
def edited(window):
    """The window with an edit that no file holds, a short plan, and full speed."""
    find_action(window, "train.pace.full").trigger()
    document = window.document
    document.edit("Change", edits.set_values(document.design, "conv1", out_channels=7))
    document.edit("Plan", replace(document.design, plan=replace(document.design.plan, **PLAN)))
    return window


def kill(window) -> None:
    """Kill the engine from outside and wait until the window has said so."""
    heard: list[tuple[str, float]] = []
    hear = lambda cause, _details: heard.append((cause.code, time.monotonic()))  # noqa: E731
    window.engine.lost.connect(hear)
    killed = time.monotonic()
    os.kill(window.engine.pid, signal.SIGKILL)
    until(lambda: heard, 10)
    window.engine.lost.disconnect(hear)
    ((code, at),) = heard
    assert code == "engine.killed"
    assert at - killed < SAID_WITHIN
    hands.settle()
    assert not window.engine.alive and not window.training.busy
    assert window.messages.isVisible() and window.messages.text.text()
    assert window.training.notice.shown == "lost" and window.training.notice.isVisible()


def revive(window) -> None:
    """Ask for a new engine where the loss is said."""
    hands.click_named(window.training, "engine.restart")
    wait_ready(window)
    assert window.training.notice.shown != "lost"


def begin(window) -> None:
    """Press Train."""
    hands.click(window.header.train)
    assert window.training.busy


def train(window, steps: int = 3) -> None:
    """Press Train and wait for some steps."""
    begin(window)
    session = window.training.session
    until(lambda: session.history is not None and session.history.count >= steps, 60)


def until_epoch(window, wanted: int) -> None:
    """Train until the very moment at which an epoch's figures arrive."""
    ended: list[int] = []
    hear = lambda told: ended.append(told.event.epoch) if isinstance(told, Ran) and isinstance(told.event, Epoch) else None  # noqa: E731
    window.engine.told.connect(hear)
    begin(window)
    until(lambda: wanted in ended, 60)
    window.engine.told.disconnect(hear)


def starting(window) -> None:
    window.engine.restart()
    until(lambda: window.engine.pid)


def idle(window) -> None:
    assert window.engine.is_ready


def at_train(window) -> None:
    begin(window)


def in_step(window) -> None:
    train(window)


def while_looking(window) -> None:
    hands.tab(window, 1)
    until(lambda: window.explore.looking.last is not None)
    hands.click(window.explore.pictures.next)


def between_epochs(window) -> None:
    until_epoch(window, 1)


def at_the_end(window) -> None:
    until_epoch(window, PLAN["epochs"])


def twice_in_a_row(window) -> None:
    kill(window)
    hands.click_named(window.training, "engine.restart")
    until(lambda: window.engine.pid)


def while_stopping(window) -> None:
    train(window)
    hands.click(window.header.train)


def while_paced(window) -> None:
    find_action(window, "train.pace.step").trigger()
    begin(window)
    until(lambda: window.training.session.phase is Phase.TRAINING, 60)
    hands.click_named(window.training, "training.step")


QUICK = [idle, in_step, starting]
LONG = [at_train, while_looking, between_epochs, at_the_end, twice_in_a_row, while_stopping, while_paced]
MOMENTS = [*QUICK, *(pytest.param(moment, marks=pytest.mark.long) for moment in LONG)]


@pytest.mark.parametrize("moment", MOMENTS, ids=lambda moment: moment.__name__)
def test_the_engine_is_killed(edited, moment):
    window = edited
    moment(window)
    session, document = window.training.session, window.document
    design, steps, running = document.design, document.undo_stack.count(), session.busy
    drawn = session.history.count if session.history is not None else 0
    kill(window)
    if running:
        assert session.phase in (Phase.LOST, Phase.DONE, Phase.STOPPED)
    assert document.design is design and document.dirty and document.undo_stack.count() == steps
    kept = session.history or session.before
    assert drawn == 0 or kept.count >= drawn
    hands.tab(window, 0)
    revive(window)
    find_action(window, "train.pace.full").trigger()
    train(window, steps=1)
    assert session.phase is Phase.TRAINING
