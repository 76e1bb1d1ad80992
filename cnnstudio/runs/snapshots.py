"""Snapshots of a run: its weights at some steps from the first to the last, half as precise, for looking back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from safetensors import SafetensorError, safe_open

from cnnstudio.graph.text import Message, translate
from cnnstudio.runs.read import RunError

FOLDER = "snapshots"
"""Beside `checkpoints/`: each file holds the snapshots up to the step in its name, tensors as `STEP/NAME`."""
UNREADABLE = (SafetensorError, OSError, ValueError, TypeError, AttributeError, KeyError)
"""What reading a strange file raises; numpy has no name for some kinds of numbers."""
_FILE = re.compile(r"to-(\d{8,10})\.safetensors\Z")
_KEY = re.compile(r"(\d{1,10})/(.+)\Z", re.DOTALL)


def unreadable(path: Path, error: Exception) -> RunError:
    """Return the error for a file of weights that cannot be read."""
    text = translate("Run", "The weights {file} cannot be read: {reason}.")
    return RunError(Message("run.weights", text, file=str(path), reason=str(error)[:200]))


def snapshot_steps(folder: Path) -> tuple[int, ...]:
    """Return the steps of a run of which there are snapshots, in order; files that cannot be read count as missing."""
    return tuple(sorted({step for path in snapshot_files(folder) for step in _steps(path)}))


def read_snapshot(folder: Path, step: int) -> dict[str, Any]:
    """Return the state dict of a run after `step` as numpy arrays, float16 where that sufficed. Raises `RunError`."""
    for path in snapshot_files(folder):
        if step in _steps(path):
            try:
                return _read(path, step)
            except UNREADABLE as error:
                raise unreadable(path, error) from None
    text = translate("Run", "The run {folder} keeps no weights of step {step}.")
    raise RunError(Message("run.snapshot", text, folder=str(folder), step=step))


def _read(path: Path, step: int) -> dict[str, Any]:
    with safe_open(str(path), framework="np") as file:
        names = [key for key in file.keys() if (found := _KEY.match(key)) and int(found[1]) == step]  # noqa: SIM118
        return {key.partition("/")[2]: file.get_tensor(key) for key in names}


def snapshot_files(folder: Path) -> list[Path]:
    """Return the files with snapshots of a run, in order; none where the folder cannot be read."""
    try:
        return sorted(path for path in (folder / FOLDER).iterdir() if _FILE.match(path.name))
    except OSError:
        return []


def last_step(path: Path) -> int:
    """Return up to which step a file holds snapshots."""
    found = _FILE.match(path.name)
    assert found is not None
    return int(found[1])


def _steps(path: Path) -> set[int]:
    return set(_found_steps(path))


def _found_steps(path: Path) -> Iterator[int]:
    try:
        with safe_open(str(path), framework="np") as file:
            for key in file.keys():  # noqa: SIM118
                if found := _KEY.match(key):
                    yield int(found[1])
    except UNREADABLE:
        return
