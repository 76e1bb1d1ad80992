"""CIFAR-10's binary form: the extracted folder, or the archive as it is, read in memory and never extracted."""

from __future__ import annotations

import gzip
import tarfile
import zlib
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING, cast

import numpy as np

from cnnstudio.data.broken import broken_file
from cnnstudio.data.parts import Part
from cnnstudio.graph.text import Message, translate

if TYPE_CHECKING:
    from collections.abc import Mapping

TRAIN_FILES = tuple(f"data_batch_{number}.bin" for number in range(1, 6))
TEST_FILES = ("test_batch.bin",)
SHAPE = (3, 32, 32)
_PICTURE = 3 * 32 * 32
_RECORD = 1 + _PICTURE
_MOST_FILE = 10_000 * _RECORD
_MOST_ARCHIVE = 7 * _MOST_FILE


def read_cifar_folder(folder: Path) -> tuple[Part, Part]:
    """Return (train, test) from the six .bin files in `folder`; a StudioError names a broken one."""
    batches = {name: _read_file(folder / name) for name in TRAIN_FILES + TEST_FILES}
    return _parts(folder, batches)


def read_cifar_archive(path: Path) -> tuple[Part, Part]:
    """Return (train, test) from the .tar.gz; no more than a real archive holds is unpacked."""
    try:
        with gzip.open(path, "rb") as unpacked:
            stream = cast("IO[bytes]", _Bounded(unpacked))
            with tarfile.open(fileobj=stream, mode="r|") as archive:
                return _parts(path, _batches(path, archive))
    except (tarfile.TarError, OSError, EOFError, zlib.error, ValueError) as error:
        raise broken_file(path, translate("Data", "it is torn, damaged or no .tar.gz archive")) from error


def _read_file(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MOST_FILE:
            raise broken_file(path, translate("Data", "it is larger than a CIFAR-10 batch"))
        return path.read_bytes()
    except OSError as error:
        raise broken_file(path, translate("Data", "it is missing or closed to you")) from error


def _batches(path: Path, archive: tarfile.TarFile) -> dict[str, bytes]:
    """The six files by their bare names; folders, links and anything else in the archive are passed over."""
    found: dict[str, bytes] = {}
    for member in archive:
        name = PurePosixPath(member.name).name
        if name not in TRAIN_FILES + TEST_FILES or not member.isreg():
            continue
        if member.size > _MOST_FILE:
            raise broken_file(path, translate("Data", "it is larger than a CIFAR-10 batch"))
        stream = archive.extractfile(member)
        found[name] = stream.read() if stream is not None else b""
        if len(found) == len(TRAIN_FILES + TEST_FILES):
            break
    return found


def _parts(path: Path, batches: Mapping[str, bytes]) -> tuple[Part, Part]:
    for name in TRAIN_FILES + TEST_FILES:
        data = batches.get(name, b"")
        if not data or len(data) % _RECORD:
            text = translate("Data", "{name} in it is missing or torn ({found} bytes, not a multiple of {record})")
            raise broken_file(path, Message("data.record", text, name=name, found=str(len(data)), record=str(_RECORD)))
    return _part(batches, TRAIN_FILES), _part(batches, TEST_FILES)


def _part(batches: Mapping[str, bytes], names: tuple[str, ...]) -> Part:
    records = [np.frombuffer(batches[name], dtype=np.uint8).reshape(-1, _RECORD) for name in names]
    count = sum(len(batch) for batch in records)
    images = np.empty((count, *SHAPE), dtype=np.uint8)
    np.concatenate([batch[:, 1:] for batch in records], out=images.reshape(count, _PICTURE))
    return Part(images, np.concatenate([batch[:, 0] for batch in records]).astype(np.int64))


class _Bounded:
    """Passes bytes on until more have come than any real archive holds: a packed bomb ends here."""

    def __init__(self, stream: gzip.GzipFile) -> None:
        self._stream = stream
        self._left = _MOST_ARCHIVE

    def read(self, size: int, /) -> bytes:
        data = self._stream.read(min(size, self._left + 1))
        self._left -= len(data)
        if self._left < 0:
            raise ValueError("more data than a CIFAR-10 archive holds")
        return data
