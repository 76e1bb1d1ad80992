"""Which runs are offered to stand beside the network at hand, and what tells them apart."""

from __future__ import annotations

from collections.abc import Container
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from cnnstudio.data.catalogue import DATASETS
from cnnstudio.graph.text import StudioError
from cnnstudio.runs.read import Run, open_run
from cnnstudio.ui.explore.bars import percent
from cnnstudio.ui.moments import moment_words
from cnnstudio.ui.words import filled, say, translate

MOST = 12
_LONGEST_LOG = 4_000_000
"""Bytes of a log that is read for the sake of its last line."""


class Offer(NamedTuple):
    """A run folder, and a line that says what it holds."""

    folder: Path
    words: str


def offers(root: Path, shown: Container[Path]) -> list[Offer]:
    """Return the newest runs below `root`, newest first, without those that are shown already; what is no run is left out."""
    try:
        folders = sorted(
            (folder for folder in root.iterdir() if folder not in shown), key=lambda folder: folder.name, reverse=True
        )
    except OSError:
        return []
    found: list[Offer] = []
    for folder in folders:
        if len(found) == MOST:
            break
        if folder in shown:
            continue
        try:
            found.append(Offer(folder, describe(open_run(folder))))
        except StudioError:
            continue
    return found


def describe(run: Run) -> str:
    """Return what was trained, on what, how well it did, and when: as far as the run tells."""
    data = run.facts.data.name
    parts = [
        run.facts.network or run.folder.name,
        say(DATASETS[data].title).partition(" (")[0] if data in DATASETS else Path(data).name,
        _result(run),
        _when(run.facts.created),
    ]
    return "  ·  ".join(part for part in parts if part)


def _result(run: Run) -> str:
    log = run.folder / "metrics.jsonl"
    try:
        records = run.metrics if log.stat().st_size <= _LONGEST_LOG else []
    except (OSError, StudioError):
        return ""
    last = next((record for record in reversed(records) if record.get("event") == "finished"), None)
    test = last.get("test") if last is not None else None
    accuracy = test.get("accuracy") if isinstance(test, dict) else None
    if not isinstance(accuracy, float):
        return translate("Evaluate", "not finished") if last is None and records else ""
    return filled(translate("Evaluate", "{share} right"), share=percent(accuracy))


def _when(created: str) -> str:
    try:
        return moment_words(datetime.fromisoformat(created).astimezone())
    except (ValueError, OverflowError):
        return ""
