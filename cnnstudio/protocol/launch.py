"""How the engine is started on this machine: its command and its environment."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

_KEEP = str(4 << 30)
_ROOT = Path(__file__).resolve().parents[2]


def engine_command(options: Sequence[str] = ()) -> list[str]:
    """Return the command that starts the engine beside this program; a frozen program starts itself.

    With `-P` a `torch.py` or `random.py` in the folder where the person happens to work is not taken for the library.
    """
    start = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-P", "-m", "cnnstudio"]
    return [*start, "engine", *options]


def engine_environment() -> dict[str, str]:
    """Return this process's environment with what the engine wants: freed memory is kept, not given back after each step.

    A checkout that was started from another folder is found by its path.
    """
    kept = {"MALLOC_MMAP_THRESHOLD_": _KEEP, "MALLOC_TRIM_THRESHOLD_": _KEEP} if sys.platform.startswith("linux") else {}
    environment = {**kept, **os.environ}
    if _ROOT.name not in ("site-packages", "dist-packages") and not getattr(sys, "frozen", False):
        paths = [str(_ROOT), environment.get("PYTHONPATH", "")]
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
    return environment
