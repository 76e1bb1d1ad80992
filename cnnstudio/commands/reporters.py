"""How a run is shown: JSON lines, one rewritten line of a terminal, or plain lines in a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Protocol

from cnnstudio.commands.json_report import JsonReporter
from cnnstudio.commands.text_report import TextReporter
from cnnstudio.data import Progress as Download
from cnnstudio.protocol.events import Epoch, Finished, Progress, Started


class Reporter(Protocol):
    """Shows what happens in a run."""

    def download(self, progress: Download) -> None: ...

    def preparing(self) -> None: ...

    def started(self, event: Started) -> None: ...

    def progress(self, event: Progress) -> None: ...

    def epoch(self, event: Epoch) -> None: ...

    def stopping(self) -> None: ...

    def finished(self, event: Finished, folder: Path) -> None: ...


def reporter(as_json: bool) -> Reporter:
    """Return the reporter for standard output as it is."""
    return JsonReporter() if as_json else TextReporter(sys.stdout, rewrite=sys.stdout.isatty())
