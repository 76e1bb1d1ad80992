from __future__ import annotations

import numpy as np
import pytest

from cnnstudio.data import split
from cnnstudio.graph.text import StudioError

LABELS = np.repeat(np.arange(4), (100, 51, 7, 42))


def test_a_split_is_stratified_sorted_and_whole():
    train, validation = split(LABELS, 0.1, seed=0)
    assert np.array_equal(np.sort(np.concatenate((train, validation))), np.arange(200))
    assert len(validation) == 20
    assert np.abs(np.bincount(LABELS[validation]) - np.array((10, 5.1, 0.7, 4.2))).max() < 1
    assert np.array_equal(train, np.sort(train)) and np.array_equal(validation, np.sort(validation))


def test_a_split_follows_its_seed_and_nothing_else():
    first = split(LABELS, 0.25, seed=3)[1]
    np.random.default_rng(0).random(5)
    assert np.array_equal(first, split(LABELS, 0.25, seed=3)[1])
    assert not np.array_equal(first, split(LABELS, 0.25, seed=4)[1])


def test_nothing_for_validation_is_nothing():
    train, validation = split(LABELS, 0.0, seed=0)
    assert len(validation) == 0 and np.array_equal(train, np.arange(200))


def test_training_keeps_a_picture_of_every_class():
    train, _ = split(LABELS, 0.99, seed=0)
    assert set(LABELS[train]) == {0, 1, 2, 3}


@pytest.mark.parametrize("share", [-0.1, 1.0, float("nan"), float("inf")])
def test_an_impossible_share_is_refused(share):
    with pytest.raises(StudioError) as error:
        split(LABELS, share, seed=0)
    assert error.value.message.code == "data.share"
