"""Why no window can open here, told at every start with as few imports as can be. Qt ends a process that finds no display."""

from __future__ import annotations

import importlib.util
import os
import re
import sys

from cnnstudio.graph.text import Message, Text, translate


def obstacle() -> Message | Text | None:
    """Return why no window can open here, as far as that can be told quickly and without Qt; None where nothing is seen."""
    if importlib.util.find_spec("PySide6") is None:
        text = translate("Doctor", "The window's library is not installed; this installs it: {command}.")
        return Message("qt.missing", text, command=_install_qt())
    unsound = unsound_version(_imported())
    if unsound is not None:
        text = translate("Doctor", "{reason} This installs one that works: {command}.")
        return Message("qt.unsound", text, reason=unsound, command=_install_qt())
    if not uses_x11() and not lacks_display():
        return None
    if lacks_display():
        return translate("Doctor", "There is no display here.")
    return _x11_obstacle()


def _install_qt() -> str:
    from cnnstudio.doctor.finding import pip_install
    from cnnstudio.doctor.packages import qt_requirement

    return pip_install(qt_requirement())


def _x11_obstacle() -> Message | None:
    from cnnstudio.doctor import libraries

    missing = libraries.missing_libraries()
    if missing:
        command = libraries.install_command(missing, libraries.os_release())
        if not command:
            text = translate("Doctor", "Qt needs libraries that this system lacks: {names}.")
            return Message("qt.libraries", text, names=", ".join(missing))
        text = translate("Doctor", "Qt needs libraries that this system lacks; this installs them: {command}.")
        return Message("qt.libraries", text, command=command)
    if not display_answers():
        text = translate("Doctor", "The display {name} does not answer.")
        return Message("display.silent", text, name=os.environ.get("DISPLAY", ""))
    return None


def _imported() -> str | None:
    """Return the version of PySide6 by importing what a window needs anyway: what pip wrote down takes long to read."""
    try:
        from PySide6 import __version__
    except ImportError:
        return None
    return str(__version__)


def unsound_version(found: str | None) -> Message | None:
    """Return why PySide6 in the version `found` must not be used with this Python, None where it may."""
    number = tuple(int(part) for part in re.findall(r"\d+", found or "")[:3])
    if found is not None and ((sys.version_info < (3, 12) and number >= (6, 12)) or number == (6, 9, 1)):
        text = translate("Doctor", "PySide6 {version} ends with a crash on Python {python}.")
        return Message("qt.unsound", text, version=found, python=f"{sys.version_info[0]}.{sys.version_info[1]}")
    return None


def uses_x11() -> bool:
    """Return whether Qt would open its window through X11."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    if chosen:
        return chosen.startswith("xcb")
    return sys.platform.startswith("linux") and not os.environ.get("WAYLAND_DISPLAY")


def lacks_display() -> bool:
    """Return whether there is neither an X11 nor a Wayland display, and none is needed less (as with `offscreen`)."""
    if not sys.platform.startswith("linux") or not os.environ.get("QT_QPA_PLATFORM", "xcb").startswith(("xcb", "wayland")):
        return False
    return not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY")


def display_answers() -> bool:
    """Return whether a local X server takes connections; a display on another machine is not asked."""
    local = re.fullmatch(r"(?:unix)?:(\d+)(?:\.\d+)?", os.environ.get("DISPLAY", ""))
    if local is None or sys.platform == "win32":
        return True
    address = f"/tmp/.X11-unix/X{local[1]}"
    return any(_connects(place) for place in (address, "\0" + address))


def _connects(address: str) -> bool:
    import socket

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(2)
        try:
            connection.connect(address)
        except OSError:
            return False
    return True
