"""Questions about the network at hand, through the engine's process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from cnnstudio.blocks.registry import registry
from cnnstudio.data import load
from cnnstudio.design.design import Design
from cnnstudio.design.file import dumps
from cnnstudio.graph.graph import chain
from cnnstudio.protocol.answers import Attributed, Explained
from cnnstudio.protocol.arrays import Document
from cnnstudio.protocol.client import EngineProcess
from cnnstudio.protocol.commands import At, Load, Look, Train, Typed
from cnnstudio.protocol.messages import Loaded, Looked, Ready, Refused
from cnnstudio.protocol.questions import Attribute, Explain, Forget, Question
from cnnstudio.protocol.reasons import Convolved, Entered, Weighed
from cnnstudio.runs import open_run
from tests.engine.talk import begin, end, first_epoch, lenet_file, stop
from tests.engine.test_server_look import restless

BLOCKS = registry()


@pytest.fixture(scope="module")
def engine() -> Iterator[EngineProcess]:
    with EngineProcess() as started:
        started.wait(Ready)
        yield started


@pytest.fixture
def initial(engine: EngineProcess) -> EngineProcess:
    """The engine with LeNet-5 and its initial weights at hand."""
    engine.send(Load(1, lenet_file()))
    engine.wait(Loaded)
    return engine


def explained(engine: EngineProcess, question: Explain) -> Explained:
    engine.send(question)
    return engine.wait(Explained, such=lambda told: told.look == question.look)


def attributed(engine: EngineProcess, question: Attribute) -> Attributed:
    engine.send(question)
    return engine.wait(Attributed, such=lambda told: told.look == question.look)


def refusal(engine: EngineProcess, *questions: Question) -> Refused:
    engine.send(*questions)
    return engine.wait(Refused)


def test_a_question_before_there_is_a_network_has_a_sentence() -> None:
    with EngineProcess() as fresh:
        found = refusal(fresh, Explain(4, At(0), "conv1", (0, 0, 0)))
        assert (found.failed.code, found.about, found.token) == ("look.nothing", "explain", 4)


def test_why_from_the_picture_to_a_class(initial: EngineProcess) -> None:
    conv = explained(initial, Explain(1, At(3), "conv1", (2, 5, 7)))
    assert isinstance(conv.reason, Convolved)
    assert conv.reason.sums.sum() + conv.reason.bias == pytest.approx(float(conv.value), abs=1e-5)
    assert conv.fields == {"input": (5, 7, 10, 12)}
    dense = explained(initial, Explain(2, At(3), "fc3", (9,)))
    assert isinstance(dense.reason, Weighed) and dense.fields["input"] == (0, 0, 28, 28)
    entered = explained(initial, Explain(3, At(3), "input", (0, 12, 12))).reason
    native = load("digits").test.images[3]
    assert isinstance(entered, Entered) and entered.pixel == native[0, 12, 12]
    value = explained(initial, Explain(4, At(3), "input", (0, 12, 12))).value
    assert float(value) == pytest.approx((entered.pixel / 255 - entered.mean) / entered.std, abs=1e-5)


@pytest.mark.parametrize(
    ("question", "code"),
    [
        (Explain(1, At(0), "nothing", (0,)), "insight.unknown"),
        (Explain(1, At(0), "conv1", (0, 24, 0)), "insight.index"),
        (Explain(1, At(99_999), "conv1", (0, 0, 0)), "look.index"),
        (Explain(1, At(0), "input", (0, 28, 0)), "insight.index"),
        (Explain(1, Typed(np.zeros((1, 3, 3), np.float32)), "conv1", (0, 0, 0)), "look.typed"),
        (Explain(1, Typed(np.full((1, 28, 28), np.nan, np.float32)), "conv1", (0, 0, 0)), "look.finite"),
        (Attribute(1, At(0), label=10), "insight.class"),
        (Attribute(1, At(0), address="fc1"), "insight.no_maps"),
    ],
)
def test_what_cannot_be_answered_has_a_sentence(initial: EngineProcess, question: Question, code: str) -> None:
    assert refusal(initial, question).failed.code == code


def test_a_typed_picture_enters_as_it_is(engine: EngineProcess) -> None:
    graph = chain(BLOCKS["Input"](1, 3, 3), BLOCKS["Conv2d"](1, 2), BLOCKS["Flatten"](), BLOCKS["Output"]())
    engine.send(Load(1, Document(dumps(Design({"main": graph})))))
    engine.wait(Loaded)
    numbers = np.array([[[1, 2, 3], [4, 5.5, -6], [0, 0, 1 / 9]]], np.float32)
    found = explained(engine, Explain(1, Typed(numbers), "conv1", (0, 1, 1)))
    assert isinstance(found.reason, Convolved)
    np.testing.assert_array_equal(found.reason.window, numbers[:, 1:, 1:])
    seen = explained(engine, Explain(2, Typed(numbers), "input1", (0, 1, 2)))
    assert float(seen.value) == -6 and isinstance(seen.reason, Entered) and seen.reason.pixel is None
    engine.send(Look(3, Typed(numbers, "mine"), ("conv1",)))
    looked = engine.wait(Looked)
    assert looked.picture is not None and looked.picture.numbers is not None and looked.picture.name == "mine"
    assert (looked.picture.seen.min(), looked.picture.seen.max()) == (0, 255)


@pytest.mark.parametrize("method", ["gradcam", "saliency", "occlusion"])
def test_attributions_are_overlays_of_the_picture(initial: EngineProcess, method: str) -> None:
    found = attributed(initial, Attribute(1, At(5), method))  # type: ignore[arg-type]
    assert found.values.shape == (28, 28) and found.overlay.shape == (28, 28, 4)
    assert found.label == found.predicted and found.address == ("pool2" if method == "gradcam" else "")
    assert (found.overlay[..., 3] > 0).any()
    other = attributed(initial, Attribute(2, At(5), method, label=4))  # type: ignore[arg-type]
    assert other.label == 4 and not np.array_equal(other.values, found.values)


def test_a_question_can_be_taken_back_and_the_engine_goes_on(initial: EngineProcess) -> None:
    initial.send(Attribute(7, At(5), "occlusion"), Forget(7), Forget(99))
    assert explained(initial, Explain(8, At(0), "conv1", (0, 0, 0))).look == 8


def test_questions_while_training(engine: EngineProcess) -> None:
    begin(engine, 1)
    first_epoch(engine, 1)
    for look in range(3):
        why = explained(engine, Explain(10 + look, At(look), "conv2", (0, 3, 3)))
        assert why.step > 0 and why.token == 1
        assert attributed(engine, Attribute(20 + look, At(look))).step >= why.step
    assert attributed(engine, Attribute(30, At(1), "occlusion")).values.any()
    stop(engine, 1)


def test_a_run_that_is_questioned_ends_with_the_same_bits(engine: EngineProcess, tmp_path: Path) -> None:
    sums = []
    for token, asked in ((1, True), (2, False)):
        folder = tmp_path / str(asked)
        engine.send(Load(9, restless()), Train(token, restless(), str(folder)))
        seen = len(engine.heard)
        for look in range(12 if asked else 0):
            engine.send(Explain(look, At(look), "conv1", (0, 1, 1), view=str(look % 2)))
            engine.send(*(Attribute(100 + look, At(look), how, view=how) for how in ("gradcam", "saliency", "occlusion")))
        assert end(engine, token).step == 6 * 82
        told = [one for one in engine.heard[seen:] if isinstance(one, (Explained, Attributed)) and one.token == token]
        assert len(told) > 3 if asked else not told
        sums.append(open_run(folder).checkpoint.sha256)
    assert sums[0] == sums[1]
