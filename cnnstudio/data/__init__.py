"""Pictures to train on: what there is, reading it, downloading it, bringing it to a design's input.

A name is loaded when it is first asked for: the window reads the catalogue, and starts without numpy and Pillow.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cnnstudio.data.catalogue import DATASETS, DatasetInfo, data_root, dataset_info
    from cnnstudio.data.download import DownloadCancelled, Progress
    from cnnstudio.data.fit import fit_images, frame_digit, load_picture, shift_images
    from cnnstudio.data.loading import Dataset, Part, available, load
    from cnnstudio.data.parts import split

__all__ = [
    "DATASETS",
    "Dataset",
    "DatasetInfo",
    "DownloadCancelled",
    "Part",
    "Progress",
    "available",
    "data_root",
    "dataset_info",
    "fit_images",
    "frame_digit",
    "load",
    "load_picture",
    "shift_images",
    "split",
]

_HOMES = {
    "catalogue": ("DATASETS", "DatasetInfo", "data_root", "dataset_info"),
    "download": ("DownloadCancelled", "Progress"),
    "fit": ("fit_images", "frame_digit", "load_picture", "shift_images"),
    "loading": ("Dataset", "Part", "available", "load"),
    "parts": ("split",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
