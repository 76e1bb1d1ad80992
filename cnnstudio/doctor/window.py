"""Whether a window can open here: PySide6, a display, and the libraries below. Qt ends a process that finds no display."""

from __future__ import annotations

import importlib.util
import os
import re
import sys

from cnnstudio.doctor.child import Told, run_probe
from cnnstudio.doctor.finding import Finding, failed, note, ok, pip_install
from cnnstudio.doctor.libraries import install_command, missing_libraries, os_release
from cnnstudio.doctor.packages import installed, qt_requirement
from cnnstudio.graph.text import Message, Text, translate


def obstacle() -> Message | Text | None:
    """Return why no window can open here, as far as that can be told quickly and without Qt; None where nothing is seen."""
    if importlib.util.find_spec("PySide6") is None:
        text = translate("Doctor", "The window's library is not installed; this installs it: {command}.")
        return Message("qt.missing", text, command=pip_install(qt_requirement()))
    unsound = unsound_version(_imported())
    if unsound is not None:
        text = translate("Doctor", "{reason} This installs one that works: {command}.")
        return Message("qt.unsound", text, reason=unsound, command=pip_install(qt_requirement()))
    if not uses_x11() and not lacks_display():
        return None
    if lacks_display():
        return translate("Doctor", "There is no display here.")
    return _x11_obstacle()


def _x11_obstacle() -> Message | None:
    missing = missing_libraries()
    if missing:
        command = install_command(missing, os_release())
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


def examine() -> list[Finding]:
    """Return the findings on the window: version, libraries, display, and a trial in a process of its own."""
    version = installed("PySide6-Essentials")
    if version is None:
        return []
    unsound = unsound_version(version)
    if unsound is not None:
        return [failed(unsound, pip_install(qt_requirement()))]
    found = []
    missing = missing_libraries() if sys.platform.startswith("linux") else []
    if missing:
        text = translate("Doctor", "Qt's plugin for X11 lacks libraries of this system: {names}.")
        message = Message("qt.libraries", text, names=", ".join(missing))
        judge = failed if uses_x11() else note
        found.append(judge(message, install_command(missing, os_release())))
    if lacks_display():
        text = translate("Doctor", "There is no display here (DISPLAY and WAYLAND_DISPLAY are empty); training works without.")
        found.append(note(Message("display", text)))
    elif not (missing and uses_x11()):
        found.append(_trial(run_probe("qt")))
    return found


def _trial(told: Told) -> Finding:
    if "window" in told.steps:
        text = translate("Doctor", "PySide6 {version} opens windows (platform {platform}).")
        version = told.steps["import"]["version"]
        return ok(Message("qt", text, version=version, platform=told.steps["window"]["platform"]))
    if "import" in told.steps:
        text = translate("Doctor", "Qt finds no display that works: {reason}")
        return failed(Message("qt.display", text, reason=told.complaint))
    text = translate("Doctor", "PySide6 is installed but cannot be loaded: {reason}")
    return failed(Message("qt.import", text, reason=told.complaint), pip_install("--force-reinstall", qt_requirement()))
