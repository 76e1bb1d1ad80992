from __future__ import annotations

from cnnstudio.engine.training.choose import Choices
from cnnstudio.engine.training.crowd import REPORTS, Crowd


def told(crowd: Crowd, seconds_per_step: list[float]) -> list[int]:
    step, seconds, found = 0, 0.0, []
    for number, each in enumerate(seconds_per_step):
        step, seconds = step + 10, seconds + 10 * each
        if crowd.too_many(step, seconds):
            found.append(number)
    return found


def test_a_crowded_processor_is_noticed_once_and_only_when_it_lasts():
    crowd = Crowd(Choices(2, "float32", alone=0.001))
    assert told(crowd, [0.0008] * 3 + [0.02] * (REPORTS - 1) + [0.0008] * 5 + [0.02] * 9) == [3 + REPORTS - 1 + 5 + REPORTS - 1]


def test_one_thread_or_threads_that_were_asked_for_are_left_alone():
    assert told(Crowd(Choices(1, "float32", alone=0.001)), [1.0] * 20) == []
    assert told(Crowd(Choices(2, "float32")), [1.0] * 20) == []
