"""E5: the accuracy of LeNet-5 over every shift in [-8, 8] x [-8, 8], beside one forward pass for each of the 289 shifts.

python benchmarks/shifts.py [--quick] [--json] [--data-root FOLDER]; exit code 1 where a target is missed.

With MNIST in the folder of data sets it is its 10,000 test pictures, else as many embedded digits, repeated. The rival passes
some of the shifts, in batches of the same size, and is reckoned up to 289.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
import torch

from benchmarks.harness import Target, interval, ratio_interval, report, rounds
from cnnstudio.data import available, load, shift_images
from cnnstudio.engine.build import Walk, build
from cnnstudio.engine.robustness import attempt
from cnnstudio.engine.training.batches import Lens, Scaling
from cnnstudio.graph.check import check
from cnnstudio.templates.registry import templates

PICTURES, SHIFTS, BATCH = 10_000, 17 * 17, 256
PASSED = ((0, 0), (8, -8), (-3, 5))
"""The shifts that the rival passes."""
OURS, RIVAL = "all shifts together, s", "one pass for each, s"


def pictures(data_root: Path | None) -> tuple[str, np.ndarray, np.ndarray]:
    """Return the name of the data, its test pictures and labels: 10,000 of them."""
    name = "mnist" if available("mnist", data_root) else "digits"
    test = load(name, data_root, download=False).test
    chosen = np.arange(PICTURES) % len(test.labels)
    return name, test.images[chosen], test.labels[chosen]


def together(walk: Walk, lens: Lens, images: np.ndarray, labels: np.ndarray) -> float:
    """Return the seconds of the whole map."""
    start = time.perf_counter()
    for _ in attempt(walk, lens, images, labels, "shift"):
        pass
    return time.perf_counter() - start


def one_by_one(walk: Walk, lens: Lens, images: np.ndarray, labels: np.ndarray) -> float:
    """Return the seconds of the whole map, reckoned from those of some shifts."""
    start = time.perf_counter()
    right = 0
    with torch.no_grad():
        for shift in PASSED:
            for first in range(0, len(labels), BATCH):
                part = slice(first, first + BATCH)
                scores = walk.logits(lens.inputs(shift_images(images[part], *shift)))
                right += int((scores.argmax(1).numpy() == labels[part]).sum())
    return (time.perf_counter() - start) / len(PASSED) * SHIFTS


def main() -> int:
    """Measure and report."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--data-root", type=Path, default=None)
    options = parser.parse_args()
    torch.set_num_threads(2)
    torch.set_flush_denormal(True)
    name, images, labels = pictures(options.data_root)
    walk = build(check(templates()["lenet5-28"].build()), seed=1).eval().to(memory_format=torch.channels_last)
    lens = Lens((1, 28, 28), Scaling((0.13,), (0.31,)), torch.device("cpu"))
    given = (walk, lens, images, labels)
    results = rounds({OURS: lambda: together(*given), RIVAL: lambda: one_by_one(*given)}, 2 if options.quick else 5)
    targets = [
        Target("E5", f"17 x 17 shifts, 10,000 pictures of {name}, two cores", interval(results[OURS]), at_most=60, unit="s"),
        Target("E5", "times faster than one pass for each", ratio_interval(results[RIVAL], results[OURS]), at_least=1.5),
    ]
    return report(targets, results, options.json)


if __name__ == "__main__":
    sys.exit(main())
