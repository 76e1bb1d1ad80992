"""Whether a window can open here, in full: PySide6, a display, the libraries below, and a trial."""

from __future__ import annotations

import sys

from cnnstudio.doctor import libraries
from cnnstudio.doctor.child import Told, run_probe
from cnnstudio.doctor.finding import Finding, failed, note, ok, pip_install
from cnnstudio.doctor.obstacle import lacks_display, unsound_version, uses_x11
from cnnstudio.doctor.packages import installed, qt_requirement
from cnnstudio.graph.text import Message, translate


def examine() -> list[Finding]:
    """Return the findings on the window: version, libraries, display, and a trial in a process of its own."""
    version = installed("PySide6-Essentials")
    if version is None:
        return []
    unsound = unsound_version(version)
    if unsound is not None:
        return [failed(unsound, pip_install(qt_requirement()))]
    found = []
    missing = libraries.missing_libraries() if sys.platform.startswith("linux") else []
    if missing:
        text = translate("Doctor", "Qt's plugin for X11 lacks libraries of this system: {names}.")
        message = Message("qt.libraries", text, names=", ".join(missing))
        judge = failed if uses_x11() else note
        found.append(judge(message, libraries.install_command(missing, libraries.os_release())))
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
