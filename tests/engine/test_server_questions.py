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
from cnnstudio.protocol.answers import Answer, Assessed, Attributed, Edited, Exciting, Explained, Frozen, Pictured, Tried
from cnnstudio.protocol.arrays import Document
from cnnstudio.protocol.client import EngineProcess
from cnnstudio.protocol.commands import At, Load, Look, Train, Typed
from cnnstudio.protocol.events import Failed, Started
from cnnstudio.protocol.held import HeldFilters
from cnnstudio.protocol.messages import Loaded, Looked, Ran, Ready, Refused
from cnnstudio.protocol.questions import (
    Assess,
    Attribute,
    EditKernels,
    Explain,
    FindExciting,
    Forget,
    Freeze,
    KernelEdit,
    Question,
    ShowPictures,
    Try,
)
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


@pytest.fixture(scope="module")
def trained(engine: EngineProcess, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a short run, which is at hand afterwards."""
    folder = tmp_path_factory.mktemp("runs") / "run"
    begin(engine, 50, folder, epochs=2)
    end(engine, 50)
    return folder


@pytest.fixture
def learned(engine: EngineProcess, trained: Path) -> EngineProcess:
    """The engine with a trained LeNet-5 at hand."""
    engine.send(Load(60, folder=str(trained)))
    engine.wait(Loaded, such=lambda told: told.token == 60)
    return engine


def test_the_pictures_that_excite_units(learned: EngineProcess) -> None:
    learned.send(FindExciting(1, "conv2", (0, 7), most=4))
    first = learned.wait(Exciting)
    last = first if first.done == first.total else learned.wait(Exciting, such=lambda told: told.done == told.total)
    assert last.total == 1442 and [one.unit for one in last.units] == [0, 7]
    train = load("digits").train
    for unit in last.units:
        assert len(unit.indexes) == 4 and (np.diff(unit.values) <= 0).all()
        np.testing.assert_array_equal(unit.labels, train.labels[unit.indexes])
        assert ((unit.fields[:, 2] - unit.fields[:, 0]) == 14).all() and (unit.fields >= 0).all() and (unit.fields <= 28).all()
    best = last.units[0]
    at = (0, int(best.rows[0]), int(best.columns[0]))
    why = explained(learned, Explain(2, At(int(best.indexes[0]), "train"), "conv2", at))
    assert float(why.value) == pytest.approx(float(best.values[0]), rel=1e-4)
    assert why.fields["input"] == tuple(best.fields[0].tolist())


def test_a_part_is_assessed(learned: EngineProcess) -> None:
    learned.send(Assess(1))
    last = learned.wait(Assessed, such=lambda told: told.done == told.total)
    labels = load("digits").test.labels
    np.testing.assert_array_equal(last.labels, labels)
    assert last.accuracy == pytest.approx((last.predicted == labels).mean())
    assert last.accuracy > 0.5
    assert last.interval[0] < last.accuracy < last.interval[1]
    assert last.confusion.sum() == last.total == len(labels) == last.support.sum()
    wrong = int((last.predicted != labels).sum())
    assert (last.predicted[last.order[:wrong]] != labels[last.order[:wrong]]).all()
    assert (np.diff(last.certainty[last.order[:wrong]]) <= 0).all()


@pytest.mark.parametrize("trial", ["shift", "rotation", "zoom", "noise"])
def test_trials_of_the_network_at_hand_and_of_a_run(learned: EngineProcess, trained: Path, trial: str) -> None:
    learned.send(Try(1, trial, most=100))  # type: ignore[arg-type]
    own = learned.wait(Tried, such=lambda told: told.look == 1 and told.done == told.total)
    learned.send(Try(2, trial, str(trained), most=100))  # type: ignore[arg-type]
    other = learned.wait(Tried, such=lambda told: told.look == 2 and told.done == told.total)
    np.testing.assert_array_equal(own.right, other.right)
    assert (own.total, own.token, other.token, other.folder) == (100, 60, 0, str(trained))
    assert own.right.shape == ((len(own.down), len(own.values)) if trial == "shift" else own.values.shape)
    assert own.right.max() > own.right.min()


def test_edited_filters_are_shown_compared_and_taken_back(learned: EngineProcess, trained: Path) -> None:
    files = {path: path.read_bytes() for path in trained.rglob("*") if path.is_file()}
    learned.send(Look(1, At(0), ("conv1",), ("conv1",)))
    before = learned.wait(Looked)
    edits = (KernelEdit("conv1", "identity", 2), KernelEdit("conv2", "zero"))
    learned.send(EditKernels(2, edits), Look(3, At(0), ("conv1",), ("conv1",)))
    last = learned.wait(Edited, such=lambda told: told.done == told.total)
    assert last.before.sum() > last.after.sum() and last.seen.sum() == last.total == 355
    shown = next(one for one in reversed(learned.heard) if isinstance(one, Looked) and one.look == 3)
    identity = np.zeros((5, 5), np.float32)
    identity[2, 2] = 1
    np.testing.assert_array_equal(shown.filters["conv1"].weights[2, 0], identity)
    np.testing.assert_array_equal(shown.filters["conv1"].weights[1], before.filters["conv1"].weights[1])
    mine = KernelEdit("conv1", "values", 0, None, np.full((5, 5), 2, np.float32), bias=1.0)
    learned.send(EditKernels(4, (mine,), compare=False))
    assert learned.wait(Edited, such=lambda told: told.look == 4).total == 0
    learned.send(Look(5, At(0), (), ("conv1",)))
    again = learned.wait(Looked, such=lambda told: told.look == 5).filters["conv1"].weights
    assert (again[0] == 2).all()
    np.testing.assert_array_equal(again[2], before.filters["conv1"].weights[2])
    learned.send(EditKernels(6, compare=False), Look(7, At(0), ("conv1",), ("conv1",)))
    back = learned.wait(Looked, such=lambda told: told.look == 7)
    np.testing.assert_array_equal(back.filters["conv1"].weights, before.filters["conv1"].weights)
    np.testing.assert_array_equal(back.maps["conv1"].pixels, before.maps["conv1"].pixels)
    assert files == {path: path.read_bytes() for path in trained.rglob("*") if path.is_file()}


def test_the_weights_of_a_run_at_its_steps(engine: EngineProcess, trained: Path) -> None:
    engine.send(Load(80, folder=str(trained)))
    whole = engine.wait(Loaded, such=lambda told: told.token == 80)
    assert whole.snapshots[0] == 0 and whole.snapshots[-1] == whole.step == 82
    engine.send(Look(81, At(0), (), ("conv2",)))
    late = engine.wait(Looked, such=lambda told: told.look == 81)
    engine.send(Load(82, folder=str(trained), step=0), Look(83, At(0), (), ("conv2",)))
    early = engine.wait(Looked, such=lambda told: told.look == 83)
    assert (late.step, early.step, early.epoch) == (82, 0, 0)
    assert not np.array_equal(late.filters["conv2"].weights, early.filters["conv2"].weights)
    assert late.probabilities.max() > early.probabilities.max()
    engine.send(Load(84, folder=str(trained), step=99_999))
    assert engine.wait(Refused).failed.code == "run.snapshot"


@pytest.mark.parametrize(
    ("question", "code"),
    [
        (FindExciting(1, "conv1", (6,)), "insight.unit"),
        (FindExciting(1, "nothing", (0,)), "insight.unknown"),
        (EditKernels(1, (KernelEdit("fc1", "zero"),)), "edit.block"),
        (EditKernels(1, (KernelEdit("conv1", "values", 0, None, np.zeros((2, 2), np.float32)),)), "edit.shape"),
        (Try(1, "shift", "no/such/folder"), "run.none"),
    ],
)
def test_what_cannot_be_found_tried_or_edited_has_a_sentence(learned: EngineProcess, question: Question, code: str) -> None:
    found = refusal(learned, question)
    assert (found.failed.code, found.token) == (code, 1)


def test_a_question_about_a_network_that_is_gone_is_refused(learned: EngineProcess) -> None:
    learned.send(Try(8, "rotation"), Load(70, lenet_file()))
    refused = learned.wait(Refused)
    assert (refused.failed.code, refused.token) == ("look.replaced", 8)


def test_questions_while_training(engine: EngineProcess) -> None:
    begin(engine, 1)
    first_epoch(engine, 1)
    for look in range(3):
        why = explained(engine, Explain(10 + look, At(look), "conv2", (0, 3, 3)))
        assert why.step > 0 and why.token == 1
        assert attributed(engine, Attribute(20 + look, At(look))).step >= why.step
    assert attributed(engine, Attribute(30, At(1), "occlusion")).values.any()
    engine.send(Try(40, "noise", most=64), Assess(41), EditKernels(42, (KernelEdit("conv2", "zero"),)))
    waiting = {Tried, Assessed, Edited}
    while waiting:
        told = engine.wait(Answer)
        assert told.token == 1 and told.step > 0
        if getattr(told, "done", 0) == getattr(told, "total", 1):
            waiting.discard(type(told))
    engine.send(Look(43, At(0), (), ("conv2",)))
    assert engine.wait(Looked, such=lambda told: told.look == 43).filters["conv2"].weights.any()
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
            engine.send(Assess(200), Try(201, "shift"), FindExciting(202, "conv1", (0,)))
            engine.send(EditKernels(203, (KernelEdit("conv1", "zero"),)))
        assert end(engine, token).step == 6 * 82
        told = [one for one in engine.heard[seen:] if isinstance(one, (Explained, Attributed)) and one.token == token]
        assert len(told) > 3 if asked else not told
        sums.append(open_run(folder).checkpoint.sha256)
    assert sums[0] == sums[1]


def frozen(engine: EngineProcess, look: int, chosen: dict[str, tuple[int, ...]]) -> Frozen:
    engine.send(Freeze(look, chosen, chosen))
    return engine.wait(Frozen, such=lambda told: told.look == look)


def test_filters_set_by_hand_are_held_through_a_run_and_thawed_while_it_trains(engine: EngineProcess, tmp_path: Path) -> None:
    engine.send(Load(9, restless()), EditKernels(300, (KernelEdit("conv1", "sobel_x", filter=1),), compare=False))
    (one,) = frozen(engine, 301, {"conv1": (1, 99), "gone": (0,)}).held
    assert one.filters.tolist() == [1] and one.weights[0, 0, 1].tolist() == [-2, 0, 2]
    engine.send(Freeze(305, {"conv1": (0, 1)}, {"conv1": (0,)}))
    told = engine.wait(Frozen, such=lambda told: told.look == 305)
    assert [part.filters.tolist() for part in told.held] == [[0]], "only wanted numbers are told"
    engine.send(Train(1, restless(), str(tmp_path / "run"), held=(one,)))
    first_epoch(engine, 1)
    (same,) = frozen(engine, 302, {"conv1": (1,)}).held
    assert np.array_equal(same.weights, one.weights) and np.array_equal(same.biases, one.biases)
    (live,) = frozen(engine, 303, {"conv1": (0,)}).held
    end(engine, 1)
    after = frozen(engine, 304, {"conv1": (0, 1)}).held[0].weights
    assert np.array_equal(after[0], live.weights[0]) and not np.array_equal(after[1], one.weights[0])
    run = open_run(tmp_path / "run")
    assert run.facts.held == {"conv1": (1,)}
    assert [one["held"] for one in run.metrics if one["event"] == "holding"] == [{"conv1": [0]}]


def test_filters_that_do_not_fit_end_a_run_before_it_began(engine: EngineProcess) -> None:
    engine.send(Load(9, restless()))
    (one,) = frozen(engine, 310, {"conv1": (0,)}).held
    engine.send(Train(2, restless(), held=(HeldFilters("conv2", one.filters, one.weights, one.biases),)))
    ran = engine.wait(Ran, such=lambda ran: ran.token == 2 and isinstance(ran.event, (Started, Failed)))
    assert isinstance(ran.event, Failed) and ran.event.code == "freeze.fit"


def test_held_filters_have_their_numbers_before_all_edits_as_far_as_they_fit(initial: EngineProcess) -> None:
    (one,) = frozen(initial, 320, {"conv1": (0,)}).held
    other = HeldFilters("conv1", np.array([3]), one.weights * 2, one.biases)
    gone = HeldFilters("gone", np.array([3]), one.weights, one.biases)
    initial.send(EditKernels(321, (KernelEdit("conv1", "flip", filter=3),), compare=False, held=(other, gone)))
    (found,) = frozen(initial, 322, {"conv1": (3,)}).held
    assert np.array_equal(found.weights, (one.weights * 2)[:, :, ::-1, ::-1])


def test_small_copies_of_pictures_come_in_the_order_they_were_asked_for(initial: EngineProcess) -> None:
    part = load("digits").test
    initial.send(ShowPictures(90, (7, 3, 100_000, 3), side=28))
    shown = initial.wait(Pictured, such=lambda told: told.look == 90)
    assert shown.indexes.tolist() == [7, 3, 3]
    assert np.array_equal(shown.pixels, part.images[[7, 3, 3]])
    assert np.array_equal(shown.labels, part.labels[[7, 3, 3]])
    initial.send(ShowPictures(91, (7,), side=10, part="train"))
    assert initial.wait(Pictured, such=lambda told: told.look == 91).pixels.shape == (1, 1, 10, 10)
