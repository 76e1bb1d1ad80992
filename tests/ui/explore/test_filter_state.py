"""What undo of filters goes back to, and what the window asks of an engine that answers late, or refuses."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from cnnstudio.graph.graph import Graph
from cnnstudio.protocol.answers import Frozen as FrozenTold
from cnnstudio.protocol.commands import Train
from cnnstudio.protocol.events import Failed
from cnnstudio.protocol.held import MOST_FILTERS
from cnnstudio.protocol.messages import Refused
from cnnstudio.protocol.questions import EditKernels, Freeze, KernelEdit
from cnnstudio.protocol.wire import engine_receiver, pack
from cnnstudio.ui.beginnings import first_design
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.explore.at_hand import Kind, Subject
from cnnstudio.ui.explore.filters.editing import Editing, editing_of
from cnnstudio.ui.explore.filters.frozen import Numbers, packed
from cnnstudio.ui.explore.filters.state import State
from cnnstudio.ui.explore.looking import looking_of
from cnnstudio.ui.selection import Selection

FLIP = KernelEdit("conv1", "flip", filter=1)
ONE, TWO = ("conv1", 1), ("conv1", 2)


def numbers(value: float) -> Numbers:
    return Numbers(np.full((1, 5, 5), value, np.float32), value)


def is_like(found, *values: float) -> bool:
    return [one.bias for one in found.values()] == list(values)


def test_what_a_frozen_filter_was_before_its_edits_is_kept_through_them():
    state = State(frozen={ONE: numbers(1), TWO: numbers(2)})
    flipped = state.edited([FLIP])
    assert flipped.frozen[ONE] is None and flipped.overlay()[ONE].bias == 1 and is_like(flipped.overlay(), 1, 2)
    known = flipped._replace(frozen={ONE: numbers(-1), TWO: numbers(2)})
    assert is_like(known.overlay(), 1, 2), "the edit is done on what was before"
    back = known.edited([FLIP])
    assert back.edits == () and back.frozen[ONE] is None and is_like(back.overlay(), 1, 2)


def test_a_filter_that_was_thawed_is_frozen_as_the_network_has_it():
    state = State(frozen={ONE: numbers(1), TWO: numbers(2)}).edited([FLIP])
    again = state.thawing([ONE]).freezing([ONE])
    assert again.frozen[ONE] is None and is_like(again.overlay(), 2)
    assert not again.is_known and set(again.with_known().frozen) == {TWO}


@pytest.fixture
def editing(qtbot, monkeypatch) -> Iterator[Editing]:
    """The editing of LeNet-5 with initial weights; `editing.sent` are the commands, which nobody answers."""
    engine, document, sent = EngineClient(["none"]), Document(first_design()), []
    tokens = itertools.count(1)
    monkeypatch.setattr(EngineClient, "alive", True)
    monkeypatch.setattr(engine, "token", lambda: next(tokens))
    monkeypatch.setattr(engine, "send", lambda command: sent.append(command) or True)
    looking = looking_of(document, Selection(), engine)
    looking.at_hand = Subject(Kind.INITIAL, document.design)
    editing = editing_of(looking)
    editing.sent = sent
    yield editing
    monkeypatch.undo()
    engine.deleteLater()


def answer(editing: Editing, **known: float) -> None:
    """Answer the newest question for numbers."""
    asked = [one for one in editing.sent if isinstance(one, Freeze)][-1]
    wanted = [(block, filter) for block, filters in asked.wanted.items() for filter in filters]
    held = packed({(block, filter): numbers(known.get(f"f{filter}", 0.0)) for block, filter in wanted})
    editing.engine.told.emit(FrozenTold(0, asked.look, "filters", 0, held))


def refuse(editing: Editing) -> None:
    asked = [one for one in editing.sent if isinstance(one, Freeze)][-1]
    trouble = Failed("freeze.finite", "Insight", "Each number of a filter must be finite.", {})
    editing.engine.told.emit(Refused("freeze", asked.look, trouble))


def test_a_refusal_leaves_no_filter_frozen_without_its_numbers(editing: Editing):
    editing.freeze("conv1", [1], True)
    answer(editing, f1=1)
    editing.freeze("conv1", [2], True)
    editing.add(KernelEdit("conv1", "zero", filter=3))
    refuse(editing)
    refuse(editing)
    assert set(editing.frozen) == {ONE} and editing.refusal is not None
    assert editing.edits == () and [one for one in editing.sent if isinstance(one, EditKernels)][-1].edits == ()
    assert not editing.looking.session._held_awaited and len(editing.looking.session.held) == 1


def test_freezing_the_same_numbers_again_and_again_takes_no_more_memory(editing: Editing):
    for _ in range(3):
        editing.freeze("conv1", [1, 2], True)
        answer(editing, f1=1, f2=2)
        editing.freeze("conv1", [1, 2], False)
    kept = {id(state.frozen[key].weights) for state in editing._past for key in state.frozen}
    assert len(kept) == 2


def test_a_network_that_is_emptied_and_brought_back_has_its_frozen_filters(editing: Editing):
    editing.freeze("conv1", [1], True)
    answer(editing, f1=1)
    document = editing.looking.document
    document.edit("Delete", document.design.with_graph(Graph()))
    document.undo()
    assert set(editing.frozen) == {ONE} and len(editing.looking.session.held) == 1
    document.edit("Delete", document.design.with_graph(Graph()))
    other = first_design()
    document.new(replace(other, title="another"))
    assert editing.frozen == {}


def test_what_is_frozen_again_after_its_run_moved_it_is_as_the_run_has_left_it(editing: Editing):
    editing.looking.at_hand = Subject(Kind.RUN, editing.looking.document.design, 7)
    editing.freeze("conv1", [1], True)
    answer(editing, f1=1)
    editing.freeze("conv1", [1], False)
    editing.undo()
    answer(editing, f1=5)
    assert is_like(editing.frozen, 5)


def test_training_that_waits_for_numbers_is_of_the_network_that_it_was_asked_for(editing: Editing):
    session, document = editing.looking.session, editing.looking.document
    editing.freeze("conv1", [1], True)
    session.train()
    assert not trainings(editing)
    document.new(replace(first_design(), title="another"))
    assert not trainings(editing)
    editing.looking.at_hand = Subject(Kind.INITIAL, document.design)
    editing.freeze("conv1", [1], True)
    session.train()
    answer(editing, f1=1)
    (command,) = trainings(editing)
    assert [one.filters.tolist() for one in command.held] == [[1]]


def trainings(editing: Editing) -> list[Train]:
    return [one for one in editing.sent if isinstance(one, Train)]


def test_more_filters_than_a_message_holds_are_refused_with_a_sentence(editing: Editing):
    editing.freeze("conv1", range(MOST_FILTERS + 1), True)
    assert editing.frozen == {} and not editing.can_undo and editing.sent == []
    assert editing.refusal is not None and editing.refusal.code == "freeze.filters"
    editing.freeze("conv1", range(MOST_FILTERS), True)
    question = editing.sent[-1]
    assert len(list(pack(question))) == 1 and editing.refusal is None
    (received,) = engine_receiver().feed(b"".join(bytes(frame) for frame in pack(question)))
    assert received.chosen == question.chosen
