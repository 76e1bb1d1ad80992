"""What the system says when a file cannot be written or read, as sentences."""

from __future__ import annotations

import errno
from pathlib import Path

from cnnstudio.graph.text import Message, StudioError, Text, translate

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_FORBIDDEN = {errno.EACCES, errno.EPERM}
_MISSING = {errno.ENOENT, errno.ENOTDIR}

_WRITE = {
    "disk.full": translate("Disk", "{file} was not written: the disk is full. Make room, or choose another place."),
    "disk.permission": translate("Disk", "{file} was not written: you may not write there. Choose another name or folder."),
    "disk.read_only": translate("Disk", "{file} was not written: the disk is read-only. Choose another place."),
    "disk.no_folder": translate("Disk", "{file} was not written: there is no folder {folder}. Create it or choose another."),
    "disk.is_folder": translate("Disk", "{file} was not written: there is a folder of this name. Choose another name."),
    "disk.failed": translate("Disk", "{file} was not written ({reason}). Choose another place."),
}
_READ = {
    "disk.permission": translate("Disk", "{file} cannot be opened: you may not read it."),
    "disk.missing": translate("Disk", "{file} cannot be opened: it is not there."),
    "disk.is_folder": translate("Disk", "{file} cannot be opened: it is a folder."),
    "disk.failed": translate("Disk", "{file} cannot be opened ({reason})."),
}


def writing(path: Path, error: OSError) -> StudioError:
    """Return the sentence for a file that could not be written."""
    code = _code(error)
    return _error(path, error, "disk.no_folder" if code == "disk.missing" else code, _WRITE)


def reading(path: Path, error: OSError) -> StudioError:
    """Return the sentence for a file that could not be read."""
    code = _code(error)
    return _error(path, error, code if code in _READ else "disk.failed", _READ)


def _code(error: OSError) -> str:
    if error.errno in _FULL:
        return "disk.full"
    if error.errno in _FORBIDDEN:
        return "disk.permission"
    if error.errno == errno.EROFS:
        return "disk.read_only"
    if error.errno in _MISSING:
        return "disk.missing"
    return "disk.is_folder" if error.errno == errno.EISDIR else "disk.failed"


def _error(path: Path, error: OSError, code: str, sentences: dict[str, Text]) -> StudioError:
    reason = error.strerror or type(error).__name__
    return StudioError(Message(code, sentences[code], file=str(path), folder=str(path.parent), reason=reason))
