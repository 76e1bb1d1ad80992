"""A run as JSON lines, for programs."""

from __future__ import annotations

import time
from pathlib import Path

from cnnstudio.commands.output import print_json
from cnnstudio.data import Progress as Download
from cnnstudio.protocol.events import Epoch, Finished, Progress, Started

EVERY = 0.5
"""Seconds between two lines about a download."""


class JsonReporter:
    """One object a line, its kind in `event`. Metrics stand under their names: `loss`, `validation_accuracy`, `test_loss`."""

    def __init__(self) -> None:
        self._told = -EVERY

    def download(self, progress: Download) -> None:
        if progress.done < progress.total and time.monotonic() - self._told < EVERY:
            return
        self._told = time.monotonic()
        print_json(
            {
                "event": "download",
                "data": progress.name,
                "file": progress.file,
                "done": progress.done,
                "total": progress.total,
            }
        )

    def preparing(self) -> None:
        """Programs wait for the first line."""

    def started(self, event: Started) -> None:
        print_json(
            {
                "event": "started",
                "run": event.run,
                "device": event.device,
                "plan": event.plan,
                "steps": event.steps,
                "steps_per_epoch": event.steps_per_epoch,
                "epochs": event.epochs,
                "train_images": event.train_images,
                "validation_images": event.validation_images,
                "test_images": event.test_images,
                "parameters": event.parameters,
            }
        )

    def progress(self, event: Progress) -> None:
        print_json(
            {
                "event": "progress",
                "step": event.step,
                "steps": event.steps,
                "epoch": event.epoch,
                "epochs": event.epochs,
                **event.metrics,
                "images_per_second": event.images_per_second,
                "seconds_left": event.seconds_left,
                "seconds": event.seconds,
            }
        )

    def epoch(self, event: Epoch) -> None:
        print_json(
            {
                "event": "epoch",
                "epoch": event.epoch,
                "step": event.step,
                **{f"train_{name}": value for name, value in event.train.items()},
                **{f"validation_{name}": value for name, value in event.validation.items()},
                "seconds": event.seconds,
            }
        )

    def stopping(self) -> None:
        """The last line will say it."""

    def finished(self, event: Finished, folder: Path) -> None:
        print_json(
            {
                "event": "finished",
                "stopped": event.stopped,
                "epochs": event.epochs,
                "step": event.step,
                **{f"test_{name}": value for name, value in event.test.items()},
                "images_per_second": event.images_per_second,
                "seconds": event.seconds,
                "run": str(folder),
            }
        )
