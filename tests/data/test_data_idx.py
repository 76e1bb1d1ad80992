from __future__ import annotations

import gzip
import tracemalloc

import numpy as np
import pytest

from cnnstudio.data.idx import read_idx
from cnnstudio.graph.text import StudioError
from tests.data.data_samples import code_of, idx_bytes

PICTURES = np.arange(5 * 28 * 28, dtype=np.int64).reshape(5, 28, 28).astype(np.uint8)


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gz"])
def test_pictures_and_labels_come_back(tmp_path, pack):
    path = tmp_path / "file"
    path.write_bytes(pack(idx_bytes(PICTURES)))
    read = read_idx(path, (28, 28))
    assert np.array_equal(read, PICTURES) and read.flags.writeable and read.flags.c_contiguous
    path.write_bytes(pack(idx_bytes(np.array([3, 1, 4]))))
    assert read_idx(path, ()).tolist() == [3, 1, 4]


def _header(count: int, rows: int = 28, columns: int = 28, magic: bytes = b"\0\0\x08\x03") -> bytes:
    return magic + b"".join(size.to_bytes(4, "big") for size in (count, rows, columns))


BROKEN = {
    "empty": (b"", ""),
    "short header": (_header(5)[:9], ""),
    "labels": (idx_bytes(np.arange(5)), ""),
    "floats": (_header(5, magic=b"\0\0\x0d\x03") + bytes(5 * 784), ""),
    "html": (b"<html>404 not found, says the server</html>", ""),
    "other pictures": (_header(5, 32, 32) + bytes(5 * 1024), "data.size"),
    "none": (_header(0), "data.count"),
    "billions": (_header(2**32 - 1), "data.count"),
    "torn": (_header(5) + bytes(5 * 784 - 1), "data.length"),
    "too long": (_header(5) + bytes(5 * 784 + 1), "data.length"),
    "claims much": (_header(299_999) + bytes(784), "data.length"),
    "torn gz": (gzip.compress(_header(5) + PICTURES.tobytes())[:-20], ""),
    "wrong sum": (gzip.compress(_header(5) + PICTURES.tobytes())[:-8] + bytes(8), ""),
    "gz of nothing": (b"\x1f\x8b", ""),
    "damaged gz": (gzip.compress(_header(5))[:12] + b"\xff" * 40, ""),
}


@pytest.mark.parametrize("data, reason", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_one_sentence_with_its_name(tmp_path, data, reason):
    path = tmp_path / "train-images-idx3-ubyte"
    path.write_bytes(data)
    with pytest.raises(StudioError) as error:
        read_idx(path, (28, 28))
    assert code_of(error) == ("data.broken", reason)
    assert str(path) in str(error.value)


def test_a_bomb_is_not_unpacked(tmp_path):
    path = tmp_path / "bomb.gz"
    path.write_bytes(gzip.compress(_header(5) + bytes(60_000_000), 9))
    tracemalloc.start()
    with pytest.raises(StudioError) as error:
        read_idx(path, (28, 28))
    assert code_of(error) == ("data.broken", "data.length")
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_a_missing_file_is_a_sentence_too(tmp_path):
    with pytest.raises(StudioError):
        read_idx(tmp_path / "none", (28, 28))
