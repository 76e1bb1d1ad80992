"""The one way in which whole files are written: afterwards the path holds the old bytes or the new ones, never a part."""

from __future__ import annotations

import errno
import os
import secrets
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cnnstudio.design import disk_error

Bytes = bytes | bytearray | memoryview
system = os
"""Every call that touches the disk goes through this name; tests put one here that fails."""

PATIENCE = (0.01, 0.05, 0.2, 0.5) if os.name == "nt" else ()
"""Seconds between tries of a rename: on Windows a virus scanner may hold a file for a moment."""

_STEP = 1 << 26
_UNSUPPORTED = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}


def write_file(path: Path | str, data: Bytes | Iterable[Bytes], *, keep_old: bool = False) -> None:
    """Write a whole file, `data` being its bytes or chunks of them; a link is followed, an existing file keeps its mode.

    With `keep_old`, what the file held before is kept beside it as `NAME~`. Raises `StudioError` with one sentence where that
    cannot be; then, as after any other exception, the file is what it was and nothing else lies beside it.
    """
    named = Path(path)
    try:
        target, mode = _found(named)
        with _aside(target.parent, data, mode) as new:
            if keep_old and mode is not None:
                with _aside(target.parent, _chunks(target), mode) as old:
                    _move(old, target.with_name(target.name + "~"))
            _move(new, target)
        _sync_folder(target.parent)
    except OSError as error:
        raise disk_error.writing(named, error) from error


def _found(named: Path) -> tuple[Path, int | None]:
    """Where the file lies and its permissions, None where there is none; refuses what is no file or may not be written."""
    try:
        target = Path(system.path.realpath(named))
        found = system.stat(target)
    except FileNotFoundError:
        return target, None
    except ValueError as error:
        raise OSError(errno.EINVAL, system.strerror(errno.EINVAL)) from error
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, system.strerror(errno.EISDIR))
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, system.strerror(errno.EINVAL))
    if not system.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, system.strerror(errno.EACCES))
    return target, stat.S_IMODE(found.st_mode)


@contextmanager
def _aside(folder: Path, data: Bytes | Iterable[Bytes], mode: int | None) -> Iterator[Path]:
    """Write `data` to a new file of the folder, down to the disk; remove it at the end unless it was moved away."""
    path = folder / f".{secrets.token_hex(8)}.tmp"
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
        descriptor = system.open(path, flags, 0o666 if mode is None else mode & 0o777)
        try:
            for chunk in (data,) if isinstance(data, Bytes) else data:
                write_all(descriptor, chunk)
            if mode is not None and stat.S_IMODE(system.fstat(descriptor).st_mode) != mode:
                system.chmod(path, mode)
            _sync(descriptor)
        finally:
            system.close(descriptor)
        yield path
    finally:
        with suppress(OSError):
            system.unlink(path)


def write_all(descriptor: int, data: Bytes) -> None:
    """Write every byte of `data`; raises OSError where the system takes none."""
    left = memoryview(data).cast("B")
    while left:
        count = system.write(descriptor, left[:_STEP])
        if count <= 0:
            raise OSError(errno.EIO, system.strerror(errno.EIO))
        left = left[count:]


def _chunks(path: Path) -> Iterator[bytes]:
    descriptor = system.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0))
    try:
        while chunk := system.read(descriptor, _STEP):
            yield chunk
    finally:
        system.close(descriptor)


def _move(source: Path, target: Path) -> None:
    for pause in PATIENCE:
        try:
            return system.replace(source, target)
        except PermissionError:
            time.sleep(pause)
    system.replace(source, target)


def _sync(descriptor: int) -> None:
    try:
        system.fsync(descriptor)
    except OSError as error:
        if error.errno not in _UNSUPPORTED:
            raise


def _sync_folder(folder: Path) -> None:
    """Bring the rename itself to the disk, where the system lets a folder be opened."""
    try:
        descriptor = system.open(folder, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))
    except OSError:
        return
    try:
        _sync(descriptor)
    finally:
        system.close(descriptor)
