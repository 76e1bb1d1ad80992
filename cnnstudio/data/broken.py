"""The one sentence for a file that cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cnnstudio.graph.text import Message, StudioError, Text, translate

if TYPE_CHECKING:
    from pathlib import Path


def broken_file(path: Path, why: Text | Message) -> StudioError:
    """Return the error that names `path` and says `why` it cannot be used."""
    text = translate("Data", "The file {file} cannot be read: {why}. Remove it and get it again.")
    return StudioError(Message("data.broken", text, file=str(path), why=why))
