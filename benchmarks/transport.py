"""X1: arrays from process to process as frames, beside lists of numbers in JSON; and how soon a run hears Stop.

python benchmarks/transport.py [--quick] [--json]; exit code 1 where a target is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np

from benchmarks.harness import Measure, Target, interval, ratio_interval, report, rounds
from cnnstudio.design.design import Design
from cnnstudio.design.file import dumps
from cnnstudio.plan.plan import Plan
from cnnstudio.protocol.arrays import Document
from cnnstudio.protocol.client import EngineProcess
from cnnstudio.protocol.commands import Stop, Train
from cnnstudio.protocol.events import Finished, Progress
from cnnstudio.protocol.messages import Filters, Looked, Ran, Ready, Stopping, Told
from cnnstudio.protocol.wire import pack, studio_receiver
from cnnstudio.templates.registry import templates

SHAPE = (64, 64, 11, 11)
MEGABYTES = np.prod(SHAPE) * 4 / 1e6
PIECE = 1 << 18


@cache
def values() -> np.ndarray:
    """The array that travels: as many numbers as 64 filters of 11x11 over 64 channels, float32."""
    return np.random.default_rng(0).standard_normal(SHAPE, np.float32)


def as_frames() -> Iterator[bytes]:
    weights = {"conv1": Filters(values(), 1.0, SHAPE)}
    return pack(Looked(1, 1, "", 0, 0, None, np.zeros(0, np.float32), {}, weights))


def as_json() -> Iterator[bytes]:
    text = json.dumps({"conv1": values().tolist()}).encode()
    yield len(text).to_bytes(8, "little")
    yield text


SENDERS: dict[str, Callable[[], Iterator[bytes]]] = {"frames": as_frames, "json": as_json}


def send(kind: str) -> None:
    """Write the array to standard output each time a byte comes; runs in a process of its own."""
    while os.read(0, 1):
        for data in SENDERS[kind]():
            left = memoryview(data)
            while left:
                left = left[os.write(1, left) :]


class Sender:
    """The other process."""

    def __init__(self, kind: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, __file__, "--send", kind], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
        )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.asks, self.answers = self.process.stdin, self.process.stdout.fileno()

    def rate(self, receive: Callable[[int], np.ndarray]) -> Measure:
        """Return a contender that measures megabytes of float32 a second, until they are an array here."""

        def measure() -> float:
            start = time.perf_counter()
            self.asks.write(b"?")
            if receive(self.answers).shape != SHAPE:
                raise SystemExit("the array came in another shape")
            return float(MEGABYTES) / (time.perf_counter() - start)

        return measure

    def close(self) -> None:
        self.asks.close()
        self.process.wait()


def from_frames(descriptor: int) -> np.ndarray:
    receiver, found = studio_receiver(), list[object]()
    while not found:
        found = list(receiver.feed(os.read(descriptor, PIECE)))
    (looked,) = found
    assert isinstance(looked, Looked)
    return looked.filters["conv1"].weights


def from_json(descriptor: int) -> np.ndarray:
    text = bytearray()
    while len(text) < 8 or len(text) < 8 + int.from_bytes(text[:8], "little"):
        text += os.read(descriptor, PIECE)
    return np.array(json.loads(text[8:])["conv1"], np.float32)


def stops(number: int) -> tuple[list[float], list[float], list[float]]:
    """Train LeNet-5 and stop it, so many times: seconds until Stop is answered, until the run is over, of one step."""
    plan = Plan(epochs=1000, batch_size=128, threads=1, precision="float32")
    design = Document(dumps(Design({"main": templates()["lenet5-28"].build()}, plan=plan)))
    answered, over, step = [], [], []
    with EngineProcess() as engine:
        engine.wait(Ready)
        for token in range(number):
            engine.send(Train(token, design))
            for _ in range(3):
                progress = engine.wait(Ran, such=lambda ran: isinstance(ran.event, Progress)).event
            assert isinstance(progress, Progress)
            start = time.perf_counter()
            engine.send(Stop(token))
            engine.wait(Stopping)
            answered.append(time.perf_counter() - start)
            engine.wait(Told, such=lambda told: isinstance(told, Ran) and isinstance(told.event, Finished))
            over.append(time.perf_counter() - start)
            step.append(128 / progress.images_per_second)
    return answered, over, step


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--send", choices=SENDERS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.send:
        send(options.send)
        return 0
    number = 5 if options.quick else 15
    frames, text = Sender("frames"), Sender("json")
    ours, rival = "arrays in frames, MB/s", "lists in JSON, MB/s"
    results = rounds({ours: frames.rate(from_frames), rival: text.rate(from_json)}, number)
    frames.close()
    text.close()
    answered, over, step = stops(number)
    results |= {"Stop answered, s": answered, "stopped, tested and told, s": over, "one step, s": step}
    late = interval([max(seconds - one, 1e-6) * 1e3 for seconds, one in zip(answered, step, strict=True)])
    targets = [
        Target("X1", "arrays, times faster than JSON lists", ratio_interval(results[ours], results[rival]), at_least=30),
        Target("X1", "Stop answered, beyond one step", late, at_most=5, unit="ms"),
    ]
    return report(targets, results, options.json, {"megabytes": float(MEGABYTES)})


if __name__ == "__main__":
    sys.exit(main())
