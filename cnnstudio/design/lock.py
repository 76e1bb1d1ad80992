"""A lock on a file that the system ends with the process, however that ends: so a dead studio is told from a living one."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_HELD = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}
_FAR = 1 << 30
"""Windows keeps others from reading the bytes that are locked: a byte is taken that no file here has."""
_MODE = 0o600


class Lock:
    """A locked file; `descriptor` reads and writes it. It is made where there is none."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self.path, self.descriptor = path, descriptor

    @classmethod
    def take(cls, path: Path) -> Lock | None:
        """Return the lock on a file, None where another holds it. Raises OSError where there can be no locks."""
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
        descriptor = os.open(path, flags, _MODE)
        try:
            if _lock(descriptor) and _is_at(descriptor, path):
                return cls(path, descriptor)
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)
        return None

    def release(self) -> None:
        """Let others have it; twice is once."""
        descriptor, self.descriptor = self.descriptor, -1
        if descriptor >= 0:
            os.close(descriptor)

    def remove(self) -> None:
        """Remove the file and let go of it."""
        if self.descriptor < 0:
            return
        if sys.platform == "win32":
            self.release()
        with suppress(OSError):
            self.path.unlink()
        self.release()


def _lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            os.lseek(descriptor, _FAR, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _HELD:
            return False
        raise
    return True


def _is_at(descriptor: int, path: Path) -> bool:
    """Tell whether the file was not removed between opening and locking."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False
