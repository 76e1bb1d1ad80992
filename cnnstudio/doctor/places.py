"""The folders of the program: data sets and the log."""

from __future__ import annotations

import os
from pathlib import Path

from cnnstudio.doctor.finding import Finding, note, ok
from cnnstudio.graph.text import Message, translate
from cnnstudio.log import log_path


def examine(root: Path, there: dict[str, bool]) -> list[Finding]:
    """Return the findings on the data root and on the log file; `there` says which data sets need no network."""
    names = ", ".join(name for name, found in there.items() if found)
    text = translate("Doctor", "Data root {folder}; without a network there are: {names}.")
    return [ok(Message("data", text, folder=str(root), names=names)), _log()]


def _log() -> Finding:
    path = log_path()
    folder = next((place for place in path.parents if place.exists()), path.parent)
    if os.access(folder, os.W_OK):
        return ok(Message("log", translate("Doctor", "Log file {file}."), file=str(path)))
    return note(Message("log", translate("Doctor", "The log file {file} cannot be written."), file=str(path)))
