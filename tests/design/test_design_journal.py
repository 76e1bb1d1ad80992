from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from cnnstudio.design import durable, file, journal
from cnnstudio.design.design import Design
from cnnstudio.design.desk import Lost, lost
from cnnstudio.design.file import dumps
from cnnstudio.design.journal import Entry, Journal, entry, read_journal
from cnnstudio.design.log import encode, read_log
from cnnstudio.graph.group import leaf_count
from cnnstudio.graph.text import StudioError
from tests.design.design_strategies import designs
from tests.design.naughty import naughty
from tests.design.test_design_durable import FAILURES, Failing, Killed


def titled(title: str, at: float = 1.0) -> Entry:
    return entry(Design(title=title), None, "", at)


def only(folder: Path) -> Lost:
    (found,) = lost(folder)
    return found


@given(designs())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
def test_what_is_kept_is_recovered(tmp_path: Path, design: Design) -> None:
    kept = Journal(tmp_path / "a.jsonl")
    kept.keep(titled("before"))
    kept.keep(entry(design, tmp_path / "ñ %41.cnn", "digest", 2.0))
    kept.close()
    found = read_journal(kept.path)
    assert (found.path, found.digest, found.blocks) == (tmp_path / "ñ %41.cnn", "digest", leaf_count(design.graph))
    assert dumps(found.read()) == dumps(design)


@pytest.mark.skipif(os.name == "nt", reason="Windows names files in letters")
def test_a_file_whose_name_is_no_text(tmp_path: Path) -> None:
    path = Path(os.fsdecode(bytes(tmp_path) + b"/\xff.cnn"))
    kept = Journal(tmp_path / "a.jsonl")
    kept.keep(entry(Design(), path, "", 1.0))
    kept.close()
    assert read_journal(kept.path).path == path


def test_titles_of_any_kind(tmp_path: Path) -> None:
    kept = Journal(tmp_path / "a.jsonl")
    for text in naughty()[::5]:
        kept.keep(titled(text))
        assert read_journal(kept.path).read().title == file.loads(dumps(Design(title=text))).title
    kept.close()


def test_it_stays_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "ROOM", 4000)
    kept = Journal(tmp_path / "a.jsonl")
    sizes = []
    for number in range(60):
        kept.keep(titled(f"number {number}"))
        sizes.append(kept.path.stat().st_size)
        assert read_journal(kept.path).read().title == f"number {number}"
    assert max(sizes) <= 4000
    assert sizes != sorted(sizes), "begun anew in between"
    kept.drop()
    assert not list(tmp_path.iterdir())
    kept.drop()
    kept.keep(titled("again"))
    assert read_journal(kept.path).read().title == "again"
    kept.close()


def test_torn_at_every_byte_of_the_last_line(tmp_path: Path) -> None:
    kept = Journal(tmp_path / "a.jsonl")
    kept.keep(titled("one"))
    first = kept.path.stat().st_size
    kept.keep(titled("two"))
    kept.close()
    whole = kept.path.read_bytes()
    for size in range(first, len(whole)):
        kept.path.write_bytes(whole[:size])
        assert read_journal(kept.path).title == "one"


HOSTILE: dict[str, bytes] = {
    "empty": b"",
    "torn first line": encode({"journal": 1})[:-4],
    "foreign": b"\x00\xff\xfe nothing of ours" * 100,
    "a design": dumps(Design()),
    "only a head": encode({"journal": 1}),
    "no head": encode(titled("x")),
    "head of another kind": encode({"journal": "1"}) + encode(titled("x")),
    "newer": encode({"journal": 2}) + encode({"what": "ever"}),
    "no entry": encode({"journal": 1}) + encode({"design": 3}),
    "no time": encode({"journal": 1}) + encode({"design": "", "at": -1}),
    "far future": encode({"journal": 1}) + encode({"design": "", "at": 1e300}),
    "less than no blocks": encode({"journal": 1}) + encode({"design": "", "at": 1, "blocks": -1}),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_read_is_said_and_kept(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(HOSTILE[name])
    found = only(tmp_path)
    assert found.entry is None and found.problem is not None
    assert found.problem.code == ("journal.newer" if name == "newer" else "journal.foreign")
    assert path.read_bytes() == HOSTILE[name]
    assert found.remove()
    assert not list(tmp_path.iterdir())


def test_a_journal_too_large_to_be_true(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "LARGEST", 100)
    kept = Journal(tmp_path / "a.jsonl")
    kept.keep(titled("x"))
    kept.close()
    assert only(tmp_path).problem is not None


@pytest.mark.parametrize("text", ["", "{}", "[" * 10_000, '{"cnnstudio": {"format": 99}, "networks": {}}'])
def test_an_entry_whose_design_cannot_be_read(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(encode({"journal": 1}) + encode(Entry(1.0, text, title="\u202eevil\n")))
    found = only(tmp_path)
    assert found.entry is not None
    with pytest.raises(StudioError):
        found.entry.read()


def steps(work: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    watch = Failing(-1, lambda name, real, args: real(*args))
    with monkeypatch.context() as patch:
        patch.setattr(durable, "system", watch)
        work()
    return watch.calls


def prepared(folder: Path, work: str) -> tuple[Journal, Callable[[], object]]:
    folder.mkdir()
    kept = Journal(folder / "a.jsonl")
    if work != "begin":
        kept.keep(titled("old"))
    if work == "compact":
        assert kept._log is not None
        kept._log.size += journal.ROOM
    return kept, kept.drop if work == "drop" else lambda: kept.keep(titled("new"))


def held(path: Path) -> str | None:
    return str(read_log(path)[-1]["title"]) if path.exists() else None


@pytest.mark.parametrize("work", ["begin", "append", "compact", "drop"])
@pytest.mark.parametrize("how", FAILURES)
def test_every_step_may_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str, work: str) -> None:
    """Old or new, never torn; and whatever came in between, the next entry is kept."""
    before, after = None if work == "begin" else "old", None if work == "drop" else "new"
    trial, do = prepared(tmp_path / "trial", work)
    for at, name in enumerate(steps(do, monkeypatch)):
        kept, do = prepared(tmp_path / str(at), work)
        outcome: Any = None
        with monkeypatch.context() as patch:
            patch.setattr(durable, "system", Failing(at, FAILURES[how]))
            try:
                do()
            except (StudioError, KeyboardInterrupt, Killed) as error:
                outcome = error
        assert held(kept.path) in (before, after), (at, name)
        if outcome is None:
            assert held(kept.path) == after, (at, name)
        kept.keep(titled("next"))
        assert held(kept.path) == "next"
        kept.drop()
        assert not kept.path.exists()
    trial.close()
