"""Logs: files that are only appended to, one JSON object a line, whose last field `crc` checks the line.

`crc` is the CRC-32, eight hex digits, of the line as it would be without that field. Numbers that are not finite are
written as null, since JSON has none.
"""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec

from cnnstudio.design import disk_error, durable

LONGEST_LINE = 80 << 20
"""Bytes; a line of the journal holds a whole design."""
_END = re.compile(rb',?"crc":"([0-9a-f]{8})"\}\n\Z')


def encode(record: Mapping[str, Any] | msgspec.Struct) -> bytes:
    """Return the line of one record; raises ValueError for one that has a field `crc` itself or is no object."""
    text = msgspec.json.encode(record)
    if text[:1] != b"{" or "crc" in msgspec.json.decode(text):
        raise ValueError("a record is an object without a field crc")
    comma = b"," if len(text) > 2 else b""
    return text[:-1] + comma + b'"crc":"%08x"}\n' % zlib.crc32(text)


def decode(line: bytes) -> dict[str, Any] | None:
    """Return the record of a line, or None where it is torn or corrupt."""
    end = _END.search(line)
    if end is None:
        return None
    text = line[: end.start()] + b"}"
    if zlib.crc32(text) != int(end.group(1), 16):
        return None
    try:
        return msgspec.json.decode(text, type=dict[str, Any])
    except (ValueError, RecursionError):
        return None


def read_log(path: Path | str) -> list[dict[str, Any]]:
    """Return the records of a log up to the first line that is torn or corrupt; none where there is no file.

    Raises `StudioError` where the file cannot be read.
    """
    return [record for record, _ in _records(Path(path))]


def _records(path: Path) -> Iterator[tuple[dict[str, Any], int]]:
    """Yield each sound record with the position behind its line."""
    position = 0
    try:
        with path.open("rb") as file:
            while (line := file.readline(LONGEST_LINE)) and (record := decode(line)) is not None:
                position += len(line)
                yield record, position
    except FileNotFoundError:
        return
    except OSError as error:
        raise disk_error.reading(path, error) from error


class Log:
    """A log that is being written, by one writer at a time; `size` is how many bytes it holds.

    Opening one that ends in a torn or corrupt line cuts it there; the file as it was is kept as `NAME~`.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self.size = _mended(self.path)
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
        try:
            self._descriptor = durable.system.open(self.path, flags, 0o666)
        except OSError as error:
            raise disk_error.writing(self.path, error) from error

    def append(self, record: Mapping[str, Any] | msgspec.Struct, *, sync: bool = False) -> None:
        """Add one record; it outlives this process at once, a loss of power only with `sync`.

        Raises `StudioError` where the disk takes no more; the log can be read and appended to all the same.
        """
        line = encode(record)
        try:
            # What an append left that failed half way would swallow this line.
            if durable.system.fstat(self._descriptor).st_size != self.size:
                durable.system.ftruncate(self._descriptor, self.size)
            durable.write_all(self._descriptor, line)
            self.size += len(line)
            if sync:
                durable.system.fsync(self._descriptor)
        except OSError as error:
            raise disk_error.writing(self.path, error) from error

    def close(self) -> None:
        """Close the file; twice is once."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            durable.system.close(descriptor)

    def __enter__(self) -> Log:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def _mended(path: Path) -> int:
    """Cut the log behind its last sound line and return its size."""
    sound = max((end for _, end in _records(path)), default=0)
    try:
        if path.exists() and path.stat().st_size != sound:
            with path.open("rb") as file:
                durable.write_file(path, file.read(sound), keep_old=True)
    except OSError as error:
        raise disk_error.reading(path, error) from error
    return sound
