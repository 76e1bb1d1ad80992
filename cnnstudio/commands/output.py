"""What commands print: JSON for programs, aligned columns for people."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from cnnstudio.graph.text import Message, StudioError, translate


def print_json(value: Any, *, indent: int | None = None) -> None:
    """Print one JSON value at once: ASCII, so that every encoding carries it; numbers that are not finite are null."""
    print(json.dumps(_finite(value), indent=indent, allow_nan=False), flush=True)


def _finite(value: Any) -> Any:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {key: _finite(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_finite(part) for part in value]
    return value


def print_columns(rows: Sequence[Sequence[str]]) -> None:
    """Print rows of texts, each column as wide as its widest text."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        print("  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip())


def save_picture(path: Path, pixels: Any) -> None:
    """Write a uint8 picture (height, width[, 3]) as PNG, its folder made where it is missing. Raises `StudioError`."""
    import io

    from PIL import Image

    from cnnstudio.design.durable import write_file

    make_folder(path.parent)
    data = io.BytesIO()
    Image.fromarray(pixels).save(data, "PNG")
    write_file(path, data.getvalue())


def make_folder(folder: Path) -> None:
    """Make a folder and those above it. Raises `StudioError`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        text = translate("Cli", "{folder} is a file: name a folder.")
        raise StudioError(Message("cli.folder", text, folder=str(folder))) from error
    except OSError as error:
        text = translate("Cli", "The folder {folder} cannot be made: {reason}.")
        raise StudioError(Message("cli.folder", text, folder=str(folder), reason=error.strerror or str(error))) from error
