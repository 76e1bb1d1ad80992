"""Which pace a session opens with."""

from __future__ import annotations

import pytest

from cnnstudio.ui.training import pace


@pytest.mark.parametrize(("chosen", "trained", "opens"), [("step", True, "full"), ("slow", True, "slow"), ("step", False, "slow")])
def test_steps_one_by_one_are_not_taken_up_again(chosen, trained, opens):
    pace.remember_pace(chosen)
    if trained:
        pace.remember_run()
    assert pace.opening_pace() == opens == pace.first_pace()
