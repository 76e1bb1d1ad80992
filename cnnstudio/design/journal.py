"""The journal of one window: the unsaved design after every edit, as checked lines of a log, for the case that it is killed.

The first line says what the file is, each further one is an `Entry` that holds a whole design; the last sound one counts.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from urllib.parse import quote_from_bytes, unquote_to_bytes

import msgspec

from cnnstudio.design import disk_error, durable
from cnnstudio.design.design import Design
from cnnstudio.design.file import dumps, loads
from cnnstudio.design.gate import refusal, tidy, typed
from cnnstudio.design.log import Log, encode, read_log
from cnnstudio.graph.group import leaf_count
from cnnstudio.graph.text import StudioError, translate

FORMAT = 1
ROOM = 4 << 20
"""Bytes after which a journal is begun anew with its last entry, unless five entries need more."""
LARGEST = 1 << 29
"""Bytes of a journal that is read at all: more than the largest design needs."""
_LAST_YEAR = 253_402_300_799


class Entry(msgspec.Struct, frozen=True):
    """The unsaved state of a design: when it was so (seconds since 1970), and which file it belongs to ("" for none).

    `place` is the path in percent encoding, `digest` the SHA-256 of what that file held. `design` is the text of a design file.
    """

    at: Annotated[float, msgspec.Meta(ge=0, le=_LAST_YEAR)]
    design: str
    title: str = ""
    blocks: Annotated[int, msgspec.Meta(ge=0)] = 0
    place: str = ""
    digest: str = ""

    @property
    def path(self) -> Path | None:
        """The file that the design belongs to."""
        return Path(os.fsdecode(unquote_to_bytes(self.place))) if self.place else None

    @property
    def time(self) -> datetime:
        """When it was so, in local time."""
        return datetime.fromtimestamp(self.at, UTC).astimezone()

    def read(self) -> Design:
        """Return the design. Raises `StudioError`."""
        return loads(self.design.encode("utf-8", "replace"))


def entry(design: Design, path: Path | None, digest: str, at: float) -> Entry:
    """Return the entry for a design. Raises `StudioError` where it is too large."""
    place = "" if path is None else quote_from_bytes(os.fsencode(path.absolute()), safe="/:\\")
    return Entry(at, dumps(design).decode(), tidy(design.title), leaf_count(design.graph), place, digest)


class Journal:
    """A journal that is being written; the file is there only while there is something to lose."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._log: Log | None = None

    def keep(self, entry: Entry) -> None:
        """Write an entry, down to the disk. Raises `StudioError`; then the entries before it can still be read."""
        line = encode(entry)
        if self._log is None or self._log.size + len(line) > max(ROOM, 5 * len(line)):
            self._begin(line)
        else:
            self._log.append(entry, sync=True)

    def drop(self) -> None:
        """Remove the journal: there is nothing to lose any more. Raises `StudioError`."""
        self.close()
        try:
            with suppress(FileNotFoundError):
                durable.system.unlink(self.path)
        except OSError as error:
            raise disk_error.writing(self.path, error) from error

    def close(self) -> None:
        """Close the file and leave it where it is."""
        log, self._log = self._log, None
        if log is not None:
            # All that was written is on the disk already.
            with suppress(OSError):
                log.close()

    def _begin(self, line: bytes) -> None:
        self.close()
        durable.write_file(self.path, encode({"journal": FORMAT}) + line)
        self._log = Log(self.path)


def read_journal(path: Path) -> Entry:
    """Return the last entry of a journal. Raises `StudioError` where there is none that can be read."""
    try:
        if path.stat().st_size > LARGEST:
            raise _foreign(path)
    except OSError as error:
        raise disk_error.reading(path, error) from error
    records = read_log(path)
    if not records or not isinstance(records[0].get("journal"), int):
        raise _foreign(path)
    if records[0]["journal"] > FORMAT:
        source = translate("Journal", "{file} was written by a newer version of CNN Studio: update it to recover this.")
        raise refusal("journal.newer", source, file=str(path))
    if len(records) == 1:
        raise _foreign(path)
    try:
        return typed(records[-1], Entry)
    except StudioError:
        raise _foreign(path) from None


def _foreign(path: Path) -> StudioError:
    source = translate("Journal", "{file} is damaged or no journal of CNN Studio: nothing can be recovered from it.")
    return refusal("journal.foreign", source, file=str(path))
