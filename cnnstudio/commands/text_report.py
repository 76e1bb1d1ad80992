"""A run as lines for people: on a terminal one line is rewritten, in a file lines follow each other."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import TextIO

from cnnstudio.data import Progress as Download
from cnnstudio.graph.text import Message, Text, translate
from cnnstudio.protocol.events import Epoch, Finished, Progress, Started
from cnnstudio.words import decimal, memory, say

EVERY = 10.0
"""Seconds between two lines of progress where they cannot be rewritten."""
_METRICS = {"loss": translate("Metrics", "loss"), "accuracy": translate("Metrics", "accuracy")}


class TextReporter:
    """Writes to `out`; with `rewrite` the line of progress replaces itself."""

    def __init__(self, out: TextIO, rewrite: bool) -> None:
        self._out, self._rewrite = out, rewrite
        self._shown = ""
        self._told = time.monotonic()
        self._epochs = 0

    def download(self, progress: Download) -> None:
        text = translate("Cli", "Downloading {data}: {file}, {done} of {total}")
        values = {"done": memory(progress.done), "total": memory(progress.total)}
        self._passing(say(Message("cli.download", text, data=progress.name, file=progress.file, **values)))

    def preparing(self) -> None:
        if self._rewrite:
            self._passing(say(translate("Cli", "Loading torch, measuring how to compute ...")))

    def started(self, event: Started) -> None:
        self._epochs = event.epochs
        text = translate(
            "Cli",
            "{train} training, {validation} validation and {test} test pictures; {parameters} parameters; on {device}",
        )
        facts = Message(
            "cli.started",
            text,
            train=event.train_images,
            validation=event.validation_images,
            test=event.test_images,
            parameters=event.parameters,
            device=event.device,
        )
        self._line(say(facts))

    def progress(self, event: Progress) -> None:
        text = translate("Cli", "epoch {epoch}/{epochs}  {metrics}  {rate} pictures/s  {left} left")
        facts = Message(
            "cli.progress",
            text,
            epoch=event.epoch,
            epochs=event.epochs,
            metrics=_metrics(event.metrics),
            rate=round(event.images_per_second),
            left=_duration(event.seconds_left),
        )
        self._passing(say(facts))

    def epoch(self, event: Epoch) -> None:
        metrics = _metrics(event.train)
        if event.validation:
            text = translate("Cli", "{metrics}  validation: {validation}")
            metrics = say(Message("cli.validation", text, metrics=metrics, validation=_metrics(event.validation)))
        text = translate("Cli", "epoch {epoch}/{epochs}  {metrics}")
        self._line(say(Message("cli.epoch", text, epoch=event.epoch, epochs=self._epochs, metrics=metrics)))

    def stopping(self) -> None:
        self._line(say(translate("Cli", "Stopping; the run is kept.")))

    def finished(self, event: Finished, folder: Path) -> None:
        text = translate("Cli", "test: {metrics}  ({rate} pictures/s, {seconds} s)")
        rate, seconds = round(event.images_per_second), decimal(event.seconds, 1)
        if event.test:
            self._line(say(Message("cli.test", text, metrics=_metrics(event.test), rate=rate, seconds=seconds)))
        self._line(say(Message("cli.run", translate("Cli", "run: {folder}"), folder=str(folder))))

    def _passing(self, text: str) -> None:
        """Show what holds for a moment only."""
        if self._rewrite:
            width = max(shutil.get_terminal_size().columns - 1, 20)
            shown = text[:width]
            self._put("\r" + shown.ljust(len(self._shown)))
            self._shown = shown
        elif time.monotonic() - self._told >= EVERY:
            self._told = time.monotonic()
            self._put(text + "\n")

    def _line(self, text: str) -> None:
        """Show a line that stays."""
        begin = "\r" if self._shown else ""
        self._put(f"{begin}{text.ljust(len(self._shown))}\n")
        self._shown = ""

    def _put(self, text: str) -> None:
        self._out.write(text)
        self._out.flush()


def _metrics(values: dict[str, float]) -> str:
    return "  ".join(f"{say(_title(name))} {decimal(value, 4)}" for name, value in values.items())


def _title(name: str) -> Text | str:
    return _METRICS.get(name, name)


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
