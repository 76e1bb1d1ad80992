"""Versions, read from what pip wrote down, without importing anything."""

from __future__ import annotations

import sys

from cnnstudio import __version__
from cnnstudio.doctor.finding import Finding, failed, ok, pip_install
from cnnstudio.graph.text import Message, translate

PACKAGES = (
    "torch",
    "torchvision",
    "numpy",
    "pillow",
    "msgspec",
    "safetensors",
    "platformdirs",
    "PySide6-Essentials",
    "pyqtgraph",
)
OLDEST_PYTHON = (3, 11)
_OTHER_NAMES = {"PySide6-Essentials": ("PySide6", "pyside6")}
"""conda calls it otherwise."""


def installed(package: str) -> str | None:
    """Return the version of a package, None where it is not installed."""
    from importlib.metadata import PackageNotFoundError, version

    for name in (package, *_OTHER_NAMES.get(package, ())):
        try:
            return version(name)
        except PackageNotFoundError:
            continue
    return None


def versions() -> dict[str, str | None]:
    """Return the version of everything that matters; None stands for what is missing."""
    import platform

    return {
        "cnnstudio": __version__,
        "python": platform.python_version(),
        "platform": platform.platform(),
        **{name: installed(name) for name in PACKAGES},
    }


def examine() -> list[Finding]:
    """Return a finding on Python, and one on each package that is missing."""
    found = [_python()]
    missing = [name for name in PACKAGES if installed(name) is None]
    for name in missing:
        text = translate("Doctor", "{package} is not installed.")
        wanted = ("torch", "torchvision") if name in ("torch", "torchvision") else (_requirement(name),)
        found.append(failed(Message("package.missing", text, package=name), pip_install(*wanted)))
    if not missing:
        text = translate("Doctor", "All {count} packages are installed.")
        found.append(ok(Message("package.all", text, count=len(PACKAGES))))
    return found


def _requirement(name: str) -> str:
    return qt_requirement() if name == "PySide6-Essentials" else name


def qt_requirement() -> str:
    """Return the PySide6 that is sound on this Python, as pip takes it."""
    return f"PySide6-Essentials>=6.8,!=6.9.1,<{'6.12' if sys.version_info < (3, 12) else '6.13'}"


def _python() -> Finding:
    found = sys.version.split()[0]
    if sys.version_info < OLDEST_PYTHON:
        text = translate("Doctor", "Python {found} is too old: CNN Studio needs {oldest} or newer.")
        return failed(Message("python", text, found=found, oldest=".".join(map(str, OLDEST_PYTHON))))
    return ok(Message("python", translate("Doctor", "Python {found} at {place}."), found=found, place=sys.executable))
