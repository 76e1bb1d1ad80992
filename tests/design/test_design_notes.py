"""Notes and frames in a design's file."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cnnstudio.design.design import Design
from cnnstudio.design.file import dump_part, dumps, load_copied, loads
from cnnstudio.design.limits import LONGEST_NOTE, MOST_REMARKS
from cnnstudio.design.notes import Frame, Note, free_id
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.text import StudioError

NOTE = {"id": "note1", "x": 1, "y": 2.5, "width": 160, "height": 80, "text": "Look\nhere", "colour": "green"}
FRAME = {"id": "frame1", "x": 0, "y": 0, "width": 400, "height": 300, "title": "Features", "colour": "blue"}


def with_remarks(notes: list[Any], frames: list[Any] | None = None) -> bytes:
    whole = {"cnnstudio": {"format": 1}, "networks": {"main": {"nodes": []}}, "notes": notes, "frames": frames or []}
    return json.dumps(whole).encode()


def test_notes_and_frames_are_read_and_written_back() -> None:
    design = loads(with_remarks([NOTE], [FRAME]))
    assert design.notes == (Note("note1", 1, 2.5, 160, 80, "Look\nhere", "green"),)
    assert design.frames == (Frame("frame1", 0, 0, 400, 300, "Features", "blue"),)
    assert list(design.remarks) == ["frame1", "note1"]
    again = json.loads(dumps(design))
    assert (again["notes"], again["frames"]) == ([NOTE], [FRAME])


def test_fields_of_a_newer_version_are_kept() -> None:
    newer = {**NOTE, "angle": 30, "colour": "chartreuse"}
    assert json.loads(dumps(loads(with_remarks([newer]))))["notes"] == [newer]


@pytest.mark.parametrize(
    "other",
    ["text", 7, None, {"at": [1, 2]}, {**NOTE, "id": "class"}, {**NOTE, "width": -1}, {**NOTE, "x": 1e9}, {**NOTE, "text": 3}],
)
def test_what_is_no_note_is_kept_and_not_shown(other: object) -> None:
    design = loads(with_remarks([other, NOTE]))
    assert [note.id for note in design.notes] == ["note1"]
    assert json.loads(dumps(design))["notes"] == [NOTE, other]
    assert loads(dumps(design)) == design


@pytest.mark.parametrize(
    ("notes", "frames", "code"),
    [
        ([NOTE, NOTE], [], "gate.kind"),
        ([{**NOTE, "id": "frame1"}], [FRAME], "gate.kind"),
        ([{**NOTE, "text": "x" * (LONGEST_NOTE + 1)}], [], "design.name"),
        ([], [{**FRAME, "title": "x" * 201}], "design.name"),
        ([7] * (MOST_REMARKS + 1), [], "design.too_many"),
    ],
)
def test_what_cannot_be_is_refused(notes: list[Any], frames: list[Any], code: str) -> None:
    with pytest.raises(StudioError) as refused:
        loads(with_remarks(notes, frames))
    assert refused.value.message.code == code


def test_whatever_is_written_can_be_saved() -> None:
    note = Note("note1", 0.0, -0.0, 100, 100, "a\u202eb\x00\r\nc" + "x" * 2 * LONGEST_NOTE)
    design = loads(dumps(Design(notes=(note,), frames=(Frame("frame1", 0, 0, 100, 100, "two\nlines"),))))
    assert design.notes[0].text.startswith("ab\ncx") and len(design.notes[0].text) == LONGEST_NOTE
    assert design.frames[0].title == "two lines"


def test_a_part_carries_its_notes_and_frames() -> None:
    design = loads(with_remarks([NOTE], [FRAME]))
    copied = load_copied(dump_part(Graph(), {}, [], design.remarks.values()))
    assert (copied.notes, copied.frames) == (design.notes, design.frames)


def test_ids_are_the_first_that_are_free() -> None:
    assert free_id("note", ["note1", "note3"]) == "note2"
