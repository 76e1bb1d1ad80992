"""The one door to a data set: embedded, generated, found on the disk, or downloaded."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from cnnstudio.data import remote
from cnnstudio.data.catalogue import data_root, dataset_info, platform_root
from cnnstudio.data.digits import load_digits
from cnnstudio.data.download import Download, Progress
from cnnstudio.data.find import Found, find
from cnnstudio.data.parts import Dataset, Part
from cnnstudio.data.read import read_found
from cnnstudio.data.shapes import generate_shapes
from cnnstudio.graph.text import Message, StudioError, translate

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Dataset", "Part", "Progress", "available", "load"]

_MADE = {"digits": load_digits, "shapes": generate_shapes}


def load(
    name: str,
    root: Path | str | None = None,
    download: bool = True,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Dataset:
    """Return the data set `name`: uint8 pictures (N, C, H, W) and int64 labels, in two fixed parts.

    `root` is the data root (see `data_root`). What is not there is downloaded where `download` allows; `progress`
    hears of it, `cancelled` is asked between chunks. StudioError: unknown name, broken file, failed download;
    DownloadCancelled (one of them): stopped.
    """
    info = dataset_info(name)
    if name in _MADE:
        return _MADE[name]()
    found = _found(name, data_root(root))
    if found is None:
        target = _download_folder(name, data_root(root))
        if not download:
            raise _missing(name, target)
        found = _download(Download(name, remote.REMOTE[name], target, progress, cancelled))
    return read_found(info, found)


def available(name: str, root: Path | str | None = None) -> bool:
    """Return whether `load` would need no network; looks for files, reads none of the pictures."""
    return dataset_info(name).embedded or _found(name, data_root(root)) is not None


def _found(name: str, root: Path) -> Found | None:
    """Look below `root`, and where downloads go instead if nothing can be written there."""
    found = find(name, root)
    if found is None and not writable(root):
        found = find(name, platform_root())
    return found


def _download(order: Download) -> Found:
    order.run()
    found = find(order.name, order.folder)
    if found is None:
        raise _missing(order.name, order.folder)
    return found


def _download_folder(name: str, root: Path) -> Path:
    if root.exists() and not root.is_dir():
        text = translate("Data", "{folder} is no folder: the data root is the folder in which data sets lie.")
        raise StudioError(Message("data.root", text, folder=str(root)))
    return (root if writable(root) else platform_root()) / name


def writable(folder: Path) -> bool:
    """Return whether files can be made in `folder`, or the folder itself where it is missing."""
    existing = next((place for place in (folder, *folder.absolute().parents) if place.exists()), folder)
    return existing.is_dir() and os.access(existing, os.W_OK | os.X_OK)


def _missing(name: str, folder: Path) -> StudioError:
    text = translate("Data", "The data set {name} is not there: copy {files} to the folder {folder}, or let it be downloaded.")
    files = ", ".join(file.name for file in remote.REMOTE[name])
    return StudioError(Message("data.missing", text, name=name, files=files, folder=str(folder)))
