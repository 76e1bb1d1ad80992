"""One slider through a training: filters, maps and predictions as they were."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cnnstudio.ui.actions import find_action
from cnnstudio.ui.middle import EXPLORE
from tests.end_to_end import hands
from tests.end_to_end.hands import until


def test_filters_and_predictions_go_back_in_time_and_play(window):
    document, session = window.document, window.training.session
    plan = document.design.plan.with_values(epochs=3, threads=1, precision="float32")
    document.edit("Plan", replace(document.design, plan=plan))
    find_action(window, "train.pace.full").trigger()
    hands.tab(window, EXPLORE)
    assert not window.explore.timeline.isVisible()
    hands.click(window.header.train)
    until(lambda: session.finished is not None and not session.busy, 60)
    looking, timeline = window.explore.looking, window.explore.timeline
    last = session.finished.step
    until(lambda: timeline.isVisible() and looking.last is not None and looking.last.step == last)
    assert timeline.steps[0] == 0 and timeline.steps[-1] == last
    now = looking.last.filters["conv1"].weights

    timeline.slider.setFocus()
    QTest.keyClick(timeline.slider, Qt.Key.Key_Home)
    until(lambda: looking.last.step == 0)
    begun = looking.last.filters["conv1"].weights
    assert looking.time == 0 and not np.array_equal(begun, now)
    assert looking.last.probabilities.max() < 0.5

    hands.click(timeline.play)
    assert timeline.playing
    seen = set()
    until(lambda: seen.add(looking.last.step) or not timeline.playing, 60)
    until(lambda: looking.last.step == last)
    assert len(seen) > len(timeline.steps) / 2
    assert looking.time is None and np.array_equal(looking.last.filters["conv1"].weights, now)

    QTest.keyClick(timeline.slider, Qt.Key.Key_Home)
    until(lambda: looking.last.step == 0)
    hands.click(window.header.train)
    until(lambda: session.busy and session.started is not None and looking.time is None, 60)
    assert not timeline.isVisible()
