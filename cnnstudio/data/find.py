"""Finds a data set below a folder, in whatever form it lies there."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from cnnstudio.data.cifar import TEST_FILES, TRAIN_FILES
from cnnstudio.data.idx import open_maybe_gzip

ROLES = ("train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1")
_FOLDERS = {
    "mnist": ("MNIST/raw", "mnist/raw", "MNIST", "mnist"),
    "fashion-mnist": ("FashionMNIST/raw", "FashionMNIST", "fashion-mnist", "fashion_mnist", "fashionmnist", "fashion"),
    "cifar10": ("cifar10", "CIFAR10", "cifar-10"),
}
# The first labels of the training part: both sets were published under the same file names.
_FINGERPRINTS = {"mnist": bytes((5, 0, 4, 1, 9, 2, 1, 3, 1, 4)), "fashion-mnist": bytes((9, 0, 0, 3, 0, 2, 7, 2, 5, 5))}


@dataclass(frozen=True)
class Found:
    """Where a data set lies: `paths` are its four IDX files, its one .npz file, its CIFAR folder or archive."""

    form: Literal["idx", "npz", "cifar-folder", "cifar-archive"]
    paths: tuple[Path, ...]


def find(name: str, root: Path) -> Found | None:
    """Return where the data set `name` lies at or below `root`, or None; at most a few bytes are read."""
    try:
        look = _find_cifar if name == "cifar10" else _find_mnist
        return look(name, root)
    except OSError:
        return None


def _find_mnist(name: str, root: Path) -> Found | None:
    for place in _FOLDERS[name]:
        found = _idx_files(root / place)
        if found and _whose(found[1]) in (name, None):
            return Found("idx", found)
    found = _idx_files(root)
    if found and (_whose(found[1]) or _by_folder(root)) == name:
        return Found("idx", found)
    for folder in (root, *(root / place for place in _FOLDERS[name])):
        if (folder / f"{name}.npz").is_file():
            return Found("npz", (folder / f"{name}.npz",))
    return None


def _idx_files(folder: Path) -> tuple[Path, ...] | None:
    found = tuple(path for role in ROLES if (path := _idx_file(folder, role)) is not None)
    return found if len(found) == len(ROLES) else None


def _idx_file(folder: Path, role: str) -> Path | None:
    """The file of one role under any name it goes by; some archives unpack it into a folder of its own name."""
    stem, kind = role.rsplit("-", 1)
    for name in (f"{stem}-{kind}-ubyte", f"{stem}.{kind}-ubyte"):
        for path in (folder / name, folder / name / name, folder / f"{name}.gz"):
            if path.is_file():
                return path
    return None


def _whose(labels: Path) -> str | None:
    """The set whose training labels these are, or None where they are neither's or cannot be read."""
    try:
        with open_maybe_gzip(labels) as stream:
            first = stream.read(18)[8:]
    except (OSError, EOFError, zlib.error):
        return None
    return next((name for name, fingerprint in _FINGERPRINTS.items() if first == fingerprint), None)


def _by_folder(root: Path) -> str:
    names = {part.lower() for part in root.absolute().parts[-2:]}
    fashion = {place.split("/")[0].lower() for place in _FOLDERS["fashion-mnist"]}
    return "fashion-mnist" if names & fashion else "mnist"


def _find_cifar(name: str, root: Path) -> Found | None:
    folders = (root, *(root / place for place in _FOLDERS[name]))
    for folder in folders:
        for batches in (folder / "cifar-10-batches-bin", folder):
            if all((batches / file).is_file() for file in TRAIN_FILES + TEST_FILES):
                return Found("cifar-folder", (batches,))
    for folder in folders:
        if (folder / "cifar-10-binary.tar.gz").is_file():
            return Found("cifar-archive", (folder / "cifar-10-binary.tar.gz",))
    return None
