"""Designs on disk, as the window names and finds them."""

from __future__ import annotations

from pathlib import Path

from cnnstudio.ui import settings

SUFFIX = ".cnn"
CODE = (".py", ".txt")
"""Files that may hold layers of Keras or PyTorch."""
_MOST = 10
_KEY = "recent"


def with_suffix(path: Path, suffix: str = SUFFIX) -> Path:
    """Return the path with a suffix, where the person gave none."""
    return path if path.suffix else path.with_name(path.name + suffix)


def recent() -> list[Path]:
    """Return the designs opened or saved last that are still there, the newest first."""
    return [path for text in settings.texts(_KEY) if (path := Path(text)).is_file()]


def remember_recent(path: Path) -> None:
    """Put a design at the head of the recent ones."""
    text = str(path.absolute())
    rest = [old for old in settings.texts(_KEY) if old != text]
    settings.remember(_KEY, [text, *rest][:_MOST])


def folder() -> str:
    """Return where a file dialog begins: beside the newest design, else at home."""
    newest = recent()
    return str(newest[0].parent if newest else Path.home())


def file_name(title: str) -> str:
    """Return a file's name, without suffix, that every system takes."""
    kept = "".join(sign if sign.isalnum() or sign in " -_" else "-" for sign in title).strip(" -")
    return kept[:60] or "network"
