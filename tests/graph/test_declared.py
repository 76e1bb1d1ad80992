from __future__ import annotations

import copy
import dataclasses
import pickle

import pytest

from cnnstudio.blocks.conv2d import Conv2d
from cnnstudio.blocks.relu import ReLU
from cnnstudio.blocks.tanh import Tanh
from cnnstudio.graph.param import Declared, Pair, ParamError, param


class Kinds(Declared):
    whole: int | None = param(None)
    pair: Pair = param(3)
    share: float = param(1)
    word: str = param("a", choices=("a", "b"))


def test_values_are_brought_to_one_form_and_compared_by_it():
    assert Kinds(2, 5, 1, "b") == Kinds(whole=2, pair=[5, 5], share=1.0, word="b")
    assert hash(Kinds(pair=5)) == hash(Kinds(pair=(5, 5)))
    assert Kinds(2) != Kinds(3)
    assert ReLU() == ReLU() and ReLU() != Tanh()
    assert Kinds(2).values() == {"whole": 2, "pair": (3, 3), "share": 1.0, "word": "a"}


def test_kinds_come_from_the_annotations():
    assert [(each.kind, each.optional) for each in Kinds.params] == [
        ("int", True),
        ("pair", False),
        ("float", False),
        ("choice", False),
    ]


def test_what_is_no_field_or_no_value_is_refused():
    for wrong in (lambda: Kinds(1, 2, 3.0, "a", 5), lambda: Kinds(1, whole=1), lambda: Kinds(other=1), lambda: ReLU(1)):
        with pytest.raises(TypeError):
            wrong()
    with pytest.raises(ParamError):
        Kinds("many")
    with pytest.raises(TypeError):
        type("Odd", (Declared,), {"__annotations__": {"odd": "set[int]"}, "odd": param(1)})


def test_frozen():
    conv = Conv2d(6)
    with pytest.raises(dataclasses.FrozenInstanceError):
        conv.out_channels = 7
    with pytest.raises(dataclasses.FrozenInstanceError):
        del conv.out_channels
    with pytest.raises(dataclasses.FrozenInstanceError):
        ReLU().anything = 1


def test_copies():
    conv = Conv2d(6, 5)
    assert conv.with_values(out_channels=7) == dataclasses.replace(conv, out_channels=7) == Conv2d(7, 5)
    assert pickle.loads(pickle.dumps(conv)) == copy.deepcopy(conv) == conv
