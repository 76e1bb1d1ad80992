"""How the engine is started on this machine: its command and its environment."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

_KEEP = str(4 << 30)


def engine_command(options: Sequence[str] = ()) -> list[str]:
    """Return the command that starts the engine beside this program; a frozen program starts itself."""
    start = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "cnnstudio"]
    return [*start, "engine", *options]


def engine_environment() -> dict[str, str]:
    """Return this process's environment with what the engine wants: freed memory is kept, not given back after each step."""
    kept = {"MALLOC_MMAP_THRESHOLD_": _KEEP, "MALLOC_TRIM_THRESHOLD_": _KEEP} if sys.platform.startswith("linux") else {}
    return {**kept, **os.environ}
