"""Arrays out of an .npz file: nothing unpickled, nothing larger than it may be."""

from __future__ import annotations

import zipfile
import zlib
from typing import TYPE_CHECKING, Any

import numpy as np

from cnnstudio.data.broken import broken_file
from cnnstudio.graph.text import translate

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

MOST_BYTES = 300_000_000


def read_arrays(path: Path, names: tuple[str, ...]) -> dict[str, NDArray[Any]]:
    """Return the arrays `names` of the .npz file; a StudioError where one is missing, torn, pickled or too large."""
    try:
        with zipfile.ZipFile(path) as archive:
            return {name: _read_member(path, archive, name) for name in names}
    except KeyError as error:
        raise broken_file(path, translate("Data", "an array that belongs in it is missing")) from error
    except (OSError, ValueError, EOFError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as error:
        raise broken_file(path, translate("Data", "it is not a complete .npz file of numbers")) from error


def _read_member(path: Path, archive: zipfile.ZipFile, name: str) -> NDArray[Any]:
    member = archive.getinfo(f"{name}.npy")
    if member.file_size > MOST_BYTES:
        raise broken_file(path, translate("Data", "it claims more pictures than any data set of this kind has"))
    with archive.open(member) as stream:
        shape, dtype = _header(stream)
        if dtype.kind not in "ui" or int(np.prod(shape, dtype=np.float64)) * dtype.itemsize > member.file_size:
            raise ValueError(f"{name}: {dtype} {shape}")
    with archive.open(member) as stream:
        array = np.lib.format.read_array(stream, allow_pickle=False)
        if stream.read(1):
            raise ValueError(f"{name}: bytes left over")
    return array


def _header(stream: Any) -> tuple[tuple[int, ...], np.dtype[Any]]:
    version = np.lib.format.read_magic(stream)
    if version == (1, 0):
        shape, _, dtype = np.lib.format.read_array_header_1_0(stream)
    else:
        shape, _, dtype = np.lib.format.read_array_header_2_0(stream)
    return shape, dtype
