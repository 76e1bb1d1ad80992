"""One thing that was examined: whether it is well, in a sentence, and what mends it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import StrEnum

from cnnstudio.graph.text import Message


class State(StrEnum):
    """Well, worth knowing, or to be mended."""

    OK = "ok"
    NOTE = "note"
    FAILED = "failed"


@dataclass(frozen=True)
class Finding:
    """What was found; `mend` is a command for the terminal, empty where there is nothing to do."""

    code: str
    state: State
    message: Message
    mend: str = ""


def ok(message: Message) -> Finding:
    """Return a finding that all is well."""
    return Finding(message.code, State.OK, message)


def note(message: Message, mend: str = "") -> Finding:
    """Return a finding that keeps nothing from working."""
    return Finding(message.code, State.NOTE, message, mend)


def failed(message: Message, mend: str = "") -> Finding:
    """Return a finding that is to be mended."""
    return Finding(message.code, State.FAILED, message, mend)


def pip_install(*arguments: str) -> str:
    """Return the command that installs into the very Python that runs now."""
    import shlex
    import subprocess

    words = [sys.executable, "-m", "pip", "install", *arguments]
    return subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)
