from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnstudio.protocol.messages import Curves
from cnnstudio.ui.document import Document
from cnnstudio.ui.training import estimate
from cnnstudio.ui.training.axis import spacing
from cnnstudio.ui.training.history import History
from cnnstudio.ui.training.thinning import band, value_range
from tests.ui.training.studio import small_design


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=400), st.integers(1, 50))
def test_a_band_holds_every_point(values, bins):
    values = np.array(values)
    at = np.arange(len(values), dtype=np.float64)
    thin = band(at, values, bins)
    assert len(thin.at) <= bins
    assert thin.low.min() == values.min() and thin.high.max() == values.max()
    assert (thin.low <= thin.mean + 1e-6).all() and (thin.mean <= thin.high + 1e-6).all()


def test_a_band_of_nothing_is_empty():
    assert not len(band(np.empty(0), np.empty(0)).at)


def test_a_history_grows_without_losing_a_step():
    history = History(("loss",), 10, 1000)
    for start in range(0, 9000, 9):
        history.add_steps(Curves(1, np.arange(start, start + 9), {"loss": np.full(9, start, np.float32)}))
    assert history.steps().tolist() == list(range(9000))
    assert history.at()[-1] == pytest.approx(899.9)
    assert history.values("loss")[8999] == 8991 and history.values("loss")[0] == 0


def test_a_first_excess_does_not_flatten_the_curve():
    steps = np.concatenate([[500.0], np.linspace(2.0, 0.1, 200)])
    low, high = value_range(steps, np.array([1.0, 0.2]), share=False)
    assert low == 0 and 1.5 < high < 3


def test_accuracy_is_shown_up_to_one():
    assert value_range(np.array([0.1, 0.9]), np.array([0.83, 0.97]), share=True) == (pytest.approx(0.7), 1.0)
    assert value_range(np.array([0.1]), np.empty(0), share=True) == (0.0, 1.0)


@pytest.mark.parametrize(
    "span, ticks, whole, distance", [(0.75, 3, False, 0.25), (20, 6, True, 5), (1, 6, True, 1), (0.3, 4, False, 0.1)]
)
def test_ticks_are_round(span, ticks, whole, distance):
    assert spacing(span, ticks, whole) == pytest.approx(distance)


def test_a_longer_plan_takes_longer(qapp):
    short, long = Document(small_design(epochs=1)), Document(small_design(epochs=100))
    times = [estimate.seconds(document.design, document.report) for document in (short, long)]
    assert times[1] == pytest.approx(100 * times[0])
    assert estimate.seconds(short.design, short.report, images_per_second=1298) == pytest.approx(1.0, rel=0.01)
