"""Rivals live in environments of their own, made here on first use and kept in `.env-rivals` beside the code."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOM = Path(__file__).resolve().parents[1] / ".env-rivals"


class NotInstalled(Exception):
    """A rival could not be installed; says why in one line."""


def python_with(name: str, requirements: Sequence[str]) -> Path:
    """Return the Python of the environment `name`, which holds exactly what is required. Raises `NotInstalled`."""
    folder = ROOM / name
    stamp, wanted = folder / "requirements.txt", "\n".join(requirements)
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if python.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return python
    print(f"installing {name} into {folder.relative_to(ROOM.parent)}", file=sys.stderr)
    _run(sys.executable, "-m", "venv", "--clear", folder)
    _run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1", *requirements)
    stamp.write_text(wanted, encoding="utf-8")
    return python


def _run(*command: str | Path) -> None:
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise NotInstalled(said[-1] if said else f"{Path(command[0]).name} ended with {done.returncode}")
