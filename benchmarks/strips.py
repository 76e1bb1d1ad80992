"""E1 to E4: film strips on the canvas, in the real window with its engine: how often, at what cost, how soon, how smoothly.

python benchmarks/strips.py [--quick] [--json] [--data-root FOLDER]; exit code 1 where a target is missed.

The cost is the share of the training steps a second that is lost while strips are on, by turns within one run, the window's own
work included. With MNIST in the folder of data sets it is LeNet-5 on MNIST, else on the embedded digits.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtTest import QTest

from benchmarks.harness import Interval, Results, Target, interval, report

TICK = 5
"""Milliseconds between two ticks that the window should keep."""
MILLISECONDS = 1e3


class Studio:
    """A window with its engine, and hands for it."""

    def __init__(self, data_root: Path | None) -> None:
        from cnnstudio.ui import parts
        from cnnstudio.ui.commands.strips import film_strips
        from cnnstudio.ui.engine_client import EngineClient
        from cnnstudio.ui.main_window import MainWindow
        from cnnstudio.ui.training import pace

        pace.remember_run()
        options = [] if data_root is None else ["--data-root", str(data_root)]
        parts.engine = lambda: EngineClient([*EngineClient().command, *options])  # type: ignore[assignment]
        self.window = MainWindow()
        self.window.resize(1366, 768)
        self.window.show()
        until(lambda: self.window.late.engine.is_ready)
        self.window.show_design()
        self.film = film_strips(self.window)

    @property
    def feed(self) -> Any:
        """What asks for the strips."""
        return self.film.feed

    def show(self, name: str, data: str = "") -> None:
        """Show a template."""
        from cnnstudio.templates.registry import templates
        from cnnstudio.ui.beginnings import from_template

        self.window.document.new(from_template(templates()[name], data))
        QTest.qWait(400)

    def close(self) -> None:
        """Let all go."""
        self.window._closing = True
        self.window.close()


def until(condition: Callable[[], object], seconds: float = 240) -> None:
    """Let the window live until something is so."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(f"not so within {seconds} s")
        QTest.qWait(2)


def while_training(studio: Studio, data: str, count: int, seconds: float) -> tuple[list[float], list[float]]:
    """Return strips a second, and the rate of training with strips over that without, by round."""
    from cnnstudio.protocol.messages import Curves

    window, film = studio.window, studio.film
    studio.show("lenet5-28", data)
    design = window.document.design
    window.document.edit("plan", replace(design, plan=design.plan.with_values(epochs=1000, device="cpu")))
    steps, shown = [0], [0]
    window.engine.told.connect(lambda told: steps.append(int(told.steps[-1])) if isinstance(told, Curves) else None)
    studio.feed.arrived.connect(lambda: shown.append(shown[-1] + 1))
    window.train()
    until(lambda: steps[-1] > 50)
    QTest.qWait(1500)

    def rate(on: bool) -> float:
        film.turn(on)
        QTest.qWait(700)
        first, number, start = steps[-1], shown[-1], time.perf_counter()
        QTest.qWait(int(seconds * MILLISECONDS))
        taken = time.perf_counter() - start
        if on:
            often.append((shown[-1] - number) / taken)
        return (steps[-1] - first) / taken

    often: list[float] = []
    kept = []
    for number in range(count):
        order = (True, False) if number % 2 else (False, True)
        rates = {on: rate(on) for on in order}
        kept.append(rates[True] / rates[False])
    window.training.stop()
    until(lambda: not window.training.busy)
    return often, kept


def after_the_pass(studio: Studio, count: int) -> tuple[list[float], list[float], int]:
    """Return seconds until all strips of VGG-16 in sight are painted, less the pass alone; hitches; bytes held."""
    studio.film.turn(True)
    studio.show("vgg16")
    until(lambda: studio.feed.maps)
    QTest.qWait(1000)
    blocks, board = studio.feed._blocks, studio.window.canvas.board
    hitches = watch_hitches()

    def asked(wanted: tuple[str, ...]) -> float:
        seen: list[int] = []
        link = studio.feed.arrived.connect(lambda: seen.append(1))
        start = time.perf_counter()
        studio.feed._blocks = wanted
        studio.feed._ask()
        until(lambda: seen)
        board.viewport().repaint()
        studio.feed.arrived.disconnect(link)
        return time.perf_counter() - start

    beyond = []
    for _ in range(count):
        alone = min(asked(()) for _ in range(3))
        beyond.append(max(asked(blocks) - alone, 1e-4))
    bar = board.horizontalScrollBar()
    for step in range(10 * count):
        bar.setValue(bar.value() + (40 if step % 20 < 10 else -40))
        QTest.qWait(20)
    held = sum(maps.pixels.nbytes for maps in studio.feed.maps.values())
    return beyond, hitches, held


def watch_hitches() -> list[float]:
    """Return a list to which every delay of a tick is added, in seconds."""
    late: list[float] = []
    last = [time.perf_counter()]

    def tick() -> None:
        now = time.perf_counter()
        late.append(max(now - last[0] - TICK / MILLISECONDS, 1e-4))
        last[0] = now

    timer = QTimer(interval=TICK)
    timer.timeout.connect(tick)
    timer.start()
    late.append(1e-4)
    tick.timer = timer  # type: ignore[attr-defined]
    return late


def main() -> int:
    """Measure and report."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--data-root", type=Path, default=None)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_DATA_HOME"] = home
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, home)
        from cnnstudio.ui.application import application

        app = application()
        studio = Studio(options.data_root)
        try:
            code = measure(studio, options)
        finally:
            studio.close()
            del app
    return code


def measure(studio: Studio, options: argparse.Namespace) -> int:
    """Run all and print the report."""
    count, seconds = (3, 2.0) if options.quick else (8, 5.0)
    data = "mnist" if options.data_root is not None else "digits"
    often, kept = while_training(studio, data, count, seconds)
    beyond, hitches, held = after_the_pass(studio, count)
    results: Results = {
        "strips a second while training": often,
        "rate of training, with over without": kept,
        "VGG-16 at 224: ms beyond the pass": [value * MILLISECONDS for value in beyond],
    }
    worst = max(hitches) * MILLISECONDS
    targets = [
        Target("E1", f"strips a second while LeNet-5 trains on {data}", interval(often), at_least=5),
        Target("E2", "rate of training with strips over that without", interval(kept), at_least=0.85),
        Target(
            "E3",
            "VGG-16 at 224: from the pass to all maps in sight painted",
            interval(results["VGG-16 at 224: ms beyond the pass"]),
            at_most=300,
            unit="ms",
        ),
        Target("E4", "longest hitch of the window meanwhile", Interval(worst, worst, worst), at_most=50, unit="ms"),
    ]
    return report(targets, results, options.json, {"bytes of strips held": held})


if __name__ == "__main__":
    sys.exit(main())
