"""System libraries that Qt's plugin for X11 needs, and the packages of Linux distributions that hold them."""

from __future__ import annotations

import importlib.util
import re
import shutil
from pathlib import Path

_NOT_FOUND = re.compile(r"^\s*(\S+) => not found", re.MULTILINE)
_XCB = re.compile(r"libxcb-([a-z-]+)\.so\.(\d+)")

# soname: Debian and Ubuntu, Fedora and RHEL, Arch
_PACKAGES = {
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image", "xcb-util-image"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil", "xcb-util-renderutil"),
    "libxcb-util.so.1": ("libxcb-util1", "xcb-util", "xcb-util"),
    "libxcb.so.1": ("libxcb1", "libxcb", "libxcb"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
    "libX11-xcb.so.1": ("libx11-xcb1", "libX11-xcb", "libx11"),
    "libX11.so.6": ("libx11-6", "libX11", "libx11"),
    "libSM.so.6": ("libsm6", "libSM", "libsm"),
    "libICE.so.6": ("libice6", "libICE", "libice"),
    "libEGL.so.1": ("libegl1", "libglvnd-egl", "libglvnd"),
    "libGL.so.1": ("libgl1", "libglvnd-glx", "libglvnd"),
    "libGLX.so.0": ("libglx0", "libglvnd-glx", "libglvnd"),
    "libOpenGL.so.0": ("libopengl0", "libglvnd-opengl", "libglvnd"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs", "dbus"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype", "freetype2"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2", "glib2"),
    "libgthread-2.0.so.0": ("libglib2.0-0", "glib2", "glib2"),
}
_INSTALLERS = {
    "debian": (0, "sudo apt-get install"),
    "ubuntu": (0, "sudo apt-get install"),
    "fedora": (1, "sudo dnf install"),
    "rhel": (1, "sudo dnf install"),
    "arch": (2, "sudo pacman -S"),
}


def plugin() -> Path | None:
    """Return Qt's plugin for X11 as PySide6 brings it, None where there is none. Qt is not imported."""
    spec = importlib.util.find_spec("PySide6")
    for place in (spec.submodule_search_locations or ()) if spec is not None else ():
        file = Path(place) / "Qt" / "plugins" / "platforms" / "libqxcb.so"
        if file.exists():
            return file
    return None


def missing_libraries() -> list[str]:
    """Return the sonames that the plugin, and Qt below it, need and the system lacks."""
    import subprocess

    file = plugin()
    if file is None or shutil.which("ldd") is None:
        return []
    try:
        done = subprocess.run(["ldd", str(file)], capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return []
    return parse_ldd(done.stdout)


def parse_ldd(text: str) -> list[str]:
    """Return the sonames that `ldd` did not find, each once, in order."""
    return list(dict.fromkeys(_NOT_FOUND.findall(text)))


def install_command(sonames: list[str], os_release: str) -> str:
    """Return the command that installs these libraries, empty where the distribution or a library is not known.

    `os_release` is the text of /etc/os-release.
    """
    found = re.findall(r'^(?:ID|ID_LIKE)="?([^"\n]*)"?$', os_release, re.MULTILINE)
    family = next((name for name in " ".join(found).split() if name in _INSTALLERS), None)
    if family is None:
        return ""
    column, command = _INSTALLERS[family]
    packages = [_packages(soname)[column] for soname in sonames if _packages(soname)]
    return " ".join([command, *dict.fromkeys(packages)]) if packages else ""


def _packages(soname: str) -> tuple[str, ...]:
    if soname in _PACKAGES:
        return _PACKAGES[soname]
    plain = _XCB.fullmatch(soname)
    return (f"libxcb-{plain[1]}{plain[2]}", "libxcb", "libxcb") if plain else ()


def os_release() -> str:
    """Return the text that says which distribution this is."""
    try:
        return Path("/etc/os-release").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
