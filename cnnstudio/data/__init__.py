"""Pictures to train on: what there is, reading it, downloading it, bringing it to a design's input."""

from cnnstudio.data.catalogue import DATASETS, DatasetInfo, data_root, dataset_info
from cnnstudio.data.download import DownloadCancelled, Progress
from cnnstudio.data.fit import fit_images, frame_digit, load_picture, shift_images
from cnnstudio.data.load import Dataset, Part, available, load
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
