"""Chooses threads and precision by measuring, once per machine and network; the choice is recorded, since it changes bits."""

from __future__ import annotations

import hashlib
import json
import platform
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import platformdirs
import torch
from torch import Tensor

from cnnstudio.design.durable import write_file
from cnnstudio.engine.build import Walk
from cnnstudio.engine.devices import is_out_of_memory, physical_cores
from cnnstudio.engine.training.optimizers import make_optimizer
from cnnstudio.engine.training.step import precision_scope, train_step
from cnnstudio.engine.training.walk import TrainingWalk
from cnnstudio.graph.text import StudioError
from cnnstudio.plan.plan import Plan

SLOW_STEP = 0.4
"""Seconds of one step beyond which nothing more is tried: a large network uses all cores anyway."""
TRIAL = 0.12
"""Seconds that one candidate is measured for."""
WORTH = 0.9
"""A candidate must take less than this share of the time of the one before it."""


@dataclass(frozen=True)
class Choices:
    """How a run computes: processor threads, "float32" or "bfloat16", and the memory format."""

    threads: int
    precision: str
    memory_format: str = "channels_last"


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
        known = replace(known, threads=plan.threads)
    return known if plan.precision == "auto" else replace(known, precision=plan.precision)


def _measure(walk: Walk, plan: Plan, batch: tuple[Tensor, Tensor]) -> Choices:
    cores = physical_cores()
    before = torch.get_num_threads()
    random = torch.get_rng_state()
    trial = walk.clone()
    try:
        best = Choices(plan.threads or cores, "float32")
        best_time = _seconds(trial, plan, batch, best, float("inf"))
        if best_time > SLOW_STEP and not _has_bf16(batch[0].device):
            return best
        candidates = [Choices(1, "float32")] if plan.threads is None and cores > 1 and best_time < SLOW_STEP / 4 else []
        for candidate in candidates:
            taken = _seconds(trial, plan, batch, candidate, 2 * best_time)
            if taken < best_time * WORTH:
                best, best_time = candidate, taken
        if plan.precision == "auto" and _has_bf16(batch[0].device):
            candidate = replace(best, precision="bfloat16")
            if _seconds(trial, plan, batch, candidate, 2 * best_time) < best_time * WORTH:
                best = candidate
        return best
    finally:
        torch.set_num_threads(before)
        torch.set_rng_state(random)


def _seconds(walk: Walk, plan: Plan, batch: tuple[Tensor, Tensor], choices: Choices, limit: float) -> float:
    """Return the median seconds of a step; infinity where the first ones take more than `limit` each, or fail."""
    torch.set_num_threads(choices.threads)
    walk.train()
    training = TrainingWalk(walk)
    optimizer = make_optimizer(plan, walk.parameters())
    times: list[float] = []
    begun = time.perf_counter()
    try:
        with precision_scope(batch[0].device, choices.precision):
            while len(times) < 3 or time.perf_counter() - begun < TRIAL:
                start = time.perf_counter()
                train_step(training, optimizer, *batch)
                if batch[0].is_cuda:
                    torch.cuda.synchronize()
                times.append(time.perf_counter() - start)
                if len(times) == 2 and times[-1] > limit:
                    return float("inf")
                if len(times) >= 2 and times[-1] > SLOW_STEP:
                    break
    except RuntimeError as error:
        if is_out_of_memory(error):
            raise
        return float("inf")
    return sorted(times[1:])[(len(times) - 1) // 2]


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
        return {key: Choices(int(e["threads"]), str(e["precision"]), "channels_last") for key, e in data.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _remember(key: str, choices: Choices) -> None:
    known = {**dict(list(_remembered().items())[-200:]), key: choices}
    try:
        _place().parent.mkdir(parents=True, exist_ok=True)
        write_file(_place(), json.dumps({key: asdict(value) for key, value in known.items()}, indent=1).encode())
    except (OSError, StudioError):
        return
