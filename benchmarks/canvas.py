"""N1 and N2: the canvas with 500 and 2,000 blocks, side by side with NodeGraphQt, the usual node editor of Qt for Python.

python benchmarks/canvas.py [--quick] [--json]; exit code 1 where a target is missed.

Both draw the same network of real blocks into a viewport of 1366 x 768 and are tried by the same hand: build and show it, pan,
zoom, drag a block with its wires, fit all. A frame lasts from the mouse's event until what it changed is painted. Ours also
checks the network, lays it out, and writes shapes and badges. NodeGraphQt gets 500 blocks only: a fit of 2,000 takes it 19 s.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.canvases.network import facts, for_the_rival, network
from benchmarks.harness import Interval, Results, Target, interval, ratio_interval, report, rounds
from benchmarks.rivals import NotInstalled, python_with

HERE = Path(__file__).resolve().parent
FEW, MANY = 500, 2000
OURS, OURS_MANY, RIVAL = "ours", "ours with many", "NodeGraphQt"
RIVAL_VERSION = "0.6.44"
FASTER = {"build": (8, 15), "fit": (40, 100), "pan": (2, 3), "zoom": (2, 3), "drag": (None, None)}
"""What N1 asks of the median against NodeGraphQt's, and what is hoped for beyond."""

Frames = dict[str, list[float]]
"""Seconds of each frame, by what was done."""


class Contender:
    """A canvas in a process of its own. Called, it goes through one round with so many blocks."""

    def __init__(self, command: Sequence[str | Path], blocks: int, home: str) -> None:
        places = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"), home)
        settings = {"QT_QPA_PLATFORM": "offscreen", "CNNSTUDIO_LANG": "en", **os.environ, **places}
        self.order = json.dumps({"blocks": blocks})
        self.child = subprocess.Popen(
            [str(word) for word in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=settings
        )

    def __enter__(self) -> Callable[[], Frames]:
        if self._line() != "ready":
            raise SystemExit(f"a canvas did not start: {self.child.args}")
        return self.round

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with self.child:
            self.child.kill()

    def round(self) -> Frames:
        assert self.child.stdin is not None
        print(self.order, file=self.child.stdin, flush=True)
        line = self._line()
        if not line:
            raise SystemExit(f"a canvas ended early: {self.child.args}")
        found: Frames = json.loads(line)
        return found

    def _line(self) -> str:
        assert self.child.stdout is not None
        return self.child.stdout.readline().strip()


def measured(count: int, few: int, many: int) -> tuple[dict[str, list[Frames]], str]:
    """Return the rounds of each contender, and why the rival is not among them, else ""."""
    missing = ""
    with ExitStack() as stack:
        home = stack.enter_context(tempfile.TemporaryDirectory())
        ours = (sys.executable, HERE / "canvases" / "ours.py")
        canvases = {OURS: Contender(ours, few, home), OURS_MANY: Contender(ours, many, home)}
        try:
            canvases[RIVAL] = Contender(rival(Path(home), few), few, home)
        except NotInstalled as error:
            missing = f"NodeGraphQt could not be installed: {error}"
        contenders = {name: stack.enter_context(canvas) for name, canvas in canvases.items()}
        return rounds(contenders, count), missing


def rival(room: Path, blocks: int) -> list[str | Path]:
    """Return the command of NodeGraphQt's canvas, with the studio's own version of Qt."""
    qt = f"PySide6-Essentials=={version('PySide6-Essentials')}"
    python = python_with("nodegraphqt", [f"NodeGraphQt=={RIVAL_VERSION}", "Qt.py", qt, "setuptools<81"])
    picture = room / "network.json"
    picture.write_text(json.dumps(for_the_rival(network(blocks))), encoding="utf-8")
    return [python, HERE / "canvases" / "nodegraphqt.py", picture]


def medians(found: list[Frames], what: str) -> list[float]:
    """Return the median of each round, in milliseconds."""
    return [statistics.median(frames[what]) * 1e3 for frames in found]


def worst(found: list[Frames], what: str) -> list[float]:
    """Return the 99th percentile of each round, in milliseconds."""
    return [sorted(frames[what])[math.ceil(0.99 * len(frames[what])) - 1] * 1e3 for frames in found]


def figures(found: dict[str, list[Frames]]) -> Results:
    """Return medians and 99th percentiles by round."""
    results: Results = {}
    for name, frames in found.items():
        for what in frames[0]:
            results[f"{name}, {what}, median, ms"] = medians(frames, what)
            if len(frames[0][what]) > 1:
                results[f"{name}, {what}, p99, ms"] = worst(frames, what)
    return results


def targets(found: dict[str, list[Frames]], missing: str, few: int, many: int) -> list[Target]:
    """Return what N1 and N2 ask for, and the edit at the head."""
    return [
        *faster(found, missing, few),
        *in_time(found[OURS], few),
        *in_time(found[OURS_MANY], many, True),
        *edited(found[OURS], few),
    ]


def faster(found: dict[str, list[Frames]], missing: str, blocks: int) -> list[Target]:
    made = []
    for what, (least, aim) in FASTER.items():
        theirs = found.get(RIVAL)
        ratio = ratio_interval(medians(theirs, what), medians(found[OURS], what)) if theirs else None
        name = f"{blocks} blocks, {what}, times faster than NodeGraphQt"
        made.append(Target("N1", name, ratio, at_least=least, aim=aim, note=missing))
    return made


def in_time(found: list[Frames], blocks: int, all_of_it: bool = False) -> list[Target]:
    def target(what: str, figure: Interval, most: float, aim: float) -> Target:
        return Target("N2", f"{blocks} blocks, {what}", figure, at_most=most, aim=aim, unit="ms")

    made = [target(f"{what} p99", interval(worst(found, what)), 16, 8) for what in ("pan", "zoom", "drag")]
    if all_of_it:
        made.append(target("fit p99", interval(worst(found, "fit")), 60, 50))
        made.append(target("build", interval(medians(found, "build")), 400, 250))
    return made


def edited(found: list[Frames], blocks: int) -> list[Target]:
    checks, shown = interval(medians(found, "check")), interval(medians(found, "edit"))
    return [
        Target("H1", f"{blocks} blocks, an edit at the head checked", checks, at_most=5, unit="ms"),
        Target("edit", f"{blocks} blocks, the same, checked and shown on the canvas", shown, unit="ms"),
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="5 rounds instead of 15")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument(
        "--blocks", type=int, nargs=2, default=(FEW, MANY), metavar=("FEW", "MANY"), help="other sizes, to try it"
    )
    parser.add_argument("--rounds", type=int, help="other than 5 or 15")
    options = parser.parse_args()
    few, many = options.blocks
    found, missing = measured(options.rounds or (5 if options.quick else 15), few, many)
    held: dict[str, Any] = {str(count): facts(network(count)) for count in (few, many)}
    known = {
        "qt": version("PySide6-Essentials"),
        "viewport": [1366, 768],
        "networks": held,
        "NodeGraphQt": missing or RIVAL_VERSION,
    }
    return report(targets(found, missing, few, many), figures(found), options.json, known)


if __name__ == "__main__":
    sys.exit(main())
