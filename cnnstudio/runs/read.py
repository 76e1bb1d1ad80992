"""Reads a run folder: design, facts, curves, and the newest checkpoint that is whole."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from cnnstudio.design import disk_error
from cnnstudio.design.design import Design
from cnnstudio.design.file import load
from cnnstudio.design.log import read_log
from cnnstudio.graph.check import inputs
from cnnstudio.graph.text import Message, StudioError, Text, translate
from cnnstudio.plan.plan import Plan
from cnnstudio.runs.facts import Checkpoint, Checkpoints, DataFacts, RunFacts

Read = TypeVar("Read", bound=msgspec.Struct)
LIMIT = 32 * 2**20
FORMAT = 1
"""The newest form of `plan.json` that is understood."""


class RunError(StudioError):
    """A folder that is no run, or a damaged one."""


@dataclass(frozen=True)
class Run:
    """A run folder that was opened."""

    folder: Path
    design: Design
    facts: RunFacts

    @property
    def plan(self) -> Plan:
        """The resolved plan."""
        known = {param.name for param in Plan.params}
        return Plan(**{name: value for name, value in self.facts.plan.items() if name in known})

    @cached_property
    def metrics(self) -> list[dict[str, Any]]:
        """The records of `metrics.jsonl`; a torn last line is left out."""
        return read_log(self.folder / "metrics.jsonl")

    @cached_property
    def checkpoint(self) -> Checkpoint:
        """The newest checkpoint whose bytes are those that were written. Raises `RunError` where there is none."""
        for entry in reversed(known_checkpoints(self.folder)):
            file = self.folder / "checkpoints" / Path(entry.file).name
            if file.is_file() and _sha256(file) == entry.sha256:
                return entry
        raise RunError(_message("run.empty", translate("Run", "The run {folder} holds no complete state yet."), self.folder))

    @property
    def checkpoint_path(self) -> Path:
        """The file of the newest whole checkpoint."""
        return self.folder / "checkpoints" / Path(self.checkpoint.file).name


def open_run(folder: Path | str) -> Run:
    """Open a run folder. Raises `StudioError` where it is none or is damaged."""
    folder = Path(folder)
    if not folder.exists():
        text = translate("Run", "There is no folder {folder}; a run is named by the folder that training wrote.")
        raise RunError(_message("run.none", text, folder))
    if not (folder / "plan.json").is_file() or not (folder / "design.json").is_file():
        raise RunError(
            _message("run.none", translate("Run", "{folder} is no run folder: it has no plan.json and design.json."), folder)
        )
    design, facts = load(folder / "design.json"), _decode(folder / "plan.json", RunFacts)
    if facts.format > FORMAT:
        text = translate("Run", "The run {folder} was made by a newer version of CNN Studio; update CNN Studio to open it.")
        raise RunError(_message("run.newer", text, folder))
    if not _consistent(design, facts.data):
        raise RunError(_message("run.damaged", _DAMAGED, folder / "plan.json"))
    return Run(folder, design, facts)


def _consistent(design: Design, data: DataFacts) -> bool:
    """Tell whether the pictures that the facts describe are those that the design reads."""
    shapes = [getattr(design.graph[id].block, "shape", None) for id in inputs(design.graph)]
    channels = data.shape[0]
    return shapes == [data.shape] and len(data.mean) == len(data.std) == channels and all(std > 0 for std in data.std)


def known_checkpoints(folder: Path) -> tuple[Checkpoint, ...]:
    """Return the checkpoints that a run's index names, oldest first."""
    path = folder / "checkpoints" / "index.json"
    return _decode(path, Checkpoints).checkpoints if path.exists() else ()


def _message(code: str, source: Text, folder: Path) -> Message:
    return Message(code, source, folder=str(folder))


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except OSError as error:
        raise disk_error.reading(path, error) from error
    if len(data) > LIMIT:
        raise RunError(_message("run.damaged", _DAMAGED, path))
    return data


_DAMAGED = translate("Run", "{folder} is damaged and cannot be read.")


def _decode(path: Path, kind: type[Read]) -> Read:
    try:
        return msgspec.json.decode(_bytes(path), type=kind)
    except (msgspec.MsgspecError, RecursionError, ValueError):
        raise RunError(_message("run.damaged", _DAMAGED, path)) from None


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
