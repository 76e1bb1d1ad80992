from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cnnstudio.design import desk as desks
from cnnstudio.design import file, lock
from cnnstudio.design.design import Design
from cnnstudio.design.desk import Desk, Lost, folder, lost
from cnnstudio.design.journal import Entry, entry
from cnnstudio.design.lock import Lock
from cnnstudio.graph.text import StudioError

PROGRAM = """
import sys
from pathlib import Path
from cnnstudio.design.desk import Desk
from cnnstudio.design.design import Design
from cnnstudio.design.journal import entry
desk = Desk(Path(sys.argv[1]))
desk.tell(Path(sys.argv[2]))
desk.journal.keep(entry(Design(title="theirs"), None, "", 1.0))
print("ready", flush=True)
sys.stdin.read()
"""


@contextmanager
def another_studio(place: Path, path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process with a desk and something unsaved; killed at the end."""
    child = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(place), str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdin is not None and child.stdout is not None
    try:
        assert child.stdout.readline() == "ready\n"
        yield child
    finally:
        child.kill()
        child.wait()
        child.stdin.close()
        child.stdout.close()


def untitled(at: float, title: str = "") -> Entry:
    return entry(Design(title=title), None, "", at)


def dead(place: Path, kept: Entry) -> Path:
    made = Desk(place)
    made.journal.keep(kept)
    made.die()
    return made.journal.path


def test_a_living_process_is_told_from_a_dead_one(tmp_path: Path) -> None:
    place, path = tmp_path / "desks", tmp_path / "a.cnn"
    mine = Desk(place)
    with another_studio(place, path):
        assert list(lost(place)) == []
        assert mine.has_elsewhere(path)
        assert not mine.has_elsewhere(tmp_path / "b.cnn")
    (found,) = lost(place)
    assert found.entry is not None and found.entry.title == "theirs"
    assert not mine.has_elsewhere(path)
    assert found.remove()
    assert not found.remove(), "it is gone"
    mine.close()
    assert list(place.iterdir()) == []


def test_a_link_is_the_same_file(tmp_path: Path) -> None:
    path = tmp_path / "a.cnn"
    file.save(Design(), path)
    one, other = Desk(tmp_path / "desks"), Desk(tmp_path / "desks")
    one.tell(path)
    assert other.has_elsewhere(tmp_path / "desks" / ".." / "a.cnn")
    one.tell(None)
    assert not other.has_elsewhere(path)
    one.close()
    other.close()


def test_several_are_found_the_newest_first(tmp_path: Path) -> None:
    for number in range(3):
        path = dead(tmp_path, untitled(number, f"n{number}"))
        os.utime(path, (100 + number, 100 + number))
    assert [each.entry.title for each in lost(tmp_path) if each.entry] == ["n2", "n1", "n0"]


def test_one_studio_takes_it(tmp_path: Path) -> None:
    dead(tmp_path, untitled(1))
    (found,) = lost(tmp_path)
    held = found.take()
    assert held is not None
    assert found.take() is None and not found.remove()
    assert list(lost(tmp_path)) == [], "another studio has it in hand"
    held.release()
    assert [each.path for each in lost(tmp_path)] == [found.path]


def test_what_the_file_holds_already_is_not_offered(tmp_path: Path) -> None:
    """Killed behind the saving, before the journal was removed."""
    path, design = tmp_path / "a.cnn", Design(title="saved")
    place = tmp_path / "desks"
    file.save(design, path)
    kept = dead(place, entry(design, path, "", 1.0))
    assert list(lost(place)) == []
    assert not kept.exists()
    dead(place, entry(Design(title="not saved"), path, "", 1.0))
    assert len(list(lost(place))) == 1
    path.unlink()
    assert len(list(lost(place))) == 1


def test_remains_are_swept_away(tmp_path: Path) -> None:
    Desk(tmp_path).die()
    mine = Desk(tmp_path)
    old, new = tmp_path / ".0011223344556677.tmp", tmp_path / ".8011223344556677.tmp"
    for path in (old, new):
        path.write_bytes(b"torn")
    os.utime(old, (time.time() - 7200,) * 2)
    (tmp_path / "notes.txt").write_text("not ours")
    (tmp_path / "folder.jsonl").mkdir()
    assert list(lost(tmp_path)) == []
    assert {path.name for path in tmp_path.iterdir()} == {mine._lock.path.name, new.name, "notes.txt", "folder.jsonl"}
    mine.close()


def test_damaged_desks_harm_nobody(tmp_path: Path) -> None:
    one, other = Desk(tmp_path), Desk(tmp_path)
    for text in (b"", b"{", b"[]", b'{"path": 3}', b"\xff" * 100, b'{"path": "\\u0000"}'):
        os.ftruncate(one._lock.descriptor, 0)
        os.pwrite(one._lock.descriptor, text, 0)
        assert not other.has_elsewhere(tmp_path / "a.cnn")
    one.close()
    other.close()


def test_no_place_for_a_desk(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StudioError):
        Desk(tmp_path / "file" / "desks")
    assert list(lost(tmp_path / "none")) == []


def test_a_disk_without_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = dead(tmp_path, untitled(1))

    def refuse(_descriptor: int) -> bool:
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(lock, "_lock", refuse)
    with pytest.raises(StudioError):
        Desk(tmp_path)
    assert list(lost(tmp_path)) == [], "whether it lives cannot be known"
    assert Lost(kept, None).take() is None
    assert kept.exists()


def test_a_lock_that_is_removed_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.lock"

    def remove(descriptor: int) -> bool:
        path.unlink()
        return True

    monkeypatch.setattr(lock, "_lock", remove)
    assert Lock.take(path) is None


def test_the_folder_is_the_persons_own(own_folders: Path) -> None:
    assert folder().is_relative_to(own_folders) or os.name == "nt"
    made = Desk()
    if os.name != "nt":
        assert made.place.stat().st_mode & 0o077 == 0
    made.close()
    assert desks.JOURNAL != desks.LOCK
