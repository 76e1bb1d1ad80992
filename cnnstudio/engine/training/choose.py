"""Chooses threads and precision by measuring, once per machine and network; the choice is recorded, since it changes bits."""

from __future__ import annotations

import hashlib
import json
import platform
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path

import platformdirs
import torch
from torch import Tensor

from cnnstudio.design.durable import write_file
from cnnstudio.engine.build import Walk
from cnnstudio.engine.devices import physical_cores
from cnnstudio.engine.training.optimizers import make_optimizer
from cnnstudio.engine.training.step import train_step
from cnnstudio.engine.training.walk import TrainingWalk
from cnnstudio.graph.text import StudioError
from cnnstudio.plan.plan import Plan

SLOW_STEP = 0.4
"""Seconds of one step beyond which nothing more is tried than one step of each candidate."""
PRECISIONS = ("float32", "bfloat16")
TRIAL = 0.15
"""Seconds that each candidate is measured for, in turns with the one it is compared with."""
TURNS = 5
FEWER_THREADS, LESS_PRECISION = 0.9, 0.8
"""A candidate must take less than this share of the time: fewer threads leave room for others, bfloat16 costs accuracy."""


@dataclass(frozen=True)
class Choices:
    """How a run computes: processor threads, "float32" or "bfloat16", and the memory format."""

    threads: int
    precision: str
    memory_format: str = "channels_last"
    alone: float = 0.0
    """Seconds of a step on one thread when the machine was free; 0 where that was not measured."""


def choose(walk: Walk, plan: Plan, batch: tuple[Tensor, Tensor]) -> Choices:
    """Return the choices for this network, plan, batch size and device; weights and random state stay as they are."""
    device = batch[0].device
    if plan.threads is not None and plan.precision != "auto":
        return Choices(plan.threads, plan.precision)
    key = _key(walk, plan, batch, device)
    known = _remembered().get(key)
    if known is None:
        known = _measure(walk, plan, batch)
        _remember(key, known)
    if plan.threads is not None:
        known = replace(known, threads=plan.threads, alone=0.0)
    return known if plan.precision == "auto" else replace(known, precision=plan.precision)


def _measure(walk: Walk, plan: Plan, batch: tuple[Tensor, Tensor]) -> Choices:
    cores = physical_cores()
    before = torch.get_num_threads()
    random = torch.get_rng_state()
    try:
        best = _Trial(walk, plan, batch, Choices(plan.threads or cores, "float32"))
        if plan.threads is None and cores > 1 and best.seconds < SLOW_STEP / 4:
            single = _Trial(walk, plan, batch, Choices(1, "float32"))
            chosen = single if _wins(single, best, FEWER_THREADS) else best
            chosen.choices = replace(chosen.choices, alone=round(single.seconds, 7))
            best = chosen
        if plan.precision == "auto" and _has_bf16(batch[0].device):
            half = _Trial(walk, plan, batch, replace(best.choices, precision="bfloat16"))
            best = half if _wins(half, best, LESS_PRECISION) else best
        return best.choices
    finally:
        torch.set_num_threads(before)
        torch.set_rng_state(random)


class _Trial:
    """One candidate, training a copy of the network on one batch; `seconds` is its fastest step so far."""

    def __init__(self, walk: Walk, plan: Plan, batch: tuple[Tensor, Tensor], choices: Choices) -> None:
        self.choices = choices
        copy = walk.clone().train()
        optimizer = make_optimizer(plan, copy.parameters())
        self._step: Callable[[], object] | None = partial(train_step, TrainingWalk(copy), optimizer, *batch, choices.precision)
        self._synchronize = torch.cuda.synchronize if batch[0].is_cuda else None
        self.seconds = float("inf")
        self.run(0)
        if self.seconds < SLOW_STEP:
            self.seconds = float("inf")
            self.run(0)
        else:
            # Never tried again, and a large network's copy with its optimizer takes gigabytes.
            self._step = None

    def run(self, seconds: float) -> None:
        """Take steps for so long, at least one."""
        assert self._step is not None
        torch.set_num_threads(self.choices.threads)
        end = time.perf_counter() + seconds
        try:
            while True:
                start = time.perf_counter()
                self._step()
                if self._synchronize is not None:
                    self._synchronize()
                now = time.perf_counter()
                self.seconds = min(self.seconds, now - start)
                if now >= end:
                    return
        except RuntimeError:
            # In half precision it need not work, and two networks need not fit where one does.
            if self.choices.precision == "float32":
                raise
            self.seconds = float("inf")


def _wins(candidate: _Trial, current: _Trial, share: float) -> bool:
    """Tell whether the candidate's fastest step takes less than `share` of the current one's; measured in turns."""
    if max(candidate.seconds, current.seconds) < SLOW_STEP:
        candidate.seconds = current.seconds = float("inf")
        for _ in range(TURNS):
            current.run(TRIAL / TURNS)
            candidate.run(TRIAL / TURNS)
    return candidate.seconds < share * current.seconds


def _has_bf16(device: torch.device) -> bool:
    if device.type == "cuda":
        return bool(torch.cuda.is_bf16_supported())
    if device.type != "cpu":
        return False
    return bool(_cpu_flags() & {"avx512_bf16", "amx_bf16"})


def _cpu_flags() -> set[str]:
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return set()
    line = next((line for line in text.splitlines() if line.startswith("flags")), "")
    return set(line.partition(":")[2].split())


def _key(walk: Walk, plan: Plan, batch: tuple[Tensor, Tensor], device: torch.device) -> str:
    graph = walk.report.graph
    network = [(id, str(graph[id].block), graph.sources(id)) for id in graph.order]
    title = torch.cuda.get_device_name(device) if device.type == "cuda" else device.type
    facts = (network, plan.optimizer, tuple(batch[0].shape), title, platform.node(), physical_cores(), torch.__version__)
    return hashlib.sha256(repr((facts, plan.threads, plan.precision)).encode()).hexdigest()[:32]


def _place() -> Path:
    return Path(platformdirs.user_cache_dir("cnnstudio")) / "choices.json"


def _remembered() -> dict[str, Choices]:
    try:
        data = json.loads(_place().read_bytes()[:1_000_000])
        found = {key: Choices(int(e["threads"]), e["precision"], "channels_last", float(e["alone"])) for key, e in data.items()}
        return {key: known for key, known in found.items() if 0 < known.threads <= 1024 and known.precision in PRECISIONS}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _remember(key: str, choices: Choices) -> None:
    known = {**dict(list(_remembered().items())[-200:]), key: choices}
    try:
        _place().parent.mkdir(parents=True, exist_ok=True)
        write_file(_place(), json.dumps({key: asdict(value) for key, value in known.items()}, indent=1).encode())
    except (OSError, StudioError):
        return
