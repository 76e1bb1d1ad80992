"""Each form in which people have MNIST and Fashion-MNIST, found and read from a root that may be read-only."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import pytest

from cnnstudio.data import available, load
from cnnstudio.graph.text import StudioError
from tests.data.data_samples import FASHION_FIRST, code_of, idx_bytes, small_set


def write(folder: Path, arrays: dict[str, np.ndarray], pattern: str = "{stem}-{kind}-ubyte", pack=bytes) -> None:
    for role, array in arrays.items():
        stem, kind = role.rsplit("-", 1)
        path = folder / pattern.format(stem=stem, kind=kind)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pack(idx_bytes(array)))


def assert_same(dataset, arrays) -> None:
    for part, name in ((dataset.train, "train"), (dataset.test, "t10k")):
        assert np.array_equal(part.images[:, 0], arrays[f"{name}-images-idx3"])
        assert np.array_equal(part.labels, arrays[f"{name}-labels-idx1"])
        assert part.images.dtype == np.uint8 and part.labels.dtype == np.int64
        assert part.images.flags.writeable and part.images.flags.c_contiguous
    assert (dataset.info.train, dataset.info.test) == (len(dataset.train.labels), len(dataset.test.labels))


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gz"])
@pytest.mark.parametrize("folder", ["MNIST/raw", "mnist", "MNIST", "mnist/raw", "."])
@pytest.mark.parametrize("pattern", ["{stem}-{kind}-ubyte", "{stem}.{kind}-ubyte"])
def test_mnist(tmp_path, folder, pattern, pack):
    arrays = small_set()
    assert not available("mnist", tmp_path)
    write(tmp_path / folder, arrays, pattern + (".gz" if pack is gzip.compress else ""), pack)
    assert available("mnist", tmp_path) and not available("fashion-mnist", tmp_path)
    assert_same(load("mnist", tmp_path, download=False), arrays)


@pytest.mark.parametrize("folder", ["FashionMNIST/raw", "fashion-mnist", "fashion_mnist", "."])
def test_fashion(tmp_path, folder):
    arrays = small_set(FASHION_FIRST)
    write(tmp_path / folder, arrays)
    assert available("fashion-mnist", tmp_path) and not available("mnist", tmp_path)
    assert_same(load("fashion-mnist", tmp_path, download=False), arrays)


def test_files_in_folders_of_their_own_name(tmp_path):
    arrays = small_set()
    write(tmp_path, arrays, "{stem}-{kind}-ubyte/{stem}-{kind}-ubyte")
    assert_same(load("mnist", tmp_path, download=False), arrays)


def test_both_sets_side_by_side_are_told_apart(tmp_path):
    digits, clothes = small_set(seed=1), small_set(FASHION_FIRST, seed=2)
    write(tmp_path / "MNIST" / "raw", digits)
    write(tmp_path, clothes)
    assert_same(load("mnist", tmp_path, download=False), digits)
    assert_same(load("fashion-mnist", tmp_path, download=False), clothes)


def test_the_fingerprint_is_believed_before_the_name_of_the_folder(tmp_path):
    write(tmp_path / "mnist", small_set(FASHION_FIRST))
    assert not available("mnist", tmp_path)
    assert available("fashion-mnist", tmp_path / "mnist")


def test_unknown_labels_go_by_the_folder(tmp_path):
    other = small_set((1, 1, 1, 1, 1, 1, 1, 1, 1, 1))
    write(tmp_path / "FashionMNIST" / "raw", other)
    assert available("fashion-mnist", tmp_path) and available("fashion-mnist", tmp_path / "FashionMNIST" / "raw")
    assert not available("mnist", tmp_path / "FashionMNIST" / "raw")
    write(tmp_path / "somewhere", other)
    assert available("mnist", tmp_path / "somewhere") and not available("fashion-mnist", tmp_path / "somewhere")


def keras(arrays: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    names = {"x_train": "train-images-idx3", "y_train": "train-labels-idx1"}
    names |= {"x_test": "t10k-images-idx3", "y_test": "t10k-labels-idx1"}
    return {key: arrays[role] for key, role in names.items()}


@pytest.mark.parametrize("folder", [".", "mnist"])
@pytest.mark.parametrize("save", [np.savez, np.savez_compressed])
def test_the_npz_of_keras(tmp_path, folder, save):
    arrays = small_set()
    (tmp_path / folder).mkdir(exist_ok=True)
    save(tmp_path / folder / "mnist.npz", **keras(arrays))
    assert available("mnist", tmp_path)
    assert_same(load("mnist", tmp_path, download=False), arrays)


def _pickled(path, arrays):
    np.savez(path, **(arrays | {"y_test": np.array([print, {}], dtype=object)}))


def _missing(path, arrays):
    arrays.pop("y_train")
    np.savez(path, **arrays)


def _floats(path, arrays):
    np.savez(path, **(arrays | {"x_test": arrays["x_test"].astype(np.float32)}))


def _torn(path, arrays):
    np.savez_compressed(path, **arrays)
    path.write_bytes(path.read_bytes()[:-100])


def _damaged(path, arrays):
    np.savez(path, **arrays)
    data = bytearray(path.read_bytes())
    data[3000] ^= 255
    path.write_bytes(data)


def _wide(path, arrays):
    np.savez(path, **(arrays | {"x_test": np.zeros((8, 32, 32), np.uint8)}))


def _fewer(path, arrays):
    np.savez(path, **(arrays | {"y_test": arrays["y_test"][:-1]}))


def _outside(path, arrays):
    np.savez(path, **(arrays | {"y_test": arrays["y_test"] + 10}))


def _empty(path, arrays):
    np.savez(path, **(arrays | {"x_test": np.zeros((0, 28, 28), np.uint8), "y_test": np.zeros(0, np.uint8)}))


@pytest.mark.parametrize(
    "spoil", [_pickled, _missing, _floats, _torn, _damaged, _wide, _fewer, _outside, _empty], ids=lambda f: f.__name__
)
def test_a_broken_npz_is_one_sentence_with_its_name(tmp_path, spoil):
    spoil(tmp_path / "mnist.npz", keras(small_set()))
    with pytest.raises(StudioError) as error:
        load("mnist", tmp_path, download=False)
    assert code_of(error)[0] == "data.broken" and str(tmp_path / "mnist.npz") in str(error.value)


@pytest.mark.parametrize(
    "role, array, reason",
    [
        ("t10k-labels-idx1", np.full(8, 10), "data.label"),
        ("train-labels-idx1", np.zeros(29), "data.labels"),
        ("t10k-images-idx3", np.zeros((8, 28, 27)), "data.size"),
    ],
)
def test_files_that_do_not_belong_together(tmp_path, role, array, reason):
    write(tmp_path, small_set() | {role: array})
    with pytest.raises(StudioError) as error:
        load("mnist", tmp_path, download=False)
    assert code_of(error) == ("data.broken", reason)


def test_nothing_is_written_while_reading(tmp_path):
    write(tmp_path, small_set())
    before = sorted(tmp_path.rglob("*"))
    load("mnist", tmp_path)
    assert sorted(tmp_path.rglob("*")) == before


def test_the_platform_folder_is_read_where_the_root_is_closed(tmp_path, nothing_outside, refuse_root):
    arrays = small_set()
    write(nothing_outside / "data" / "mnist", arrays)
    assert not available("mnist", tmp_path)
    refuse_root(tmp_path)
    assert_same(load("mnist", tmp_path, download=False), arrays)


def test_what_is_missing_is_named_with_the_folder_to_put_it(tmp_path):
    with pytest.raises(StudioError) as error:
        load("fashion-mnist", tmp_path, download=False)
    assert error.value.message.code == "data.missing"
    assert "t10k-labels-idx1-ubyte.gz" in str(error.value) and str(tmp_path / "fashion-mnist") in str(error.value)


def test_the_real_mnist(real_data):
    mnist = load("mnist", real_data, download=False)
    assert mnist.train.images.shape == (60_000, 1, 28, 28) and mnist.test.images.shape == (10_000, 1, 28, 28)
    assert mnist.train.labels[:10].tolist() == [5, 0, 4, 1, 9, 2, 1, 3, 1, 4]
    assert abs(mnist.train.images.mean() / 255 - 0.1307) < 1e-4
    assert np.bincount(mnist.test.labels).tolist() == [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]
