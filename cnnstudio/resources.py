"""Finds the files that travel with the program: in a checkout, in an installed wheel, in a frozen app."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path


@cache
def resource_folder() -> Path:
    """Return the folder `resources/`."""
    package = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    places = [package / "_resources", package.parent / "resources"]
    if frozen is not None:
        places.insert(0, Path(frozen) / "resources")
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"the folder resources/ is missing beside {package}; install CNN Studio again")


def resource(*parts: str) -> Path:
    """Return the path of one file below `resources/`."""
    return resource_folder().joinpath(*parts)
