"""T1 and T4: LeNet-5 on MNIST, batch 128, the studio's engine beside the loop of PyTorch's MNIST example.

python benchmarks/training.py [--data FOLDER] [--quick] [--json]; exit code 1 where a target is missed. FOLDER holds MNIST in
torchvision's layout. Contenders are processes of their own, warmed up, and train in turn on the same pictures.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.harness import Measure, Target, interval, ratio_interval, report, rounds

HERE = Path(__file__).resolve().parent
WORKERS = (0, 1, 2)


@contextmanager
def contender(name: str, data: Path) -> Iterator[Measure]:
    """Start a contender; what is yielded trains one round and returns pictures per second."""
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent)}
    command = [sys.executable, str(HERE / "contenders.py"), name, str(data)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment) as child:
        assert child.stdin is not None and child.stdout is not None
        wire_in, wire_out = child.stdin, child.stdout
        if wire_out.readline().strip() != "ready":
            raise SystemExit(f"the contender {name} did not start")

        def one_round() -> float:
            wire_in.write("\n")
            wire_in.flush()
            return float(wire_out.readline())

        yield one_round
        wire_in.close()


def best_loop(data: Path) -> str:
    """Return the example loop with the number of DataLoader workers that is fastest here."""
    rates = {}
    for workers in WORKERS:
        with contender(f"loop:{workers}", data) as measure:
            rates[f"loop:{workers}"] = max(measure() for _ in range(2))
    return max(rates, key=lambda name: rates[name])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    beside = HERE.parent.parent / "shared" / "datasets"
    parser.add_argument("--data", type=Path, default=beside, help="MNIST in torchvision's layout")
    parser.add_argument("--quick", action="store_true", help="5 rounds instead of 12")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not (options.data / "MNIST" / "raw").is_dir():
        raise SystemExit(f"{options.data} holds no MNIST/raw: name the folder with --data")
    rival = best_loop(options.data)
    count = 5 if options.quick else 12
    names = ("ours", rival, "bare", "floor")
    with ExitStack() as stack:
        results = rounds({name: stack.enter_context(contender(name, options.data)) for name in names}, count)
    mine = results["ours"]
    targets = [
        Target("T1", "times the rate of PyTorch's example loop", ratio_interval(mine, results[rival]), 2.4, aim=2.9),
        Target("T4", "of the same recipe as a bare script", ratio_interval(mine, results["bare"]), 0.95, aim=0.98),
        Target("T4", "of the floor, the recipe on one fixed batch", ratio_interval(mine, results["floor"]), 0.85),
        Target("rate", "pictures per second", interval(mine)),
    ]
    return report(targets, results, options.json, {"rival": rival})


if __name__ == "__main__":
    sys.exit(main())
