"""The desks of all windows: in one folder each has a locked file that tells what it has open, and its journal beside that."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from cnnstudio.design import disk_error
from cnnstudio.design.file import read
from cnnstudio.design.journal import Entry, Journal, read_journal
from cnnstudio.design.lock import Lock
from cnnstudio.graph.text import Message, StudioError

JOURNAL, LOCK = ".jsonl", ".lock"
_MODE = 0o700
_LONGEST = 1 << 16
_STALE = 3600
"""Seconds after which a file that a killed write left aside is removed."""


def folder() -> Path:
    """Return where the desks are, in the person's state folder."""
    from platformdirs import user_state_path

    return user_state_path("cnnstudio", appauthor=False) / "journals"


class _Open(msgspec.Struct):
    pid: int = 0
    path: str = ""


class Desk:
    """The desk of one living window. Raises `StudioError` where there can be none."""

    def __init__(self, place: Path | None = None) -> None:
        self.place = folder() if place is None else place
        try:
            self.place.parent.mkdir(parents=True, exist_ok=True)
            self.place.mkdir(_MODE, exist_ok=True)
            self._lock = _new_lock(self.place)
        except OSError as error:
            raise disk_error.writing(self.place, error) from error
        self.journal = Journal(self._lock.path.with_suffix(JOURNAL))

    def tell(self, path: Path | None) -> None:
        """Let other windows know which file is open here; a full disk only keeps them from knowing."""
        text = "" if path is None else os.fsencode(path.absolute()).decode("utf-8", "replace")
        with suppress(OSError):
            os.ftruncate(self._lock.descriptor, 0)
            os.lseek(self._lock.descriptor, 0, os.SEEK_SET)
            os.write(self._lock.descriptor, msgspec.json.encode(_Open(os.getpid(), text)))

    def others(self) -> Iterator[Path]:
        """Yield the files that other living windows have open."""
        for path in _files(self.place, LOCK):
            if path == self._lock.path:
                continue
            with _claimed(path) as lock:
                if lock is None and (opened := _opened(path)) is not None:
                    yield opened

    def has_elsewhere(self, path: Path) -> bool:
        """Tell whether another living window has that file open."""
        return any(_same(path, other) for other in self.others())

    def close(self) -> None:
        """Leave nothing behind: what was unsaved is saved or given up. Raises `StudioError`."""
        try:
            self.journal.drop()
        finally:
            self._lock.remove()

    def die(self) -> None:
        """Let go of everything as the system does when the process is killed, for tests."""
        self.journal.close()
        self._lock.release()


@dataclass(frozen=True)
class Lost:
    """What a window that is no more has left: its last entry, or the reason why there is none."""

    path: Path
    entry: Entry | None
    problem: Message | None = None

    def take(self) -> Lock | None:
        """Keep all others from it; None where another studio has it, or has dealt with it."""
        try:
            lock = Lock.take(self.path.with_suffix(LOCK))
        except OSError:
            return None
        if lock is not None and not self.path.exists():
            lock.remove()
            return None
        return lock

    def remove(self) -> bool:
        """Remove it for good, and tell whether that was ours to do. Raises `StudioError`."""
        lock = self.take()
        if lock is None:
            return False
        try:
            self.path.unlink(missing_ok=True)
        except OSError as error:
            lock.release()
            raise disk_error.writing(self.path, error) from error
        lock.remove()
        return True


def lost(place: Path | None = None) -> Iterator[Lost]:
    """Yield what dead windows have left, the newest first; what a file holds already is removed without a word."""
    place = folder() if place is None else place
    _sweep(place)
    for path in sorted(_files(place, JOURNAL), key=_time, reverse=True):
        with _claimed(path.with_suffix(LOCK)) as lock:
            found = None if lock is None else _look(path)
        if found is not None and found.entry is not None and _is_saved(found.entry):
            with suppress(StudioError):
                found.remove()
        elif found is not None:
            yield found


def _look(path: Path) -> Lost | None:
    try:
        return Lost(path, read_journal(path))
    except StudioError as error:
        return Lost(path, None, error.message) if path.exists() else None


def _is_saved(entry: Entry) -> bool:
    """Tell whether the file holds just what the entry does: it was killed behind the saving."""
    if entry.path is None:
        return False
    try:
        return read(entry.path) == entry.design.encode("utf-8", "replace")
    except StudioError:
        return False


def _new_lock(place: Path) -> Lock:
    while True:
        lock = Lock.take(place / (secrets.token_hex(8) + LOCK))
        if lock is not None:
            return lock


@contextmanager
def _claimed(path: Path) -> Iterator[Lock | None]:
    """Hold the lock of a dead window for a moment; None where its window lives, or that cannot be known."""
    try:
        lock = Lock.take(path)
    except OSError:
        lock = None
    try:
        yield lock
    finally:
        if lock is not None:
            lock.release()


def _opened(path: Path) -> Path | None:
    try:
        with path.open("rb") as file:
            found = msgspec.json.decode(file.read(_LONGEST), type=_Open)
    except (OSError, ValueError):
        return None
    return Path(found.path) if found.path else None


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return one.absolute() == other


def _files(place: Path, suffix: str) -> list[Path]:
    try:
        return [path for path in place.iterdir() if path.suffix == suffix and path.is_file()]
    except OSError:
        return []


def _time(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _sweep(place: Path) -> None:
    """Remove what writes that were killed have left aside, and the locks of dead windows that had nothing to lose."""
    for path in _files(place, LOCK):
        with _claimed(path) as lock:
            if lock is not None and not path.with_suffix(JOURNAL).exists():
                lock.remove()
    for path in _files(place, ".tmp"):
        if time.time() - _time(path) > _STALE:
            with suppress(OSError):
                path.unlink()
