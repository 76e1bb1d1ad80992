from __future__ import annotations

import pytest

from cnnstudio.design.file import save
from cnnstudio.design.seen import State
from cnnstudio.graph.text import StudioError
from cnnstudio.ui import edits
from cnnstudio.ui.beginnings import first_design
from cnnstudio.ui.document import UNDO_STEPS, Document, data_facts
from cnnstudio.ui.selection import Selection


@pytest.fixture
def document(qapp):
    made = Document(first_design())
    yield made
    made.deleteLater()


def filters(document):
    return document.design.graph["conv1"].block.out_channels


def set_filters(document, value, merge=None):
    document.edit(f"Filters {value}", edits.set_values(document.design, "conv1", out_channels=value), merge)


def test_an_edit_is_one_named_step_and_one_signal(document, qtbot):
    heard = []
    document.changed.connect(lambda before, after: heard.append((before, after)))
    before = document.design
    set_filters(document, 8)
    assert heard == [(before, document.design)]
    assert document.undo_stack.undoText() == "Filters 8"
    assert document.dirty
    document.undo()
    assert document.design is before
    assert not document.dirty
    assert document.undo_stack.redoText() == "Filters 8"
    document.redo()
    assert filters(document) == 8
    assert len(heard) == 3


def test_the_report_follows_and_keeps_what_did_not_change(document):
    head = document.report.nodes["input"]
    assert document.report.parameters == 44_426
    set_filters(document, 8)
    assert document.report.parameters != 44_426
    assert document.report.nodes["input"] is head
    document.undo()
    assert document.report.parameters == 44_426


def test_typing_is_one_step(document):
    before = document.design
    for value in (1, 16, 160):
        set_filters(document, value, merge="typing")
    assert document.undo_stack.count() == 1
    assert document.undo_stack.undoText() == "Filters 160"
    document.undo()
    assert document.design is before


@pytest.mark.parametrize("between", ["end_merge", "mark_saved", "undo_redo", "other", "other key"])
def test_what_ends_a_merge(document, between):
    set_filters(document, 7, merge="typing")
    if between == "undo_redo":
        document.undo()
        document.redo()
    elif between.startswith("other"):
        set_filters(document, 9, merge="dragging" if between == "other key" else None)
    else:
        getattr(document, between)()
    set_filters(document, 8, merge="typing")
    steps = document.undo_stack.count()
    assert steps == (3 if between.startswith("other") else 2)
    document.undo()
    assert filters(document) == (9 if between.startswith("other") else 7)


def test_no_change_is_no_step(document):
    document.edit("nothing", document.design)
    assert document.undo_stack.count() == 0


def test_saved_and_opened_again(document, tmp_path):
    path = tmp_path / "net.cnn"
    set_filters(document, 8)
    document.save(path)
    assert not document.dirty and document.path == path
    set_filters(document, 9)
    assert document.dirty
    document.undo()
    assert not document.dirty
    other = Document()
    other.open(path)
    assert other.design == document.design
    assert not other.dirty and other.undo_stack.count() == 0
    other.deleteLater()


def test_a_file_that_cannot_be_read_changes_nothing(document, tmp_path):
    path = tmp_path / "broken.cnn"
    path.write_text("{")
    before = document.design
    with pytest.raises(StudioError):
        document.open(path)
    assert document.design is before and document.path is None


def test_choosing_data_brings_input_and_classes_along(document):
    document.edit("data", edits.with_data(document.design, "cifar10", data_facts("cifar10")))
    assert document.design.graph["input"].block.shape == (3, 32, 32)
    assert document.report.sound
    document.edit("data", edits.with_data(document.design, "shapes", data_facts("shapes")))
    assert document.report.sound and document.report.data.classes == 6
    document.undo()
    document.undo()
    assert document.design.data == "digits" and document.report.sound


def test_thousand_emits_do_not_kill_the_process(document):
    for value in range(1500):
        set_filters(document, 2 + value % 5, merge="many")
        assert document.undo_stack.isClean() is False


def test_the_selection_drops_blocks_that_leave(document):
    selection = Selection()
    selection.follow(document)
    heard = []
    selection.changed.connect(heard.append)
    selection.set(["conv1", "relu1"], "relu1")
    assert selection.current == "relu1"
    selection.set(["conv1", "relu1"], "relu1")
    assert len(heard) == 1
    document.edit("delete", document.design.with_graph(document.design.graph.remove(["relu1"], reconnect=True)))
    assert selection.ids == {"conv1"} and selection.current == "conv1"
    selection.clear()
    assert selection.current is None
    selection.deleteLater()


def test_a_thousand_steps_are_undone_one_by_one(document):
    designs = []
    for value in range(UNDO_STEPS + 200):
        set_filters(document, 2 + value % 50)
        designs.append(document.design)
    assert document.undo_stack.count() == UNDO_STEPS >= 1000
    for design in reversed(designs[-UNDO_STEPS - 1 : -1]):
        document.undo()
        assert document.design is design
    assert document.dirty and not document.undo_stack.canUndo(), "what was at first is forgotten"
    for design in designs[-UNDO_STEPS:]:
        document.redo()
        assert document.design is design


def test_typing_at_the_end_of_a_full_history_is_one_step(document):
    for value in range(UNDO_STEPS + 1):
        set_filters(document, 2 + value % 50)
    before = document.design
    for value in (3, 30):
        set_filters(document, value, merge="typing")
    document.undo()
    assert document.design is before


def test_recovered_work_is_a_change_of_its_file(document, tmp_path):
    path = tmp_path / "net.cnn"
    document.recover(edits.set_values(first_design(), "conv1", out_channels=9), path)
    assert document.dirty and document.path == path and not path.exists()
    assert not document.undo_stack.canUndo()
    document.save(path)
    assert not document.dirty
    set_filters(document, 8)
    document.undo()
    assert not document.dirty


def test_what_others_do_to_the_file(document, tmp_path):
    path = tmp_path / "net.cnn"
    assert document.file_state() is State.SAME
    document.save(path)
    assert document.file_state() is State.SAME
    set_filters(document, 9)
    mine = document.design
    theirs = edits.set_values(first_design(), "conv1", out_channels=77)
    save(theirs, path)
    assert document.file_state() is State.CHANGED
    document.reload("Show")
    assert document.design == theirs and not document.dirty and document.file_state() is State.SAME
    document.undo()
    assert document.design is mine and document.dirty
    path.write_text("{")
    with pytest.raises(StudioError):
        document.reload("Show")
    assert document.design is mine and document.file_state() is State.CHANGED
    path.unlink()
    assert document.file_state(quick=True) is State.GONE
