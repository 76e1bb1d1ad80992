"""Figures against scikit-learn's, and Wilson's interval against values that are printed elsewhere."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from cnnstudio.engine.build import build
from cnnstudio.engine.evaluate import assess
from cnnstudio.engine.scores import class_figures, confusion, wilson, wrong_first
from cnnstudio.graph.check import check
from cnnstudio.graph.text import StudioError
from cnnstudio.templates.registry import templates

metrics = pytest.importorskip("sklearn.metrics")


@pytest.mark.parametrize("seed", range(5))
def test_figures_are_scikit_learns(seed: int) -> None:
    rng = np.random.default_rng(seed)
    labels = rng.integers(0, 6, 200)
    predicted = np.where(rng.random(200) < 0.6, labels, rng.integers(0, 5, 200))
    matrix = confusion(labels, predicted, 7)
    np.testing.assert_array_equal(matrix, metrics.confusion_matrix(labels, predicted, labels=range(7)))
    found = class_figures(matrix)
    truth = metrics.precision_recall_fscore_support(labels, predicted, labels=range(7), zero_division=np.nan)
    for ours, theirs in zip((found.precision, found.recall, found.f1, found.support), truth, strict=True):
        np.testing.assert_allclose(ours, theirs)


@pytest.mark.parametrize(
    ("right", "seen", "low", "high"),
    # R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (29, 29, 0.8830, 1.0),
    ],
)
def test_the_interval_is_wilsons(right: int, seen: int, low: float, high: float) -> None:
    assert wilson(right, seen) == pytest.approx((low, high), abs=5e-5)


def test_the_interval_of_nothing_is_everything() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


def test_the_most_certain_mistakes_come_first() -> None:
    labels, predicted = np.array([0, 1, 2, 0, 1]), np.array([0, 2, 1, 0, 1])
    certainty = np.array([0.9, 0.6, 0.8, 0.5, np.nan], np.float32)
    assert wrong_first(labels, predicted, certainty).tolist() == [2, 1, 4, 3, 0]


def test_predictions_come_batch_by_batch_and_are_the_networks() -> None:
    walk = build(check(templates()["lenet5-28"].build()), seed=1).train()
    x = torch.rand(50, 1, 28, 28)
    labels = np.arange(50) % 10
    pieces = list(assess(walk, labels, lambda part: x[part], most=20))
    assert [len(piece.labels) for piece in pieces] == [20, 40, 50] and pieces[0].total == 50
    last = pieces[-1]
    assert walk.training
    with torch.no_grad():
        scores = walk.eval().logits(x)
    np.testing.assert_array_equal(last.predicted, scores.argmax(1).numpy())
    np.testing.assert_allclose(last.certainty, scores.softmax(1).amax(1).numpy(), atol=1e-6)
    assert last.loss == pytest.approx(float(torch.nn.functional.cross_entropy(scores, torch.from_numpy(labels))), abs=1e-5)
    assert last.accuracy == metrics.accuracy_score(labels, last.predicted)
    assert last.confusion.sum() == 50


def test_broken_weights_still_have_figures_and_other_classes_a_sentence() -> None:
    walk = build(check(templates()["lenet5-28"].build()))
    torch.nn.init.constant_(walk.conv1.weight, torch.nan)
    (last,) = assess(walk, np.array([0, 1]), lambda part: torch.rand(2, 1, 28, 28))
    assert np.isnan(last.loss) and last.predicted.tolist() == [0, 0] and last.order.tolist() == [1, 0]
    with pytest.raises(StudioError) as caught:
        next(assess(walk, np.array([11]), lambda part: torch.rand(1, 1, 28, 28)))
    assert caught.value.message.code == "evaluate.classes"
