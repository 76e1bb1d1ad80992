"""Reads a data set that was found, and checks that it is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cnnstudio.data.broken import broken_file
from cnnstudio.data.cifar import read_cifar_archive, read_cifar_folder
from cnnstudio.data.idx import read_idx
from cnnstudio.data.npz import read_arrays
from cnnstudio.data.parts import Dataset, Part, make_dataset
from cnnstudio.graph.text import Message, translate

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from numpy.typing import NDArray

    from cnnstudio.data.catalogue import DatasetInfo
    from cnnstudio.data.find import Found


def read_found(info: DatasetInfo, found: Found) -> Dataset:
    """Return the data set that lies at `found`; a StudioError names the file that is broken."""
    path = found.paths[0]
    if found.form == "idx":
        train, test = _read_idx_part(info, found.paths[:2]), _read_idx_part(info, found.paths[2:])
    elif found.form == "npz":
        train, test = _read_npz(info, path)
    else:
        train, test = read_cifar_folder(path) if found.form == "cifar-folder" else read_cifar_archive(path)
        for part in (train, test):
            _check_labels(info, path, part.labels)
    return make_dataset(info, train, test)


def _read_idx_part(info: DatasetInfo, paths: tuple[Path, ...]) -> Part:
    images, labels = paths
    return _grey_part(info, labels, read_idx(images, info.shape[1:]), read_idx(labels, ()))


def _read_npz(info: DatasetInfo, path: Path) -> tuple[Part, Part]:
    arrays = read_arrays(path, ("x_train", "y_train", "x_test", "y_test"))
    train, test = (_grey_part(info, path, arrays[f"x_{part}"], arrays[f"y_{part}"].reshape(-1)) for part in ("train", "test"))
    return train, test


def _grey_part(info: DatasetInfo, path: Path, images: NDArray[Any], labels: NDArray[Any]) -> Part:
    if images.dtype != np.uint8 or images.shape[1:] != info.shape[1:] or images.size == 0:
        raise broken_file(path, translate("Data", "it does not hold grey pictures of 28x28 bytes"))
    if len(images) != len(labels):
        text = translate("Data", "it has {labels} labels for {images} pictures")
        raise broken_file(path, Message("data.labels", text, labels=len(labels), images=len(images)))
    _check_labels(info, path, labels)
    pictures = np.ascontiguousarray(images).reshape(-1, *info.shape)
    return Part(pictures, labels.astype(np.int64))


def _check_labels(info: DatasetInfo, path: Path, labels: NDArray[Any]) -> None:
    most = len(info.classes) - 1
    if labels.dtype.kind not in "ui" or int(labels.max()) > most or int(labels.min()) < 0:
        text = translate("Data", "it has a label outside 0 to {most}")
        raise broken_file(path, Message("data.label", text, most=most))
