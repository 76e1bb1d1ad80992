from __future__ import annotations

import gzip
import io
import tarfile

import numpy as np
import pytest

from cnnstudio.data import available, cifar, load
from cnnstudio.graph.text import StudioError
from tests.data.data_samples import code_of


def batches(per_file: int = 4) -> dict[str, bytes]:
    random = np.random.default_rng(0)
    made = {}
    for name in cifar.TRAIN_FILES + cifar.TEST_FILES:
        records = random.integers(0, 256, (per_file, 3073), dtype=np.uint8)
        records[:, 0] %= 10
        made[name] = records.tobytes()
    return made


def archive(files: dict[str, bytes], folder: str = "cifar-10-batches-bin/") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as tar:
        for name, data in files.items():
            member = tarfile.TarInfo(folder + name)
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    return out.getvalue()


def assert_same(dataset, files) -> None:
    for part, names in ((dataset.train, cifar.TRAIN_FILES), (dataset.test, cifar.TEST_FILES)):
        records = np.frombuffer(b"".join(files[name] for name in names), np.uint8).reshape(-1, 3073)
        assert np.array_equal(part.labels, records[:, 0])
        assert np.array_equal(part.images, records[:, 1:].reshape(-1, 3, 32, 32))
        assert part.images.flags.writeable and part.images.flags.c_contiguous


@pytest.mark.parametrize("folder", [".", "cifar-10-batches-bin", "cifar10/cifar-10-batches-bin"])
def test_the_extracted_folder(tmp_path, folder):
    files = batches()
    (tmp_path / folder).mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (tmp_path / folder / name).write_bytes(data)
    assert available("cifar10", tmp_path)
    assert_same(load("cifar10", tmp_path, download=False), files)


@pytest.mark.parametrize("folder", [".", "cifar10"])
@pytest.mark.parametrize("inside", ["cifar-10-batches-bin/", "", "../../", "/"])
def test_the_archive_is_read_in_memory(tmp_path, folder, inside):
    files = batches()
    place = tmp_path / "root" / folder
    place.mkdir(parents=True, exist_ok=True)
    extra = {"readme.html": b"hello", "batches.meta.txt": b"cat\n"}
    (place / "cifar-10-binary.tar.gz").write_bytes(archive(extra | files, inside))
    assert_same(load("cifar10", tmp_path / "root", download=False), files)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [place / "cifar-10-binary.tar.gz"]


def _link() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as tar:
        for name in cifar.TRAIN_FILES + cifar.TEST_FILES:
            member = tarfile.TarInfo(name)
            member.type, member.linkname = tarfile.SYMTYPE, "/etc/hostname"
            tar.addfile(member)
    return out.getvalue()


WRONG = {
    "empty": b"",
    "no archive": b"<html></html>",
    "gz of nothing": gzip.compress(b""),
    "no tar": gzip.compress(b"hello" * 1000),
    "torn": archive(batches())[:-5000],
    "links": _link(),
    "one missing": archive({name: data for name, data in batches().items() if name != "data_batch_3.bin"}),
    "half a record": archive(batches() | {"data_batch_5.bin": bytes(3072)}),
    "label 200": archive(batches() | {"test_batch.bin": b"\xc8" + bytes(3072)}),
}


@pytest.mark.parametrize("data", WRONG.values(), ids=WRONG)
def test_a_broken_archive_is_one_sentence_with_its_name(tmp_path, data):
    path = tmp_path / "cifar-10-binary.tar.gz"
    path.write_bytes(data)
    with pytest.raises(StudioError) as error:
        load("cifar10", tmp_path, download=False)
    assert code_of(error)[0] == "data.broken" and str(path) in str(error.value)


def test_an_archive_that_never_ends_is_left(tmp_path, monkeypatch):
    monkeypatch.setattr(cifar, "_MOST_ARCHIVE", 100_000)
    path = tmp_path / "cifar-10-binary.tar.gz"
    path.write_bytes(archive({"padding": bytes(200_000)} | batches()))
    with pytest.raises(StudioError) as error:
        load("cifar10", tmp_path, download=False)
    assert code_of(error)[0] == "data.broken"


def test_a_batch_larger_than_a_real_one_is_left(tmp_path, monkeypatch):
    monkeypatch.setattr(cifar, "_MOST_FILE", 3 * 3073)
    (tmp_path / "cifar-10-binary.tar.gz").write_bytes(archive(batches()))
    with pytest.raises(StudioError):
        load("cifar10", tmp_path, download=False)
    for name, data in batches().items():
        (tmp_path / name).write_bytes(data)
    with pytest.raises(StudioError) as error:
        load("cifar10", tmp_path, download=False)
    assert "data_batch_1.bin" in str(error.value)


def test_a_torn_batch_in_a_folder_is_named(tmp_path):
    for name, data in batches().items():
        (tmp_path / name).write_bytes(data[:-1] if name == "data_batch_4.bin" else data)
    with pytest.raises(StudioError) as error:
        load("cifar10", tmp_path, download=False)
    assert code_of(error) == ("data.broken", "data.record") and "data_batch_4.bin" in str(error.value)
