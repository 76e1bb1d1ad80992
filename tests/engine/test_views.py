"""Looks that stand, without a process around them."""

from __future__ import annotations

import pytest

from cnnstudio.engine.serving import views
from cnnstudio.engine.serving.outbox import Outbox
from cnnstudio.engine.serving.subject import of_run_under_way
from cnnstudio.engine.serving.views import Views
from cnnstudio.engine.training import Control, train
from cnnstudio.graph.text import StudioError
from cnnstudio.protocol.commands import AskStrips, At, Look, Next
from tests.engine.conftest import lenet


@pytest.fixture
def live(few_digits):
    seen = []
    control = Control(lambda live: (seen.append(live), control.stop() if live.step else None))
    for _ in train(lenet(1), few_digits, None, control):
        pass
    return seen[-1]


def test_a_look_that_fails_is_not_tried_at_every_step(few_digits, live, monkeypatch):
    subject = of_run_under_way(1, live, few_digits)
    shown = Views(Outbox())
    shown.replace(subject)
    shown.look(Look(1, At(0), per_second=1, view="a"))
    tries = []

    def fails(*_):
        tries.append(1)
        raise RuntimeError("out of memory")

    monkeypatch.setattr(views, "look", fails)
    subject.step += 1
    with pytest.raises(RuntimeError):
        shown.follow(subject, paced=False)
    for subject.step in range(3, 20):
        shown.follow(subject, paced=False)
    assert len(tries) == 1


def test_a_search_whose_find_cannot_be_shown_says_why(few_digits, live):
    shown = Views(Outbox())
    shown.replace(of_run_under_way(1, live, few_digits))
    shown.look(Look(1, Next(wrong=True), view="a"))

    def refuse(*_):
        raise StudioError(views.nothing_found().message)

    shown._open = refuse  # type: ignore[method-assign]
    with pytest.raises(StudioError):
        while shown.searching:
            shown.advance()
    assert not shown.searching


def test_the_network_at_hand_keeps_neither_the_pictures_of_its_run_nor_its_gradients(few_digits, live):
    subject = of_run_under_way(1, live, few_digits)
    assert not hasattr(subject.lens, "_images")
    assert all(weights.grad is None for weights in subject.walk.parameters())


def test_what_a_look_costs_is_the_least_of_the_last_ones(few_digits, live):
    view = views.View(AskStrips(1, At(0), per_second=10), of_run_under_way(1, live, few_digits), None)
    assert [view.pause(0.5, full=True), view.pause(0.005, full=True)] == [0.1, 0.1]
    assert view.pause(0.5, full=True) == 0.1
    assert view.pause(0.05, full=True) == 0.1 and view.pause(0.04, full=True) == pytest.approx(0.4)
    assert view.pause(0.5, full=False) == 0.1
