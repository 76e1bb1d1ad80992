"""The log file of a process: what went wrong in detail, for those who ask; the person reads one sentence."""

from __future__ import annotations

import faulthandler
import os
import sys
import time
import traceback
import warnings
from pathlib import Path
from typing import TextIO

LARGEST = 1_000_000

_file: TextIO | None = None


def log_path() -> Path:
    """Return where the log file lies, whether or not it can be written."""
    from platformdirs import user_log_dir

    return Path(user_log_dir("cnnstudio", appauthor=False)) / "cnnstudio.log"


def start_log(process: str) -> None:
    """Open the log file for this process, crashes of native code included; where it cannot be opened, go on without."""
    global _file
    if _file is not None:
        write(f"{process} begins")
        return
    try:
        path = log_path()
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > LARGEST:
            path.replace(path.with_suffix(".log.old"))
        _file = path.open("a", encoding="utf-8", errors="backslashreplace", buffering=1)
    except OSError:
        if sys.stderr is not None:
            faulthandler.enable()
        return
    faulthandler.enable(_file)
    warnings.showwarning = _log_warning
    write(f"{process} begins: Python {sys.version.split()[0]} on {sys.platform}")


def write(text: str) -> None:
    """Append a line to the log, if there is one."""
    if _file is not None:
        stamp = time.strftime("%Y-%m-%d %H:%M:%S")
        try:
            _file.write(f"{stamp} [{os.getpid()}] {text}\n")
        except OSError:
            return


def write_exception(error: BaseException) -> None:
    """Append an error with its traceback."""
    write("".join(traceback.format_exception(error)).rstrip())


def _log_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    write(f"warning: {filename}:{lineno}: {category.__name__}: {message}")
