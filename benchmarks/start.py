"""S1, S2: how soon the window can be used, the engine can compute, and a training tells its first step.

python benchmarks/start.py [--quick] [--json]; exit code 1 where a target is missed.

A window counts as usable when it is painted and has answered an event that was sent to it then: the network, the menus and the
Train button are there. Palette and inspector follow; when they are there too is measured beside. Rivals: a bare window of Qt
for Python (a main window with an empty graphics view), and `import torch`; each start is a process of its own.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

OURS, BARE, DOCKS = "the studio, s", "bare window, s", "bare window with docks, s"
WHOLE = "the studio with palette and inspector, s"
READY, TORCH, FIRST = "engine ready, s", "import torch, s", "Train to the first step told, s"


def show_studio(whole: bool = False) -> None:
    """Start as the command `cnnstudio` does, up to its event loop; `whole`: until palette and inspector are there too."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    shown = []
    show = QMainWindow.show
    QMainWindow.show = lambda window: (shown.append(window), show(window))[1]
    QApplication.exec = lambda *_: tell_when_usable(shown[0], ("panel.palette", "panel.inspector") if whole else ())
    from cnnstudio.cli import main as cnnstudio

    sys.argv = ["cnnstudio"]
    sys.exit(cnnstudio())


def show_bare(docks: bool = False) -> None:
    """Show a main window with a graphics view; with `docks` a list, a form and a text around it."""
    from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView, QMainWindow

    app = QApplication(["bare"])
    window = QMainWindow()
    scene = QGraphicsScene()
    window.setCentralWidget(QGraphicsView(scene))
    if docks:
        _add_docks(window)
    window.resize(1366, 768)
    window.show()
    tell_when_usable(window)
    del app


def _add_docks(window) -> None:  # type: ignore[no-untyped-def]
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QDockWidget, QLineEdit, QListWidget, QPlainTextEdit

    area = Qt.DockWidgetArea
    for side, content in (
        (area.LeftDockWidgetArea, QListWidget()),
        (area.RightDockWidgetArea, QLineEdit()),
        (area.BottomDockWidgetArea, QPlainTextEdit()),
    ):
        dock = QDockWidget("Panel")
        dock.setWidget(content)
        window.addDockWidget(side, dock)


def tell_when_usable(window, panels: tuple[str, ...] = ()) -> int:  # type: ignore[no-untyped-def]
    """Write a line when the window and these panels are painted, and an event sent then has been heard; end the process."""
    from PySide6.QtCore import QCoreApplication, QEvent, QObject

    class Ear(QObject):
        def customEvent(self, _event: QEvent) -> None:
            os.write(1, b"usable\n")
            os._exit(0)

    ear = Ear(window)
    while not window.windowHandle().isExposed():
        QCoreApplication.processEvents()
    while any(window.docks[name].widget() is None for name in panels):
        QCoreApplication.processEvents()
    QCoreApplication.postEvent(ear, QEvent(QEvent.Type.User))
    while True:
        QCoreApplication.processEvents()


CHILDREN = {
    "studio": show_studio,
    "whole": lambda: show_studio(whole=True),
    "bare": show_bare,
    "docks": lambda: show_bare(docks=True),
}


class Start:
    """A contender: starts a process, and measures seconds until it writes its first line."""

    def __init__(self, command: list[str], home: str) -> None:
        self.command = command
        places = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"), home)
        self.environment = {"QT_QPA_PLATFORM": "offscreen", "CNNSTUDIO_LANG": "en", **os.environ, **places}
        self.environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def __call__(self) -> float:
        begun = time.perf_counter()
        with subprocess.Popen(self.command, stdout=subprocess.PIPE, env=self.environment, cwd=ROOT) as process:
            assert process.stdout is not None
            line = process.stdout.readline()
            seconds = time.perf_counter() - begun
        if not line:
            raise SystemExit(f"no window came up: {' '.join(self.command)}")
        return seconds


def engine_ready() -> float:
    """Return the seconds from the start of an engine until it says that it can compute."""
    from cnnstudio.protocol.client import EngineProcess
    from cnnstudio.protocol.messages import Ready

    begun = time.perf_counter()
    with EngineProcess() as engine:
        engine.wait(Ready)
        return time.perf_counter() - begun


def first_steps(number: int) -> list[float]:
    """Return the seconds from Train, sent to a warm engine, to the first step that is told: LeNet-5 on the embedded digits."""
    from cnnstudio.design.design import Design
    from cnnstudio.design.file import dumps
    from cnnstudio.protocol.arrays import Document
    from cnnstudio.protocol.client import EngineProcess
    from cnnstudio.protocol.commands import Stop, Train
    from cnnstudio.protocol.events import Finished, Progress
    from cnnstudio.protocol.messages import Curves, Ran, Ready, Told
    from cnnstudio.templates.registry import templates

    design = Document(dumps(Design({"main": templates()["lenet5-28"].build()}, data="digits")))
    found = []
    for token in range(number):
        with EngineProcess() as engine:
            engine.wait(Ready)
            time.sleep(3)
            begun = time.perf_counter()
            engine.send(Train(token, design))
            engine.wait(Told, such=lambda told: isinstance(told, Curves) or _is(told, Ran, Progress))
            found.append(time.perf_counter() - begun)
            engine.send(Stop(token))
            engine.wait(Told, such=lambda told: _is(told, Ran, Finished))
    return found


def _is(told: object, kind: type, event: type) -> bool:
    return isinstance(told, kind) and isinstance(told.event, event)  # type: ignore[attr-defined]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--child", choices=CHILDREN, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        CHILDREN[options.child]()
        return 0
    from benchmarks.harness import Target, interval, ratio_interval, report, rounds

    with tempfile.TemporaryDirectory() as home:
        again = [sys.executable, __file__, "--child"]
        windows = {
            OURS: Start([*again, "studio"], home),
            WHOLE: Start([*again, "whole"], home),
            BARE: Start([*again, "bare"], home),
            DOCKS: Start([*again, "docks"], home),
        }
        results = rounds(windows, 9 if options.quick else 25)
        torch = Start([sys.executable, "-c", "import torch; print(1, flush=True)"], home)
        results |= rounds({READY: engine_ready, TORCH: torch}, 5 if options.quick else 11)
    results[FIRST] = first_steps(5 if options.quick else 11)
    targets = [
        Target("S1", "usable window, times a bare one", ratio_interval(results[OURS], results[BARE]), at_most=2, aim=1.3),
        Target("S1", "usable window, times a bare one with docks", ratio_interval(results[OURS], results[DOCKS])),
        Target("S1", "with palette and inspector, times a bare one", ratio_interval(results[WHOLE], results[BARE])),
        Target("S2", "engine ready, times import torch", ratio_interval(results[READY], results[TORCH]), at_most=1.2),
        Target("S2", "Train to the first step told", interval(results[FIRST]), at_most=0.4, unit="s"),
    ]
    return report(targets, results, options.json)


if __name__ == "__main__":
    sys.exit(main())
