"""What a file held when it was last read or written here, so that a change by someone else is noticed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import Enum
from pathlib import Path


class State(Enum):
    """What has become of a file."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True)
class Seen:
    """The SHA-256 of what a file held, with its size in bytes and time of change (ns) where they are known."""

    digest: str
    size: int = -1
    time: int = -1


def seen(path: Path, data: bytes) -> Seen:
    """Return what is to be remembered of a file that holds `data`."""
    digest = hashlib.sha256(data).hexdigest()
    try:
        found = path.stat()
    except (OSError, ValueError):
        return Seen(digest)
    return Seen(digest, found.st_size, found.st_mtime_ns)


def state(path: Path, before: Seen, *, quick: bool = False) -> State:
    """Compare a file with what was seen; `quick` trusts size and time where both are what they were."""
    try:
        found = path.stat()
        if quick and (found.st_size, found.st_mtime_ns) == (before.size, before.time):
            return State.SAME
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return State.GONE
    except (OSError, ValueError):
        return State.CHANGED
    return State.SAME if digest == before.digest else State.CHANGED
