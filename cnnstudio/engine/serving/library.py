"""The data set in memory: read once, used by training and looking."""

from __future__ import annotations

from pathlib import Path

from cnnstudio.data import Dataset, DatasetInfo, Progress, available, dataset_info, load
from cnnstudio.engine.serving.outbox import Outbox
from cnnstudio.engine.serving.steering import Steering
from cnnstudio.protocol.messages import DataInfo, Downloading


class Library:
    """Holds the data set that was used last."""

    def __init__(self, root: Path | None, steering: Steering, outbox: Outbox) -> None:
        self._root = root
        self._steering, self._outbox = steering, outbox
        self._key: tuple[str, str] | None = None
        self._held: Dataset | None = None

    def get(self, token: int, name: str, root: str | None, download: bool) -> Dataset:
        """Return a data set; a download reports its progress and ends when `token` is stopped. Raises `StudioError`."""
        key = (name, str(root or self._root))
        if self._held is None or self._key != key:
            self._held = None
            self._held = load(
                name,
                root or self._root,
                download,
                progress=lambda progress: self._tell(token, progress),
                cancelled=lambda: self._steering.stopped(token),
            )
            self._key = key
        return self._held

    def describe(self, name: str, root: str | None) -> DataInfo:
        """Return what is known of a data set without reading it. Raises `StudioError` where there is none of that name."""
        return data_info(dataset_info(name), available(name, root or self._root))

    def _tell(self, token: int, progress: Progress) -> None:
        message = Downloading(token, progress.name, progress.done, progress.total, progress.file)
        self._outbox.put(message, topic="downloading")


def data_info(info: DatasetInfo, there: bool = True) -> DataInfo:
    """Return what travels of a data set's facts."""
    return DataInfo(info.name, info.shape, info.classes, info.train, info.test, there)
