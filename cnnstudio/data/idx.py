"""IDX files, the form in which MNIST was published: plain or gzipped."""

from __future__ import annotations

import gzip
import struct
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from cnnstudio.data.broken import broken_file
from cnnstudio.graph.text import Message, translate

if TYPE_CHECKING:
    from gzip import GzipFile
    from io import BufferedReader

    from numpy.typing import NDArray

MOST_ITEMS = 300_000
_CHUNK = 1 << 20


def read_idx(path: Path, item: tuple[int, ...]) -> NDArray[np.uint8]:
    """Return the bytes of an IDX file as (N, *item), writable; () for labels, (28, 28) for pictures.

    The header is believed only as far as `item`, MOST_ITEMS and the bytes that follow allow; a StudioError names
    the file where they disagree.
    """
    try:
        with open_maybe_gzip(path) as stream:
            return _read(path, stream, item)
    except (OSError, EOFError, zlib.error) as error:
        raise broken_file(path, translate("Data", "it is torn or damaged")) from error


def open_maybe_gzip(path: Path) -> GzipFile | BufferedReader:
    """Open `path` for reading bytes, unpacking it where it begins as gzip files do, whatever its name says."""
    with path.open("rb") as file:
        zipped = file.read(2) == b"\x1f\x8b"
    return gzip.open(path, "rb") if zipped else path.open("rb")


def _read(path: Path, stream: GzipFile | BufferedReader, item: tuple[int, ...]) -> NDArray[np.uint8]:
    count = _count(path, stream, item)
    expected = count * int(np.prod(item, dtype=np.int64))
    data = bytearray()
    while len(data) <= expected and (chunk := stream.read(min(_CHUNK, expected + 1 - len(data)))):
        data += chunk
    if len(data) != expected:
        if len(data) < expected:
            text = translate("Data", "it ends after {found} of {expected} bytes")
        else:
            text = translate("Data", "it goes on after the {expected} bytes that it announces")
        raise broken_file(path, Message("data.length", text, found=len(data), expected=expected))
    return np.frombuffer(data, dtype=np.uint8).reshape(count, *item)


def _count(path: Path, stream: GzipFile | BufferedReader, item: tuple[int, ...]) -> int:
    """Read the header: zero, zero, 8 for bytes, the number of axes, then the length of each as big-endian integers."""
    axes = 1 + len(item)
    header = stream.read(4 + 4 * axes)
    if len(header) != 4 + 4 * axes or header[:4] != bytes((0, 0, 8, axes)):
        raise broken_file(path, translate("Data", "it does not begin as an IDX file of bytes does"))
    count, *sizes = struct.unpack(f">{axes}I", header[4:])
    if tuple(sizes) != item:
        text = translate("Data", "its pictures are {found} pixels where {expected} are expected")
        raise broken_file(path, Message("data.size", text, found=_times(tuple(sizes)), expected=_times(item)))
    if not 0 < count <= MOST_ITEMS:
        text = translate("Data", "it claims {count} entries; between 1 and {most} are expected")
        raise broken_file(path, Message("data.count", text, count=count, most=MOST_ITEMS))
    return int(count)


def _times(sizes: tuple[int, ...]) -> str:
    return "x".join(map(str, sizes))
