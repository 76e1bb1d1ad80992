"""Writes a run folder so that a kill at any moment leaves the last complete state."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from cnnstudio.design import disk_error
from cnnstudio.design.design import Design
from cnnstudio.design.durable import write_file
from cnnstudio.design.file import dumps
from cnnstudio.design.log import Log, encode, read_log
from cnnstudio.graph.text import Message, StudioError, translate
from cnnstudio.runs.facts import Checkpoint, Checkpoints, RunFacts
from cnnstudio.runs.read import known_checkpoints
from cnnstudio.runs.snapshots import FOLDER, last_step, snapshot_files

KEPT = 2
"""Checkpoints that are kept; older ones are removed once a newer one is complete."""


class RunWriter:
    """A run folder under construction."""

    def __init__(self, folder: Path, design: Design, facts: RunFacts, source: str, after: Checkpoint | None = None) -> None:
        """Begin a run in `folder`, made where it is missing, or go on with the one that is there, from `after` on.

        What that one logged behind `after` is dropped: it happens again. Raises `StudioError` where the folder cannot be
        written, or holds a run and `after` is not given.
        """
        if after is None:
            refuse_used(folder)
        try:
            (folder / "checkpoints").mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StudioError(
                Message(
                    "run.folder",
                    translate("Run", "The run folder {folder} cannot be made: {reason}."),
                    folder=str(folder),
                    reason=error.strerror or str(error),
                )
            ) from None
        self.folder = folder
        self._kept = () if after is None else tuple(one for one in known_checkpoints(folder) if one.step <= after.step)
        write_file(folder / "design.json", dumps(design))
        write_file(folder / "model.py", source.encode())
        write_file(folder / "plan.json", pretty(facts))
        if after is not None:
            _rewind(folder / "metrics.jsonl", after.step)
            for path in snapshot_files(folder):
                if last_step(path) > after.step:
                    path.unlink(missing_ok=True)
        self._log = Log(folder / "metrics.jsonl")

    def log(self, record: msgspec.Struct) -> None:
        """Append one record to `metrics.jsonl`."""
        self._log.append(record)

    def checkpoint(self, data: bytes, step: int, epoch: int, position: int, sums: tuple[float, int, int]) -> None:
        """Write a complete state (a safetensors file), then name it in the index, then remove what is too old."""
        name = f"step-{step:08d}.safetensors"
        entry = Checkpoint(name, hashlib.sha256(data).hexdigest(), step, epoch, position, sums)
        folder = self.folder / "checkpoints"
        write_file(folder / name, data)
        older = tuple(old for old in self._kept if old.file != name)
        self._kept = (*older[-(KEPT - 1) :], entry)
        write_file(folder / "index.json", pretty(Checkpoints(self._kept)))
        kept = {entry.file for entry in self._kept}
        for old in older:
            if old.file not in kept:
                (folder / old.file).unlink(missing_ok=True)

    def snapshots(self, data: bytes, step: int) -> None:
        """Write snapshots (a safetensors file) that were taken up to `step`."""
        try:
            (self.folder / FOLDER).mkdir(exist_ok=True)
        except OSError as error:
            raise disk_error.writing(self.folder / FOLDER, error) from None
        write_file(self.folder / FOLDER / f"to-{step:08d}.safetensors", data)

    def close(self) -> None:
        """Close the log."""
        self._log.close()


def _rewind(path: Path, step: int) -> None:
    """Drop from a log of metrics what happened behind `step`, and the end of the run."""
    records = read_log(path)
    kept = [one for one in records if one["event"] != "finished" and max(one.get("steps") or [one["step"]]) <= step]
    if len(kept) < len(records):
        write_file(path, map(encode, kept))


def refuse_used(folder: Path) -> None:
    """Raise `StudioError` where `folder` holds a run already."""
    if any((folder / name).exists() for name in ("plan.json", "design.json", "metrics.jsonl")):
        raise StudioError(
            Message(
                "run.used",
                translate("Run", "The folder {folder} holds another run: choose an empty one."),
                folder=str(folder),
            )
        )


def pretty(value: msgspec.Struct) -> bytes:
    """Return a struct as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"
