"""A studio in a process of its own, for tests that kill it: it does one thing and says in lines of JSON how far it is.

`python -m tests.end_to_end.another_studio DEED [FILE]`
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtTest import QTest

from cnnstudio.design import durable
from cnnstudio.design.file import dumps
from cnnstudio.design.journal import read_journal
from cnnstudio.graph.text import StudioError
from cnnstudio.ui import parts
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.main_window import MainWindow
from tests.end_to_end import hands
from tests.end_to_end.hands import until

PATIENCE = 60


# -- the other process ------------------------------------------------------------------------------------------------


class RestingEngine(EngineClient):
    """An engine client that starts no process."""

    def start(self) -> None:
        return


def say(**facts: object) -> None:
    print(json.dumps(facts), flush=True)


def change(window: MainWindow, filters: int) -> None:
    """Type a number of filters, as a person does."""
    hands.pick(window, "conv1")
    hands.fill(window, "out_channels", str(filters))
    assert window.document.design.graph["conv1"].block.out_channels == filters


def kept(window: MainWindow) -> bool:
    """Tell whether the journal holds what is on the canvas."""
    try:
        return read_journal(window.safety._desk.journal.path).design == dumps(window.document.design).decode()
    except StudioError:
        return False


def edit(window: MainWindow) -> None:
    """Change something, and wait until it is kept."""
    change(window, 11)
    began = time.monotonic()
    until(lambda: kept(window), PATIENCE)
    say(seconds=time.monotonic() - began, design=dumps(window.document.design).decode(), pid=os.getpid())


def edit_and_wait(window: MainWindow) -> None:
    """Change something, and go on living."""
    edit(window)
    QTest.qWait(PATIENCE * 1000)


def look(window: MainWindow) -> None:
    """Only have the file open."""
    until(lambda: window.safety.recovery is not None and window.safety.recovery.looked, PATIENCE)
    say(pid=os.getpid())
    QTest.qWait(PATIENCE * 1000)


def train(window: MainWindow) -> None:
    """Train, and change something meanwhile."""
    window.engine.start()
    until(lambda: window.engine.is_ready, PATIENCE)
    hands.click(window.header.train)
    session = window.training.session
    until(lambda: session.history is not None and session.history.count > 3, PATIENCE)
    edit(window)
    assert session.busy
    QTest.qWait(PATIENCE * 1000)


def save_and_die(window: MainWindow, call: str, number: int, behind: bool) -> None:
    """Change something, wait until it is kept, and be killed in the middle of saving it."""
    edit(window)
    left = [number]

    class Deadly:
        def __getattr__(self, name: str) -> object:
            real = getattr(os, name)

            def counted(*args: object) -> object:
                left[0] -= 1
                if left[0] >= 0:
                    return real(*args)
                if behind:
                    real(*args)
                os.kill(os.getpid(), signal.SIGKILL)
                return None

            return counted if name == call else real

    durable.system = Deadly()  # type: ignore[assignment]
    hands.press(window, hands.Qt.Key.Key_S, hands.CONTROL)
    say(survived=True)


def main(deed: str, *arguments: str) -> None:
    from cnnstudio.ui.application import application

    app = application()
    if deed != "train":
        parts.engine = RestingEngine
    window = MainWindow()
    window.showNormal()
    window.resize(1366, 768)
    hands.settle()
    until(lambda: window.safety.recovery is not None and window.safety.recovery.looked, PATIENCE)
    if arguments:
        window.files.open(Path(arguments[0]))
    if deed == "save_and_die":
        save_and_die(window, arguments[1], int(arguments[2]), arguments[3] == "behind")
    else:
        globals()[deed](window)
    del app


# -- this process -----------------------------------------------------------------------------------------------------


@contextmanager
def another_studio(deed: str, *arguments: object) -> Iterator[dict[str, object]]:
    """Start it, wait until it has said something, and yield that; kill it at the end."""
    command = [sys.executable, "-m", "tests.end_to_end.another_studio", deed, *map(str, arguments)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])
    assert child.stdout is not None
    try:
        line = child.stdout.readline()
        assert line, "it ended before it said anything"
        yield json.loads(line)
    finally:
        child.kill()
        child.wait()
        child.stdout.close()


def killed(deed: str, *arguments: object) -> dict[str, object]:
    """Start it, kill it when it has said something, and return that."""
    with another_studio(deed, *arguments) as said:
        return said


if __name__ == "__main__":
    main(*sys.argv[1:])
