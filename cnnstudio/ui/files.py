"""Designs on disk, as the window reads and writes them."""

from __future__ import annotations

from pathlib import Path

from cnnstudio.design.design import Design

SUFFIX = ".cnn"


def load(path: Path) -> Design:
    """Return the design in a file. Raises `StudioError`."""
    from cnnstudio.design import file

    return file.load(path)


def save(design: Design, path: Path) -> None:
    """Write a design to a file, durably. Raises `StudioError`."""
    from cnnstudio.design import file

    file.save(design, path)
