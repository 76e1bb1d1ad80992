"""What benchmarks share: contenders run in turn, ratios by round with their interval, targets, one report."""

from __future__ import annotations

import json
import math
import os
import platform
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

T = TypeVar("T")
Measure = Callable[[], float]
"""Runs once and returns what it measured: seconds, or a rate."""
Results = dict[str, list[float]]

STUDENT_95 = (6.314, 2.920, 2.353, 2.132, 2.015, 1.943, 1.895, 1.860, 1.833, 1.812, 1.796, 1.782, 1.771, 1.761, 1.753)
"""The 95 % quantile of Student's t for 1, 2, ... degrees of freedom; 1.7 beyond."""


@dataclass(frozen=True)
class Interval:
    """A figure with its 90 % interval."""

    low: float
    middle: float
    high: float

    def __str__(self) -> str:
        return f"{_short(self.middle)} [{_short(self.low)}, {_short(self.high)}]"


@dataclass(frozen=True)
class Target:
    """One figure against its target. A figure that could not be measured is None, with the reason as `note`.

    `at_least` or `at_most` is the target, `aim` what is hoped for beyond it. Missed: the whole interval lies on the wrong side.
    """

    name: str
    what: str
    figure: Interval | None
    at_least: float | None = None
    at_most: float | None = None
    aim: float | None = None
    unit: str = ""
    note: str = ""

    @property
    def missed(self) -> bool:
        if self.figure is None:
            return False
        too_low = self.at_least is not None and self.figure.high < self.at_least
        return too_low or (self.at_most is not None and self.figure.low > self.at_most)

    @property
    def verdict(self) -> str:
        if self.figure is None:
            return "not measured"
        if self.at_least is None and self.at_most is None:
            return ""
        return "MISSED" if self.missed else "met"


def rounds(contenders: Mapping[str, Callable[[], T]], count: int, warm_up: bool = True) -> dict[str, list[T]]:
    """Run all contenders `count` times in turn, the order rotated from round to round; return what each measured, by round."""
    names = list(contenders)
    if warm_up:
        for name in names:
            contenders[name]()
    results: dict[str, list[T]] = {name: [] for name in names}
    for number in range(count):
        turn = number % len(names)
        for name in names[turn:] + names[:turn]:
            results[name].append(contenders[name]())
    return results


def timed(action: Callable[[], object], times: int = 1) -> Measure:
    """Return a contender that runs `action` so many times and measures the seconds of the quickest."""

    def measure() -> float:
        found = []
        for _ in range(times):
            start = time.perf_counter()
            action()
            found.append(time.perf_counter() - start)
        return min(found)

    return measure


def interval(values: Sequence[float]) -> Interval:
    """Return the geometric mean of positive values with its 90 % interval."""
    logs = [math.log(value) for value in values]
    middle = statistics.fmean(logs)
    if len(logs) < 2:
        return Interval(math.exp(middle), math.exp(middle), math.exp(middle))
    freedom = len(logs) - 1
    t = STUDENT_95[freedom - 1] if freedom <= len(STUDENT_95) else 1.7
    reach = t * statistics.stdev(logs) / math.sqrt(len(logs))
    return Interval(math.exp(middle - reach), math.exp(middle), math.exp(middle + reach))


def ratio_interval(numerators: Sequence[float], denominators: Sequence[float]) -> Interval:
    """Return the ratio of two contenders, taken round by round, with its 90 % interval.

    For times, give the rival's first: the ratio says how many times faster ours is. For rates, give ours first.
    """
    return interval([a / b for a, b in zip(numerators, denominators, strict=True)])


def report(targets: Sequence[Target], results: Results, as_json: bool = False, facts: Mapping[str, Any] | None = None) -> int:
    """Print targets and medians, as a table or as one JSON object; return the exit code: 1 where a target is missed."""
    missed = any(target.missed for target in targets)
    if as_json:
        print(json.dumps(_as_data(targets, results, {**machine(), **(facts or {})}), indent=1, allow_nan=False))
        return int(missed)
    for name, values in results.items():
        print(f"{name:>40}  median {_short(statistics.median(values))} over {len(values)} rounds")
    for target in targets:
        print(f"{target.name:>6}  {target.what}: {target.figure or target.note} {target.unit} {_goal(target)} {target.verdict}")
    return int(missed)


def machine() -> dict[str, Any]:
    """Return what is worth knowing of this machine."""
    return {"python": platform.python_version(), "system": platform.system(), "processors": os.cpu_count()}


def _goal(target: Target) -> str:
    if target.at_least is not None:
        word, goal = "at least", target.at_least
    elif target.at_most is not None:
        word, goal = "at most", target.at_most
    else:
        return ""
    aim = "" if target.aim is None else f", aim {_short(target.aim)}"
    return f"({word} {_short(goal)}{aim})"


def _as_data(targets: Sequence[Target], results: Results, facts: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "machine": facts,
        "rounds": results,
        "targets": [{**asdict(target), "missed": target.missed} for target in targets],
        "missed": [target.name for target in targets if target.missed],
    }


def _short(number: float) -> str:
    return f"{number:,.0f}" if number >= 1000 else f"{number:.3g}"
