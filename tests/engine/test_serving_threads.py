"""What lies between the threads of the engine: the outbox, the inbox, the steering. Nothing here needs torch."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from cnnstudio.engine.serving.inbox import MOST_WAITING, Inbox, read_all
from cnnstudio.engine.serving.outbox import MOST_STEPS, Outbox, write_all
from cnnstudio.engine.serving.steering import Steering
from cnnstudio.protocol.commands import AskDevices, Command, Fetch, Look, Quit, SetPace, Step, Stop, Train
from cnnstudio.protocol.messages import Bye, Curves, Downloading, Ready, Refused, Stopping, Told
from cnnstudio.protocol.wire import pack, studio_receiver


def curve(first: int, count: int, token: int = 1) -> Curves:
    steps = np.arange(first, first + count)
    return Curves(token, steps, {"loss": (1 / steps).astype(np.float32)})


def taken(outbox: Outbox) -> list[Told]:
    outbox.put(Bye())
    found: list[Told] = []
    while not isinstance(message := outbox.take(), Bye):
        assert message is not None
        found.append(message)
    return found


def test_of_a_topic_the_newest_is_told_and_nothing_else_is_dropped() -> None:
    outbox = Outbox()
    for number in range(100):
        outbox.put(Downloading(1, "mnist", number, 99, "a"), topic="downloading")
        outbox.put(Stopping(number))
    found = taken(outbox)
    assert [one.token for one in found if isinstance(one, Stopping)] == list(range(100))
    assert [one.done for one in found if isinstance(one, Downloading)] == [99]


def test_curves_are_joined_each_run_by_itself_and_never_dropped() -> None:
    outbox = Outbox()
    for start in range(1, 2001, 10):
        for token in (1, 2):
            outbox.put(curve(start, 10, token))
    found = taken(outbox)
    assert len(found) == 2
    assert all(isinstance(one, Curves) and one.steps.tolist() == list(range(1, 2001)) for one in found)


def test_a_curve_of_hours_is_told_in_parts() -> None:
    outbox = Outbox()
    for start in range(1, 6 * MOST_STEPS, MOST_STEPS // 2):
        outbox.put(curve(start, MOST_STEPS // 2))
    found = [one for one in taken(outbox) if isinstance(one, Curves)]
    assert max(len(one.steps) for one in found) == MOST_STEPS
    assert (np.concatenate([one.steps for one in found]) == np.arange(1, 6 * MOST_STEPS + 1)).all()


def test_a_reader_that_is_gone_closes_the_outbox_and_nobody_waits() -> None:
    outbox = Outbox()

    def broken(frame: bytes) -> None:
        raise BrokenPipeError

    outbox.put(Bye())
    write_all(outbox, broken)
    outbox.put(Bye())
    assert outbox.take() is None
    assert not outbox.flush(0.1) or outbox.take() is None


def test_what_cannot_be_sent_is_said_and_the_rest_goes_out() -> None:
    outbox = Outbox()
    outbox.put(Ready("2", (object(),), 1, 1.0))  # type: ignore[arg-type]
    outbox.put(Stopping(3))
    written: list[bytes] = []
    writer = threading.Thread(target=write_all, args=(outbox, written.append))
    writer.start()
    assert outbox.flush(5)
    outbox.close()
    writer.join(5)
    told = studio_receiver().feed(b"".join(written))
    assert [type(one).__name__ for one in told] == ["Stopping", "Refused"]


def read(*commands: Command) -> tuple[Inbox, Steering, list[Told]]:
    pieces = [frame for command in commands for frame in pack(command)]
    inbox, steering, outbox = Inbox(), Steering(), Outbox()
    read_all(lambda _: pieces.pop(0) if pieces else b"", inbox, steering, outbox)
    return inbox, steering, taken(outbox)


def test_of_looks_at_one_view_only_the_newest_waits() -> None:
    inbox, _, _ = read(*(Look(number, view=view) for number in range(50) for view in "ab"))
    waiting = [inbox.take() for _ in range(3)]
    assert [(one.look, one.view) if isinstance(one, Look) else one.__class__ for one in waiting] == [(49, "a"), (49, "b"), Quit]


def test_a_flood_of_commands_is_refused_and_the_end_still_arrives() -> None:
    inbox, steering, told = read(*(AskDevices() for _ in range(MOST_WAITING + 5)))
    assert [one.failed.code for one in told if isinstance(one, Refused)] == ["engine.flooded"] * 5
    assert [type(inbox.take()) for _ in range(MOST_WAITING + 1)] == [AskDevices] * MOST_WAITING + [Quit]
    assert steering.leaving


class Control:
    def __init__(self) -> None:
        self.said: list[object] = []

    def stop(self) -> None:
        self.said.append("stop")

    def leave(self) -> None:
        self.said.append("leave")

    def set_pace(self, pace: str) -> None:
        self.said.append(pace)

    def step(self, count: int = 1) -> None:
        self.said.append(count)


@pytest.mark.parametrize("begun", [True, False], ids=["begun", "not begun"])
def test_steering_reaches_a_run_whether_or_not_it_has_begun(begun: bool) -> None:
    steering, control = Steering(), Control()
    steering.ask(1, "step")
    if begun:
        steering.begin(1, control)
    steering.step(2)
    steering.set_pace("slow")
    assert steering.stop(1)
    if not begun:
        steering.begin(1, control)
    assert control.said[-3:] == ([2, "slow", "stop"] if begun else ["slow", 2, "stop"])


def test_the_next_run_has_its_own_pace_even_when_asked_before_the_last_has_ended() -> None:
    steering, first, second = Steering(), Control(), Control()
    steering.ask(1)
    steering.begin(1, first)
    steering.ask(2, "step")
    steering.step(3)
    steering.end(1)
    steering.begin(2, second)
    assert (first.said, second.said) == (["full"], ["step", 3])
    assert not steering.stop(1)


def test_stop_pace_and_steps_pass_the_queue() -> None:
    inbox, steering, told = read(Fetch(4, "mnist"), Stop(4), Stop(5), SetPace("slow"), Step(2))
    assert [one.token for one in told if isinstance(one, Stopping)] == [4]
    assert steering.stopped(4)
    assert [type(inbox.take()) for _ in range(2)] == [Fetch, Quit]


def test_a_run_asked_for_is_known_before_it_begins() -> None:
    from cnnstudio.protocol.arrays import Document

    _, steering, told = read(Train(7, Document(b"{}"), pace="step"), Stop(7))
    assert [one.token for one in told if isinstance(one, Stopping)] == [7]
    control = Control()
    steering.begin(7, control)
    assert control.said == ["step", "stop", "leave"]


def test_a_fault_of_the_writer_itself_does_not_silence_the_engine() -> None:
    outbox = Outbox()
    outbox.put(Downloading(1, "a name \udcff that is no text", 1, 2, "a"))
    outbox.put(Stopping(3))
    written: list[bytes] = []
    writer = threading.Thread(target=write_all, args=(outbox, written.append), daemon=True)
    writer.start()
    assert outbox.flush(5)
    outbox.close()
    assert [type(one).__name__ for one in studio_receiver().feed(b"".join(written))] == ["Stopping", "Refused"]
