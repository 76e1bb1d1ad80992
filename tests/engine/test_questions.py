"""Questions under way, without a process around them."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
import torch

from cnnstudio.data import Part
from cnnstudio.engine.evaluate import assess
from cnnstudio.engine.serving import answering, questions
from cnnstudio.engine.serving.library import Library
from cnnstudio.engine.serving.outbox import Outbox
from cnnstudio.engine.serving.questions import MOST, Questions
from cnnstudio.engine.serving.steering import Steering
from cnnstudio.engine.serving.subject import Subject, of_design
from cnnstudio.engine.serving.views import Views
from cnnstudio.graph.text import StudioError
from cnnstudio.protocol.answers import Assessed
from cnnstudio.protocol.questions import Assess, Forget
from tests.engine.conftest import lenet


@pytest.fixture
def subject(few_digits) -> Subject:
    return of_design(1, lenet(1), few_digits)


@pytest.fixture
def asked(subject, monkeypatch) -> Questions:
    monkeypatch.setattr(answering, "AT_ONCE", 4)
    outbox = Outbox()
    views = Views(outbox)
    views.replace(subject)
    return Questions(outbox, views, Library(None, Steering(), outbox))


def test_a_long_answer_is_about_the_weights_as_they_were_when_training_went_on(asked, subject, few_digits):
    part: Part = few_digits.test
    *_, truth = assess(subject.walk, part.labels, lambda chosen: subject.inputs(part.images[chosen]))
    asked.ask(Assess(7), training=True)
    with torch.no_grad():
        for weights in subject.walk.parameters():
            weights.mul_(-3)
    pieces = 1
    while asked.busy:
        asked._rest_until = 0.0
        asked.advance(training=True)
        pieces += 1
    found = asked._outbox.take()
    assert isinstance(found, Assessed) and found.done == found.total == len(part.labels) and pieces > 2
    np.testing.assert_array_equal(found.predicted, truth.predicted)


def test_no_more_than_so_many_are_answered_at_a_time(asked):
    for number in range(MOST):
        asked.ask(Assess(100 + number, view=str(number)), training=False)
    asked.ask(Assess(200, view="0"), training=False)
    with pytest.raises(StudioError) as caught:
        asked.ask(Assess(300, view="one more"), training=False)
    assert caught.value.message.code == "look.views"
    asked.ask(Forget(200), training=False)
    asked.ask(Assess(300, view="one more"), training=False)


def test_questions_take_their_share_of_a_run(asked, monkeypatch):
    times = iter([10.0, 11.0, 12.0, 14.0, 15.0])
    monkeypatch.setattr(questions, "time", SimpleNamespace(perf_counter=lambda: next(times)))
    slices = []
    monkeypatch.setattr(asked, "_slice", slices.append)
    asked._open[("assess", "")] = questions.Open("assess", 1, 1, iter(()))
    for _ in range(3):
        asked.advance(training=True)
    assert len(slices) == 2, "a second of answers is followed by three of training"
