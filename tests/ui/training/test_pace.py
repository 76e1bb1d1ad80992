"""Which pace a session opens with."""

from __future__ import annotations

import pytest

from cnnstudio.ui import settings
from cnnstudio.ui.training import pace


@pytest.mark.parametrize(
    ("chosen", "trained", "opens"),
    [("step", True, "full"), ("slow", True, "slow"), ("full", False, "full"), ("step", False, "slow")],
)
def test_steps_one_by_one_are_not_taken_up_again(chosen, trained, opens):
    settings.forget("training/begun")
    pace.remember_pace(chosen)
    if trained:
        pace.remember_run()
    assert pace.opening_pace() == opens == pace.first_pace()
