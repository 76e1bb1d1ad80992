"""The devices of this machine, by the names that torch gives them."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass

import torch

from cnnstudio.graph.text import Message, StudioError, translate


class DeviceError(StudioError):
    """A device that is not there, or has no room."""


@dataclass(frozen=True)
class DeviceInfo:
    """One device: torch's name, a title for people, its memory in bytes where that is known."""

    name: str
    title: str
    memory_bytes: int | None = None


def devices() -> list[DeviceInfo]:
    """Return all devices, the processor first."""
    found = [DeviceInfo("cpu", _processor(), _main_memory())]
    if torch.cuda.is_available():
        for index in range(torch.cuda.device_count()):
            facts = torch.cuda.get_device_properties(index)
            found.append(DeviceInfo(f"cuda:{index}", facts.name, facts.total_memory))
    if torch.backends.mps.is_available():
        found.append(DeviceInfo("mps", "Apple GPU", _main_memory()))
    return found


def pick(name: str) -> torch.device:
    """Return the device called `name`; `auto` is the first GPU or else the processor. Raises `DeviceError`."""
    known = [info.name for info in devices()]
    wanted = name.strip().lower()
    if wanted == "auto":
        return torch.device(next((other for other in known if other != "cpu"), "cpu"))
    if wanted == "cuda":
        wanted = "cuda:0"
    if wanted not in known:
        raise DeviceError(
            Message(
                "device.missing",
                translate("Device", "This machine has no device “{name}”; it has {known}."),
                name=name[:40],
                known=", ".join(known),
            )
        )
    return torch.device(wanted)


def full(device: torch.device) -> DeviceError:
    """Return the error of a device whose memory is used up."""
    return DeviceError(
        Message(
            "device.full",
            translate("Device", "The memory of {device} is full: choose a smaller batch or a smaller network."),
            device=str(device),
        )
    )


def is_out_of_memory(error: BaseException) -> bool:
    """Tell whether torch raised `error` because memory ran out."""
    if isinstance(error, (MemoryError, torch.OutOfMemoryError)):
        return True
    return isinstance(error, RuntimeError) and any(
        words in str(error) for words in ("can't allocate memory", "not enough memory", "out of memory", "DefaultCPUAllocator")
    )


def physical_cores() -> int:
    """Return how many cores this process may use, at most the physical ones."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1)
    return max(1, min(usable, torch.get_num_threads()))


def _processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:  # noqa: PTH123
            for line in file:
                if line.startswith("model name"):
                    return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine() or "CPU"


def _main_memory() -> int | None:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return None
