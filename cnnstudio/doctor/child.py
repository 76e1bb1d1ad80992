"""Runs a probe in a child process and collects what it told before it ended, however it ended."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PATIENCE = 180.0
"""Seconds; the first import of torch from a cold disk takes long."""


@dataclass(frozen=True)
class Told:
    """What a probe told: the facts of each step by its name, how it ended, and the last line of its complaint."""

    steps: dict[str, dict[str, Any]]
    code: int
    complaint: str = ""


def run_probe(what: str) -> Told:
    """Run the probe `what`. It is killed when its patience ends."""
    import json
    import subprocess

    command = [sys.executable, "-W", "ignore", "-m", "cnnstudio.doctor.probe", what]
    try:
        done = subprocess.run(
            command, capture_output=True, env=_environment(), timeout=PATIENCE, stdin=subprocess.DEVNULL, check=False
        )
    except subprocess.TimeoutExpired:
        return Told({}, 1, f"no answer within {PATIENCE:.0f} seconds")
    except OSError as error:
        return Told({}, 1, error.strerror or str(error))
    steps = {}
    for line in done.stdout.decode("utf-8", "replace").splitlines():
        if line.startswith("{"):
            facts = json.loads(line)
            steps[facts.pop("step")] = facts
    complaint = last_line(done.stderr.decode("utf-8", "replace")) or f"it ended with code {done.returncode}"
    return Told(steps, done.returncode, complaint)


def last_line(text: str) -> str:
    """Return the line that says most: the last error, else the last line that is not empty."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    errors = [line for line in lines if "rror:" in line or "could not" in line.lower()]
    return (errors or lines or [""])[-1][:300]


def _environment() -> dict[str, str]:
    """The child finds this package wherever it was started from."""
    here = str(Path(__file__).resolve().parent.parent.parent)
    path = os.pathsep.join(part for part in (here, os.environ.get("PYTHONPATH", "")) if part)
    return {**os.environ, "PYTHONPATH": path}
